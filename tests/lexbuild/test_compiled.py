"""What is compiled depends on what is in the sources and on nothing else."""

import os
import random
import subprocess
import sys
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofread.errors import SourceError
from proofread.lexbuild.build import build
from proofread.lexbuild.neighbours import compile_deletes
from proofread.lexbuild.phrases import folded, gap_table, own_phrases, phrase_table
from proofread.lexbuild.tables import ends, table
from proofread.lexbuild.words import TitleTable, WordTable, quantised
from proofread.lexicon.entry import FLOOR, STEP
from proofread.lexicon.words import Words

ROOT = Path(__file__).parents[2]
DIGEST = "ef" * 32
KEYS = [f"key{number}" for number in range(50)] + ["été", "o'neill", "москва"]
WEIGHTS = {f"black {key} fleet": 2.0 + number % 3 for number, key in enumerate(KEYS)}

_COMPILE = """
import hashlib
from proofread.lexbuild.neighbours import compile_deletes
from proofread.lexbuild.phrases import gap_table
from proofread.lexbuild.words import WordTable
digest, keys = "ef" * 32, set("abandon advance airport alliance appeal arrest".split())
words = WordTable()
for key in sorted(keys):
    words.raise_to(key.title(), "web", len(key))
    words.seen_as(key.title(), 2)
made = [words.compiled(digest), compile_deletes(((key, -12.0) for key in sorted(keys)), digest),
        gap_table(digest, {f"black {key} fleet": 2.0 for key in keys})]
print([hashlib.sha256(each).hexdigest() for each in made])
"""


def shuffled(weights: dict[str, float]) -> dict[str, float]:
    """The same phrases, put in in another order."""
    items = list(weights.items())
    random.Random(7).shuffle(items)
    return dict(items)


def test_tables_are_the_same_bytes() -> None:
    rows = [(key, (len(key), number)) for number, key in enumerate(KEYS)]
    assert table("table", DIGEST, "<BH", rows) == table("table", DIGEST, "<BH", iter(rows))


def test_deletes_are_the_same_bytes() -> None:
    candidates = [(key, -12.0 - number / 10) for number, key in enumerate(KEYS)]
    assert compile_deletes(candidates, DIGEST) == compile_deletes(iter(candidates), DIGEST)


def test_phrases_and_gaps_are_the_same_bytes_in_whatever_order_the_names_come() -> None:
    assert gap_table(DIGEST, WEIGHTS) == gap_table(DIGEST, shuffled(WEIGHTS))
    assert phrase_table("phrases", DIGEST, WEIGHTS) == phrase_table("phrases", DIGEST, shuffled(WEIGHTS))


def test_words_are_the_same_bytes_in_whatever_order_the_forms_come() -> None:
    made = []
    for forms in (KEYS, KEYS[::-1]):
        words = WordTable()
        for form in forms:
            words.raise_to(form, "web", 9)
            words.seen_as(form, 3)
            words.seen_as(form.title(), 3)
        made.append(words.compiled(DIGEST))
    assert made[0] == made[1]


@pytest.mark.slow
def test_another_process_compiles_the_same_bytes() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", _COMPILE],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


@given(st.lists(st.binary(max_size=5), max_size=20))
def test_ends_say_where_pieces_end(pieces: list[bytes]) -> None:
    numbers = array("I")
    numbers.frombytes(ends(pieces))
    whole = b"".join(pieces)
    assert [whole[start:end] for start, end in pairwise(numbers)] == pieces


@given(st.floats(-40, 5))
def test_quantised_is_near_and_never_absent(nats: float) -> None:
    step = quantised(nats)
    assert 1 <= step <= 255
    if FLOOR + STEP <= nats <= FLOOR + 255 * STEP:
        assert abs(FLOOR + STEP * step - nats) <= STEP / 2 + 1e-9


def printed(key: str, how: str) -> str:
    """A key with the capitals that are asked for."""
    return {"lower": key, "Title": key.capitalize(), "UPPER": key.upper()}.get(how, key[0] + key[1:].upper())


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(("lower", "Title", "UPPER", "oDD")), max_size=20))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_forms_come_back_with_the_capitals_they_were_seen_with(tmp_path: Path, seen: dict[str, str]) -> None:
    words = WordTable()
    for key, how in seen.items():
        words.raise_to(key, "web", 1)
        words.seen_as(printed(key, how), 1)
    (tmp_path / "words.bin").write_bytes(words.compiled(DIGEST))
    (tmp_path / "titles.bin").write_bytes(TitleTable().compiled(DIGEST))
    known = Words(tmp_path)
    assert {key: known.surface(key) for key in seen} == {key: printed(key, how) for key, how in seen.items()}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Black Sea Fleet", "black sea fleet"),
        ("Coca-Cola Company", "coca cola company"),
        ("Washington,  D.C.", "washington d.c."),
        (" São Paulo ", "são paulo"),
    ],
)
def test_folded(name: str, key: str) -> None:
    assert folded(name) == key


def test_own_phrases_are_of_two_to_five_words(tmp_path: Path) -> None:
    for folder, name, body in (
        ("house", "news_names.tsv", "Azov Regiment\torganisation\t2\tnote\nMariupol\tplace\t3\tnote\n"),
        ("news", "phrases.tsv", "Black Sea Fleet\t90\t30\nOne Two Three Four Five Six\t90\t30\n"),
        ("names", "geonames.tsv", "New Delhi\t317797\tcity\nNew Town\t500\tcity\nSaint Town\t900000\talternate\n"),
        ("names", "brands.tsv", "Acme Mobile\tnsi\n"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(body, encoding="utf-8")
    weights = own_phrases(tmp_path)
    assert set(weights) == {"azov regiment", "black sea fleet", "new delhi", "acme mobile"}
    assert all(weight > 0 for weight in weights.values())


def test_building_without_a_manifest_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"MANIFEST\.toml is missing"):
        build(tmp_path, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_building_from_a_changed_source_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("a\t1\n")
    entry = '[[source]]\nfile = "words.tsv"\norigin = "x"\nlicence = "MIT"\ndate = "2026-01-01"\nsha256 = "00"\n'
    (tmp_path / "MANIFEST.toml").write_text(entry)
    with pytest.raises(SourceError, match="is not what MANIFEST"):
        build(tmp_path, tmp_path / "data")
    assert not (tmp_path / "data").exists()
