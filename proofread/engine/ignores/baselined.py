"""A story and its baseline: which findings the entries answer for, and which entries answer for nothing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proofread.engine.ignores.baseline import HOW, Entry
from proofread.engine.ignores.terms import Terms
from proofread.files import as_argument
from proofread.model.finding import Finding
from proofread.model.outcome import Checked, Ignored, Notice, fingerprint


class Answered(NamedTuple):
    """What a baseline says of a story: the findings that it answers for, and what is to be said about its entries."""

    ignored: tuple[Ignored, ...] = ()
    notices: tuple[Notice, ...] = ()


def answered_for(checked: Checked, kept: Sequence[Finding], terms: Terms) -> Answered:
    """What the baseline of the terms says of a story, if any.

    Args:
        checked: the outcome with all that was found: an entry that matches any of it is used.
        kept: those of its findings that nothing else answers for.
        terms: on what terms.
    """
    if checked.document is None or terms.baseline is None or terms.path is None:
        return Answered()
    prints = {each.span: fingerprint(checked.document, each) for each in checked.findings}
    held = terms.baseline.held(terms.path, prints.values())
    used = {each: held.entries[each] for each in prints.values() if each in held.entries}
    ignored = [
        Ignored(finding, HOW, entry.because)
        for finding in kept
        if (entry := used.get(prints[finding.span])) and terms.counts(entry.because)
    ]
    unused = [each for each in held.entries.values() if each.fingerprint not in used and each.check in terms.judged]
    if held.moved_from:
        notices = _moved(checked.name, held.moved_from, len(used))
    else:
        notices = _unused(checked.name, len(unused))
    unreasoned = _unreasoned(checked.name, [each for each in used.values() if not terms.counts(each.because)])
    return Answered(tuple(ignored), (*notices, *unreasoned))


def _moved(story: str, old: str, count: int) -> Iterator[Notice]:
    if count:
        stand = "entry of the baseline stands" if count == 1 else "entries of the baseline stand"
        yield Notice(f"{count} {stand} under {old}, which is gone", hint=_do("write", story, "notes the move"))


def _unused(story: str, count: int) -> Iterator[Notice]:
    if count:
        match = "entry of the baseline matches" if count == 1 else "entries of the baseline match"
        yield Notice(
            f"{count} {match} nothing in this story", hint=_do("prune", story, "takes out what matches nothing")
        )


def _unreasoned(story: str, entries: Sequence[Entry]) -> Iterator[Notice]:
    if entries:
        if len(entries) == 1:
            message = "1 entry of the baseline gives no reason, so it does not count"
        else:
            message = f"{len(entries)} entries of the baseline give no reason, so they do not count"
        yield Notice(message, hint=_do('write --because "..."', story, "gives one"))


def _do(command: str, story: str, what: str) -> str:
    return f"`proofread baseline {command} {as_argument(story)}` {what}"
