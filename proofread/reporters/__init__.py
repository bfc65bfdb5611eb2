"""Outcomes to text: pure, one story at a time, so that a report can be written while the run goes on."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from proofread.model.outcome import Checked
    from proofread.reporters.summary import Summary


class Reporter(Protocol):
    """One kind of report; the texts it gives are written one after the other."""

    def begin(self) -> str:
        """What stands before the first story."""
        ...

    def document(self, checked: "Checked") -> str:
        """The part on one story, of which `checked` holds the findings to show."""
        ...

    def end(self, summary: "Summary") -> str:
        """What stands after the last story."""
        ...
