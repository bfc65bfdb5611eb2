"""What holds of every reader, whatever the source."""

import json
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.document import Document, SegmentKind
from proofread.model.span import Span
from proofread.readers import FORMATS, read_text

_HTML = (
    "<p>", "</p>", "<p lang=fr>", "<i lang='en'>", "</i>", "<br>", "<br/>", '<a href="x', '">', "'",
    "<pre>", "</pre>", "<code>", "</code>", "<svg>", "</svg>", "<script>", "</script>", "<title>",
    "<li>", "</ul>", "<td>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<!", "</", "&amp;", "&ampx",
    "&#8217;", "&#x;", "&#1;", "&#10;", "&nbsp;", "&", "<", ">", "<img alt='a &amp; b'>", "<img alt=a title='b \n c'>",
    '<meta name="description" content="a">', "<b aria-label=a&nbsp;b>", "<img alt='", ' title="',
    "{{ ", " }}", "{% a %}", "<img alt='a.png'>",
)  # fmt: skip
_MARKDOWN = (
    "# ", "* ", "- ", "1. ", "> ", "    ", "\t", "```", "~~~", "`", "``", "*", "**", "_", "~~", "[",
    "![", "]", "(", ")", "](http://a_b)", "![a b](c 'd')", '[a](b "c")', "[a]: b 'c d'",
    "<!-- a -->", "[a]: b", "[^1]", "[^1]: ", "---", "===", "+++", "|",
    "a|b\n-|-\n", "\\", "\\*", "<http://a>", "https://a.b/c_d", "- [ ] ", ' "t"',
    "{{ ", " }}", "{{< a alt='", "' >}}", "{% a %}", "::: a\n", "![a.png](b)",
)  # fmt: skip
_PROSE = (
    "a", "Word", "é😀", "\r\n", "\n", "\n\n", "\r", " ", "  ", "\u2028", "\x0c", "\xa0", ".", "\ufeff",
    "\x00",
)  # fmt: skip

SOURCES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PROSE + _HTML), max_size=25).map("".join),
    st.lists(st.sampled_from(_PROSE + _MARKDOWN), max_size=25).map("".join),
    st.lists(st.sampled_from(_PROSE + _HTML + _MARKDOWN), max_size=25).map("".join),
)

_SETTINGS = (
    "title: ", "description:", "- ", "  ", "    ", "title: |\n", "description: >-\n", '"', "'", "''", "\\u00e9", "\\n",
    "[", "]", ", ", "{", "}", "# proofread: ignore x", " # ", ": ", "&a ", "title = ", '"""', "= ", "[a]\n", "[[a]]\n",
    "---\n", "+++\n", "...\n", "\n", "word", "a b", "5",
)  # fmt: skip
_FRONT = st.tuples(st.sampled_from(("---\n", "+++\n")), st.lists(st.sampled_from(_SETTINGS), max_size=25).map("".join))
SETTINGS = _FRONT.map(lambda parts: f"{parts[0]}{parts[1]}\n{parts[0]}Story.")


def _in_json(source: str) -> str:
    return json.dumps({"n": [1, None, {"title": [source, source]}], "x": source, "description": source})


def _in_feed(source: str) -> str:
    literal = source.replace("]]>", "")
    item = f"<title>{escape(source)}</title><description>a<![CDATA[{literal}]]>{escape(source)}</description>"
    return f"<rss><channel><link>{escape(source)}</link><item>{item}</item></channel></rss>"


def _in_nitf(source: str) -> str:
    return f"<nitf><body><hl1>{escape(source)}</hl1><p lang='en'>a <em>{escape(source)}</em><br/></p></body></nitf>"


def _in_newsml(source: str) -> str:
    meta = f"<contentMeta><headline>{escape(source)}</headline><by>a</by></contentMeta>"
    data = f"<contentSet><inlineData contenttype='text/html'>{escape(escape(source))}</inlineData></contentSet>"
    return f"<newsMessage><newsItem>{meta}{data}</newsItem><newsItem>{meta}</newsItem></newsMessage>"


def _in_alto(source: str) -> str:
    strings = "".join(f'<String CONTENT="{escape(word)}" WC="0.5"/><SP/>' for word in source.split(" "))
    first = f'<String CONTENT="{escape(source)}" SUBS_TYPE="HypPart1" SUBS_CONTENT="{escape(source)}"/><HYP/>'
    block = f"<TextBlock><TextLine>{strings}{first}</TextLine><TextLine>{strings}</TextLine></TextBlock>"
    return f"<alto><Layout><Page>{block}<TextLine>{strings}<HYP/></TextLine></Page></Layout></alto>"


