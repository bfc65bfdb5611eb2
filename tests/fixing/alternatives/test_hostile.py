"""Pages that somebody cut, damaged or made to do harm: read, or refused in a sentence."""

import contextlib
import gc
import time
from collections.abc import Callable, Iterator

import pytest

from proofread.errors import EncodingError, ReadError
from proofread.fixing.alternatives import annotated
from proofread.fixing.apply import Original
from proofread.model.finding import Finding, Suggestion
from proofread.model.span import Span
from proofread.readers import read_bytes, read_text

ALTO = (
    '<?xml version="1.0" encoding="UTF-8"?><alto xmlns="x"><Layout><Page><TextBlock ID="b"><TextLine>'
    '<String CONTENT="One &amp;" WC="0.5"><ALTERNATIVE PURPOSE="p">x</ALTERNATIVE></String><SP/><String CONTENT="two"/>'
    "</TextLine></TextBlock></Page></Layout></alto>"
)
PAGES = {
    "alto": ALTO,
    "page": '<PcGts><Page><TextRegion id="r"><Coords points="1,2 3,4"/><TextLine><TextEquiv conf="0.5"><Unicode>'
    "One &amp; two</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>",
    "hocr": "<html><body><div class='ocr_page'><p class='ocr_par'><span class='ocr_line'><span class='ocrx_word' title="
    "'bbox 1 2 3 4; x_wconf 50'>One</span> &amp; two</span></p></div></body></html>",
}


@pytest.mark.parametrize("format_name", PAGES)
def test_a_page_cut_anywhere_is_refused(format_name: str) -> None:
    source = PAGES[format_name]
    for at in range(len(source)):
        with pytest.raises(ReadError) as refused:
            read_text("x", source[:at], format_name)
        assert refused.value.message.startswith("x is no")


@pytest.mark.parametrize("format_name", PAGES)
def test_a_page_without_a_stretch_of_it_is_read_or_refused(format_name: str) -> None:
    source = PAGES[format_name]
    for at in range(len(source)):
        for length in (1, 7):
            with contextlib.suppress(ReadError):
                story = read_text("x", source[:at] + source[at + length :], format_name)
                for each in range(len(story.text)):
                    assert story.word_confidence(Span(each, each + 1)) in {None, 0, 0.5, 0.05, 0.005}


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(10))


@pytest.mark.parametrize("format_name", ["alto", "page"])
def test_entities_of_a_document_type_are_not_expanded(format_name: str) -> None:
    root = "alto" if format_name == "alto" else "PcGts"
    page = PAGES[format_name].replace("&amp;", "&a10;").partition("?>")
    source = f'<!DOCTYPE {root} [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{LAUGHS}]>{page[2] or page[0]}'
    story = read_text("x", source, format_name)
    assert story.text == "One &a10; two"
    assert [story.text[slice(*each)] for each in story.protected] == ["&a10;"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (ALTO.replace("UTF-8", "ISO-8859-1").replace("two", "caf\u00e9").encode(), "declares the encoding ISO-8859-1"),
        (ALTO.replace("two", "caf\u00e9").encode("latin-1"), "declares the encoding UTF-8"),
        (ALTO.encode("utf-16")[:-1], "is not valid UTF-16 text"),
        (ALTO.encode() + b"\0", "looks like a binary file"),
    ],
)
def test_a_page_in_another_encoding_than_it_says_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(EncodingError, match=told):
        read_bytes("x", data, "alto")


def test_two_of_one_name_are_two() -> None:
    line = '<TextBlock ID="b"><TextLine ID="l"><String ID="s" CONTENT="{}" WC="{}"/></TextLine></TextBlock>'
    source = f"<alto><Page>{line.format('recieve', 0.25)}{line.format('recieve', 0.75)}</Page></alto>"
    story = read_text("x", source, "alto")
    assert [story.word_confidence(span) for span in story.blocks] == [0.25, 0.75]
    original = Original("x", source.encode(), "alto", lambda now: read_bytes("x", now, "alto"))
    second = Finding("a.b", story.blocks[1], "wrong", (Suggestion("receive"),))
    now = annotated(original, story, [second]).data.decode()
    assert now.partition("<ALTERNATIVE")[0] == source[: source.rindex("/>")] + ">"


LINE = '<TextLine><String CONTENT="recieve"/><SP/><String CONTENT="mail"/></TextLine>\n'
REPEATED = {
    "words": (LINE, "recieve"),
    "over a space": (LINE, "recieve mail"),
    "over lines": (LINE, "mail recieve"),
    "all in one chain": ('<String CONTENT="ab"/>', "b a"),
    "one hyphenated word": ('<TextLine><String CONTENT="a b"/><HYP/></TextLine>', "ba"),
    "those of an earlier run": (
        f'<String CONTENT="recieve">{chr(10)}<ALTERNATIVE PURPOSE="proofread">x</ALTERNATIVE><Glyph/></String>',
        "nothing",
    ),
    "one long line": ("recieve ", "recieve"),
}


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """The garbage collector's own time grows in steps."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def annotating(piece: str, wrong: str, times: int) -> Callable[[], object]:
    """The work of writing a correction wherever a text stands in a page of so many pieces."""
    body = piece * times if "<" in piece else f'<TextLine><String CONTENT="{piece * times}"/></TextLine>'
    data = f"<alto><Page><TextBlock>{body}</TextBlock></Page></alto>".encode()
    original = Original("x", data, "alto", lambda now: read_bytes("x", now, "alto"))
    document = original.read(data)
    found = []
    at = document.text.find(wrong)
    while at >= 0:
        suggestions = (Suggestion("receive"), Suggestion("x y"))
        found.append(Finding("a.b", Span(at, at + len(wrong)), "wrong", suggestions))
        at = document.text.find(wrong, at + len(wrong))
    return lambda: annotated(original, document, found)


@pytest.mark.slow
@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize(("piece", "wrong"), REPEATED.values(), ids=REPEATED)
def test_the_time_of_writing_grows_with_the_length_of_a_page(piece: str, wrong: str) -> None:
    """Eight times the page takes no more than 24 times the time; a busy computer may spoil some attempts."""
    once, longer = annotating(piece, wrong, 500), annotating(piece, wrong, 4_000)
    assert any(seconds(longer) < 24 * max(0.01, seconds(once)) for _ in range(5))
