"""Corrections in strings of settings, attributes and titles read again as they were meant."""

import pytest

from proofread.errors import EditError
from proofread.fixing.apply import spliced
from proofread.fixing.edit import Edit, ways
from proofread.fixing.escapes import ESCAPES
from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers import read_text

PLACES = {
    "yaml-plain": ("markdown", "---\ntitle: They recieve it\n---\n"),
    "yaml-single": ("markdown", "---\ntitle: 'They recieve it'\n---\n"),
    "yaml-flow": ("markdown", "---\ntitle: [They recieve it, and more]\n---\n"),
    "json": ("markdown", '---\ntitle: "They recieve it"\n---\n'),
    "toml-literal": ("markdown", "+++\ntitle = 'They recieve it'\n+++\n"),
    "markdown-title": ("markdown", 'A [link](https://x.example "They recieve it").\n'),
    "html": ("html", "<p>They recieve it</p>"),
    "attribute": ("html", '<p><img alt="They recieve it"></p>'),
    "unquoted": ("html", "<p><img alt=recieve></p>"),
    "xml": ("rss", "<rss><channel><item><title>They recieve it</title></item></channel></rss>"),
    "hyphenated": (
        "alto",
        '<alto><Page><TextLine><String CONTENT="re"/><HYP/></TextLine><String CONTENT="cieve"/></Page></alto>',
    ),
    "cdata": ("rss", "<rss><channel><item><title><![CDATA[They recieve it]]></title></item></channel></rss>"),
}


@pytest.mark.parametrize("name", ESCAPES)
@pytest.mark.parametrize(
    "right", ["receive", "re\"cei've", "a & b < c", "x: y", "# no", "one, two", "[in]", "back\\slash", "]]> end", "é😀"]
)
def test_what_is_written_is_read_again_or_refused(name: str, right: str) -> None:
    format_, source = PLACES[name]
    document = read_text("story", source, format_)
    at = document.text.index("recieve")
    segment = next(each for each in document.segments if each.text.start <= at < each.text.end)
    assert name in segment.escapes
    found = _written(document, at, right)
    if found is None:
        return
    again = read_text("story", spliced(source, found), format_)
    assert again.text == document.text.replace("recieve", right)


def _written(document: Document, at: int, right: str) -> tuple[Edit, ...] | None:
    """The edits that write a word; None where it is refused, as such."""
    try:
        return ways(document, Span(at, at + len("recieve")), right)[0]
    except EditError:
        with pytest.raises(EditError, match=r"cannot be (?:written in|made exactly)"):
            ways(document, Span(at, at + len("recieve")), right)
        return None
