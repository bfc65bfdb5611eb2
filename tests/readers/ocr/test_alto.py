"""What is read of ALTO, and how it leads back."""

import pytest

from proofread.errors import EditError, ReadError
from proofread.fixing.edit import ways
from proofread.model.document import Document, SegmentKind
from proofread.model.span import Span
from proofread.readers.ocr.alto import read_alto
from proofread.readers.xml.story import read_xml

PAGES = """\
<?xml version="1.0" encoding="UTF-8"?>
<alto{namespace}>
<Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Styles><TextStyle ID="T" FONTSIZE="9"/></Styles>
<Layout>
<Page ID="P1" PHYSICAL_IMG_NR="7"><TopMargin><TextBlock ID="head"><TextLine><String CONTENT="No. 12"/></TextLine>
</TextBlock></TopMargin>
<PrintSpace><ComposedBlock ID="C"><TextBlock ID="first" STYLEREFS="T">
<TextLine HPOS="10" VPOS="20" WIDTH="300" HEIGHT="15">
<String ID="s1" HPOS="10" VPOS="20" WIDTH="40" HEIGHT="15" CONTENT="Smith" WC="0.9"><ALTERNATIVE>Smyth</ALTERNATIVE>
</String><SP WIDTH="4"/><String CONTENT="&amp;"/><SP/><String CONTENT='R&#252;d"'/><SP/>
<String ID="s2" CONTENT="inter" WC="0.25" SUBS_TYPE="HypPart1" SUBS_CONTENT="international"/><HYP CONTENT="-"/>
</TextLine>
<TextLine><String ID="s3" SUBS_CONTENT="international" SUBS_TYPE="HypPart2" CONTENT="national."/><SP/>
<String CONTENT="It"/><SP/><String CONTENT="re-"/><HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="cessed"/></TextLine></TextBlock></ComposedBlock>
<Illustration ID="I"><TextBlock><TextLine><String CONTENT="no"/></TextLine></TextBlock></Illustration>
<TextBlock LANG="fr"><TextLine><String CONTENT="non"/></TextLine></TextBlock></PrintSpace></Page>
<Page><PrintSpace><TextLine><String CONTENT="Two"/></TextLine><TextLine><String CONTENT="lines"/></TextLine>
</PrintSpace></Page>
</Layout></alto>
"""
PLAIN = PAGES.format(namespace="")


def page(*blocks: str) -> str:
    return f"<alto><Layout><Page>{''.join(blocks)}</Page></Layout></alto>"


def block(*lines: str) -> str:
    return f"<TextBlock>{''.join(f'<TextLine>{line}</TextLine>' for line in lines)}</TextBlock>"


def string(content: str, more: str = "") -> str:
    return f'<String CONTENT="{content}" {more}/>'


def blocks(story: Document) -> list[str]:
    return [story.text[slice(*each)] for each in story.blocks]


def found(story: Document, words: str) -> Span:
    at = story.text.index(words)
    return Span(at, at + len(words))


def place(story: Document, words: str) -> dict[str, str | int]:
    anchor = story.anchor(story.source_span(found(story, words)).start)
    assert anchor is not None
    return dict(anchor.place)


@pytest.mark.parametrize(
    "namespace",
    ["", *(f' xmlns="http://www.loc.gov/standards/alto/ns-v{version}#"' for version in (2, 3, 4))],
)
def test_blocks_are_read_apart_in_every_version(namespace: str) -> None:
    story = read_xml("x", PAGES.format(namespace=namespace))
    assert blocks(story) == ["No. 12", 'Smith & Rüd" international. It recessed', "non", "Two lines"]
    assert [story.text[slice(*each)] for each in story.protected] == ["non"]


def test_elements_may_have_a_prefix() -> None:
    story = read_xml(
        "x", '<a:alto xmlns:a="x"><a:Page><a:TextLine><a:String CONTENT="One"/></a:TextLine></a:Page></a:alto>'
    )
    assert story.text == "One"


def test_a_word_is_called_by_page_block_line_and_box() -> None:
    story = read_alto("x", PLAIN)
    assert place(story, "Smith") == {
        "page": 1, "block": "first", "line": 1, "box": "10 20 40 15", "word": "s1",
    }  # fmt: skip
    assert place(story, "&") == {"page": 1, "block": "first", "line": 1, "box": "10 20 300 15"}
    assert place(story, "cessed") == {"page": 1, "block": "first", "line": 2}
    assert place(story, "lines") == {"page": 2, "block": 1, "line": 2}


def test_what_is_said_to_people_is_the_place_only() -> None:
    story = read_alto("x", PLAIN)
    anchor = story.anchor(PLAIN.index("Smith"))
    assert anchor is not None
    assert anchor.called == "page 1, block first, line 1, box 10 20 40 15"


@pytest.mark.parametrize("said", ["", "high", "-1", "1.5", "nan", "9" * 5000])
def test_a_confidence_that_is_none_is_left_out(said: str) -> None:
    story = read_alto("x", page(block(string("One", f'WC="{said}"'))))
    assert story.word_confidence(found(story, "One")) is None


