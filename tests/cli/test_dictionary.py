"""``proofread dict info`` and ``proofread dict lookup``, with the real dictionaries."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from proofread.cli.dictionary import command as dictionary
from proofread.cli.dictionary import lookup
from proofread.errors import LexiconError
from proofread.lexbuild import words as building
from proofread.lexicon import DATA

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def known(run: "Run", word: str) -> dict[str, Any]:
    """What is said of one word, in JSON."""
    said = run("dict", "lookup", "--format", "json", word)
    assert (said.code, said.err) == (0, "")
    (found,) = json.loads(said.out)["words"]
    assert isinstance(found, dict)
    return found


def test_well_known_name_is_not_doubted(run: "Run") -> None:
    found = known(run, "Mariupol")
    assert found["printed"] == "Mariupol"
    assert "place" in found["kinds"]
    assert found["news"]["capital"] > 10 > found["news"]["lower"]
    assert found["doubtful"] is False


def test_place_has_its_population(run: "Run") -> None:
    found = known(run, "Gillingham")
    assert 50_000 < found["population"] < 500_000
    assert f"The largest place of this name has about {found['population']:,} people." in found["sentences"]


def test_unknown_form_is_told_with_what_is_near(run: "Run") -> None:
    said = run("dict", "lookup", "Mauripol")
    assert said.code == 0
    assert "“Mauripol” is in no word list and no gazetteer." in said.out
    assert "Near spellings: “Mariupol” (2 edits, one in" in said.out
    assert "Doubted: no source free of errors holds it as written." in said.out


def test_capitals_count(run: "Run") -> None:
    assert known(run, "Mariupol")["log_probability"] > known(run, "mariupol")["log_probability"]


def test_word_has_its_size(run: "Run") -> None:
    found = known(run, "the")
    assert (found["word_list_size"], found["doubtful"]) == (10, False)
    assert "In the word list: a common word (SCOWL size 10)." in found["sentences"]


def test_error_of_others_is_no_word(run: "Run") -> None:
    found = known(run, "recieve")
    assert found["log_probability"] is None
    assert found["doubtful"] is True
    assert found["near"][0]["form"] == "receive"
    assert "No source free of errors holds it; it turns up now and then, as errors do." in found["sentences"]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("42", "Never doubted: numbers"),
        ("https://example.org", "Never doubted: numbers"),
        ("Львів", "in letters that are not checked"),
        ("NGOs", "Not doubted"),
        ("they’ve", "Not doubted"),
    ],
)
def test_what_is_never_doubted(run: "Run", word: str, why: str) -> None:
    assert why in known(run, word)["sentences"][-1]


def test_name_of_several_words(run: "Run") -> None:
    assert known(run, "Black Sea Fleet")["known"] is True
    found = known(run, "Black  Fleet")
    assert (found["word"], found["known"], found["whole"]) == ("Black Fleet", False, "black sea fleet")


def test_several_words_are_answered_in_order(run: "Run") -> None:
    lines = run("dict", "lookup", "London", "Paris").out.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == ["London", "Paris"]


@pytest.mark.parametrize("word", ["", " ", "-", "\ud800", "a" * 5000, "e\u0301", "İ", "ß", "'", "x\0y"])
def test_odd_words_are_answered_or_refused(run: "Run", word: str) -> None:
    said = run("dict", "lookup", "--format", "json", "--", word)
    assert said.code in (0, 2)
    assert "bug" not in said.err


@pytest.mark.parametrize(
    ("nats", "said"),
    [
        (0.0, "one in 1 words"),
        (-7.0, "one in 1,100 words"),
        (-15.0, "one in 3.3 million words"),
        (-19.0, "one in 178 million words"),
    ],
)
def test_probability_in_words(nats: float, said: str) -> None:
    assert lookup._one_in(nats) == said


def test_counts_are_taken_over_what_the_build_says() -> None:
    assert lookup.NEWS_WORDS == building._NEWS_WORDS
    assert lookup.TITLE_WORDS == building._TITLE_WORDS
    assert lookup.WORLD == building._WORLD


def test_compiled_files_are_listed(run: "Run") -> None:
    said = run("dict", "info", "--format", "json")
    told = json.loads(said.out)
    assert {each["file"] for each in told["files"]} == {path.name for path in DATA.glob("*.bin")}
    assert all(each["entries"] > 1000 and each["bytes"] > 1000 and len(each["digest"]) == 64 for each in told["files"])
    for each in told["files"]:
        assert f"  {each['file']}" in run("dict", "info").out


def test_sources_are_listed_where_the_build_noted_them(tmp_path: Path) -> None:
    source = {"file": "words/a.tsv", "origin": "us", "licence": "MIT", "date": "2026-01-01", "sha256": "0" * 64}
    (tmp_path / dictionary.SOURCES).write_text(
        json.dumps({"sources": [{**source, "entries": 12345, "bytes": 2_000_000}]})
    )
    sources = dictionary.listed_sources(tmp_path)
    lines = list(dictionary._info_lines(tmp_path, [], sources))
    assert "      MIT; 12,345 entries, 2.0 MB, 2026-01-01, sha256 000000000000" in lines


def test_damaged_list_of_sources_is_told(tmp_path: Path) -> None:
    assert dictionary.listed_sources(tmp_path) == []
    (tmp_path / dictionary.SOURCES).write_text("[")
    with pytest.raises(LexiconError, match="is damaged"):
        dictionary.listed_sources(tmp_path)


def test_missing_file_is_told_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="is missing") as raised:
        dictionary.compiled_files(tmp_path)
    assert "proofread dict build" in raised.value.hint
