"""House dictionaries: what a file says, what several say together, and what is refused with file and line."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import ConfigError
from proofread.lexicon.house import House, Said, parse, read_house, stands_for
from proofread.lexicon.housefile import Entry

HOUSE = Path("desk/house.txt")


def house(text: str) -> House:
    """What one file says."""
    return House(*parse(text, HOUSE))


def written(folder: Path, name: str, text: str) -> Path:
    """A file of a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_line_holds_a_word_a_name_or_a_pair_and_a_note() -> None:
    lines = ["# Names", "", "unhoused", "  Kibbutz  Be’eri  # in the south", "Kiev -> Kyiv # wire style"]
    found = house("\n".join([*lines, "per cent -> percent", ""]))
    assert found.accepted == {"unhoused": Said("", HOUSE, 3), "Kibbutz Be'eri": Said("in the south", HOUSE, 4)}
    assert {wrong: pair.right for wrong, pair in found.pairs.items()} == {"Kiev": "Kyiv", "per cent": "percent"}
    assert found.pairs["Kiev"].said == Said("wire style", HOUSE, 5)
    assert found.pairs["Kiev"].said.place == "house.txt:5"


def test_endings_of_windows_and_composed_letters_are_the_same() -> None:
    assert list(house("Cafe\u0301\r\nZelenskiy # so\r\n").accepted) == ["Café", "Zelenskiy"]


def test_an_odd_name_is_a_name() -> None:
    odd = ["AT&T", "C++", "7-Eleven", "U.S.", "24sata", "O'Brien", "Jeopardy!", "co-operate", "C#"]
    assert list(house("\n".join(odd)).accepted) == odd


@pytest.mark.parametrize(
    ("entry", "accepted", "refused"),
    [
        ("unhoused", ["unhoused", "Unhoused", "UNHOUSED"], ["unhouse"]),
        ("Ynet", ["Ynet", "YNET"], ["ynet", "yNet"]),
        ("iPhone", ["iPhone", "IPHONE"], ["Iphone", "iphone"]),
        ("Kibbutz Be'eri", ["Kibbutz Be’eri", "KIBBUTZ BE'ERI"], ["Be'eri", "kibbutz be'eri"]),
    ],
)
def test_capitals(entry: str, accepted: list[str], refused: list[str]) -> None:
    found = house(entry)
    assert all(found.accepts(form) for form in accepted)
    assert not any(found.accepts(form) for form in refused)


def test_the_right_side_of_a_pair_is_accepted_and_the_wrong_one_is_not() -> None:
    found = house("Kiev -> Kyiv\ninternet -> Internet")
    assert found.accepts("Kyiv") is found.pairs["Kiev"].said
    assert (found.accepts("Kiev"), found.accepts("internet")) == (None, None)
    for form, right in (("Kiev", "Kyiv"), ("KIEV", "Kyiv"), ("internet", "Internet")):
        pair = found.replaces(form)
        assert pair is not None
        assert pair.right == right
    assert (found.replaces("kiev"), found.replaces("Kyiv")) == (None, None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Kiev ->", "no word"),
        ("-> Kyiv", "no word"),
        ("Kiev -> Kyiv -> Kyjiw", "no word"),
        ("Kiev->Kyiv", "no word"),
        ("Kiev → Kyiv", "no word"),
        ("Kiev -> Kiev", "to become itself"),
        ("Kiev\tKyiv", "a tab"),
        ("Kiev #not a note", "no word"),
        ("...", "no word"),
        ("Ki\u200bev", "cannot be seen"),
    ],
)
def test_a_broken_line_is_told(line: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as told:
        parse(f"# names\n{line}\n", HOUSE)
    assert told.value.message.startswith("desk/house.txt:2: ")
    assert told.value.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ynet\nYnet", 2),
        ("Ynet\n\nYnet  # again", 3),
        ("Kiev -> Kyiv\nKiev -> Kyiv", 2),
        ("Kiev -> Kyiv\nKiev -> Kyjiw", 2),
        ("Kiev\nKiev -> Kyiv", 2),
        ("Kiev -> Kyiv\nKiev", 2),
        ("kiev\nKiev -> Kyiv", 2),
        ("Kiev -> Kyiv\nkiev", 2),
        ("Kiev -> Kyiv\nKyiv -> Kiev", 1),
        ("Kyiv -> Kyjiw\nLviv\nKiev -> Kyiv", 3),
        ("net -> web\nWeb -> internet\nweb -> site", 1),
    ],
)
def test_what_stands_twice_contradicts_or_turns_in_a_circle_is_told(text: str, line: int) -> None:
    with pytest.raises(ConfigError) as told:
        parse(text, HOUSE)
    assert told.value.message.startswith(f"desk/house.txt:{line}: ")
    assert told.value.hint


