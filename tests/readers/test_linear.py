"""Eight times the input takes about eight times the time, not sixty-four, whoever wrote it.

Ratios only: what a reading costs in seconds is for the benchmarks to watch.
"""

import contextlib
import gc
import time
from collections.abc import Callable, Iterator

import pytest

from proofread.errors import ReadError
from proofread.readers import read_text

_REPEATED = {
    "plain": [
        "<", "a\n", "a", "\n", " \n", "\r\n",
    ],
    "markdown": [
        "<", "*", "[", "&", "]", "![", "](", "[a](", '[a](b "', "[a](b (", "[a]: ", "\n[a]: b", "`a``",
        "*a", "a*", "_a_ ", "\\", "<a ", '<a b="', "<!--", "<svg>", "<svg </svg ", "> ", "- ", "\n- a",
        "a\n", "a|", "a|\n-|-\n", "# ", "- - a\n", "http://a", "a@b", "a\n---\n", "<!-- b -->", "```\n",
        "~~", "<pre>\n", "[^", "a<textarea>", "{{", "{% ", "{{ a }}", "[a]({{", "[a]({% ", "{{ alt='",
        "::: a\n", "[^1]: a\n",
    ],
    "html": [
        "<", "*", "[", "&", "&a", "&amp", "&#", "<a", "<a ", '<a b="', "<a b='>", "='", "<!", "<!--",
        "<?", "<![CDATA[>", "</", "</a>", "<b>", "<b><i></b>", "<p lang=fr>", "<li>", "<svg>",
        "<svg </svg ", "<textarea>", "</script ", " \n", "a b ", "<br>", "<a title='b'>", "<p><img alt=a>",
        "<img alt='&amp; '>", "<meta content=a ", "{{", "{% ", "{{ a }}", "<img alt='{{", "<img alt='a.jpg'>",
    ],
    "json": ["[", "{", '"', '{"a":', "[1,", '"a"'],
    "xml": ["<", "<a>", "<a ", "<a b='", "<!DOCTYPE ", "<!DOCTYPE a[", "<!--", "<!-->", "<?", "<![CDATA[", "&", "<a/>"],
}  # fmt: skip
_WITHIN = {
    ("json", '{"title": "', '"}'): ["\\u0026", "<b>", "&amp;", "\\n", "<p><img alt='b'>", "a", "\\ud83d", "&lt"],
    ("json", '{"title": [', "0]}"): ['"b",', "null,", '{"title": "a"},', '{"title": ["a", "<b>"]},', "[],"],
    ("rss", "<rss><item><title>", "</title></item></rss>"): [
        "&amp;", "&lt;b>", "<b/>", "<![CDATA[a]]>", "<!--a-->", "&x;", "<![CDATA[<b>]]>&x;", "a\n",
    ],
    ("rss", "<rss>", "</rss>"): ["<item><title>a</title></item>", "<!-- proofread: a -->", "<a><b/></a>"],
    ("nitf", "<nitf>", "</nitf>"): ["<p>a</p>", "<em><b/></em>", "<![CDATA[a]]>", "<q xml:lang='fr'>a</q>", "&x;"],
    ("alto", "<alto><Page>", "</Page></alto>"): [
        "<TextLine/>", "<String CONTENT='a'/>",
        "<TextBlock><TextLine><String CONTENT='a'/><HYP/></TextLine></TextBlock>",
        "<TextLine><String CONTENT='a'/><HYP/></TextLine>", "<ComposedBlock/>",
        "<String CONTENT='a' SUBS_TYPE='HypPart1' SUBS_CONTENT='a'/>",
    ],
    ("alto", "<alto><Page><TextBlock><TextLine><String CONTENT='", "'/></TextLine></TextBlock></Page></alto>"): [
        "&amp;", "a ", "&", "&#32;", "&x;",
    ],
    ("page", "<PcGts><Page>", "</Page></PcGts>"): [
        "<TextRegion/>", "<TextRegion><TextEquiv><Unicode>a\n</Unicode></TextEquiv></TextRegion>",
        "<ReadingOrder><RegionRef regionRef='a'/></ReadingOrder>",
    ],
    ("page", "<PcGts><Page><TextRegion><TextLine>", "</TextLine></TextRegion></Page></PcGts>"): [
        "<Word><TextEquiv><Unicode>a</Unicode></TextEquiv></Word>", "<TextEquiv/>", "<Coords points='1,2 3,4'/>",
    ],
    ("page", "<PcGts><Page><TextRegion><TextEquiv><Unicode>", "</Unicode></TextEquiv></TextRegion></Page></PcGts>"): [
        "a\n", "&amp; ", "a\u00ac\n",
    ],
    ("hocr", "<div class='ocr_page'>", "</div>"): [
        "<br>", "<p class='ocr_par'/>", "<b class='ocr_line'>a </b>", "<b class='ocrx_word' title='bbox 1 2 3 4'>a</b>",
        "<b class='ocr_line'>a\u00ad</b>",
    ],
    ("markdown", "---\n", "\n---\n"): [
        "title: a\n", "- ", "- a\n", "title: [", "'", "a: '", "a:\n", "#", " ", "\n", '"', "title: |\n",
        "title: a\n  b\n",
        "title: >\n a\n\n", "\n a", "a: &b\n c\n", "title: [a, b]\n", "# proofread: a\n", 'title: "a\\n"\n', "a: b: ",
    ],
    ("markdown", "---\ntitle: |\n", "\n---\n"): ["  a\n", "\n", "  a\n\n", "   "],
    ("markdown", "+++\n", "\n+++\n"): [
        "a='b'\n", "[a]\n", "a=[", '"""', "a = '''", "a.", "#\n", 'title = "a"\n', "a = [1,\n", "a={b=1}\n", "\n",
    ],
}  # fmt: skip
"""Repeated between two ends."""
_LENGTH = 10_000
_TIMES_LONGER = 8
_TIMES_SLOWER = 24
_ATTEMPTS = 5
_NOISE = 0.01  # seconds; below it a ratio says nothing

