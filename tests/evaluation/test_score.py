"""Findings are worth what the published scorer says, to the last digit."""

import importlib.util
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.evaluation.corpus import Edit, Story, read_set
from proofread.evaluation.measure import Measured, measure
from proofread.evaluation.score import UNWANTED, Flag, Tally, Verdict, mark, tally, tally_at, touches
from proofread.model.finding import Severity
from proofread.model.span import Span

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

SHARES = ("precision", "recall", "f05", "f1", "fixed_rate", "false_per_10k")
SHARED = Path(__file__).parents[3] / "shared"

Make = Callable[..., Flag]


def story(text: str, *edits: tuple[int, int, str] | tuple[int, int, str, str]) -> Story:
    """A story and its edits, each start, end, what is right, and a type if any."""
    marked = (Edit(Span(*each[:2]), tuple(each[2].split("|")), each[3] if len(each) > 3 else "") for each in edits)
    return Story("a", text, tuple(marked))


def everything(*stories: Story, flags: list[list[Flag]]) -> Tally:
    return tally((mark(each, found) for each, found in zip(stories, flags, strict=True)), lambda _: True)


def test_counts_by_hand(flag: Make) -> None:
    #       0         1         2         3         4
    text = "The mayer said thathe would recieve them ,too."
    marked = story(text, (4, 9, "mayor"), (15, 21, "that he"), (28, 35, "receive|get"), (40, 42, ", ", "punct"))
    flags = [
        flag(4, 9, "major"),  # a hit that does not set it right
        flag(15, 21, "that  he"),  # white space apart, right
        flag(28, 35, "get"),  # the other right text
        flag(40, 41, ""),  # on what does not count
        flag(0, 3, "A"),  # false
    ]
    counted = everything(marked, story("Nothing is wrong here."), flags=[flags, [flag(0, 7, "x")]])
    assert asdict(counted) == {
        "docs": 2, "words": 12, "gold": 3, "flags": 5, "hit": 3, "fixed": 2, "good": 3, "skipped": 1
    }  # fmt: skip
    assert (counted.precision, counted.recall, counted.fixed_rate) == (0.6, 1.0, 0.6667)
    assert (counted.f05, counted.f1, counted.false_per_10k) == (0.6522, 0.75, 1666.67)


def test_nothing_found_is_precise_and_finds_nothing() -> None:
    counted = everything(story("I recieve it.", (2, 9, "receive")), flags=[[]])
    assert (counted.precision, counted.recall, counted.f05, counted.f1, counted.fixed_rate) == (1.0, 0.0, 0.0, 0.0, 0.0)


def test_nothing_wanted_has_no_share_set_right(flag: Make) -> None:
    counted = everything(story("I receive it."), flags=[[flag(0, 1)]])
    assert (counted.precision, counted.recall, counted.f05, counted.fixed_rate) == (0.0, 0.0, 0.0, None)
    assert counted.false_per_10k == 3333.33


def test_no_words_divide_by_one(flag: Make) -> None:
    assert everything(story(" "), flags=[[flag(0, 1)]]).false_per_10k == 10000.0


@pytest.mark.parametrize(("width", "good"), [(40, True), (41, False)])
def test_wide_finding_of_a_short_fault_is_false(flag: Make, width: int, good: bool) -> None:
    (verdict,) = mark(story("x" * 99, (5, 6, "y")), [flag(0, width)]).verdicts
    assert verdict is (Verdict.GOOD if good else Verdict.FALSE)


@pytest.mark.parametrize(("width", "good"), [(60, True), (61, False)])
def test_long_fault_may_be_found_twice_as_wide(flag: Make, width: int, good: bool) -> None:
    (verdict,) = mark(story("x" * 99, (5, 35, "y")), [flag(0, width)]).verdicts
    assert verdict is (Verdict.GOOD if good else Verdict.FALSE)


def test_wide_finding_on_what_does_not_count_is_skipped(flag: Make) -> None:
    (verdict,) = mark(story("x" * 99, (5, 6, "y", "case")), [flag(0, 90)]).verdicts
    assert verdict is Verdict.SKIPPED


def test_wanted_fault_goes_before_one_that_does_not_count(flag: Make) -> None:
    (verdict,) = mark(story("x" * 9, (1, 3, "y"), (2, 4, "y", "missing")), [flag(2, 3)]).verdicts
    assert verdict is Verdict.GOOD


def test_one_finding_may_hit_two_faults_and_two_one(flag: Make) -> None:
    counted = everything(story("ab cd", (0, 2, "x"), (3, 5, "y")), flags=[[flag(0, 5, "x y"), flag(0, 1)]])
    assert (counted.hit, counted.good, counted.flags) == (2, 2, 2)


def test_no_suggestion_sets_nothing_right_but_an_empty_one_may(flag: Make) -> None:
    doubled = story("the the end", (0, 4, ""))
    assert everything(doubled, flags=[[flag(0, 4)]]).fixed == 0
    assert everything(doubled, flags=[[flag(0, 4, "")]]).fixed == 1


