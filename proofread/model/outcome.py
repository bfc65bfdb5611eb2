"""What became of a story: its findings, and what failed on the way."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from proofread.model.document import Document
from proofread.model.finding import Finding, Severity
from proofread.model.span import Span

_NEIGHBOURHOOD = 24
"""Code points on each side in which the two neighbouring words of a finding are looked for."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or checked; it never looks clean.

    Attributes:
        what: the check that broke, or ``read`` for the story itself.
        message: what happened, in one sentence.
        hint: what to do about it, or the empty string.
    """

    what: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One story after the checks: findings in order of place, and the failures beside them.

    `document` is None where the story could not be read; `words` counts its word tokens.
    """

    name: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    words: int = 0

    def at_least(self, severity: Severity, min_confidence: float = 0.0) -> "Checked":
        """The same outcome with only the findings of this severity and confidence or more."""
        floor = max(severity.floor, min_confidence)
        kept = tuple(finding for finding in self.findings if finding.confidence >= floor)
        return Checked(self.name, self.document, kept, self.failures, self.words)


def fingerprints(document: Document, findings: tuple[Finding, ...]) -> Iterator[str]:
    """A name for each finding that survives edits elsewhere in the story.

    Sixteen hexadecimal digits over the check, the flagged text, the words beside
    it and, where all these recur, its ordinal; never the message or the offset.
    """
    import hashlib  # only a report for machines needs it, and it costs 2 ms

    seen: Counter[str] = Counter()
    for finding in findings:
        before, after = _neighbours(document.text, finding.span)
        flagged = document.text[slice(*finding.span)]
        key = f"1\x1f{finding.check}\x1f{flagged}\x1f{before}\x1f{after}"
        seen[key] += 1
        yield hashlib.sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _neighbours(text: str, span: Span) -> tuple[str, str]:
    before = text[max(0, span.start - _NEIGHBOURHOOD) : span.start].split()
    after = text[span.end : span.end + _NEIGHBOURHOOD].split()
    return (before[-1] if before else ""), (after[0] if after else "")
