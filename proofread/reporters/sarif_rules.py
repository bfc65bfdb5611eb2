"""The rules of a SARIF report: what is written about the checks that found something."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from proofread.checks.about import About, about
from proofread.reporters.explained import drawn, explained

if TYPE_CHECKING:
    from proofread.checks import Check


class Rules:
    """The checks in the order in which they are first referred to.

    Args:
        checks: the checks there are; one that is not among them is a rule with nothing but its id.
    """

    def __init__(self, checks: "Sequence[type[Check]]") -> None:
        self._checks = {check.info.id: check for check in checks}
        self._indexes: dict[str, int] = {}

    def index(self, check: str) -> int:
        """The place of a check among the rules."""
        return self._indexes.setdefault(check, len(self._indexes))

    def objects(self) -> list[dict[str, Any]]:
        """The rules, each at its place."""
        return [_rule(about(self._checks[each])) if each in self._checks else {"id": each} for each in self._indexes]


def _rule(described: About) -> dict[str, Any]:
    # The level is that of most findings; each says its own, as its confidence earns it.
    return {
        "id": described.id,
        "shortDescription": {"text": f"{described.summary}."},
        "fullDescription": {"text": described.paragraphs[0]},
        "help": {"text": "\n".join(explained(described)), "markdown": "\n".join(_markdown(described))},
        "defaultConfiguration": {"enabled": described.on_by_default, "level": "warning"},
    }


def _markdown(described: About) -> Iterator[str]:
    for paragraph in described.paragraphs:
        yield paragraph
        yield ""
    if described.examples:
        yield from _block("What it finds", [line for each in described.examples for line in drawn(each)])
    if described.passes:
        yield from _block("What it leaves alone", described.passes)


def _block(heading: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"**{heading}**"
    yield ""
    yield "```text"
    yield from lines
    yield "```"
    yield ""
