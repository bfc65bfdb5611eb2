"""Keeping a baseline: the entries of a story made anew, and those that match nothing any more."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from proofread.engine.ignores.baseline import Baseline, Entry, entry_of
from proofread.model.outcome import Checked, fingerprint


class Rewritten(NamedTuple):
    """What became of the entries of a story: how many are new, stayed or went, and the old name they stood under."""

    new: int = 0
    stayed: int = 0
    gone: int = 0
    moved_from: str = ""


def rewrite(baseline: Baseline, story: Path, shown: Checked, judged: Collection[str], because: str) -> Rewritten:
    """Answer in a baseline for all findings of a story, and for no others; the file is not written yet.

    Args:
        baseline: what is changed.
        story: where the story lies, an absolute path.
        shown: the findings to answer for.
        judged: the ids of the checks that looked at the story; entries of the others stay as they are.
        because: the reason, which entries that have one do not take over.
    """
    document = shown.document
    if document is None:
        return Rewritten()
    file = baseline.name_of(story)
    now = [entry_of(document, each, file, because) for each in shown.findings]
    held = baseline.held(story, [each.fingerprint for each in now])
    entries = {each.fingerprint: _with_reason(each, held.entries.get(each.fingerprint)) for each in now}
    stayed = sum(each in held.entries for each in entries)
    unseen = {key: each for key, each in held.entries.items() if key not in entries and each.check not in judged}
    rewritten = Rewritten(
        len(now) - stayed, stayed + len(unseen), len(held.entries) - stayed - len(unseen), held.moved_from
    )
    if held.moved_from:
        baseline.put(held.moved_from, ())
    baseline.put(file, [*entries.values(), *unseen.values()])
    return rewritten


def _with_reason(entry: Entry, before: Entry | None) -> Entry:
    return entry._replace(because=before.because) if before and before.because else entry


def unmatched(baseline: Baseline, file: str, checked: Checked, judged: Collection[str]) -> list[Entry]:
    """The entries of a file that match none of the findings of its story, ignored or not.

    `judged` are the ids of the checks that looked at the story; entries of the others are not told.
    """
    document = checked.document
    if document is None:
        return []
    findings = (*checked.findings, *(each.finding for each in checked.ignored))
    found = {fingerprint(document, each) for each in findings}
    return [
        each for each in baseline.files.get(file, {}).values() if each.fingerprint not in found and each.check in judged
    ]


def take_out(baseline: Baseline, entries: Collection[Entry]) -> None:
    """Take entries out of a baseline; the file is not written yet."""
    for file in {each.file for each in entries}:
        baseline.put(file, [each for each in baseline.files[file].values() if each not in entries])
