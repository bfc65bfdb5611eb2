"""The reference pages: one for each check, one for the settings, one for the commands.

They are rendered from what the program itself says, so that none of it is written twice.
"""

from collections.abc import Iterable, Mapping

from proofread.checks.about import About
from proofread.docs.checks import check_page, index_page
from proofread.docs.commands import Command, commands_page
from proofread.docs.configuration import configuration_page
from proofread.docs.markdown import MARK

__all__ = ["MARK", "Command", "pages"]


def pages(checks: Iterable[About], program: Command) -> Mapping[str, str]:
    """By its path in the folder of documents, with slashes, each page; all end in a line end."""
    described = list(checks)
    made = {
        "checks/README.md": index_page(described),
        **{f"checks/{each.id}.md": check_page(each) for each in described},
        "cli.md": commands_page(program),
        "configuration.md": configuration_page(),
    }
    return {path: f"{MARK}\n\n{text}" for path, text in made.items()}
