"""Stories with everything in them that a report may stumble over."""

from typing import NamedTuple

import pytest

from proofread.model.document import Anchor, Document, Segment, SegmentKind
from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Checked, Failure, Ignored, Notice
from proofread.model.span import Span
from proofread.reporters import Reporter
from proofread.reporters.summary import Summary

TEXT = "Ein 😀 café.\r\nWe recieve  it .\r\nthe the end\r\n"
NAME = "copy/Ünter 50%, a:b\nc.txt"


def _at(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


MISSPELT = Finding(
    "spelling.misspelt",
    _at(TEXT, "recieve"),
    "“recieve” looks like a misspelling of “receive”",
    (Suggestion("receive", 0.9), Suggestion("relieve", 0.1)),
    0.98,
    ("one letter pair swapped", "a frequent word"),
)
SPACES = Finding("spacing.doubled-space", _at(TEXT, "  "), "2 spaces where one is enough", (Suggestion(" "),), 0.7)
MISSING = Finding(
    "names.missing-word",
    Span(TEXT.index("Ein") + 3, TEXT.index("Ein") + 3),
    "a word is missing",
    (Suggestion(" kleines"),),
    0.95,
)
OVER_LINES = Finding("a.b", Span(TEXT.index("it ."), TEXT.index("end")), "over two lines", (), 0.3)
SURPLUS = Finding("context.doubled-word", _at(TEXT, "the "), "“the” stands twice", (Suggestion(""),), 0.6)


def _verbatim(name: str = NAME) -> Document:
    blocks = (Span(0, 11), Span(13, 29), Span(31, len(TEXT) - 2))
    return Document.verbatim(name, TEXT, blocks, (Span(0, 0),))


def _escaped() -> Document:
    """``Rock &amp; rol is here``, as HTML has it."""
    source, text = "<p>Rock &amp; rol is here</p>", "Rock & rol is here"
    html = ("html",)
    segments = (
        Segment(Span(0, 5), Span(3, 8), SegmentKind.VERBATIM, html),
        Segment(Span(5, 6), Span(8, 13), SegmentKind.REPLACED, html),
        Segment(Span(6, 18), Span(13, 25), SegmentKind.VERBATIM, html),
    )
    return Document("page.html", source, text, segments, (Span(0, 18),))


def _word() -> Document:
    """A story from a file without lines."""
    text = "First.\nWe recieve it."
    anchors = (
        Anchor(Span(0, 6), (("paragraph", 1), ("run", 1))),
        Anchor(Span(7, 21), (("paragraph", 2), ("run", 1))),
    )
    whole = Span(0, len(text))
    blocks = (Span(0, 6), Span(7, 21))
    segments = (Segment(whole, whole, SegmentKind.VERBATIM),)
    return Document("story.docx", text, text, segments, blocks, anchors=anchors)


class Stories(NamedTuple):
    """The outcomes of a run, one of each kind."""

    plain: Checked
    escaped: Checked
    word: Checked
    unread: Checked
    clean: Checked


@pytest.fixture
def stories() -> Stories:
    """One outcome of each kind."""
    rock = _escaped()
    rol = Finding("spelling.misspelt", Span(7, 10), "no such word", (Suggestion("roll"), Suggestion("R&B")), 0.9)
    amp = Finding("a.b", Span(4, 7), "odd", (Suggestion(" and "),), 0.9)
    recieve = Finding("spelling.misspelt", Span(10, 17), "no such word", (Suggestion("receive"),), 0.95)
    return Stories(
        Checked(
            NAME,
            _verbatim(),
            (MISSING, MISSPELT, SPACES, OVER_LINES),
            (Failure("names.misspelt", "it broke,\n100%", "report it"),),
            9,
            (Ignored(SURPLUS, "comment", "the poet wants it"), Ignored(MISSPELT, "baseline")),
            (
                Notice("this ignore matches nothing", Span(0, 3), "take it out"),
                Notice("the baseline has 3 findings that are gone"),
            ),
        ),
        Checked("page.html", rock, (amp, rol), words=4),
        Checked("story.docx", _word(), (recieve,), words=4),
        Checked("gone.txt", None, failures=(Failure("read", "there is no file gone.txt"),)),
        Checked("clean.txt", Document.verbatim("clean.txt", "All is well.", (Span(0, 12),)), words=3),
    )


def _whole(reporter: Reporter, *outcomes: Checked) -> str:
    summary = Summary()
    parts = [reporter.begin()]
    for checked in outcomes:
        summary.add(checked, checked)
        parts.append(reporter.document(checked))
    parts.append(reporter.end(summary))
    return "".join(parts)


@pytest.fixture
def whole() -> object:
    """A whole report over outcomes."""
    return _whole