def test_a_name_may_be_spelt_like_a_word_that_is_not_wanted() -> None:
    found = house("polish -> burnish\nPolish")
    assert found.accepts("Polish")
    assert found.replaces("polish") is not None
    assert found.replaces("Polish") is None


def test_the_last_file_has_the_last_word(tmp_path: Path) -> None:
    base = written(tmp_path, "base.txt", "Kiev -> Kyiv\nfootie -> football\nYnet\nper cent -> percent # one word\n")
    desk = written(tmp_path, "desk.txt", "Kiev\nfootie\nYnet -> ynet\npercent -> per cent # two words here\n")
    found = read_house([base, desk])
    assert list(found.accepted) == ["Kiev", "footie"]
    assert {wrong: pair.right for wrong, pair in found.pairs.items()} == {"Ynet": "ynet", "percent": "per cent"}
    assert list(read_house([desk, base]).accepted) == ["Ynet"]


def test_a_chain_over_two_files_is_told_with_both(tmp_path: Path) -> None:
    base = written(tmp_path, "base.txt", "Kiev -> Kyiv\n")
    desk = written(tmp_path, "desk.txt", "# desk\nKyiv -> Kyjiw\n")
    with pytest.raises(ConfigError) as told:
        read_house([base, desk])
    assert told.value.message == f"{base}:1: 'Kiev' becomes 'Kyiv', which desk.txt:2 changes to 'Kyjiw'"
    assert told.value.hint == "write `Kiev -> Kyjiw`"


def test_a_file_that_cannot_be_read_is_told_with_who_names_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no house dictionary .*none.txt \(as proofread.toml:3 has it\)"):
        read_house([tmp_path / "none.txt"], "proofread.toml:3")
    (tmp_path / "latin.txt").write_bytes(b"Orb\xe1n\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_house([tmp_path / "latin.txt"])
    with pytest.raises(ConfigError, match="cannot be read"):
        read_house([tmp_path])


WORDS = st.text(st.sampled_from("aeiknrstKSäß’'-.&#2"), min_size=1, max_size=9).filter(
    lambda text: any(map(str.isalnum, text)) and not text.startswith("#") and "->" not in text
)
FORMS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join).filter(lambda form: " #" not in form)


@given(FORMS, st.one_of(st.just(""), FORMS), st.text(st.characters(codec="utf-8", exclude_categories=["C"])))
def test_an_entry_written_and_read_again_is_the_same(form: str, right: str, note: str) -> None:
    plain = form.replace("’", "'")
    if right.replace("’", "'") == plain:
        right = ""
    accepted, pairs = parse(Entry(form, right, note).line, HOUSE)
    told = " ".join(normalize("NFC", note).split())
    if right:
        ((read, pair),) = pairs.items()
        assert (read, pair.right, pair.said.note, accepted) == (plain, right, told, {})
    else:
        assert (accepted, pairs) == ({plain: Said(told, HOUSE, 1)}, {})
        assert stands_for(plain, plain)
