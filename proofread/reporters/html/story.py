"""One story: its name and numbers, its prose, and what is said of it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from proofread.model.document import Document
from proofread.model.finding import Severity
from proofread.model.outcome import Checked, Failure, Notice
from proofread.reporters.html.escaping import icon, shown
from proofread.reporters.html.notes import ignored_note, note
from proofread.reporters.html.prose import Mark, apart, prose
from proofread.reporters.places import Places
from proofread.reporters.wording import hinted


class Story(NamedTuple):
    """What the overview says of a story."""

    number: int
    name: str
    counts: Mapping[Severity, int]
    failures: tuple[Failure, ...]


def article(number: int, checked: Checked) -> str:
    """A story as an article; one with nothing to say of it is folded."""
    clean = not (checked.findings or checked.failures or checked.ignored or checked.notices)
    body = _folded(number, checked) if clean else _open(number, checked)
    kind = "story clean" if clean else "story"
    return f'<article id="story-{number}" class="{kind}" aria-labelledby="name-{number}">\n{body}</article>\n'


def _folded(number: int, checked: Checked) -> str:
    document = checked.document
    text = prose(document, ()) if document else ""
    return (
        f"<details>\n<summary>{_heading(number, checked)}</summary>\n"
        f'<div class="prose" lang="en">\n{text}</div>\n</details>\n'
    )


def _open(number: int, checked: Checked) -> str:
    failures = "".join(_failure(failure) for failure in checked.failures)
    document = checked.document
    if document is None:
        return f"<header>{_heading(number, checked)}</header>\n{failures}"
    marks = apart([*_marks(number, checked), *_ignored_marks(number, checked)])
    return (
        f"<header>{_heading(number, checked)}</header>\n{failures}"
        f'<div class="prose" lang="en">\n{prose(document, marks)}</div>\n'
        f"{_said(number, checked, document, {mark.target: mark.id for mark in marks})}"
    )


def _said(number: int, checked: Checked, document: Document, marked: Mapping[str, str]) -> str:
    """What is said of the findings, the ignored ones and the ignores; `marked` has the marks by what they lead to."""
    places = Places(document)
    notes, ignored = [], []
    for index, finding in enumerate(checked.findings, start=1):
        own = f"n{number}-{index}"
        notes.append(note(own, marked.get(own, ""), document, finding, places.of(finding.span)))
    for index, each in enumerate(checked.ignored, start=1):
        own = f"i{number}-{index}"
        ignored.append(ignored_note(own, marked.get(own, ""), document, each, places.of(each.finding.span)))
    notices = [_notice(each, places) for each in checked.notices]
    return (
        _section("notes", "Findings", "ol", notes)
        + _section("ignored", f"Ignored ({len(ignored)})", "ul", ignored)
        + _section("notices", "About the ignores", "ul", notices)
    )


def _heading(number: int, checked: Checked) -> str:
    file = PurePath(checked.name).name
    before = checked.name.removesuffix(file)
    folder = f"<span>{shown(before)}</span>" if before else ""
    words = f"{checked.words:,} word{'' if checked.words == 1 else 's'}"
    numbers = "" if checked.document is None else f'<p class="numbers">{_counts(checked)} <span>{words}</span></p>'
    return f'<h2 id="name-{number}">{folder}{shown(file)}</h2>{numbers}'


def _counts(checked: Checked) -> str:
    found = [sum(each.severity is severity for each in checked.findings) for severity in Severity]
    shown_ = [counted(count, Severity(index)) for index, count in enumerate(found) if count]
    return " ".join(reversed(shown_)) or "<span>no findings</span>"


def counted(number: int, severity: Severity) -> str:
    """How many findings of a severity, with its sign."""
    plural = "" if number == 1 or severity is Severity.INFO else "s"
    return f'<span class="count {severity.label}">{icon(severity.label)}{number:,} {severity.label}{plural}</span>'


def _failure(failure: Failure) -> str:
    return f'<p class="failure"><b>Failed: {shown(failure.what)}.</b> {shown(hinted(failure))}</p>\n'


def _marks(number: int, checked: Checked) -> Iterator[Mark]:
    for index, each in enumerate(checked.findings, start=1):
        label = f"{each.severity.label}: {each.message}"
        yield Mark(each.span, f"m{number}-{index}", each.severity.label, f"n{number}-{index}", label, index)


def _ignored_marks(number: int, checked: Checked) -> Iterator[Mark]:
    for index, each in enumerate(checked.ignored, start=1):
        label = f"ignored: {each.finding.message}"
        yield Mark(each.finding.span, f"j{number}-{index}", "ignored", f"i{number}-{index}", label, index)


def _notice(notice: Notice, places: Places) -> str:
    where = f"{shown(places.of_source(notice.source).said)}: " if notice.source else ""
    return f"<li>{where}{shown(hinted(notice))}</li>\n"


def _section(kind: str, heading: str, list_: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    return (
        f'<section class="{kind}" aria-label="{heading}">\n<h3>{heading}</h3>\n'
        f"<{list_}>\n{''.join(items)}</{list_}>\n</section>\n"
    )
