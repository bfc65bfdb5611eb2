"""Checks of what writers do: believed as far as a story is theirs, and as ever in copy that is."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from proofread.analysis import Analysis
from proofread.checks import BUILTIN
from proofread.checks.misreadcopy import OfWriters, stands
from proofread.checks.opening import open_all
from proofread.checks.period import OfItsTime
from proofread.engine.run import check_document
from proofread.model.finding import CheckInfo, Finding
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.suggest.judge import REPORTED, SURE, open_judge
from proofread.suggest.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proofread.checks import Check
    from proofread.model.outcome import Checked
    from proofread.suggest.judge import Judge

ROOT = Path(__file__).parents[2]
STORIES = {
    path.stem: path.read_text("utf-8")
    for path in (*sorted(ROOT.glob("benchmarks/scans/stories/*.txt")), *sorted(ROOT.glob("samples/*.txt")))
}
OF_SCANS = frozenset(("ocr.confusion", "ocr.spacing"))
STORY = Analysis(read_text("story", "He said it it was tothe end."))


class Fixed:
    """A check that finds the same in every story, however sure."""

    info = CheckInfo("spelling.misspelt", "A word that is spelt wrong")

    def __init__(self, *confidences: float) -> None:
        self.found = [Finding(self.info.id, Span(at, at + 1), "wrong", (), each) for at, each in enumerate(confidences)]

    def find(self, analysis: Analysis) -> "Iterator[Finding]":
        """All of them."""
        del analysis
        return iter(self.found)


class Sure:
    """A judge that is so sure that a story was read by a machine."""

    def __init__(self, likeness: float) -> None:
        self.probability = likeness

    def likeness(self, analysis: Analysis) -> float:
        """What it was told."""
        del analysis
        return self.probability


def found(likeness: float, *confidences: float) -> list[float]:
    check = OfWriters(cast("Check", Fixed(*confidences)), cast("Judge", Sure(likeness)))
    return [each.confidence for each in check.find(STORY)]


@pytest.mark.parametrize("likeness", [0.0, REPORTED / 2])
def test_in_written_copy_it_is_the_check_itself(likeness: float) -> None:
    inner = Fixed(0.99, 0.3, REPORTED)
    check = OfWriters(cast("Check", inner), cast("Judge", Sure(likeness)))
    assert list(check.find(STORY)) == inner.found
    assert check.info is inner.info


@pytest.mark.parametrize("likeness", [SURE, 1.0])
def test_in_copy_that_a_machine_read_it_finds_nothing(likeness: float) -> None:
    assert found(likeness, 1.0, 0.5) == []


def test_between_them_it_is_believed_less() -> None:
    assert found(0.4, 0.9, 0.5) == pytest.approx([0.54, 0.3])
    assert found(0.9, 0.9, 0.5, REPORTED) == pytest.approx([0.09, 0.05])  # the last is below what is a finding


def test_the_likelier_a_machine_the_less_it_is_believed() -> None:
    sure = [found(likeness, 0.9) for likeness in (0.1, 0.3, 0.6, 0.9, 0.99)]
    assert sure == sorted(sure, reverse=True)


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("ocr.confusion", True),
        ("ocr.junk", True),
        ("ocr.mojibake", True),
        ("house.unwanted-form", True),
        ("spelling.other-dialect", True),
        ("ocr.damaged-word", False),  # of text of PDF files
        ("spelling.misspelt", False),
        ("names.misspelt", False),
        ("spacing.run-together", False),
    ],
)
def test_what_holds_however_copy_came_about(name: str, *, holds: bool) -> None:
    assert stands(name) is holds
    assert name in {each.info.id for each in BUILTIN}


def test_no_check_is_wrapped_where_scans_are_ruled_out(judge: "Judge") -> None:
    told = open_judge(judge.lexicon, told=Told(ocr="no", period="modern"))
    assert [type(each) for each in open_all(BUILTIN, told)] == list(BUILTIN)
    assert any(
        isinstance(each, OfWriters) for each in open_all(BUILTIN, open_judge(judge.lexicon, told=Told(period="modern")))
    )


def as_ever(judge: "Judge", text: str) -> "Checked":
    """What is found where nothing is known of scans."""
    checks = [cast("Check", OfItsTime(each(judge), judge)) for each in BUILTIN if each.info.id not in OF_SCANS]
    return check_document(read_text("story", text), checks)


@pytest.mark.parametrize("name", STORIES)
def test_what_is_found_in_written_copy_is_what_was_found_before_there_were_scans(judge: "Judge", name: str) -> None:
    text = STORIES[name]
    before = as_ever(open_judge(judge.lexicon), text)
    for ocr in ("no", "auto"):
        told = open_judge(judge.lexicon, told=Told(ocr=ocr))
        assert check_document(read_text("story", text), open_all(BUILTIN, told)) == before
    assert bool(before.findings) or name != "harbour"


def test_what_is_found_is_a_mixture(judge: "Judge", monkeypatch: pytest.MonkeyPatch) -> None:
    """As sure as both kinds of copy allow, by how likely the story is either."""
    text = "The council met on Tuesday and said that tbe road would be closed."
    span = Span(text.index("tbe"), text.index("tbe") + 3)

    def sure(likeness: float) -> float:
        half = open_judge(judge.lexicon)
        monkeypatch.setattr(half, "likeness", lambda _: likeness)
        checks = open_all([each for each in BUILTIN if each.info.id == "ocr.confusion"], half)
        return next(
            (each.confidence for each in check_document(read_text("s", text), checks).findings if each.span == span),
            0.0,
        )

    typed = next(each.confidence for each in judge.verdicts(Analysis(read_text("s", text))) if each.span == span)
    scanned = sure(1.0)
    assert scanned > 0.5
    assert math.isclose(sure(0.5), (scanned + typed) / 2)
    assert math.isclose(sure(0.2), 0.2 * scanned + 0.8 * typed)
    assert sure(REPORTED / 2) == 0.0


def test_a_mixture_is_more_than_nothing_where_nobody_would_type_it(
    judge: "Judge", monkeypatch: pytest.MonkeyPatch
) -> None:
    half = open_judge(judge.lexicon)
    monkeypatch.setattr(half, "likeness", lambda _: 0.5)
    analysis = Analysis(read_text("s", "It was so."))
    assert half.mixed(analysis, Span(0, 2), 0.8) == pytest.approx(0.4)
