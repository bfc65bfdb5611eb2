"""A run of ``proofread fix --interactive``: finding by finding, in a terminal."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from proofread.cli import program
from proofread.cli.fix.answers import Answers
from proofread.cli.fix.keys import Keyboard
from proofread.cli.fix.opening import opened
from proofread.cli.fix.question import Questions
from proofread.cli.fix.request import Request
from proofread.cli.fix.safely import tell_names
from proofread.cli.output import Output, wants_colour, width_of
from proofread.cli.rules import Rules
from proofread.cli.running import CLEAN, FAILED, FOUND, Run
from proofread.cli.stories import Story, gather
from proofread.cli.trouble import tell_trouble
from proofread.engine.run import unreadable
from proofread.errors import ProofreadError, ReadError
from proofread.fixing.apply import Original
from proofread.fixing.mend import Change, Mended, Mender
from proofread.fixing.review import Decision, Kind, Review, Session
from proofread.fixing.writing import write_back
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import Checked, Failure
from proofread.reporters.terminal import WIDTH
from proofread.reporters.visible import visible

if TYPE_CHECKING:
    from proofread.audit.log import Log
    from proofread.engine.newsroom import Desk

_PAST = {Kind.LEAVE: "left as it is", Kind.SKIP: "the rest of the file is left as it is"}


def ask_about_files(request: Request, rules: Rules) -> int:
    """Ask about the findings in files and folders, write what was accepted, and return the exit code.

    Raises:
        UsageError: there is no story, or the settings name no check.
        LexiconError: a dictionary is missing or damaged.
        OutputError: the terminal cannot be written to.
    """
    found = gather(request.paths, request.read_as, rules)
    settings = rules.everywhere()
    witness = program.open_witness(settings)
    newsroom = program.open_newsroom(rules, witness)
    desks = [(each, newsroom.desk(each.path)) for each in found.stories]
    colour = wants_colour(request.color, os.environ, is_terminal=True)
    with Keyboard() as keyboard:
        run = _Run(request, keyboard, program.open_log(settings, "fix"), colour=colour)
        for outcome in found.unlisted:
            run.fail(outcome, newsroom.desk(None))
        run.ask(iter(desks))
    code = FAILED if tell_trouble(witness, settings) else max(run.counts.exit_code, FOUND if run.unseen else CLEAN)
    run.end(code)
    return code


@dataclass(frozen=True, slots=True)
class _Open:
    """A story that is asked about."""

    story: Story
    desk: "Desk"
    original: Original
    document: Document
    checked: Checked
    review: Review
    answers: Answers


class _Run:
    """Asks, writes and counts."""

    def __init__(self, request: Request, keyboard: Keyboard, log: "Log | None", *, colour: bool) -> None:
        self.counts = Run()
        self._log = log
        self._request = request
        self._keyboard = keyboard
        self._colour = colour
        self._output = Output(machine=False)
        self._session = Session()
        self._open: list[_Open] = []
        self._learned: set[str] = set()
        self._made: Counter[Kind] = Counter()
        self.unseen = 0

    def ask(self, desks: "Iterator[tuple[Story, Desk]]") -> None:
        """Ask about one story after the other; what was accepted is written as stories are done with."""
        try:
            self._ask(desks)
        except KeyboardInterrupt:
            at_hand = self._at_hand
            self._session.drop()
            self._write_ready()
            if at_hand:
                self._output.write(f"\nwhat was decided in {visible(at_hand.story.name)} is dropped\n")
            raise
        self.unseen = sum(1 for _ in desks)
        self._output.write(f"{self._summary()}\n")
        self._output.flush()

    def end(self, code: int) -> None:
        """Write the log, if one is kept; raises a `WriteError` where that cannot be done."""
        if self._log is not None:
            self._log.write(code)

    def fail(self, checked: Checked, desk: "Desk") -> None:
        """Count what is left in a story, and tell what failed on it."""
        self.counts.take(checked, desk)
        for failure in checked.failures:
            program.tell(failure.message, failure.hint)

    def _ask(self, desks: "Iterator[tuple[Story, Desk]]") -> None:
        session = self._session
        while not session.is_over:
            if session.review is None and not self._open_next(desks):
                self._close()
            else:
                self._decide()
            self._write_ready()

    def _open_next(self, desks: "Iterator[tuple[Story, Desk]]") -> bool:
        """Open the next story with findings; whether there was one."""
        for story, desk in desks:
            if opened_ := self._opened(story, desk):
                self._open.append(opened_)
                self._session.open.append(opened_.review)
                if self._session.review:
                    return True
        return False

    def _opened(self, story: Story, desk: "Desk") -> _Open | None:
        try:
            original = opened(story, self._request.read_as, desk.settings.fields)
        except ReadError as error:
            self.fail(unreadable(story.name, error), desk)
            return None
        checked = desk.check(story.name, lambda: original.read(original.data))
        shown = desk.shown(checked).findings
        if checked.document is None or not shown:
            self.fail(checked, desk)
            return None
        mender = Mender(original, checked.document)
        answers = Answers(desk)
        review = Review(checked.document.text, shown, _Refusal(mender), answers.offer, self._learned)
        return _Open(story, desk, original, checked.document, checked, review, answers)

    @property
    def _at_hand(self) -> _Open | None:
        """The story that is asked about, or the last one."""
        review = self._session.review
        return next((each for each in self._open if each.review is review), self._open[-1] if self._open else None)

    @property
    def _questions(self) -> Questions:
        """Questions for the terminal as wide as it now is."""
        return Questions(colour=self._colour, width=width_of(sys.stdout) or WIDTH)

    def _decide(self) -> None:
        """Ask about a finding until it is decided, or another one is to be."""
        at_hand, review = self._at_hand, self._session.review
        if at_hand is None or review is None:
            return
        self._output.write("\n" + self._questions.question(at_hand.story.name, at_hand.document, review))
        number, decided = review.number, len(review.decisions)
        while not self._session.is_over and self._session.review is review:
            key = self._key(self._questions.prompt(review.finding))
            if key == "?":
                self._output.write(self._questions.help())
                continue
            self._take(review, key)
            if review.number != number or len(review.decisions) != decided:
                break
        self._say_decided(review, decided)

    def _take(self, review: Review, key: str) -> None:
        self._session.press(key or "q")
        if review.line is not None:
            self._output.write(f"    {review.line.value}")
            typed = self._keyboard.line()
            if typed is None:
                review.line = None
                self._output.write("\n")
                self._session.finish()
                return
            self._session.enter(typed)
        if self._session.said:
            self._output.write(self._questions.said(self._session.said))

    def _say_decided(self, review: Review, before: int) -> None:
        if len(review.decisions) > before:
            self._output.write(self._questions.said(_spoken(review, review.decisions[-1])))

    def _key(self, prompt: str) -> str:
        """Ask for a key and show it."""
        self._output.write(prompt)
        key = self._keyboard.key()
        self._output.write(f"{visible(key) if key.isprintable() else ''}\n")
        return key

    def _close(self) -> None:
        """The last decision can be taken back as well: ask once more, if there is one."""
        session = self._session
        while session.can_undo and session.review is None:
            self._output.write("\nthat was the last finding\n")
            key = self._key("[Enter finish, u undo] ")
            if key in ("", "\r", "\n", " ", "q"):
                break
            if key == "u":
                session.press(key)
                return
        session.finish()

    def _write_ready(self) -> None:
        """Write what was decided in the stories that are done with."""
        for review in self._session.ready:
            done = next(each for each in self._open if each.review is review)
            self._open.remove(done)
            self._write(done)
        self._session.ready.clear()

    def _write(self, done: _Open) -> None:
        changes = [Change(finding, text) for finding, text in done.review.chosen(Kind.CHANGE)]
        mended = Mender(done.original, done.document).mend(changes)
        failures = [
            Failure("fix", f"“{refused.change.replacement}” could not be written: {refused.error.message}")
            for refused in mended.refused
        ]
        checked = done.checked
        try:
            checked = self._put(done, mended)
        except ProofreadError as error:
            failures.append(Failure("write", error.message, error.hint))
        self.fail(replace(checked, failures=(*checked.failures, *failures)), done.desk)

    def _put(self, done: _Open, mended: Mended) -> Checked:
        """Write a story and keep the answers; what is left in it, but for what is answered for.

        Raises:
            ProofreadError: something cannot be written.
        """
        now = done.checked
        if mended.made:
            others = write_back(Path(done.story.name), done.original.data, mended.data)
            if others:
                tell_names(done.story.name, others)
            now = done.desk.check(done.story.name, lambda: done.original.read(mended.data))
        if self._log is not None:
            _record(self._log, done)
        self._made[Kind.CHANGE] += len(mended.made)
        answered = []
        for finding, because in done.review.chosen(Kind.IGNORE):
            found = _found_again(finding, mended, now)
            if found is not None:  # its words may stand beside others by now, which is how it is known again
                done.answers.ignore(now, found, because)
                answered.append(found)
                self._made[Kind.IGNORE] += 1
        for finding, note in done.review.chosen(Kind.LEARN):
            done.answers.learn(done.document.text[slice(*finding.span)], note)
            self._made[Kind.LEARN] += 1
        return replace(now, findings=tuple(each for each in now.findings if not self._is_answered(now, each, answered)))

    def _is_answered(self, checked: Checked, finding: Finding, answered: list[Finding]) -> bool:
        document = checked.document
        return finding in answered or (document is not None and document.text[slice(*finding.span)] in self._learned)

    def _summary(self) -> str:
        made = [f"{self._made[kind]} {word}" for kind, word in _COUNTED.items() if self._made[kind]]
        unseen = f"; {self.unseen} not looked at" if self.unseen else ""
        return f"{', '.join(made) or 'nothing changed'}; left: {self.counts.summary.sentence()}{unseen}"


_COUNTED = {Kind.CHANGE: "changed", Kind.IGNORE: "ignored with a reason", Kind.LEARN: "added to the dictionary"}


def _record(log: "Log", done: _Open) -> None:
    """Log what was found in a story, and how it was decided."""
    from proofread.audit.log import CHANGED, FIXED, IGNORED, SKIPPED, outcomes

    told = outcomes(done.desk.stops(done.checked), done.review.findings)
    decided = dict.fromkeys(
        (id(each) for each, _ in (*done.review.chosen(Kind.LEAVE), *done.review.chosen(Kind.SKIP))), SKIPPED
    )
    for kind in (Kind.IGNORE, Kind.LEARN):
        decided |= {id(each): IGNORED for each, _ in done.review.chosen(kind)}
    for finding, text in done.review.chosen(Kind.CHANGE):
        as_suggested = text in (each.replacement for each in finding.suggestions)
        decided[id(finding)] = FIXED if as_suggested else CHANGED
    checks = [check.info.id for check in done.desk.checks]
    log.take(done.checked, done.desk.path, checks, lambda each: decided.get(id(each)) or told(each))


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a change cannot be made, in one sentence, or the empty string."""

    mender: Mender

    def __call__(self, change: Change) -> str:
        error = self.mender.refusal(change)
        return error.message if error else ""


def _spoken(review: Review, decision: Decision) -> str:
    if decision.kind is Kind.CHANGE:
        return f'-> "{decision.text}"' if decision.text else "-> nothing"
    if decision.kind is Kind.IGNORE:
        return f"ignored because {decision.text}"
    if decision.kind is Kind.LEARN:
        return f"“{review.flagged(decision.number)}” goes into the dictionary"
    return _PAST[decision.kind]


def _found_again(finding: Finding, mended: Mended, now: Checked) -> Finding | None:
    """A finding in the story after the changes that were made."""
    moved = sum(
        len(change.replacement) - (change.finding.span.end - change.finding.span.start)
        for change in mended.made
        if change.finding.span <= finding.span
    )
    span = finding.span.shifted(moved)
    return next((each for each in now.findings if each.check == finding.check and each.span == span), None)
