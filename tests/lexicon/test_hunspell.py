"""Hunspell dictionaries, with affixes as their manual describes them."""

from pathlib import Path

import pytest

from proofread.errors import ReadError
from proofread.lexicon.hunspell import read_dic

ENGLISH = """\
SET UTF-8
TRY esianrtolcdugmphbyfvkwzESIANRTOLCDUGMPHBYFVKWZ'
PFX A Y 1
PFX A   0     re         .
PFX I N 1
PFX I   0     in         .
SFX D Y 4
SFX D   0     d          e
SFX D   y     ied        [^aeiou]y
SFX D   0     ed         [^ey]
SFX D   0     ed         [aeiou]y
SFX S N 2
SFX S   0     s          [^sx]
SFX S   0     es         [sx]
"""


def words(folder: Path, dic: str, aff: str | None = None, encoding: str = "utf-8") -> tuple[list[str], bool]:
    """What is read of a dictionary of these files."""
    (folder / "x.dic").write_bytes(dic.encode(encoding))
    if aff is not None:
        (folder / "x.aff").write_bytes(aff.encode(encoding))
    return read_dic(folder / "x.dic")


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("Ynet", ["Ynet"]),
        ("plan/D", ["plan", "planed"]),
        ("cry/D", ["cry", "cried"]),
        ("play/DS", ["play", "played", "plays"]),
        ("bake/AD", ["bake", "rebake", "baked", "rebaked"]),
        ("box/AS", ["box", "rebox", "boxes"]),
        ("put/ID", ["put", "input", "puted"]),
        ("24\\/7", ["24/7"]),
        ("Tel Aviv/S", ["Tel Aviv", "Tel Avivs"]),
        ("word/S po:noun", ["word", "words"]),
    ],
)
def test_affixes(tmp_path: Path, entry: str, forms: list[str]) -> None:
    assert words(tmp_path, f"1\n{entry}\n", ENGLISH) == (forms, True)


def test_suffixes_upon_suffixes_and_marks(tmp_path: Path) -> None:
    aff = (
        "SET UTF-8\nFLAG num\nNEEDAFFIX 9\nFORBIDDENWORD 8\nONLYINCOMPOUND 7\n"
        "SFX 1 Y 1\nSFX 1 0 able/2,9 .\nSFX 2 Y 1\nSFX 2 0 ness/3 .\nSFX 3 Y 1\nSFX 3 0 es .\n"
    )
    assert words(tmp_path, "4\nread/1\nwalk/2,9\nbad/8\npart/7\n", aff) == (
        ["read", "readableness", "walkness", "walknesses"],
        True,
    )


def test_flags_of_two_letters_and_by_number(tmp_path: Path) -> None:
    aff = "FLAG long\nAF 2\nAF AaBb\nAF Bb\nSFX Aa Y 1\nSFX Aa 0 s .\nSFX Bb Y 1\nSFX Bb 0 ed .\n"
    assert words(tmp_path, "2\nplay/1\nwalk/2\n", aff)[0] == ["play", "plays", "played", "walk", "walked"]


def test_the_encoding_is_that_of_the_affixes(tmp_path: Path) -> None:
    assert words(tmp_path, "1\nOrbán\n", "SET ISO8859-2\n", "iso8859-2") == (["Orbán"], True)
    with pytest.raises(ReadError, match="not text in utf-8"):
        words(tmp_path, "1\nOrbán\n", "SET UTF-8\n", "iso8859-2")
    with pytest.raises(ReadError, match="not text in klingon"):
        words(tmp_path, "1\nx\n", "SET klingon\n")


def test_without_affixes_stems_are_read_and_that_is_told(tmp_path: Path) -> None:
    assert words(tmp_path, "2\nplay/DS\nYnet\n") == (["play", "Ynet"], False)
    assert words(tmp_path, "Ynet\nLviv\nYnet\n") == (["Ynet", "Lviv"], True)
    assert words(tmp_path, "1\nplay/C\n", "CIRCUMFIX X\nSFX C Y 1\nSFX C 0 s .\n") == (["play"], False)


def test_personal_dictionaries_of_office_programs(tmp_path: Path) -> None:
    office = "OOoUserDict1\nlang: en-GB\ntype: positive\n---\nYnet\nQorva=telli\nKiev==Kyiv\n"
    assert words(tmp_path, office) == (["Ynet", "Qorvatelli", "Kiev"], True)
    assert words(tmp_path, office.replace("positive", "negative")) == ([], True)
    assert words(tmp_path, "Ynet\r\nOrbán\r\n", encoding="utf-16") == (["Ynet", "Orbán"], True)
