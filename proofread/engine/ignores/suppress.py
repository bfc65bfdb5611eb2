"""Findings to those that stand and those that somebody answers for, and what is to be said about the ignores."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from proofread.engine.ignores import sic
from proofread.engine.ignores.comments import Comments, Ignore, comments_of
from proofread.engine.ignores.terms import Terms
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import Checked, Ignored, Notice


def suppress(checked: Checked, kept: Sequence[Finding], terms: Terms) -> Checked:
    """The outcome of a story, with what is ignored set apart; kept and ignored together are what counted.

    `checked` holds all that was found, because an ignore that covers any of it is used; `kept` is the part that counts.
    """
    document = checked.document
    if document is None:
        return checked
    ignored = [Ignored(each, sic.HOW) for each in kept if sic.is_marked(document.text, each)]
    notices: list[Notice] = []
    if document.comments:
        comments = comments_of(document, terms.checks)
        ignored += _commented(document, _left(kept, ignored), comments, terms)
        notices += (*comments.notices, *_about(document, checked.findings, comments, terms))
    if terms.baseline is not None:
        from proofread.engine.ignores.baselined import answered_for

        answered = answered_for(checked, _left(kept, ignored), terms)
        ignored += answered.ignored
        notices += answered.notices
    ignored.sort(key=lambda each: each.finding.span)
    return replace(checked, findings=_left(kept, ignored), ignored=tuple(ignored), notices=_in_order(notices))


def _left(findings: Sequence[Finding], ignored: Iterable[Ignored]) -> tuple[Finding, ...]:
    gone = {each.finding.span for each in ignored}  # no two findings that stand have one span
    return tuple(each for each in findings if each.span not in gone)


def _in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """By place, those without one last."""
    return tuple(sorted(notices, key=lambda each: (each.source is None, each.source or (), each.message)))


def _commented(document: Document, findings: Iterable[Finding], comments: Comments, terms: Terms) -> Iterator[Ignored]:
    answering = comments.answering(terms.counts)
    for finding in findings:
        for place in comments.places_of(document, finding):
            if ignore := answering.get(place):
                yield Ignored(finding, ignore.how, ignore.says.because)
                break


def _about(document: Document, found: Iterable[Finding], comments: Comments, terms: Terms) -> Iterator[Notice]:
    """What is to be said about comments that can be read: they match nothing, or they lack a reason."""
    hit = {place for finding in found for place in comments.places_of(document, finding)}
    for ignore in comments.ignores:
        used = {name for name in ignore.checks if any(place in hit for place in ignore.places(name))}
        unused = [name for name, ids in ignore.checks.items() if name not in used and terms.may_judge(name, ids)]
        if unused:
            yield _unused(ignore, unused)
        if used and not terms.counts(ignore.says.because):
            hint = "say why at its end: because ..."
            yield Notice("this ignore gives no reason, so it does not count", ignore.source, hint)


def _unused(ignore: Ignore, unused: Sequence[str]) -> Notice:
    which = f": {', '.join(unused)}" if ignore.says.names else ""
    if len(unused) < len(ignore.checks):
        return Notice(f"a part of this ignore matches nothing{which}", ignore.source, "take that part out")
    return Notice(f"this ignore matches nothing{which}", ignore.source, "take it out")
