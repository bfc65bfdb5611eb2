"""The machine interface, version 1: outcomes as plain objects ready for JSON."""

from typing import Any, Final

from proofread.model.document import Anchor
from proofread.model.finding import Finding, Why
from proofread.model.outcome import Checked, Failure, fingerprint
from proofread.model.positions import Lines

VERSION: Final = 1


def document_object(checked: Checked) -> dict[str, Any]:
    """A checked story as the object of the JSON report."""
    return {
        "name": checked.name,
        "findings": finding_objects(checked),
        "failures": [failure_object(failure) for failure in checked.failures],
        "words": checked.words,
    }


def finding_objects(checked: Checked) -> list[dict[str, Any]]:
    """The findings of a story; offsets are code points into the decoded source file."""
    document = checked.document
    if document is None or not checked.findings:
        return []
    lines = Lines(document.source)
    objects = []
    for finding in checked.findings:
        start, end = document.source_span(finding.span)
        line, column = lines.position(start)
        objects.append(
            {
                "check": finding.check,
                "start": start,
                "end": end,
                "line": line,
                "column": column,
                "text": document.source[start:end],
                **_judgement(finding),
                "fingerprint": fingerprint(document, finding),
                **_anchor(document.anchor(start)),
            }
        )
    return objects


def _anchor(anchor: Anchor | None) -> dict[str, Any]:
    return {"anchor": dict(anchor.place)} if anchor else {}


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
