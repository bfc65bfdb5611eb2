"""The rules that reviewed sources are held to."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from proofread.errors import SourceError
from proofread.lexbuild.sources import Source, digest_of, read_manifest, rows, verify_digests

ENTRY = '[[source]]\nfile = "words.tsv"\norigin = "here"\nlicence = "MIT"\ndate = "2026-01-01"\nsha256 = "{}"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A source yet to be written."""
    return tmp_path / "words.tsv"


def written(path: Path, body: str) -> Iterator[list[str]]:
    """The rows of two fields of a source with this text."""
    path.write_text(body, encoding="utf-8", newline="\n")
    return rows(path, 2)


def test_rows_come_as_fields(path: Path) -> None:
    assert list(written(path, "Zoë\tname\nabc\t1\né\t2\n")) == [["Zoë", "name"], ["abc", "1"], ["é", "2"]]
    assert list(written(path, "")) == []
    assert list(written(path, "a\tno line end")) == [["a", "no line end"]]


@pytest.mark.parametrize(
    ("body", "line", "why"),
    [
        ("a\t1\nc\t1\nb\t1\n", 3, "does not sort after 'c'"),
        ("a\t1\nB\t1\n", 2, "does not sort after"),
        ("a\t1\na\t2\n", 2, "does not sort after 'a'"),
        ("a\t1\nb\n", 2, "expected 2 fields, found 1"),
        ("a\t1\t2\n", 1, "expected 2 fields, found 3"),
        ("a\t1\n\nb\t1\n", 2, "expected 2 fields"),
        ("a\t\n", 1, "expected 2 fields"),
        ("\t1\n", 1, "expected 2 fields"),
        ("a\t1\ncafe\u0301\t1\n", 2, "normal form C"),
    ],
)
def test_a_broken_rule_names_file_and_line(path: Path, body: str, line: int, why: str) -> None:
    with pytest.raises(SourceError, match=why) as raised:
        list(written(path, body))
    assert raised.value.message.startswith(f"{path}, line {line}: ")
    assert raised.value.exit_code == 3


def test_rows_before_a_broken_one_are_given(path: Path) -> None:
    made = written(path, "a\t1\nb\n")
    assert next(made) == ["a", "1"]
    with pytest.raises(SourceError):
        next(made)


def test_a_missing_source_is_named(path: Path) -> None:
    with pytest.raises(SourceError, match=r"words\.tsv cannot be read"):
        list(rows(path, 2))
    with pytest.raises(SourceError, match=r"words\.tsv cannot be read"):
        digest_of(path)


def manifest(folder: Path, body: str) -> tuple[Source, ...]:
    """What a manifest with this text lists."""
    (folder / "MANIFEST.toml").write_text(body, encoding="utf-8")
    return read_manifest(folder)


def test_a_manifest_lists_its_sources_in_order(tmp_path: Path) -> None:
    listed = manifest(tmp_path, ENTRY.format("ab") + "\n" + ENTRY.format("cd").replace("words", "names"))
    assert [(each.file, each.origin, each.licence, each.sha256) for each in listed] == [
        ("words.tsv", "here", "MIT", "ab"),
        ("names.tsv", "here", "MIT", "cd"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "source = 3\n",
        "[[sources]]\n",
        "[[source]]\nfile = \n",
        ENTRY.replace("origin", "orgin"),
        ENTRY + 'extra = "x"\n',
    ],
)
def test_a_broken_manifest_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceError, match="is not a manifest") as raised:
        manifest(tmp_path, body)
    assert str(tmp_path / "MANIFEST.toml") in raised.value.message


def test_a_missing_manifest_says_where_to_build_from(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"MANIFEST\.toml is missing") as raised:
        read_manifest(tmp_path)
    assert raised.value.hint


def test_digests_are_compared_and_joined(tmp_path: Path, path: Path) -> None:
    path.write_bytes(b"a\t1\n")
    digest = hashlib.sha256(b"a\t1\n").hexdigest()
    assert digest_of(path) == digest
    (source,) = manifest(tmp_path, ENTRY.format(digest))
    assert verify_digests(tmp_path, [source]) == hashlib.sha256(digest.encode()).hexdigest()
    assert verify_digests(tmp_path, []) == hashlib.sha256().hexdigest()


@pytest.mark.parametrize("body", [b"a\t2\n", b"a\t1\r\n", b""])
def test_a_changed_source_is_told_with_what_to_do(tmp_path: Path, path: Path, body: bytes) -> None:
    path.write_bytes(body)
    listed = manifest(tmp_path, ENTRY.format(hashlib.sha256(b"a\t1\n").hexdigest()))
    with pytest.raises(SourceError, match=r"words\.tsv is not what MANIFEST\.toml says") as raised:
        verify_digests(tmp_path, listed)
    assert "scripts/manifest.py" in raised.value.hint
