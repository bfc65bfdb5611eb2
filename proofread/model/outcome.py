"""What became of a story: its findings, and what failed on the way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

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


class Ignored(NamedTuple):
    """A finding that somebody answers for: it is counted, but neither shown nor does it fail a run.

    Attributes:
        finding: what was found.
        how: what said so: ``comment``, ``front matter``, ``sic`` or ``baseline``.
        because: the reason given, or the empty string.
    """

    finding: Finding
    how: str
    because: str = ""


class Notice(NamedTuple):
    """What is to be said about an ignore: it matches nothing, gives no reason, cannot be read.

    Attributes:
        message: what is the matter, in one sentence.
        source: where in the source it stands; None for one that stands in another file.
        hint: what to do about it, or the empty string.
    """

    message: str
    source: Span | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One story after the checks: findings in order of place, and the failures beside them.

    `document` is None where the story could not be read; `words` counts its word tokens; `ignored` and `notices`
    tell what became of the ignores in it.
    """

    name: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    words: int = 0
    ignored: tuple[Ignored, ...] = ()
    notices: tuple[Notice, ...] = ()

    def at_least(self, severity: Severity, min_confidence: float = 0.0) -> "Checked":
        """The same outcome with only the findings, ignored or not, of this severity and confidence or more."""
        floor = max(severity.floor, min_confidence)
        return replace(
            self,
            findings=tuple(each for each in self.findings if each.confidence >= floor),
            ignored=tuple(each for each in self.ignored if each.finding.confidence >= floor),
        )


def numbered(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of a story, in order, those that read alike told apart by their ordinal."""
    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        key = _key(document, finding)
        seen[key] += 1
        told.append(finding if seen[key] == finding.ordinal else replace(finding, ordinal=seen[key]))
    return tuple(told)


def fingerprint(document: Document, finding: Finding) -> str:
    """A name for a finding that survives edits elsewhere in the story.

    Sixteen hexadecimal digits over the check, the flagged text, the words beside
    it and its ordinal; never the message or the offset.
    """
    import hashlib  # only a report for machines needs it, and it costs 2 ms

    key = f"{_key(document, finding)}\x1f{finding.ordinal}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _key(document: Document, finding: Finding) -> str:
    before, after = _neighbours(document.text, finding.span)
    return f"1\x1f{finding.check}\x1f{document.text[slice(*finding.span)]}\x1f{before}\x1f{after}"


def _neighbours(text: str, span: Span) -> tuple[str, str]:
    before = text[max(0, span.start - _NEIGHBOURHOOD) : span.start].split()
    after = text[span.end : span.end + _NEIGHBOURHOOD].split()
    return (before[-1] if before else ""), (after[0] if after else "")
