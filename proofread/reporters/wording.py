"""A finding in one sentence, for reports that have no room for more."""

from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Failure, Notice
from proofread.reporters.places import Place


def advised(finding: Finding, place: Place) -> str:
    """What is wrong and what to write, led by the name of the place where the line of a file says nothing."""
    advice = f"; suggested: {', or '.join(map(_quoted, finding.suggestions))}" if finding.suggestions else ""
    return f"{place.lead}{finding.message}{advice}"


def hinted(said: Failure | Notice) -> str:
    """What a failure or a notice says, what to do about it in brackets."""
    return f"{said.message} ({said.hint})" if said.hint else said.message


def _quoted(suggestion: Suggestion) -> str:
    return f'"{suggestion.replacement}"' if suggestion.replacement else "nothing (delete it)"
