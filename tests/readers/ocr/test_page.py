"""What is read of PAGE XML, and how it leads back."""

import pytest

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.ocr.page import read_page
from proofread.readers.xml.story import read_xml

PAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
<Metadata><Creator>no</Creator></Metadata>
<Page imageFilename="a.png" primaryLanguage="English">
<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="2" regionRef="last"/>
<OrderedGroupIndexed index="1" id="h"><RegionRefIndexed index="10" regionRef="third"/>
<RegionRefIndexed index="9" regionRef="second"/></OrderedGroupIndexed>
<RegionRefIndexed index="0" regionRef="first"/></OrderedGroup></ReadingOrder>
<TextRegion id="unnamed"><TextEquiv><Unicode>Unnamed</Unicode></TextEquiv></TextRegion>
<TextRegion id="last"><TextEquiv><Unicode>Last
 in two\xac
parts</Unicode></TextEquiv></TextRegion>
<TextRegion id="third" primaryLanguage="German">
<TextLine><TextEquiv><Unicode>drei</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="second"><Coords points="0,0 9,9"/>
<TextLine id="l1"><Coords points="10,20 99,18 99,40 10,41"/>
<Word id="w1"><Coords points="10,20 40,20 40,38"/><Glyph><TextEquiv><Unicode>no</Unicode></TextEquiv></Glyph>
<TextEquiv conf="0.8"><Unicode>The</Unicode></TextEquiv></Word>
<Word id="w2"><Coords><Point x="50" y="21"/><Point x="90" y="39"/></Coords>
<TextEquiv><PlainText>no</PlainText><Unicode>no</Unicode></TextEquiv>
<TextEquiv index="1"><Unicode>no</Unicode></TextEquiv>
<TextEquiv index="0" conf="0.5"><Unicode>&amp;c.</Unicode></TextEquiv></Word>
<TextEquiv><Unicode>The &#38;<![CDATA[c.]]></Unicode></TextEquiv></TextLine>
<TextLine id="l2"><Coords points="1,2 3,4"/><Word id="w3"><TextEquiv><Unicode>no</Unicode></TextEquiv></Word>
<TextEquiv conf="0.75"><Unicode>People corrected  this</Unicode></TextEquiv></TextLine>
<TextEquiv><Unicode>no</Unicode></TextEquiv>
<TextRegion id="inner"><TextLine><Word id="w4"><TextEquiv><Unicode>Inner</Unicode></TextEquiv></Word>
<Word id="w5"><TextEquiv><Unicode>words</Unicode></TextEquiv></Word></TextLine></TextRegion>
</TextRegion>
<TableRegion><TextRegion id="first">
<TextLine><TextEquiv><Unicode>First</Unicode></TextEquiv></TextLine></TextRegion></TableRegion>
<TextRegion id="empty"/>
</Page></PcGts>
"""


def blocks(story: Document) -> list[str]:
    return [story.text[slice(*each)] for each in story.blocks]


def found(story: Document, words: str) -> Span:
    at = story.text.index(words)
    return Span(at, at + len(words))


def place(story: Document, words: str) -> dict[str, str | int]:
    anchor = story.anchor(story.source_span(found(story, words)).start)
    assert anchor is not None
    return dict(anchor.place)


def test_regions_are_read_in_their_order() -> None:
    story = read_xml("x", PAGE)
    assert blocks(story) == [
        "First", "The &c. People corrected this", "Inner words", "drei", "Last in twoparts", "Unnamed",
    ]  # fmt: skip
    assert [story.text[slice(*each)] for each in story.protected] == ["drei"]


def test_without_an_order_that_of_the_file_counts() -> None:
    start, end = PAGE.index("<ReadingOrder>"), PAGE.index("</ReadingOrder>") + len("</ReadingOrder>")
    story = read_page("x", PAGE[:start] + PAGE[end:])
    assert [each.partition(" ")[0] for each in blocks(story)] == ["Unnamed", "Last", "drei", "The", "Inner", "First"]


@pytest.mark.parametrize(
    ("word", "called"),
    [
        ("The", {"block": "second", "line": 1, "box": "10 20 30 18", "word": "w1"}),
        ("&c.", {"block": "second", "line": 1, "box": "50 21 40 18", "word": "w2"}),
        ("corrected", {"block": "second", "line": 2, "box": "1 2 2 2"}),
        ("words", {"block": "inner", "line": 1, "word": "w5"}),
        ("twoparts", {"block": "last", "line": 2}),
    ],
)
def test_a_word_is_called_by_page_block_line_and_box(word: str, called: dict[str, str | int]) -> None:
    assert place(read_page("x", PAGE), word) == {"page": 1, **called}


@pytest.mark.parametrize(
    ("word", "sure"), [("The", 0.8), ("&c.", 0.5), ("corrected", 0.75), ("words", None), ("&c. People", 0.5)]
)
def test_the_confidence_is_that_of_the_word_or_else_of_the_line(word: str, sure: float | None) -> None:
    story = read_page("x", PAGE)
    assert story.word_confidence(found(story, word)) == sure


def test_a_word_that_was_corrected_in_its_line_takes_no_other_its_place() -> None:
    story = read_page("x", PAGE.replace("<Unicode>The &#38;<", "<Unicode>Then &#38;<"))
    assert place(story, "Then") == {"page": 1, "block": "second", "line": 1, "box": "10 18 89 23"}
    assert place(story, "&c.")["box"] == "50 21 40 18"


def test_the_text_of_a_line_can_be_edited() -> None:
    story = read_page("x", PAGE)
    span = found(story, "People corrected")
    assert story.editable(span)
    assert story.source_span(span).start == PAGE.index("People")
    assert not story.editable(found(story, "corrected this"))  # two spaces show as one


@pytest.mark.parametrize("index", ["9" * 5000, "x", "-1"])
def test_an_index_that_is_none_is_left_out(index: str) -> None:
    text = "".join(
        f'<TextEquiv index="{each}"><Unicode>{shown}</Unicode></TextEquiv>'
        for each, shown in ((index, "no"), (3, "yes"))
    )
    assert read_page("x", f"<PcGts><Page><TextRegion>{text}</TextRegion></Page></PcGts>").text == "yes"


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(ReadError, match="x is not PAGE XML: it is <alto>"):
        read_page("x", "<alto/>")
