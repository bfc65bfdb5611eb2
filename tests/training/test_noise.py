"""The file of the model of noise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import SourceError
from proofread.lexbuild.build import NOISE
from proofread.training.noise import Noise, Rate, read_noise, significant

FILE = Path(__file__).parents[2] / "dictionaries" / "model" / NOISE
RATES = st.builds(Rate, st.integers(0, 10**6), st.floats(0, 1e6).map(significant))
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=6)


@given(
    st.dictionaries(NAMES, st.integers(0, 999)),
    st.dictionaries(NAMES, st.dictionaries(NAMES, RATES), min_size=1, max_size=3),
)
def test_file_holds_the_model(
    tmp_path_factory: pytest.TempPathFactory, learned_from: dict[str, int], tables: dict[str, dict[str, Rate]]
) -> None:
    noise = Noise(learned_from, tables)
    path = tmp_path_factory.getbasetemp() / NOISE
    path.write_text(noise.rendered(), encoding="utf-8")
    assert read_noise(path) == noise


def test_rare_keys_share_a_rate() -> None:
    noise = Noise({}, {"letters": {"e": Rate(9, 1.5), "other": Rate(3, 0.5)}, "marks": {"a": Rate(1, 2.0)}})
    assert noise.rate("letters", "e") == 1.5
    assert noise.rate("letters", "q") == 0.5
    assert noise.rate("marks", "b") == noise.rate("no such table", "e") == 1.0


@pytest.mark.parametrize("body", ["", "[tables]\nletters = 3\n", "[tables.a]\nb = { count = 1 }\n", "tables = ["])
def test_another_file_is_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / NOISE
    path.write_text(body)
    with pytest.raises(SourceError, match="is not a model of noise"):
        read_noise(path)


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_noise(tmp_path / NOISE)


def test_reviewed_file_is_as_training_writes_it() -> None:
    assert read_noise(FILE).rendered() == FILE.read_text(encoding="utf-8")


def test_reviewed_file_holds_no_words() -> None:
    noise = read_noise(FILE)
    for name, table in noise.tables.items():
        for key in table:
            if name == "ocr":
                assert key == "other" or max(map(len, key.split(">"))) <= 2
            elif name.endswith((".letters", ".written")):
                assert key == "other" or len(key) == 1
    assert noise.learned_from
