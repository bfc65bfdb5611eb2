"""Look-ups in a mapped hash table."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from proofread.lexbuild.tables import table
from proofread.lexicon.table import Table

DIGEST = "00" * 32
KEYS = st.lists(st.text(st.characters(codec="utf-8"), max_size=12), unique=True, max_size=60)


def opened(folder: Path, keys: list[str]) -> Table:
    """A table of the keys, each with its row and its length."""
    path = folder / "table.bin"
    columns = {"row": ("I", range(len(keys))), "length": ("B", [min(255, len(key)) for key in keys])}
    path.write_bytes(table("table", DIGEST, keys, columns))
    return Table(path, "table", ("length", "row"))


@given(KEYS, st.lists(st.text(max_size=12), max_size=20))
@example(["", "a", "aa", "é", "e\u0301"], ["\ud800", "\0"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_key_is_found_at_its_row_and_nothing_else(tmp_path: Path, keys: list[str], others: list[str]) -> None:
    made = opened(tmp_path, keys)
    assert len(made) == len(keys)
    assert list(made) == keys
    assert [made.row(key) for key in keys] == list(range(len(keys)))
    assert [made.key(row) for row in range(len(keys))] == keys
    assert list(made.columns[1]) == list(range(len(keys)))
    assert list(made.columns[0]) == [len(key) for key in keys]
    assert all(made.row(other) == -1 for other in others if other not in keys)


@pytest.mark.parametrize("size", [0, 1, 5, 6, 11, 12, 1000])
def test_tables_of_any_size_have_room_to_stop_at(tmp_path: Path, size: int) -> None:
    made = opened(tmp_path, [f"key{number}" for number in range(size)])
    assert made.row("absent") == -1
    assert made.row(f"key{size}") == -1
    assert size == 0 or made.row(f"key{size - 1}") == size - 1


def test_keys_are_told_apart_to_the_last_letter(tmp_path: Path) -> None:
    made = opened(tmp_path, ["press", "presse", "pres", "Press"])
    assert [made.row(key) for key in ("pres", "press", "presse", "Press", "PRESS", "press ")] == [2, 0, 1, 3, -1, -1]