@pytest.mark.parametrize(
    ("words", "sure"),
    [("Smith", 0.9), ("mit", 0.9), ("&", None), ("Smith &", 0.9), ("international", 0.25), ("Smith & Rüd", 0.9),
     ('" international. It', 0.25), (" ", None)],
)  # fmt: skip
def test_a_stretch_is_as_sure_as_its_least_sure_word(words: str, sure: float | None) -> None:
    story = read_alto("x", PLAIN)
    assert story.word_confidence(found(story, words)) == sure


def test_both_halves_of_a_hyphenated_word_count() -> None:
    first, second = string("re", f'{HALF} WC="0.9"'), string("cess", f'{REST} WC="0.3"')
    story = read_alto("x", page(block(string("a", 'WC="0.1"') + first, second + string("b", 'WC="0.2"'))))
    assert story.word_confidence(found(story, "recess")) == 0.3
    assert [story.word_confidence(Span(at, at)) for at in (0, 3)] == [0.1, 0.3]


def test_an_edit_of_a_word_is_one_of_its_content() -> None:
    story = read_alto("x", PLAIN)
    edits, *_ = ways(story, found(story, "Smith"), 'S"m<th')
    changed = PLAIN
    for edit in sorted(edits, reverse=True):
        changed = changed[: edit.span.start] + edit.replacement + changed[edit.span.end :]
    assert changed.replace("S&quot;m&lt;th", "Smith") == PLAIN
    assert read_alto("x", changed).text == story.text.replace("Smith", 'S"m<th')


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("international.", "intranational."),
        ("international", "global"),
        ("international. It", " It"),
        ("international. It", " In"),
        ("international.", "international!"),
        ("Smith &", "Smith&"),
        ("Smith &", "&"),
    ],
)
def test_no_edit_writes_over_what_is_no_content(wrong: str, right: str) -> None:
    story = read_alto("x", PLAIN)
    with pytest.raises(EditError):
        ways(story, found(story, wrong), right)


def test_a_hyphenated_word_is_all_or_nothing() -> None:
    story = read_alto("x", PLAIN)
    span = found(story, "international.")
    segment = next(each for each in story.segments if each.text == span)
    assert segment.kind is SegmentKind.REPLACED
    assert story.source_span(Span(span.start + 7, span.end)) == Span(
        PLAIN.index('inter"'), PLAIN.index('."/><SP/>\n') + 1
    )
    assert place(story, "international.")["word"] == "s2"


HALF = 'SUBS_TYPE="HypPart1" SUBS_CONTENT="recess"'
REST = 'SUBS_TYPE="HypPart2" SUBS_CONTENT="recess"'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ((block(string("re", HALF), string("cess", REST)),), "recess"),
        ((block(string("re", HALF) + "<HYP/>", string("next")),), "recess next"),
        ((block(string("re", HALF) + "<HYP/>", string("cess,")),), "recess,"),
        ((block(string("(re", HALF) + "<HYP/>", string("cess),", REST)),), "(recess),"),
        ((block(string("re", HALF) + "<HYP/>"), block(string("cess", REST) + string("is"))), "recess\n\nis"),
        ((block(string("re") + "<HYP/>"), block(string("cess"))), "re\n\ncess"),
        ((block(string("a") + "<HYP/>", string("b") + "<HYP/>", string("c")),), "abc"),
        (
            (block(string("re-", HALF) + "<HYP/>", string("ce-", REST) + "<HYP/>", string("ss", REST)),),
            "recess",
        ),
        ((block(string("a ex") + "<HYP/>", string("it now")),), "a exit now"),
        ((block(string("re\u00ad"), string("cess")),), "recess"),
        ((block(string("re-"), string("cess")),), "re- cess"),
        ((block("<HYP/>", string("cess", REST)),), "cess"),
        ((block(string("Dr", 'SUBS_TYPE="Abbreviation" SUBS_CONTENT="Doctor"')),), "Dr"),
        ((block(string("")), block(string(" "))), ""),
        ((string("a"), string("b")), "a b"),
    ],
)
def test_lines_are_joined(source: tuple[str, ...], text: str) -> None:
    assert read_alto("x", page(*source)).text == text


def test_half_a_word_is_not_checked() -> None:
    story = read_alto("x", page(block(string("was re") + "<HYP/>"), block(string("cess", REST) + string("is"))))
    assert [story.text[slice(*each)] for each in story.protected] == ["re", "cess"]


def test_comments_to_us_are_noted() -> None:
    comment = "<!-- proofread: ignore spelling -->"
    source = page(comment, block("<!-- a -->" + string("One")))
    assert [source[slice(*each)] for each in read_alto("x", source).comments] == [comment]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("<nitf/>", "x is not ALTO: it is <nitf>"),
        ("", "x is not XML: there is no element in it"),
        ("<alto><Page>", "x is not well-formed XML: line 1, column 7: <Page> never ends"),
        ("<alto><String CONTENT='<'/></alto>", "x is not well-formed XML: line 1, column 7: the tag is broken"),
    ],
)
def test_what_is_no_alto_is_refused(source: str, told: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_alto("x", source)
    assert refused.value.message == told
