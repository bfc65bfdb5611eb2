"""Between git and the engine: what changed in which stories, what of it is new, and the hooks themselves."""

from typing import Final

HOOKS: Final = ("pre-commit", "commit-msg")
"""The hooks that there are."""

SKIP: Final = "PROOFREAD_SKIP"
"""The variable that lets a commit pass; it holds the reason."""
