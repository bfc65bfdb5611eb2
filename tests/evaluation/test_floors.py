"""The file of floors: what is written is read, what is wrong is told with its place."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import ConfigError, WriteError
from proofread.evaluation.floors import FIGURES, Floor, Lowered, SetFloors, read_floors, text_of, write_floors

ROOT = Path(__file__).parents[2]

FLOORS = {
    "b.c": SetFloors("f" * 64, {"info": {"recall": Floor(0.5)}}),
    "a": SetFloors(
        "d" * 64,
        {
            "spelling.misspelt": {"precision": Floor(0.75)},
            "error": {
                "false-per-10k": Floor(1.25, Lowered(0.5, date(2025, 3, 1), 'a "better" set of names')),
                "recall": Floor(0.875),
            },
        },
    ),
}
TEXT = """
[sets.a]
digest = "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"

[sets.a.error]
recall = 0.875
false-per-10k = 1.25
false-per-10k-lowered = { from = 0.5, date = 2025-03-01, because = "a \\"better\\" set of names" }

[sets.a."spelling.misspelt"]
precision = 0.75

[sets."b.c"]
digest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"

[sets."b.c".info]
recall = 0.5
"""


def test_file_is_sorted_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(path, FLOORS)
    assert path.read_text().endswith(TEXT)
    assert path.read_text().startswith("# ")
    assert read_floors(path) == FLOORS
    assert [each.name for each in tmp_path.iterdir()] == ["floors.toml"]


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
VALUES = st.floats(0, 1e6)
REASONS = st.builds(Lowered, VALUES, st.dates(), NAMES)
PARTS = st.dictionaries(
    NAMES.filter(lambda name: name != "digest"),
    st.dictionaries(st.sampled_from(FIGURES), st.builds(Floor, VALUES, st.none() | REASONS)),
)


@given(st.dictionaries(NAMES, st.builds(SetFloors, NAMES, PARTS)))
def test_whatever_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, floors: dict[str, SetFloors]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    write_floors(path, floors)
    assert read_floors(path) == floors
    assert text_of(read_floors(path)) == text_of(floors)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x = ", "is not valid TOML"),
        ("x = 1", "the file holds something unknown, 'x'"),
        ("sets = 1", "sets is not a table"),
        ("[sets]\na = 1", "a is not a table"),
        ("[sets.a]", 'a has no string called "digest"'),
        ("[sets.a]\ndigest = 'd'\nerror = 1", "a, error is not a table"),
        ("[sets.a]\ndigest = 'd'\n[sets.a.error]\nrecal = 1", "a, error holds something unknown, 'recal'"),
        ("[sets.a]\ndigest = 'd'\n[sets.a.error]\nrecall = '1'", "a, error: recall is not a number from 0 on"),
        ("[sets.a]\ndigest = 'd'\n[sets.a.error]\nrecall = nan", "a, error: recall is not a number from 0 on"),
        ("[sets.a]\ndigest = 'd'\n[sets.a.error]\nrecall = true", "a, error: recall is not a number from 0 on"),
        ("[sets.a]\ndigest = 'd'\n[sets.a.error]\nrecall = 1\nrecall-lowered = 1", "recall-lowered is not a table of"),
    ],
)
def test_wrong_file_is_told(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as raised:
        read_floors(path)
    assert why in raised.value.message
    assert str(path) in raised.value.message


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no file"):
        read_floors(tmp_path / "floors.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_floors(tmp_path)
    with pytest.raises(WriteError, match="cannot be written"):
        write_floors(tmp_path / "none" / "floors.toml", FLOORS)
    with pytest.raises(WriteError, match="cannot be written"):
        write_floors(tmp_path, FLOORS)
    assert list(tmp_path.iterdir()) == []


def test_our_own_floors_are_as_they_are_written() -> None:
    path = ROOT / "evaluation" / "floors.toml"
    assert text_of(read_floors(path)) == path.read_text(encoding="utf-8")
