"""Findings decided one by one: which keys and lines were typed becomes what is to be done; no terminal is needed.

A `Review` is one story. A `Session` is the stories that can still be taken back: a story is done with when the first
finding of the next one is decided, so that the last decision in it can be undone until then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from proofread.fixing.mend import Change
from proofread.model.finding import Finding

UNDO: Final = "u"
QUIT: Final = "q"


class Kind(Enum):
    """What becomes of a finding."""

    CHANGE = "changed"
    LEAVE = "left"
    IGNORE = "ignored"  # from now on, with a reason
    LEARN = "learned"  # the word is right, in all stories
    SKIP = "skipped"  # with all that follow in the story


class Line(Enum):
    """A line that is asked for."""

    REPLACEMENT = "write instead: "
    REASON = "ignore because: "
    NOTE = "right because: "


class Decision(NamedTuple):
    """What becomes of the finding of a number; `text` is the replacement, the reason or the note."""

    number: int
    kind: Kind
    text: str = ""


class Offer(NamedTuple):
    """Why findings of a story cannot be ignored for good, or words of it learned; empty where they can."""

    ignore: str = ""
    learn: str = ""


_ALL: Final = Offer()


@dataclass(slots=True)
class Review:
    """The findings of a story, decided in order.

    Attributes:
        text: that of the story.
        findings: those to decide, in order.
        refusal: why a change cannot be made, or the empty string.
        offer: what can be done but changing and leaving.
        learned: words that are right by now, in all stories of a run.
        decisions: what was decided, in order.
        line: the line that is asked for, if one is.
        said: what is to be said about what was typed last.
    """

    text: str
    findings: Sequence[Finding]
    refusal: Callable[[Change], str]
    offer: Offer = _ALL
    learned: set[str] = field(default_factory=set)
    decisions: list[Decision] = field(default_factory=list)
    line: Line | None = None
    said: str = ""

    @property
    def number(self) -> int:
        """The number of the finding to decide, from 0; that after the last where all are."""
        if not self.decisions:
            number = 0
        elif self.decisions[-1].kind is Kind.SKIP:
            number = len(self.findings)
        else:
            number = self.decisions[-1].number + 1
        while number < len(self.findings) and self.flagged(number) in self.learned:
            number += 1
        return number

    @property
    def is_done(self) -> bool:
        """Whether all findings are decided."""
        return self.number >= len(self.findings)

    @property
    def finding(self) -> Finding:
        """The finding to decide."""
        return self.findings[self.number]

    def flagged(self, number: int) -> str:
        """What the finding of a number flags."""
        return self.text[slice(*self.findings[number].span)]

    def chosen(self, kind: Kind) -> list[tuple[Finding, str]]:
        """The findings that were decided so, and the text that goes with each."""
        return [(self.findings[each.number], each.text) for each in self.decisions if each.kind is kind]

    def press(self, key: str) -> None:
        """Take a key while a finding is to be decided; what it cannot do is said."""
        self.said = ""
        if key == "a" or (key.isascii() and key.isdigit() and key != "0"):
            self._choose(0 if key == "a" else int(key) - 1)
        elif key == "i":
            self._decide(Kind.LEAVE)
        elif key == "k":
            self._decide(Kind.SKIP)
        elif key == "e":
            self.line = Line.REPLACEMENT
        elif key == "r":
            self._ask(Line.REASON, self.offer.ignore)
        elif key == "d":
            word = self.flagged(self.number)
            no_word = "" if _is_word(word) else "only a word can go into the dictionary"
            self._ask(Line.NOTE, no_word or self.offer.learn)
        else:
            self.said = "no such key; ? lists them"

    def enter(self, typed: str) -> None:
        """Take the line that was asked for; an empty one goes back to the finding."""
        asked, self.line = self.line, None
        self.said = ""
        if not typed.strip():
            self.said = "nothing was typed, nothing is decided"
        elif asked is Line.REPLACEMENT:
            self._change(typed)
        elif asked is Line.REASON:
            self._decide(Kind.IGNORE, typed.strip())
        elif asked is Line.NOTE:
            self._decide(Kind.LEARN, typed.strip())

    def undo(self) -> None:
        """Take the last decision back."""
        last = self.decisions.pop()
        if last.kind is Kind.LEARN:
            self.learned.discard(self.flagged(last.number))

    def _choose(self, number: int) -> None:
        suggestions = self.finding.suggestions
        if number < len(suggestions):
            self._change(suggestions[number].replacement)
        elif suggestions:
            self.said = f"there is no suggestion {number + 1}"
        else:
            self.said = "there is no suggestion; e types one"

    def _change(self, replacement: str) -> None:
        if replacement == self.flagged(self.number):
            self.said = "that is what stands there; i leaves it"
        elif why := self.refusal(Change(self.finding, replacement)):
            self.said = f"left as it is: {why}"
        else:
            self._decide(Kind.CHANGE, replacement)

    def _ask(self, line: Line, why_not: str) -> None:
        if why_not:
            self.said = why_not
        else:
            self.line = line

    def _decide(self, kind: Kind, text: str = "") -> None:
        number = self.number
        self.decisions.append(Decision(number, kind, text))
        if kind is Kind.LEARN:
            self.learned.add(self.flagged(number))


def _is_word(text: str) -> bool:
    return bool(text) and not any(char.isspace() for char in text) and any(char.isalpha() for char in text)


@dataclass(slots=True)
class Session:
    """The reviews that can still be taken back, of the stories of a run in order.

    Attributes:
        open: these reviews, the one at hand last unless it was gone back from.
        ready: reviews that are done with, and wait to be written.
        is_over: whether nothing more is to be asked.
        said: what is to be said about what was typed last.
    """

    open: list[Review] = field(default_factory=list)
    ready: list[Review] = field(default_factory=list)
    is_over: bool = False
    said: str = ""

    @property
    def review(self) -> Review | None:
        """The review at hand; None where a new story is wanted."""
        return next((each for each in self.open if not each.is_done), None)

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return any(each.decisions for each in self.open)

    def press(self, key: str) -> None:
        """Take a key."""
        review = self.review
        self.said = ""
        if key == QUIT:
            self.finish()
        elif key == UNDO:
            self._undo()
        elif review is not None:
            decided = len(review.decisions)
            review.press(key)
            self._follow(review, decided)

    def enter(self, typed: str) -> None:
        """Take a line."""
        review = self.review
        if review is not None:
            decided = len(review.decisions)
            review.enter(typed)
            self._follow(review, decided)

    def finish(self) -> None:
        """Ask nothing more; what was decided is to be written."""
        self.ready += self.open
        self.open = []
        self.is_over = True

    def drop(self) -> None:
        """Ask nothing more, and forget what was decided in the story at hand; the stories before it are written."""
        self.ready += [each for each in self.open if each is not (self.review or self.open[-1])]
        self.open = []
        self.is_over = True

    def _undo(self) -> None:
        last = next((each for each in reversed(self.open) if each.decisions), None)
        if last is not None:
            last.undo()
        self.said = "taken back" if last is not None else "there is nothing to take back"

    def _follow(self, review: Review, decided: int) -> None:
        """Once something is decided in a story, those before it are done with."""
        self.said = review.said
        if len(review.decisions) > decided:
            at = next(number for number, each in enumerate(self.open) if each is review)
            self.ready += self.open[:at]
            del self.open[:at]
