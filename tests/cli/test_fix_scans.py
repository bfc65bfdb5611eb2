"""Scanned pages corrected in place: within a word exactly, over words not, and that is told."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

WORD = {
    "a.xml": '<alto><Page><TextLine><String CONTENT="{}"/><SP/><String CONTENT="{}"/></TextLine></Page></alto>\n',
    "b.xml": "<PcGts><Page><TextRegion><TextLine><Word><TextEquiv><Unicode>{}</Unicode></TextEquiv></Word><Word>"
    "<TextEquiv><Unicode>{}</Unicode></TextEquiv></Word></TextLine></TextRegion></Page></PcGts>\n",
    "c.hocr": "<div class='ocr_page'><b class='ocrx_word'>{}</b> <b class='ocrx_word'>{}</b></div>\n",
}


@pytest.mark.parametrize("name", WORD)
def test_a_word_is_corrected_and_all_else_stays(run: "Run", tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(WORD[name].format("went ,", "and"))
    shown = run("fix", "--diff", name)
    assert f"-{WORD[name].format('went ,', 'and')}+{WORD[name].format('went,', 'and')}" in shown.out
    assert (tmp_path / name).read_text() == WORD[name].format("went ,", "and")
    said = run("fix", "--safe", name)
    assert said.code == 0
    assert ': spacing.before-punctuation: " ," -> ","\n' in said.out
    assert (tmp_path / name).read_text() == WORD[name].format("went,", "and")


@pytest.mark.parametrize("name", WORD)
def test_two_words_are_left_and_that_is_told(run: "Run", tmp_path: Path, name: str) -> None:
    page = WORD[name].format("went", ", and")
    (tmp_path / name).write_text(page)
    said = run("fix", "--safe", name)
    assert said.code == 1
    assert ": spacing.before-punctuation: left as it is: the change " in said.out
    assert "(change it by hand)\ncorrected 0; left: 1 finding" in said.out
    assert (tmp_path / name).read_text() == page
    assert run("fix", "--diff", name).out == ""
