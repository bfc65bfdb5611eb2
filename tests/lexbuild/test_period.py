"""The list of old forms, from its reviewed lines to what a run reads."""

from pathlib import Path

import pytest

from proofread.errors import LexiconError, SourceError
from proofread.lexbuild.period import compiled_period, old_forms
from proofread.lexicon.period import OldForm, read_old_forms

DIGEST = "ab" * 32


def sources(folder: Path, *lines: str) -> Path:
    (folder / "period").mkdir()
    (folder / "period/19c.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return folder


def test_what_is_compiled_is_what_is_read(tmp_path: Path) -> None:
    listed = sources(tmp_path, "Servia\tSerbia\tplace\tSCOWL", "shew\tshow\tspelling\tWebster 1913, SCOWL")
    (tmp_path / "period.json").write_bytes(compiled_period(listed, DIGEST))
    assert read_old_forms(tmp_path) == {"Servia": OldForm("Serbia", "place"), "shew": OldForm("show", "spelling")}


def test_the_same_lines_give_the_same_bytes(tmp_path: Path) -> None:
    listed = sources(tmp_path, "gaol\tjail\tspelling\tSCOWL", "to-day\ttoday\tcompound\tusage")
    assert compiled_period(listed, DIGEST) == compiled_period(listed, DIGEST)


@pytest.mark.parametrize("line", ["shew\tshow\tverb\tSCOWL", "Shew\tshew\tspelling\tSCOWL", "shew\tshow\tspelling"])
def test_broken_lines_are_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(SourceError, match=r"19c\.tsv"):
        old_forms(sources(tmp_path, line))


@pytest.mark.parametrize("body", ["", "[]", '{"forms": {"shew": "show"}}', '{"forms": []}'])
def test_a_damaged_file_is_told(tmp_path: Path, body: str) -> None:
    (tmp_path / "period.json").write_text(body)
    with pytest.raises(LexiconError, match=r"period\.json is missing or damaged"):
        read_old_forms(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="missing"):
        read_old_forms(tmp_path)
