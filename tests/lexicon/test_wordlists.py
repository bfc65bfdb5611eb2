"""Lists of words that others keep, read as entries."""

from pathlib import Path

import pytest

from proofread.errors import ReadError
from proofread.lexicon.housefile import Entry
from proofread.lexicon.wordlists import Listed, read_list


@pytest.mark.parametrize(
    ("name", "text", "listed"),
    [
        ("list.txt", "Ynet\r\n# no\n\n  Tel Aviv \nYnet\n", Listed((Entry("Ynet"), Entry("Tel Aviv")))),
        ("list.txt", "Kiev -> Kyiv  # style\n->\n", Listed((Entry("Kiev", "Kyiv", "style"),), 1)),
        ("me.pws", "personal_ws-1.1 en 2\nYnet\n", Listed((Entry("Ynet"),))),
        ("x.csv", 'Kiev,Kyiv,"wire, 2019"\nYnet\n', Listed((Entry("Kiev", "Kyiv", "wire, 2019"), Entry("Ynet")))),
        ("x.tsv", "note\tright\twrong\nstyle\tKyiv\tKiev\n", Listed((Entry("Kiev", "Kyiv", "style"),))),
        ("x.csv", "word,because\nYnet,a site\n,\n...,no\n", Listed((Entry("Ynet", "", "a site"),), 1)),
        ("x.csv", "wrong;right\r\nKiev;Kyiv\r\n", Listed((Entry("Kiev", "Kyiv"),))),
        ("x.csv", "", Listed(())),
    ],
)
def test_lists(tmp_path: Path, name: str, text: str, listed: Listed) -> None:
    (tmp_path / name).write_text(text, newline="")
    assert read_list(tmp_path / name) == listed


def test_a_list_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ReadError, match="not UTF-8"):
        read_list(tmp_path / "x.txt")


@pytest.mark.parametrize(
    ("text", "message"),
    [('Ynet\n"Kiev,Kyiv\n', r"x\.csv:2: this is no table: unexpected end of data"), ("w" * 200_000, "field larger")],
)
def test_a_table_that_is_none_is_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(ReadError, match=message) as told:
        read_list(tmp_path / "x.csv")
    assert told.value.hint
