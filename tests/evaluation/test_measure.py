"""The engine runs over a set with the checks that each story is given."""

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from proofread.evaluation.corpus import Edit, GoldSet, Story
from proofread.evaluation.measure import measure
from proofread.evaluation.score import Verdict
from proofread.model.finding import Severity
from proofread.model.span import Span

if TYPE_CHECKING:
    from proofread.checks import Check

STORIES = (
    Story("a", "They recieve  it form him.", (Edit(Span(5, 12), ("receive",), "word"),)),
    Story("b", "They recieve it."),
)
GOLD = GoldSet("harbour", "d", labelled=True, stories=STORIES)


def test_all_findings_are_judged(fakes: ModuleType) -> None:
    checks = [fakes.Misspelt(None), fakes.DoubledSpace(None), fakes.Doubtful(None)]
    measured = measure(GOLD, lambda _: checks)
    assert measured.marked[0].verdicts == (Verdict.GOOD, Verdict.FALSE, Verdict.FALSE)
    assert [measured.at(each).flags for each in (Severity.ERROR, Severity.WARNING, Severity.INFO)] == [2, 3, 4]
    assert measured.at(Severity.INFO, "spelling.misspelt").good == 1
    assert measured.checks == ("context.wrong-word", "spacing.doubled-space", "spelling.misspelt")
    assert measured.failures == ()


def test_each_story_is_asked_for_its_checks(fakes: ModuleType) -> None:
    asked = []

    def checks_for(name: str) -> "Sequence[Check]":
        asked.append(name)
        return [fakes.Misspelt(None)] if name.endswith("b") else []

    done: list[None] = []
    measured = measure(GOLD, checks_for, lambda: done.append(None))
    assert asked == ["harbour/a", "harbour/b"]
    assert [len(each.flags) for each in measured.marked] == [0, 1]
    assert len(done) == 2


def test_what_breaks_is_kept(fakes: ModuleType) -> None:
    gold = GoldSet("harbour", "d", labelled=False, stories=(Story("a", "BREAK Mauripol"), Story("b", "Mauripol")))
    measured = measure(gold, lambda _: [fakes.Broken(None)])
    (failure,) = measured.failures
    assert failure.message.startswith("harbour/a: names.misspelt broke on this story")
    assert measured.at(Severity.ERROR).flags == 1
