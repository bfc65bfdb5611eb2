"""Checks over a story: what breaks is told, and all else stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from proofread.analysis import Analysis
from proofread.engine.settle import settle, unprotected
from proofread.engine.windows import LIMIT, windows
from proofread.errors import CheckFailedError, ProofreadError
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import Checked, Failure, numbered

if TYPE_CHECKING:
    from proofread.checks import Check

_Result = TypeVar("_Result")


def check_story(name: str, read: Callable[[], Document], checks: "Sequence[Check]") -> Checked:
    """What becomes of a story that is still to be read; one that cannot be read is a failure, never clean."""
    broken: dict[str, Failure] = {}
    document = attempt("read", read, broken)
    if document is None:
        return Checked(name, None, failures=tuple(broken.values()))
    return check_document(document, checks)


def unreadable(name: str, error: ProofreadError) -> Checked:
    """The outcome of a story that could not be read."""
    return Checked(name, None, failures=(Failure("read", error.message, error.hint),))


def check_document(document: Document, checks: "Sequence[Check]", limit: int = LIMIT) -> Checked:
    """The findings of all checks on a story, settled, and the checks that broke on it.

    At most `limit` code points are analysed at once. A check that breaks becomes
    one failure; what it found in other windows and what others found stands.
    """
    found: list[Finding] = []
    broken: dict[str, Failure] = {}
    words = 0
    for window, offset in windows(document, limit):
        analysis = attempt("analysis", partial(_analyse, window), broken)
        if analysis is None:
            continue
        words += analysis.word_count
        for check in checks:
            here = attempt(check.info.id, partial(_findings, check, analysis), broken)
            found += _moved(here or [], offset)
    kept = numbered(document, settle(unprotected(found, document.protected)))
    return Checked(document.name, document, kept, tuple(broken.values()), words)


def _analyse(document: Document) -> Analysis:
    analysis = Analysis(document)
    analysis.word_count  # noqa: B018 - computed here, where it may break
    return analysis


def attempt(what: str, work: Callable[[], _Result], broken: dict[str, Failure]) -> _Result | None:
    """What the work gives; None where it broke, which is noted once for each name of `what`."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the one place where a broken check must not end the run
        broken.setdefault(what, _failure(what, error))
        return None


def _failure(what: str, error: Exception) -> Failure:
    if isinstance(error, ProofreadError):
        return Failure(what, error.message, error.hint)
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Failure(what, f"{what} broke on this story: {reason}", "please report it together with the story")


def _findings(check: "Check", analysis: Analysis) -> list[Finding]:
    """What a check finds, each finding in the text and with a confidence that is one."""
    findings = list(check.find(analysis))
    length = len(analysis.text)
    for finding in findings:
        start, end = finding.span
        if not 0 <= start <= end <= length:
            raise CheckFailedError(f"{check.info.id} found something at {start} to {end} of {length} code points")
        if not 0 <= finding.confidence <= 1:
            raise CheckFailedError(f"{check.info.id} is {finding.confidence} sure, which is not from 0 to 1")
    return findings


def _moved(findings: list[Finding], by: int) -> list[Finding]:
    if not by:
        return findings
    return [replace(each, span=each.span.shifted(by)) for each in findings]