CASES = [((name, "", ""), piece) for name, pieces in _REPEATED.items() for piece in pieces] + [
    (ends, piece) for ends, pieces in _WITHIN.items() for piece in pieces
]


def seconds(source: str, format_name: str) -> float:
    """The best of three readings, of which some end in a refusal."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        with contextlib.suppress(ReadError):
            read_text("x", source, format_name)
        best = min(best, time.process_time() - start)
    return best


def is_no_slower(once: str, longer: str, format_name: str) -> bool:
    """Whether the ratio is ever that of linear time; a busy computer may spoil some of the attempts."""
    return any(
        seconds(longer, format_name) < _TIMES_SLOWER * max(_NOISE, seconds(once, format_name)) for _ in range(_ATTEMPTS)
    )


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    """The garbage collector's own time grows in steps."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(("ends", "piece"), CASES)
def test_time_grows_with_length(ends: tuple[str, str, str], piece: str) -> None:
    format_name, before, after = ends
    once = piece * (_LENGTH // len(piece))
    longer = once * _TIMES_LONGER
    assert is_no_slower(before + once + after, before + longer + after, format_name)


@pytest.mark.parametrize(
    "nested",
    [
        lambda n: "[a]: b\n\n" + "[" * n + "]" * n,
        lambda n: "[a]: b\n\n" + "[x" * n + "]" * n,
        lambda n: "a`" * n + "``",
        lambda n: "a|b\n-|-\n" + "a|b\n" * n,
        lambda n: "*a " * n + "b* " * n,
    ],
)
def test_time_grows_with_depth(nested: Callable[[int], str]) -> None:
    assert is_no_slower(nested(2_000), nested(16_000), "markdown")


@pytest.mark.parametrize(
    "nested",
    [
        lambda n: f"<PcGts><Page>{'<TextRegion>' * n}{'</TextRegion>' * n}</Page></PcGts>",
        lambda n: (
            f"<PcGts><Page><ReadingOrder>{'<OrderedGroup>' * n}{'</OrderedGroup>' * n}</ReadingOrder></Page></PcGts>"
        ),
        lambda n: f"<PcGts><Page><TextRegion>{'<TextLine>' * n}{'</TextLine>' * n}</TextRegion></Page></PcGts>",
    ],
)
def test_time_grows_with_the_depth_of_a_page(nested: Callable[[int], str]) -> None:
    assert is_no_slower(nested(2_000), nested(16_000), "page")


@pytest.mark.parametrize("format_name", ["plain", "markdown", "html"])
@pytest.mark.parametrize("piece", ["<", "*", "a"])
def test_a_line_of_five_million_characters_is_read(format_name: str, piece: str) -> None:
    source = piece * 5_000_000
    story = read_text("x", source, format_name)
    rule = format_name == "markdown" and piece == "*"
    assert story.text == ("" if rule else source)
