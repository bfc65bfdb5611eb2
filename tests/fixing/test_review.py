"""Keys and lines become decisions, without a terminal."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.fixing.mend import Change
from proofread.fixing.review import Decision, Kind, Line, Offer, Review, Session
from proofread.model.finding import Finding, Suggestion
from proofread.model.span import Span

TEXT = "adn teh Kyiw two words Kyiw"


def finding(text: str, *right: str, nth: int = 1) -> Finding:
    start = -1
    for _ in range(nth):
        start = TEXT.index(text, start + 1)
    return Finding("spelling.misspelt", Span(start, start + len(text)), "wrong", tuple(map(Suggestion, right)))


FINDINGS = (
    finding("adn", "and", "Adn"),
    finding("teh"),
    finding("Kyiw", "Kyiv"),
    finding("two words", ""),
    finding("Kyiw", "Kyiv", nth=2),
)


def review(findings: Sequence[Finding] = FINDINGS, offer: Offer = Offer(), learned: set[str] | None = None) -> Review:  # noqa: B008 - it is frozen
    def refusal(change: Change) -> str:
        return "it holds a <" if "<" in change.replacement else ""

    return Review(TEXT, findings, refusal, offer, set() if learned is None else learned)


def typed(session: Session, *keys: str) -> None:
    """Press keys; one that is longer is a line."""
    for key in keys:
        session.press(key) if len(key) == 1 else session.enter(key.removeprefix("="))


@pytest.mark.parametrize(
    ("keys", "decision"),
    [
        (["a"], Decision(0, Kind.CHANGE, "and")),
        (["1"], Decision(0, Kind.CHANGE, "and")),
        (["2"], Decision(0, Kind.CHANGE, "Adn")),
        (["e", "=an"], Decision(0, Kind.CHANGE, "an")),
        (["i"], Decision(0, Kind.LEAVE)),
        (["r", "= as they say "], Decision(0, Kind.IGNORE, "as they say")),
        (["d", "=a name"], Decision(0, Kind.LEARN, "a name")),
        (["k"], Decision(0, Kind.SKIP)),
    ],
)
def test_a_key_decides(keys: list[str], decision: Decision) -> None:
    here = review()
    typed(Session([here]), *keys)
    assert here.decisions == [decision]
    assert here.number == (5 if decision.kind is Kind.SKIP else 1)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["3"], "there is no suggestion 3"),
        (["0"], "no such key; ? lists them"),
        (["x"], "no such key; ? lists them"),
        (["²"], "no such key; ? lists them"),
        (["e", "=  "], "nothing was typed, nothing is decided"),
        (["r", "=" + " "], "nothing was typed, nothing is decided"),
        (["e", "=adn"], "that is what stands there; i leaves it"),
        (["e", "=<b>"], "left as it is: it holds a <"),
        (["i", "a"], "there is no suggestion; e types one"),
        (["i", "i", "i", "d"], "only a word can go into the dictionary"),
        (["u"], "there is nothing to take back"),
    ],
)
def test_what_a_key_cannot_do_is_said(keys: list[str], said: str) -> None:
    here = review()
    session = Session([here])
    typed(session, *keys)
    assert session.said == said
    assert all(each.kind is Kind.LEAVE for each in here.decisions)


def test_what_is_not_offered_is_said() -> None:
    here = review(offer=Offer("no baseline", "no dictionary"))
    for key, said in (("r", "no baseline"), ("d", "no dictionary")):
        here.press(key)
        assert (here.said, here.line) == (said, None)


@pytest.mark.parametrize(("key", "line"), [("e", Line.REPLACEMENT), ("r", Line.REASON), ("d", Line.NOTE)])
def test_some_keys_ask_for_a_line(key: str, line: Line) -> None:
    here = review()
    here.press(key)
    assert here.line is line
    assert not here.decisions


def test_a_word_that_was_learned_is_not_asked_about_again() -> None:
    learned: set[str] = set()
    here = review(learned=learned)
    session = Session([here])
    typed(session, "i", "i", "d", "=a name")
    assert (here.number, learned) == (3, {"Kyiw"})
    typed(session, "i")
    assert here.is_done
    there = review(learned=learned)
    typed(Session([there]), "i", "i")
    assert there.number == 3
    typed(session, "u", "u")
    assert (here.number, learned) == (2, set())


def test_deleting_is_a_suggestion_like_others() -> None:
    here = review()
    typed(Session([here]), "i", "i", "i", "a")
    assert here.chosen(Kind.CHANGE) == [(FINDINGS[3], "")]


def test_undo_takes_back_one_after_the_other() -> None:
    here = review()
    session = Session([here])
    typed(session, "a", "i", "k")
    assert here.is_done
    for number in (2, 1, 0):
        typed(session, "u")
        assert here.number == number
    assert not session.can_undo


def test_undo_goes_back_into_the_story_before() -> None:
    first, second = review(FINDINGS[:1]), review(FINDINGS[1:2])
    session = Session([first])
    typed(session, "a")
    assert session.review is None
    assert not session.ready  # it can still be taken back
    session.open.append(second)
    typed(session, "u")
    assert session.review is first
    typed(session, "2")
    assert session.review is second
    assert first.chosen(Kind.CHANGE) == [(FINDINGS[0], "Adn")]


def test_a_story_is_done_with_when_the_next_one_is_begun() -> None:
    first, second = review(FINDINGS[:1]), review()
    session = Session([first])
    typed(session, "a")
    session.open.append(second)
    typed(session, "e", "=an")
    assert session.ready == [first]
    typed(session, "u", "u")
    assert session.review is second
    assert session.said == "there is nothing to take back"


def test_quitting_keeps_what_was_decided() -> None:
    first, second = review(FINDINGS[:1]), review()
    session = Session([first])
    typed(session, "a")
    session.open.append(second)
    typed(session, "q")
    assert session.is_over
    assert session.ready == [first, second]


@pytest.mark.parametrize("more", [["a"], []])
def test_dropping_forgets_the_story_at_hand_alone(more: list[str]) -> None:
    first, second = review(FINDINGS[:1]), review()
    session = Session([first])
    typed(session, "a")
    session.open.append(second)
    typed(session, *more)
    session.drop()
    assert session.ready == [first]
    assert session.is_over


def test_dropping_after_the_last_finding_forgets_that_story() -> None:
    session = Session([review(FINDINGS[:1])])
    typed(session, "a")
    session.drop()
    assert session.ready == []


@given(st.lists(st.sampled_from(["a", "1", "2", "e", "i", "r", "d", "k", "u", "x", "=", "=right", "=<"]), max_size=40))
def test_any_keys_leave_decisions_in_order(keys: list[str]) -> None:
    here = review()
    session = Session([here])
    for key in keys:
        if here.line is None and len(key) == 1 and key != "=" and session.review:
            session.press(key)
        elif here.line is not None:
            session.enter(key.removeprefix("="))
    numbers = [each.number for each in here.decisions]
    assert numbers == sorted(set(numbers))
    assert all("<" not in each.text for each in here.decisions if each.kind is Kind.CHANGE)
    learned = {here.flagged(each.number) for each in here.decisions if each.kind is Kind.LEARN}
    assert here.learned == learned
