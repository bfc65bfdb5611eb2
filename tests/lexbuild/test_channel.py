"""What is read for what, from reviewed lines to what a run reads."""

from pathlib import Path

import pytest

from proofread.errors import SourceError
from proofread.lexbuild.channel import compile_channel, read_reviewed
from proofread.lexbuild.sources import rows
from proofread.lexicon.channel import Channel

DIGEST = "ab" * 32
DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
SOURCES = {
    "misreadings.tsv": "E e\t9\nc e\t40\ne e\t900\nm rn\t5\nt t\t800\nt ∅\t4\n∅ t\t3\n",
    "letters.tsv": "e\t950\nrn\t60\nt\t820\n",
    "known.tsv": "0 o\ta figure for a letter\nm rn\tstrokes of the same number\n",
}


def sources(folder: Path, **changed: str) -> Path:
    for name, body in (SOURCES | {f"{key}.tsv": body for key, body in changed.items()}).items():
        (folder / name).write_text(body, encoding="utf-8", newline="\n")
    return folder


def test_what_is_compiled_is_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "channel.json").write_bytes(compile_channel(sources(tmp_path), DIGEST))
    costs = Channel.load(tmp_path).costs
    assert {written: set(rights) for written, rights in costs.items()} == {
        "": {"t"}, "E": {"e"}, "c": {"e"}, "e": {"e"}, "m": {"rn"}, "t": {"t", ""}, "0": {"o"},
    }  # fmt: skip
    assert costs["e"]["e"] < costs["E"]["e"] < costs["c"]["e"]


def test_the_same_lines_give_the_same_bytes(tmp_path: Path) -> None:
    assert compile_channel(sources(tmp_path), DIGEST) == compile_channel(sources(tmp_path), DIGEST)


def test_what_is_reviewed_is_read_with_its_blanks(tmp_path: Path) -> None:
    assert read_reviewed(sources(tmp_path) / "known.tsv") == [("0", "o"), ("m", "rn")]


@pytest.mark.parametrize("name", ["misreadings", "letters", "known"])
def test_lines_of_other_fields_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match=rf"{name}\.tsv"):
        compile_channel(sources(tmp_path, **{name: "c e\t3\tmore\n"}), DIGEST)


def test_the_reviewed_ones_are_of_two_letters_at_most_and_change_something() -> None:
    for written, right in read_reviewed(DICTIONARIES / "ocr/known.tsv"):
        assert 1 <= len(written) <= 2
        assert 1 <= len(right) <= 2
        assert written != right == right.lower()


def test_no_misreading_was_counted_oftener_than_what_was_misread() -> None:
    letters = {segment: int(often) for segment, often in rows(DICTIONARIES / "ocr/letters.tsv", 2)}
    for both, often in rows(DICTIONARIES / "ocr/misreadings.tsv", 2):
        right = both.partition(" ")[2]
        assert 0 < int(often) <= letters.get(right, int(often)), both
        assert both.count(" ") == 1, both
