"""The sums behind confidences: there where they are asked for, and they come out."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.analysis import Analysis
from proofread.checks import BUILTIN
from proofread.engine.run import check_document
from proofread.readers.plain import read_plain
from proofread.suggest.judge import open_judge

if TYPE_CHECKING:
    from proofread.model.finding import Finding
    from proofread.suggest.judge import Judge

STORY = Path(__file__).parents[2].joinpath("samples", "harbour.txt").read_text(encoding="utf-8")
MORE = "\n\nThe firm FreightLine left , and Freightline said  the  goverment ran away.He left..  We met tothe end.\n"


@pytest.fixture(scope="module")
def explained() -> "tuple[Finding, ...]":
    judge = open_judge(explains=True)
    return check_document(read_plain("story", STORY + MORE), [check(judge) for check in BUILTIN]).findings


def test_every_finding_has_its_sum(explained: "tuple[Finding, ...]") -> None:
    assert len({each.check for each in explained}) > 6
    for each in explained:
        assert each.why is not None
        assert math.isclose(sum(reason.contribution for reason in each.why.reasons), each.why.score, abs_tol=1e-9)
        assert each.why.probability <= each.confidence + 1e-9
        best = each.suggestions[0].score if each.suggestions else 1.0
        assert best == 1.0 or math.isclose(best, each.why.probability)


def test_the_weightiest_comes_first_and_nothing_weighs_nothing(explained: "tuple[Finding, ...]") -> None:
    for each in explained:
        assert each.why is not None
        sizes = [abs(reason.contribution) for reason in each.why.reasons]
        assert sizes == sorted(sizes, reverse=True)
        assert all(sizes)


def test_a_pattern_alone_has_the_confidence_of_its_score(explained: "tuple[Finding, ...]") -> None:
    alone = [each for each in explained if each.why is not None and each.why.family == each.check]
    assert alone
    for each in alone:
        assert each.why is not None
        assert math.isclose(each.confidence, 1 / (1 + math.exp(-each.why.score)))


def test_nobody_who_does_not_ask_pays(judge: "Judge", explained: "tuple[Finding, ...]") -> None:
    silent = check_document(read_plain("story", STORY + MORE), [check(judge) for check in BUILTIN]).findings
    assert all(each.why is None for each in silent)
    assert silent == explained


def test_sums_survive_windows() -> None:
    judge = open_judge(explains=True)
    checks = [check(judge) for check in BUILTIN if check.info.id == "spacing.doubled-space"]
    text = "All  is well here.\n\nAll  is well there.\n"
    findings = check_document(read_plain("story", text), checks, limit=25).findings
    assert [(each.span, each.why is not None) for each in findings] == [((3, 5), True), ((23, 25), True)]
    assert len(list(checks[0].find(Analysis(read_plain("story", text))))) == 2