def test_only_the_first_right_suggestion_counts_over_the_stretch_of_both(flag: Make) -> None:
    split = story("he was in Lon don on Monday", (10, 17, "London"))
    assert everything(split, flags=[[flag(13, 14, "")]]).fixed == 1
    assert everything(split, flags=[[flag(7, 17, "in London")]]).fixed == 1
    assert everything(split, flags=[[flag(7, 17, "London")]]).fixed == 0


@pytest.mark.parametrize(
    ("span", "other", "answer"),
    [
        ((2, 4), (4, 6), False),
        ((2, 4), (3, 6), True),
        ((2, 2), (2, 4), True),
        ((4, 4), (2, 4), True),
        ((5, 5), (2, 4), False),
        ((2, 4), (2, 2), True),
        ((2, 4), (4, 4), True),
        ((2, 4), (5, 5), False),
        ((3, 3), (3, 3), True),
    ],
)
def test_empty_stretches_touch_at_the_edges(span: tuple[int, int], other: tuple[int, int], answer: bool) -> None:
    assert touches(Span(*span), Span(*other)) is answer


def test_floors_count_what_is_sure_enough(flag: Make) -> None:
    text = story("a b c d", (0, 1, "x"), (2, 3, "x"), (4, 5, "x"), (6, 7, "x"))
    found = [flag(0, 1, "x", 0.9), flag(2, 3, "x", 0.8999), flag(4, 5, "x", 0.5), flag(6, 7, "x", 0.4999, "c.d")]
    marked = [mark(text, found)]
    assert [tally_at(marked, each).hit for each in (Severity.ERROR, Severity.WARNING, Severity.INFO)] == [1, 3, 4]
    assert [tally_at(marked, Severity.INFO, check).flags for check in ("a.b", "c.d", "e.f")] == [3, 1, 0]


# Against the published scorer.


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = SHARED / "bench" / "score.py"
    if not path.exists():
        pytest.skip("the scorer is not here")
    spec = importlib.util.spec_from_file_location("published_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def published(scorer: ModuleType, stories: list[Story], flags: list[list[Flag]], least: float) -> dict[str, Any]:
    gold = {
        each.id: {
            "text": each.text,
            "edits": [[*edit.span, "|".join(edit.rights)] for edit in each.edits],
            "types": [edit.type for edit in each.edits],
        }
        for each in stories
    }
    found = {each.id: {"flags": [*map(as_published, of)]} for each, of in zip(stories, flags, strict=True)}
    scored: dict[str, Any] = scorer.score(gold, found, least)
    return scored


def as_published(flag: Flag) -> list[Any]:
    suggestions = [] if flag.suggestion is None else [flag.suggestion]
    return [*flag.span, suggestions, f"{flag.check}: so", flag.confidence]


def ours(counted: Tally) -> dict[str, Any]:
    return asdict(counted) | {name: getattr(counted, name) for name in SHARES}


@st.composite
def judged_stories(draw: st.DrawFn) -> tuple[Story, list[Flag]]:
    text = draw(st.text("ab \n", max_size=90))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: Span(*sorted(pair)))
    words = st.text("ab ", max_size=3)
    rights = st.lists(words, min_size=1, max_size=2).map(tuple)
    types = st.sampled_from(("", "word", "glue", *sorted(UNWANTED)))
    edits = draw(st.lists(st.builds(Edit, spans, rights, types), max_size=4))
    confidences = st.sampled_from((0.0, 0.3, 0.5, 0.7, 0.9, 1.0))
    flags = draw(st.lists(st.builds(Flag, st.just("a.b"), spans, st.none() | words, confidences), max_size=5))
    return Story("a", text, tuple(edits)), flags


@given(st.lists(judged_stories(), max_size=4))
def test_agrees_with_the_published_scorer(scorer: ModuleType, rows: list[tuple[Story, list[Flag]]]) -> None:
    stories = [Story(str(at), each.text, each.edits) for at, (each, _) in enumerate(rows)]
    flags = [found for _, found in rows]
    marked = [mark(each, found) for each, found in zip(stories, flags, strict=True)]
    for severity in Severity:
        assert ours(tally_at(marked, severity)) == published(scorer, stories, flags, severity.floor)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["natural", "news_typos", "scraped_glue", "author_fixed_typos", "pdf_spacing"])
def test_agrees_on_shared_sets(shared: Path, scorer: ModuleType, judge: "Judge", name: str) -> None:
    from proofread.checks import BUILTIN

    path = shared / "data" / "dev" / f"{name}.jsonl"
    checks = [check(judge) for check in BUILTIN]
    measured: Measured = measure(read_set(path), lambda _: checks)
    assert not measured.failures
    with path.open(encoding="utf-8") as file:
        gold = {row["id"]: row for row in map(json.loads, file)}
    pairs = zip(measured.gold.stories, measured.marked, strict=True)
    found = {each.id: {"flags": [*map(as_published, marked.flags)]} for each, marked in pairs}
    for severity in Severity:
        assert ours(measured.at(severity)) == scorer.score(gold, found, severity.floor)
