"""What is said of each finding: the passage as it would be changed, the message, the reasons."""

import re
from collections.abc import Sequence
from typing import Final

from proofread.model.document import Document
from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Ignored
from proofread.reporters.html.escaping import check_id, icon, shown
from proofread.reporters.passage import passage
from proofread.reporters.places import Place
from proofread.reporters.terminal import per_cent

_WIDTH: Final = 88
"""Columns of a passage."""

# Words cut in two at the edges of a passage.
_CUT_BEFORE: Final = re.compile(r"^\.{3}\S*\s+")
_CUT_AFTER: Final = re.compile(r"\s+\S*\.{3}$")


def note(own: str, mark: str, document: Document, finding: Finding, place: Place) -> str:
    """A finding as an item of a list, with its own id and that of its mark, if it has one."""
    severity = finding.severity.label
    return (
        f'<li id="{own}" class="note {severity}" data-check="{shown(finding.check)}" data-severity="{severity}">\n'
        f'<p class="meta">{icon(severity)}<b>{severity}</b> <span class="sure">{per_cent(finding.confidence)}</span> '
        f'<a class="check" href="#{check_id(finding.check)}">{shown(finding.check)}</a> '
        f'<span class="place">{shown(place.said)}</span></p>\n'
        f"{_change(mark, document, finding)}"
        f'<p class="said">{shown(_sentence(finding.message))}</p>\n'
        f"{_others(finding.suggestions[1:])}{_reasons(finding.evidence)}</li>\n"
    )


def ignored_note(own: str, mark: str, document: Document, ignored: Ignored, place: Place) -> str:
    """A finding that somebody answers for, with who does and why; ids as those of a note."""
    how = f"{ignored.how}: " if ignored.because else ignored.how
    return (
        f'<li id="{own}">'
        f"{_change(mark, document, ignored.finding)}"
        f'<p class="meta">{icon("ignored")}<span><b>{shown(how)}</b>{shown(ignored.because)}</span> '
        f'<a class="check" href="#{check_id(ignored.finding.check)}">{shown(ignored.finding.check)}</a> '
        f'<span class="place">{shown(place.said)}</span></p></li>\n'
    )


def _change(mark: str, document: Document, finding: Finding) -> str:
    changed = _changed(document, finding)
    linked = f'<a href="#{mark}">{changed}</a>' if mark else changed
    return f'<p class="change">{linked}</p>\n'


def _changed(document: Document, finding: Finding) -> str:
    """The passage with what is flagged struck out and the best suggestion behind it."""
    found = passage(document.text, finding.span, _WIDTH)
    before, after = _CUT_BEFORE.sub("… ", found.before), _CUT_AFTER.sub(" …", found.after)
    if not finding.suggestions:
        return f"{shown(before)}<mark>{shown(found.flagged)}</mark>{shown(after)}"
    best = finding.suggestions[0].replacement
    struck = f"<del>{shown(found.flagged)}</del>" if found.flagged else ""
    put = f"<ins>{shown(best)}</ins>" if best else ""
    return f"{shown(before)}{struck}{put}{shown(after)}"


def _others(suggestions: Sequence[Suggestion]) -> str:
    if not suggestions:
        return ""
    said = ", or ".join(
        f"<ins>{shown(each.replacement)}</ins>" if each.replacement else "nothing" for each in suggestions
    )
    return f'<p class="others">or {said}</p>\n'


def _reasons(evidence: Sequence[str]) -> str:
    if not evidence:
        return ""
    items = "".join(f"<li>{shown(each)}</li>" for each in evidence)
    return f'<ul class="because" aria-label="because">{items}</ul>\n'


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
