"""Look-ups in a mapped hash table."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from proofread.errors import SourceError
from proofread.lexbuild.tables import table
from proofread.lexicon.table import Table

DIGEST = "00" * 32
RECORD = "<IB"
KEYS = st.lists(st.text(st.characters(codec="utf-8"), max_size=12), unique=True, max_size=60)


def opened(folder: Path, keys: list[str]) -> Table:
    """A table of the keys, each with its number and its length."""
    path = folder / "table.bin"
    rows = ((key, (number, len(key))) for number, key in enumerate(keys))
    path.write_bytes(table("table", DIGEST, RECORD, rows))
    return Table(path, "table", RECORD)


@given(KEYS, st.lists(st.text(max_size=12), max_size=20))
@example(["", "a", "aa", "é", "e\u0301"], ["\ud800", "\0"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_key_is_found_with_its_record_only(tmp_path: Path, keys: list[str], others: list[str]) -> None:
    made = opened(tmp_path, keys)
    assert len(made) == len(keys)
    assert list(made) == keys
    places = [made.find(key) for key in keys]
    assert places == sorted(set(places))
    assert [made.key(place) for place in places] == keys
    assert [made.record(place) for place in places] == [(row, len(key)) for row, key in enumerate(keys)]
    assert all(made.find(other) == -1 for other in others if other not in keys)


@pytest.mark.parametrize("size", [0, 1, 5, 6, 11, 12, 1000])
def test_tables_of_any_size_have_room_to_stop_at(tmp_path: Path, size: int) -> None:
    made = opened(tmp_path, [f"key{number}" for number in range(size)])
    assert made.find("absent") == -1
    assert made.find(f"key{size}") == -1
    assert size == 0 or made.record(made.find(f"key{size - 1}")) == (size - 1, len(f"key{size - 1}"))


def test_keys_are_told_apart_to_the_last_letter(tmp_path: Path) -> None:
    made = opened(tmp_path, ["press", "presse", "pres", "Press"])
    assert [made.record(made.find(key))[0] for key in ("pres", "press", "presse", "Press")] == [2, 0, 1, 3]
    assert [made.find(key) for key in ("PRESS", "press ", "pressé")] == [-1] * 3


def test_a_key_has_room_for_255_bytes(tmp_path: Path) -> None:
    longest = "é" * 127 + "x"
    made = opened(tmp_path, ["", longest])
    assert made.key(made.find(longest)) == longest
    assert made.find(longest + "x") == -1
    assert made.find("y" * 300) == -1
    with pytest.raises(SourceError, match="longer than 255 bytes"):
        opened(tmp_path, ["é" * 128])
