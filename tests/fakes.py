"""Checks that need no dictionary, and a program that runs with them.

As a program (``python tests/fakes.py check story.txt``) it is the command line
with these checks in place of the real ones, for tests that need a process.
"""

import time
from collections.abc import Iterator, Sequence
from typing import ClassVar

from proofread.analysis import Analysis
from proofread.cli import explain, program
from proofread.engine.select import select
from proofread.model.finding import CheckInfo, Finding, Safety, Suggestion
from proofread.model.span import Span


class _Fake:
    """Flags each occurrence of a text, with the confidence and replacement that a subclass names."""

    info: ClassVar[CheckInfo]
    wrong: ClassVar[str]
    right: ClassVar[str]
    confidence: ClassVar[float]
    safety: ClassVar[Safety] = Safety.SHOW

    def __init__(self, judge: object) -> None:
        self.judge = judge

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """Flag each occurrence."""
        at = analysis.text.find(self.wrong)
        while at >= 0:
            yield Finding(
                self.info.id,
                Span(at, at + len(self.wrong)),
                f"{self.wrong!r} is not what was meant",
                (Suggestion(self.right, safety=self.safety),),
                self.confidence,
                ("a test says so",),
            )
            at = analysis.text.find(self.wrong, at + len(self.wrong))


class Misspelt(_Fake):
    """Sure: an error."""

    info = CheckInfo("spelling.misspelt", "A word that is spelt wrong")
    wrong, right, confidence = "recieve", "receive", 0.98


class DoubledSpace(_Fake):
    """Fairly sure: a warning."""

    info = CheckInfo("spacing.doubled-space", "Two spaces where one is enough")
    wrong, right, confidence = "  ", " ", 0.7


class StraySpace(_Fake):
    """Sure, and may be corrected unasked."""

    info = CheckInfo("spacing.before-punctuation", "A space before punctuation")
    wrong, right, confidence, safety = " ,", ",", 0.97, Safety.SAFE


class Doubtful(_Fake):
    """Hardly sure: information."""

    info = CheckInfo("context.wrong-word", "A word that does not fit")
    wrong, right, confidence = "form", "from", 0.3


class Silent(_Fake):
    """Off by default."""

    info = CheckInfo("context.surplus-word", "A word too many", on_by_default=False)
    wrong, right, confidence = "very", "", 0.6


class Broken(_Fake):
    """Breaks where the story says so."""

    info = CheckInfo("names.misspelt", "A name that is spelt wrong")
    wrong, right, confidence = "Mauripol", "Mariupol", 0.95

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """Flag each occurrence, then break."""
        yield from super().find(analysis)
        if "BREAK" in analysis.text:
            raise KeyError("no such name")


class Slow(_Fake):
    """Takes a minute where the story says so."""

    info = CheckInfo("ocr.confusion", "Letters that a scanner confused")
    wrong, right, confidence = "rnodern", "modern", 0.9

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        """Say so, wait, then flag each occurrence."""
        if "SLOW" in analysis.text:
            print("slow now", flush=True)  # noqa: T201 - the test waits for it
            time.sleep(60)
        yield from super().find(analysis)


BUILTIN = (Misspelt, DoubledSpace, StraySpace, Doubtful, Silent, Broken, Slow)


def run_with_fakes(arguments: Sequence[str]) -> int:
    """The command line with these checks; everything is put back afterwards."""
    was = program.open_checks, explain.known_checks
    program.open_checks = lambda settings, witness=None: select(settings, BUILTIN, None)  # type: ignore[arg-type]
    explain.known_checks = lambda: BUILTIN
    try:
        return program.run(arguments)
    finally:
        program.open_checks, explain.known_checks = was


if __name__ == "__main__":
    from proofread.cli import main

    _run = program.run

    def _run_once(arguments: Sequence[str]) -> int:
        program.run = _run
        return run_with_fakes(arguments)

    program.run = _run_once
    main()