def _in_page(source: str) -> str:
    text = f"<TextEquiv><Unicode>{escape(source)}</Unicode></TextEquiv>"
    literal = f"<TextEquiv><Unicode>a<![CDATA[{source.replace(']]>', '')}]]></Unicode></TextEquiv>"
    order = '<ReadingOrder><OrderedGroup><RegionRefIndexed index="0" regionRef="b"/></OrderedGroup></ReadingOrder>'
    lines = f"<TextLine><Word>{text}</Word>{text}</TextLine><TextLine>{literal}</TextLine>"
    regions = f'<TextRegion id="a">{lines}</TextRegion><TextRegion id="b">{text}</TextRegion>'
    return f"<PcGts><Page>{order}{regions}</Page></PcGts>"


def _in_hocr(source: str) -> str:
    words = f"<span class='ocrx_word'><em>{escape(source)}</em></span> <span class='ocrx_word'>a\u00ad</span>"
    lines = f"<span class='ocr_line'>{words}</span><br><span class='ocr_line'>{escape(source)} <b>b</b></span>"
    return f"<html><div class='ocr_page'><p class='ocr_par'>{lines}</p>{lines}</div></html>"


_CONTAINERS: dict[str, Callable[[str], str]] = {
    "json": _in_json,
    "xml": _in_feed,
    "rss": _in_feed,
    "nitf": _in_nitf,
    "newsml": _in_newsml,
    "alto": _in_alto,
    "page": _in_page,
    "hocr": _in_hocr,
}


def contained(format_name: str, source: str) -> str:
    """A source as a file of a format."""
    return _CONTAINERS[format_name](source) if format_name in _CONTAINERS else source


each_format = pytest.mark.parametrize("format_name", [each for each in FORMATS if each != "docx"])


@each_format
@given(source=st.one_of(SOURCES, SETTINGS))
def test_any_source_is_read_and_every_verbatim_character_is_its_own(format_name: str, source: str) -> None:
    source = contained(format_name, source)
    story = read_text("x", source, format_name)
    at = 0
    for text, origin, kind, _ in story.segments:
        assert text.start == at < text.end
        assert 0 <= origin.start <= origin.end <= len(source)
        at = text.end
        if kind is SegmentKind.VERBATIM:
            assert story.text[slice(*text)] == source[slice(*origin)]
        else:
            assert (origin.start == origin.end) is (kind is SegmentKind.SYNTHETIC)
    assert at == len(story.text)


@each_format
@given(source=st.one_of(SOURCES, SETTINGS))
def test_blocks_and_protected_stretches_are_in_order_and_apart(format_name: str, source: str) -> None:
    source = contained(format_name, source)
    story = read_text("x", source, format_name)
    for stretches in (story.blocks, story.protected):
        end = 0
        for stretch in stretches:
            assert end <= stretch.start < stretch.end <= len(story.text)
            end = stretch.end
    for block in story.blocks:
        prose = story.text[slice(*block)]
        assert prose == prose.strip()


@each_format
@given(source=st.one_of(SOURCES, SETTINGS))
def test_all_prose_lies_in_a_block(format_name: str, source: str) -> None:
    source = contained(format_name, source)
    story = read_text("x", source, format_name)
    at = 0
    outside = []
    for block in (*story.blocks, Span(len(story.text), len(story.text))):
        outside.append(story.text[at : block.start])
        at = block.end
    assert not "".join(outside).strip()


@each_format
@given(source=st.one_of(SOURCES, SETTINGS))
def test_no_character_of_the_source_is_read_twice(format_name: str, source: str) -> None:
    source = contained(format_name, source)
    story = read_text("x", source, format_name)
    end = 0
    for origin in sorted(each.source for each in story.segments if each.kind is not SegmentKind.SYNTHETIC):
        assert end <= origin.start
        end = origin.end


@each_format
@given(source=st.one_of(SOURCES, SETTINGS))
def test_the_way_back_is_in_the_source_and_within_a_block_in_order(format_name: str, source: str) -> None:
    source = contained(format_name, source)
    story = read_text("x", source, format_name)
    for width in (0, 1, 2):
        spans = [Span(at, at + width) for at in range(len(story.text) - width + 1)]
        for span in spans:
            start, end = story.source_span(span)
            assert 0 <= start <= end <= len(source)
            assert not story.editable(span) or source[start:end] == story.text[slice(*span)]
        for block in story.blocks:
            found = [story.source_span(span) for span in spans if block.start <= span.start < span.end <= block.end]
            assert found == sorted(found)


@given(SOURCES)
def test_html_cut_short_anywhere_is_read(source: str) -> None:
    for end in range(len(source)):
        assert isinstance(read_text("x", source[:end], "html"), Document)


@given(st.text(alphabet="aé😀 .\r\n\t", max_size=60))
def test_plain_text_is_its_own_source(source: str) -> None:
    story = read_text("x", source)
    assert story.text == source
    assert all(story.source_span(block) == block for block in story.blocks)
