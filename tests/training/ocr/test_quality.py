"""How estimates of wrong words are learned and measured."""

import json
from collections import Counter
from pathlib import Path

import pytest

from proofread.quality.estimate import SPREAD, SPREAD_OF_WORDS
from proofread.quality.tally import Tally
from proofread.training.ocr.evidence import article_of
from proofread.training.ocr.quality import Sample, Text, figures, learn, out_of_fold, pieces, texts

WORDS = 400


def sample(number: int, wrong: float, seen: float) -> Sample:
    """A document of which the scanner sees as much as is given, and nobody knows half of that."""
    text = Text("set", f"set/{number}", "", WORDS, round(wrong * WORDS))
    unknown = round(seen * WORDS / 2)
    tally = Tally(WORDS, WORDS, seen * WORDS, Counter(the=WORDS - unknown), Counter(tbe=unknown))
    return Sample(text, tally)


def lesson(factor: float = 1.5, noise: float = 0.02) -> list[Sample]:
    """Documents of which more is wrong than is seen, by a factor and by some more or less."""
    seen = [0.01 * (1 + number % 25) for number in range(100)]
    return [sample(at, max(0.0, factor * each + noise * (-1) ** at), each) for at, each in enumerate(seen)]


def test_what_is_learned_is_what_was_taught() -> None:
    estimated = list(out_of_fold(lesson()))
    found = figures(estimated)
    assert len(estimated) == found.documents == 100
    assert found.correlation > 0.95
    assert found.error == pytest.approx(0.02, abs=0.01)


def test_interval_covers_nine_in_ten() -> None:
    spread = {name: value for name, value in learn(lesson()).items() if name in (SPREAD, SPREAD_OF_WORDS)}
    assert 0.88 <= figures(list(out_of_fold(lesson(), spread=spread))).covered <= 1
    assert figures(list(out_of_fold(lesson()))).covered < 0.5


def test_estimate_is_of_a_model_that_has_not_seen_the_article() -> None:
    plain = lesson(noise=0.0)
    lies = [each._replace(text=each.text._replace(wrong=0)) if each.fold == 0 else each for each in plain]
    told, lied = (
        {each.sample.text.article: each.rate.estimate for each in out_of_fold(found) if each.sample.fold == 0}
        for found in (plain, lies)
    )
    assert told == lied


def test_documents_that_do_not_teach_are_only_measured() -> None:
    other = sample(7, 0.9, 0.01)
    assert [each.rate for each in out_of_fold(lesson(), [other]) if each.sample is not other] == [
        each.rate for each in out_of_fold(lesson())
    ]


@pytest.mark.parametrize(
    ("of_set", "id_", "article"),
    [
        ("ocr_newspapers_19c", "x-train-12-3", "ocr_newspapers_19c/12"),
        ("ocr_sydney_herald", "x_y_z-5-0", "ocr_sydney_herald/5"),
        ("pages", "serif-1-2", "pages/serif-1-2"),
    ],
)
def test_article(of_set: str, id_: str, article: str) -> None:
    assert article_of(of_set, id_) == article


def test_lines_of_an_article_are_one_document(tmp_path: Path) -> None:
    write(tmp_path, "ocr_newspapers_19c_full", [("n-train-1-0", "Tbe end.", [[0, 3, "The"]], ["word"]),
                                                ("n-train-2-1", "Alone.", [], []),
                                                ("n-train-1-2", "It is l late,", [[6, 7, ""], [12, 13, "."]],
                                                 ["word+space", "punct"])])  # fmt: skip
    write(tmp_path, "ocr_sydney_herald", [("h-1-0", "Of tho", [[3, 6, "the"]], ["word"]), ("h-1-1", "day", [], [])])
    write(tmp_path, "ocr_newspapers_19c", [("n-train-1-0", "Tbe end.", [[0, 3, "The"]], ["word"])])
    for name in ("clean_intl", "clean_aeb"):
        write(tmp_path, name, [("c", "All is well.", [], []), ("empty", " ", [], [])])
    found = [(each.set, each.article, each.text, each.words, each.wrong) for each in texts(tmp_path, ())]
    assert found == [
        ("ocr_newspapers_19c_full", "ocr_newspapers_19c/1", "Tbe end.\nIt is l late,", 6, 2),
        ("ocr_newspapers_19c_full", "ocr_newspapers_19c/2", "Alone.", 1, 0),
        ("ocr_sydney_herald", "ocr_sydney_herald/1", "Of tho\nday", 3, 1),
        ("clean_intl", "clean_intl/c", "All is well.", 3, 0),
        ("clean_aeb", "clean_aeb/c", "All is well.", 3, 0),
    ]
    assert [(each.article, each.teaches, each.rate) for each in pieces(tmp_path)] == [
        ("ocr_sydney_herald/1", False, 0.5),
        ("ocr_sydney_herald/1", False, 0.0),
        ("ocr_newspapers_19c/1", False, 0.5),
    ]


def write(data: Path, name: str, stories: list[tuple[str, str, list[list[object]], list[str]]]) -> None:
    (data / "dev").mkdir(exist_ok=True)
    ending = "jsonl.gz" if name.endswith("full") else "jsonl"
    keys = ("id", "text", "edits", "types")
    lines = "".join(json.dumps(dict(zip(keys, story, strict=True))) + "\n" for story in stories).encode()
    if ending.endswith("gz"):
        import gzip

        lines = gzip.compress(lines)
    (data / f"dev/{name}.{ending}").write_bytes(lines)
