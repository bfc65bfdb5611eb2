"""What is read of hOCR, and how it leads back."""

from pathlib import Path

import pytest

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.formats import format_for
from proofread.readers.ocr.hocr import read_hocr

PAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>no</title>
<meta name='ocr-capabilities' content='ocr_page ocr_carea ocr_par ocr_line ocrx_word'/></head><body>
<div class='ocr_page' id='page_1' title='image "a.png"; bbox 0 0 640 480; ppageno 0'>
 <div class='ocr_carea' id='block_1_1' title="bbox 36 92 618 361">
  <p class='ocr_par' id='par_1_1' lang='eng' title="bbox 36 92 618 361">
   <span class='ocr_header' id='line_1_1' title="bbox 36 92 580 122; baseline 0 -7; x_size 30">
    <span class='ocrx_word' id='word_1_1' title='bbox 36 92 96 116; x_wconf 94'>The</span>
    <span class='ocrx_word' id='word_1_2' title='bbox 109 92 231 116; x_wconf 7'><strong>may<em>or</em></strong></span>
   </span>
   <span class='ocr_line' id='line_1_2' title="bbox 36 130 580 160">
    <span class='ocrx_word' title='bbox 36 130 96 160'>re&shy;</span>
   </span>
   <span class='ocr_line'><span class='ocrx_word'>signed&nbsp;&mdash; &lt;now&gt;</span></span>
  </p>
  <p class='ocr_par' lang='deu'><span class='ocr_line'><span class='ocrx_word'>nein</span></span></p>
 </div>
 <div class='ocr_photo'>no</div>
</div>
<div class='ocr_page'><div class="ocr_carea"><span class='ocr_line' title="bbox 1 2 4 8">Loose text,
 <b>bol</b>d</span><br>
 <span class='ocr_line'>and more</span></div><div class="ocr_carea"><span class="ocr_line">apart</span></div></div>
</body></html>
"""


def blocks(story: Document) -> list[str]:
    return [story.text[slice(*each)] for each in story.blocks]


def place(story: Document, word: str) -> dict[str, str | int]:
    at = story.text.index(word)
    anchor = story.anchor(story.source_span(Span(at, at + len(word))).start)
    assert anchor is not None
    return dict(anchor.place)


def test_paragraphs_are_read_apart_or_else_areas() -> None:
    story = read_hocr("x", PAGE)
    assert blocks(story) == ["The mayor resigned — <now>", "nein", "Loose text, bold and more", "apart"]
    assert [story.text[slice(*each)] for each in story.protected] == ["nein"]


def test_a_word_is_called_by_page_block_line_and_box() -> None:
    story = read_hocr("x", PAGE)
    assert place(story, "mayor") == {
        "page": 1, "block": "par_1_1", "line": 1, "box": "109 92 122 24", "word": "word_1_2",
    }  # fmt: skip
    assert place(story, "resigned") == {"page": 1, "block": "par_1_1", "line": 2, "box": "36 130 60 30"}
    assert place(story, "text") == {"page": 2, "block": 1, "line": 1, "box": "1 2 3 6"}
    assert place(story, "more") == {"page": 2, "block": 1, "line": 2}
    assert place(story, "apart") == {"page": 2, "block": 2, "line": 1}


@pytest.mark.parametrize(("word", "sure"), [("The", 0.94), ("mayor", 0.07), ("resigned", None), ("text", None)])
def test_the_confidence_of_a_word_is_a_share(word: str, sure: float | None) -> None:
    story = read_hocr("x", PAGE)
    at = story.text.index(word)
    assert story.word_confidence(Span(at, at + len(word))) == sure


def test_the_spaces_of_a_line_without_words_can_be_edited() -> None:
    story = read_hocr("x", PAGE)
    for words, editable in (("Loose text", True), ("and more", True), ("The mayor", False), ("bold and", False)):
        at = story.text.index(words)
        assert story.editable(Span(at, at + len(words))) is editable


def test_a_page_of_html5_is_read() -> None:
    source = "<!doctype html><html><meta charset=\"utf-8\"><body class='ocr_page'>a<br><p class='ocr_par x'>"
    assert read_hocr(
        "x", f"{source}<i class='ocrx_word'>One</i><i class='ocrx_word'>two</i></p></body></html>"
    ).text == ("One two")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("<html><p>One</p></html>", "x is no hOCR: no element is of the class ocr_page"),
        ("<p class='ocr_page'><b></p>", "x is not well-formed XML: line 1, column 24: </b> is missing before it"),
        ("", "x is not XML: there is no element in it"),
    ],
)
def test_what_is_no_hocr_is_refused(source: str, told: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_hocr("x", source)
    assert refused.value.message == told


@pytest.mark.parametrize(
    ("name", "read_as", "format_name"),
    [
        ("a.hocr", None, "hocr"),
        ("a.html", None, "html"),
        ("a.html", "hocr", "hocr"),
        ("a.html", "markdown", "html"),
        ("a.xml", "hocr", "hocr"),
    ],
)
def test_html_is_hocr_where_somebody_says_so(name: str, read_as: str | None, format_name: str) -> None:
    assert format_for(Path(name), read_as) == format_name
