"""The machine interface, version 1: outcomes as plain objects ready for JSON."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from proofread.model.document import Anchor, Document
from proofread.model.finding import Finding, Why
from proofread.model.outcome import Checked, Failure, fingerprint
from proofread.model.positions import Lines
from proofread.model.span import Span

VERSION: Final = 1


def document_object(checked: Checked) -> dict[str, Any]:
    """A checked story as the object of the JSON report."""
    return {
        "name": checked.name,
        "findings": finding_objects(checked),
        "failures": [failure_object(failure) for failure in checked.failures],
        "words": checked.words,
        **ignore_lists(checked),
    }


def finding_objects(checked: Checked) -> list[dict[str, Any]]:
    """The findings of a story; offsets are code points into the decoded source file."""
    return list(_findings(checked.document, checked.findings))


def ignore_lists(checked: Checked) -> dict[str, list[dict[str, Any]]]:
    """What is ignored in a story and what is to be said about its ignores; a list stands only where it holds any."""
    lists = {"ignored": ignored_objects(checked), "notices": notice_objects(checked)}
    return {name: objects for name, objects in lists.items() if objects}


def ignored_objects(checked: Checked) -> list[dict[str, Any]]:
    """The findings of a story that somebody answers for, each with how and why."""
    findings = _findings(checked.document, [each.finding for each in checked.ignored])
    return [
        {**finding, "how": each.how, "because": each.because}
        for finding, each in zip(findings, checked.ignored, strict=True)
    ]


def notice_objects(checked: Checked) -> list[dict[str, Any]]:
    """What is to be said about the ignores of a story; one that stands in another file has no place."""
    document = checked.document
    if document is None or not checked.notices:
        return []
    lines = Lines(document.source)
    return [
        {**(_place(lines, each.source) if each.source else {}), "message": each.message, "hint": each.hint}
        for each in checked.notices
    ]


def _findings(document: Document | None, findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    if document is None or not findings:
        return
    lines = Lines(document.source)
    for finding in findings:
        start, end = document.source_span(finding.span)
        yield {
            "check": finding.check,
            **_place(lines, Span(start, end)),
            "text": document.source[start:end],
            **_judgement(finding),
            "fingerprint": fingerprint(document, finding),
            **_anchor(document.anchor(start)),
        }


def _place(lines: Lines, source: Span) -> dict[str, int]:
    line, column = lines.position(source.start)
    return {"start": source.start, "end": source.end, "line": line, "column": column}


def _anchor(anchor: Anchor | None) -> dict[str, Any]:
    if anchor is None:
        return {}
    sure = {} if anchor.confidence is None else {"confidence": anchor.confidence}
    return {"anchor": {**dict(anchor.place), **sure}}


def _judgement(finding: Finding) -> dict[str, Any]:
    return {
        "message": finding.message,
        "severity": finding.severity.label,
        "confidence": round(finding.confidence, 4),
        "suggestions": [
            {"replacement": each.replacement, "score": round(each.score, 4), "safety": each.safety.label}
            for each in finding.suggestions
        ],
        "evidence": list(finding.evidence),
        **({"why": _why(finding.why)} if finding.why else {}),
    }


def _why(why: Why) -> dict[str, Any]:
    return {
        "family": why.family,
        "score": round(why.score, 4),
        "probability": round(why.probability, 4),
        "reasons": [
            {
                "feature": each.feature,
                "value": round(each.value, 4),
                "weight": round(each.weight, 5),
                "contribution": round(each.contribution, 4),
            }
            for each in why.reasons
        ],
    }


def failure_object(failure: Failure) -> dict[str, Any]:
    """A failure as the object of the JSON report."""
    return {"what": failure.what, "message": failure.message, "hint": failure.hint}
