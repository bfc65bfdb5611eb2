"""Sets are read, or a sentence says which line of which file is wrong."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from proofread.errors import ReadError, UsageError
from proofread.evaluation.corpus import Edit, Story, find_sets, read_set
from proofread.model.span import Span

if TYPE_CHECKING:
    from tests.evaluation.conftest import WriteSet

GOOD = {"id": "a", "text": "I recieve it.", "edits": [[2, 9, "receive|get"]], "types": ["word"]}


def test_set_is_read(write_set: "WriteSet") -> None:
    path = write_set("harbour.jsonl", GOOD, {"id": "b", "text": "Nothing is wrong."})
    gold = read_set(path)
    assert (gold.name, gold.labelled) == ("harbour", True)
    assert gold.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    edit = Edit(Span(2, 9), ("receive", "get"), "word")
    assert gold.stories == (Story("a", "I recieve it.", (edit,)), Story("b", "Nothing is wrong."))


def test_packed_set_is_the_same_set(write_set: "WriteSet", tmp_path: Path) -> None:
    plain = write_set("harbour.jsonl", GOOD)
    packed = tmp_path / "packed" / "harbour.jsonl.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read_set(packed) == read_set(plain)


def test_set_without_edits_is_clean(write_set: "WriteSet") -> None:
    assert not read_set(write_set("clean.jsonl", {"id": "a", "text": "Nothing is wrong."})).labelled
    assert read_set(write_set("read.jsonl", {"id": "a", "text": "Nothing is wrong.", "edits": []})).labelled


def test_blank_lines_and_mark_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\n\n  \r\n")
    assert len(read_set(path).stories) == 1


def test_offsets_are_code_points(write_set: "WriteSet") -> None:
    row = {"id": "a", "text": "\U0001f600 é recieve", "edits": [[4, 11, "receive"]]}
    (story,) = read_set(write_set("a.jsonl", row)).stories
    assert story.text[slice(*story.edits[0].span)] == "recieve"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "it is not JSON: expecting property name"),
        (b"[]", "it is not an object"),
        (b'{"id": "b", "text": "\xff"}', "it is not UTF-8"),
        (b'{"id": "b", "text": "x", "n": NaN}', "NaN is no number"),
        (b'{"text": "x"}', 'there is no string called "id"'),
        (b'{"id": 7, "text": "x"}', 'there is no string called "id"'),
        (b'{"id": "b"}', 'there is no string called "text"'),
        (b'{"id": "a", "text": "x"}', "the id 'a' stood in an earlier line"),
        (b'{"id": "b", "text": "x", "edits": null}', '"edits" is not a list'),
        (b'{"id": "b", "text": "x", "edits": [[0, 1]]}', "an edit is not a list of start, end and what is right"),
        (b'{"id": "b", "text": "x", "edits": [[0, true, "y"]]}', "an edit is not a list"),
        (b'{"id": "b", "text": "x", "edits": [[0, 1.0, "y"]]}', "an edit is not a list"),
        (b'{"id": "b", "text": "x", "edits": [[0, 2, "y"]]}', "an edit is at 0 to 2, outside the 1 code points"),
        (b'{"id": "b", "text": "x", "edits": [[1, 0, "y"]]}', "an edit is at 1 to 0"),
        (b'{"id": "b", "text": "x", "edits": [[-1, 0, "y"]]}', "an edit is at -1 to 0"),
        (b'{"id": "b", "text": "x", "edits": [], "types": "word"}', '"types" is not a list of strings'),
        (b'{"id": "b", "text": "x", "edits": [], "types": ["word"]}', "the number of edits is 0, that of types 1"),
    ],
)
def test_wrong_line_is_named(tmp_path: Path, line: bytes, why: str) -> None:
    path = tmp_path / "harbour.jsonl"
    path.write_bytes(json.dumps(GOOD).encode() + b"\n" + line + b"\n")
    with pytest.raises(ReadError) as raised:
        read_set(path)
    assert raised.value.message.startswith(f"line 2 of {path} cannot be read: ")
    assert why in raised.value.message
    assert raised.value.hint


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is no file"):
        read_set(tmp_path / "a.jsonl")


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"{}" * 1000)[:-12], gzip.compress(b"{}")[:5]])
def test_damaged_pack_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(data)
    with pytest.raises(ReadError, match="cannot be unpacked"):
        read_set(path)


def test_empty_set_is_no_set(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n")
    with pytest.raises(ReadError, match="there is no story"):
        read_set(path)


def test_folder_holds_its_sets(write_set: "WriteSet", tmp_path: Path) -> None:
    row: dict[str, Any] = {"id": "a", "text": "x"}
    paths = [write_set(name, row) for name in ("a.jsonl", "b.jsonl", "notes.md")]
    assert find_sets([tmp_path]) == tuple(paths[:2])
    assert find_sets([paths[1], tmp_path]) == (paths[1], paths[0])


def test_folder_without_sets_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no set in"):
        find_sets([tmp_path])


def test_two_sets_of_one_name_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="are both called a"):
        find_sets([tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"])
