"""What words tell of when a story was printed, learned from a few lines of our own."""

import gzip
import json
from pathlib import Path

import pytest

from proofread.checks.period import HARDENED
from proofread.errors import UsageError
from proofread.suggest.confidence import Coefficients, compiled_families
from proofread.suggest.judge import Judge
from proofread.suggest.period import COMMON, TELLING
from proofread.suggest.told import Told
from proofread.suggest.weighing import Weigher
from proofread.training.period import hardened, learned, old_stories, printed

ASKED = {COMMON: {"upon": 0.0, "website": 0.0, "_length": 0.0, "bias": 0.0}, TELLING: {"Messrs": 0.0, "_street": 0.0}}
OLD = "Messrs. Hall called upon the prisoner at tbe house in Mill-lane."
LATER = "Messrs. Hall called upon us in Mill-lane for the website."
TODAY = ("The website was launched on Monday. It told people what the team had found there.",) * 3


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    (tmp_path / "train").mkdir()
    stories = [
        {
            "id": f"old-{number}",
            "date": "1853-01-02",
            "text": OLD,
            "edits": [[OLD.index("tbe"), OLD.index("tbe") + 3, "the"]],
            "types": ["word"],
        }
        for number in range(8)
    ]
    stories += [{"id": "later", "date": "1931", "text": LATER, "edits": [], "types": []}]
    (tmp_path / "dev/ocr_newspapers_19c.jsonl").write_text("".join(json.dumps(each) + "\n" for each in stories))
    with gzip.open(tmp_path / "train/news.jsonl.gz", "wt") as file:
        file.writelines(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(TODAY * 4))
    return tmp_path


def test_markers_weigh_for_their_own_time_and_within_bounds(data: Path) -> None:
    found = learned(data, ASKED)
    assert found[COMMON]["upon"] > 0 > found[COMMON]["website"]
    assert 0 < found[TELLING]["Messrs"] <= 1.5
    assert 0 < found[TELLING]["_street"] <= 1.5
    assert set(found[COMMON]) <= set(ASKED[COMMON])


def test_what_is_not_asked_is_not_learned(data: Path) -> None:
    found = learned(data, {COMMON: {"website": 0.0, "bias": 0.0}, TELLING: {}})
    assert found[TELLING] == {}
    assert "upon" not in found[COMMON]


def test_later_print_is_not_old(data: Path) -> None:
    assert {story.id for story in old_stories(data)} == {f"old-{number}" for number in range(8)}


def test_printed_has_every_error_set_right(data: Path) -> None:
    assert {printed(story) for story in old_stories(data)} == {OLD.replace("tbe", "the")}


def test_without_old_print_nothing_is_learned(data: Path) -> None:
    (data / "dev/ocr_newspapers_19c.jsonl").unlink()
    with pytest.raises(UsageError, match="lacks old print"):
        learned(data, ASKED)


def test_checks_only_ever_get_harder(data: Path, judge: Judge) -> None:
    path = data / "dev/ocr_newspapers_19c.jsonl"
    text = "Voters went to the polls form early morning."
    story = {"id": "x", "date": "1880", "text": text, "edits": [[25, 29, "from"]], "types": ["word"]}
    path.write_text(json.dumps(story) + "\n")
    families = {name: each for name, each in compiled_families(judge.lexicon.data).items() if name != HARDENED}
    convinced = Judge(judge.lexicon, Weigher(Coefficients(families), Coefficients({})), told=Told(period="19c"))
    found = hardened(data, convinced)
    assert "context.wrong-word" in found
    assert all(-8.0 <= nats <= 0.0 for nats in found.values())
