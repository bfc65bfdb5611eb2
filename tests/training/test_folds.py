"""Which stories belong together, and judges that have not seen a story."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from proofread.analysis import Analysis
from proofread.readers import read_text
from proofread.suggest.confidence import compiled_families
from proofread.suggest.told import Told
from proofread.training.corpus import Corpus, Mark, Story
from proofread.training.damage import Damage
from proofread.training.examples import examples
from proofread.training.folds import FOLDS, Folds, fold_coefficients, fold_of, group_of, judges, out_of_fold
from proofread.training.logit import Problem
from proofread.training.noise_learning import learn

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

LONG = "The harbour council met on Tuesday to discuss the new ferry terminal and its cost"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("clean_aeb/aeb-0dd135700112ab34", "scraper_spacing/aeb-0dd135700112-boilerpipe-0"),
        ("clean_aeb/aeb-0dd135700112ab34", "news_typos/newstypo-aeb_news_clean-aeb-0dd135700112ab34-494"),
        ("natural/nat-intl-1803", "scraped_glue/intl-1803-4"),
        ("natural/nat-knk-175", "wild_glue_silver/wild-knk-175-0-0"),
    ],
)
def test_pieces_of_an_article_are_in_one_fold(one: str, other: str) -> None:
    assert group_of(one) == group_of(other)
    assert fold_of(one) == fold_of(other)


def test_other_stories_are_by_themselves() -> None:
    keys = [f"web_grammar/cweb-{number}" for number in range(200)]
    assert len({group_of(key) for key in keys}) == 200
    assert {fold_of(key) for key in keys} == set(range(FOLDS))
    assert group_of("clean_intl/intl-18") != group_of("clean_intl/intl-181")


def test_stories_that_share_a_long_sentence_are_in_one_fold() -> None:
    glued = f"{LONG.replace('on Tuesday', 'onTuesday')}. And more."
    at = glued.index("onTuesday")
    stories = [
        Story("a", "1", f"{LONG}. Something else."),
        Story("b", "2", glued, (Mark(at, at + 9, ("on Tuesday",)),)),
        Story("c", "3", f"A short one. {LONG}! {LONG[::-1]}"),
        Story("d", "4", LONG[::-1]),
        Story("e", "5", "A short one. Something else."),
    ]
    folds = Folds(stories)
    assert len({folds.group_of(story.key) for story in stories[:4]}) == 1
    assert folds.group_of("e/5") == "e/5"
    assert Folds(reversed(stories)).group_of("d/4") == folds.group_of("a/1")
    assert folds.fold_of("no/such") == fold_of("no/such")


def test_each_fold_is_judged_by_a_model_without_it(data: Path, judge: "Judge") -> None:
    corpus = Corpus(data)
    found = list(examples(corpus, judge, Damage(learn(corpus))))
    problem = Problem(found)
    folds = Folds(corpus.all_stories()).of(found)
    by_hand = {"case.unexpected-capital": {"bias": -1.0}, "spacing.before-punctuation": {"after_letter": 2.0}}
    shares = out_of_fold(problem, folds, by_hand)
    models = fold_coefficients(problem, folds, by_hand)
    assert len(models) == FOLDS
    assert np.isfinite(shares).all()
    for number, each in enumerate(found):
        features = each.alternatives[0].features
        if each.kind in ("spacing.after-punctuation", "spacing.before-punctuation"):
            expected = models[folds[number]].confidence(each.kind, features)
            assert shares[problem.start[number]] == pytest.approx(expected)
    assert models[1].score("spacing.before-punctuation", {"after_letter": 1.0, "padded": 1.0}) == 2.0
    assert models[0].score("case.unexpected-capital", {"bias": 2.0}) == -2.0


def test_judges_are_told_what_a_run_is_told(data: Path) -> None:
    told = Told(ocr="yes", quick=True)
    judge = judges(data, told=told, deep=True)("set/1")
    assert judge.told == told
    assert judge.is_deep
    assert not judges(data)("set/1").is_deep


def test_judges_for_stories(data: Path, judge: "Judge") -> None:
    judge_of = judges(data)
    assert judge_of("clean_aeb/aeb-0dd135700112ab34") is judge_of("scraper_spacing/aeb-0dd135700112-x-0")
    assert len({id(judge_of(f"set/{number}")) for number in range(100)}) == FOLDS
    analysis = Analysis(read_text("story", "The goverment said so."))
    assert [verdict.best.replacement for verdict in judge_of("set/1").verdicts(analysis)] == ["government"]
    by_hand = compiled_families(judge.lexicon.data)["punctuation.doubled"]
    assert judge_of("set/1").coefficients.score("punctuation.doubled", dict.fromkeys(by_hand, 1.0)) == pytest.approx(
        sum(by_hand.values())
    )
