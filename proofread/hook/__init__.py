"""Between git and the engine: what changed in which stories, what of it is new, and the hooks themselves."""

from typing import Final

HOOKS: Final = ("pre-commit", "commit-msg")
"""The hooks that there are."""

IN_HOOKS: Final = ("GIT_INDEX_FILE", "PRE_COMMIT")
"""Variables that git and pre-commit set where they run a hook."""

SKIP: Final = "PROOFREAD_SKIP"
"""The variable that lets a commit pass; it holds the reason."""
