"""Copy read off page images with its truth: the sets that teach, and what each says of misread letters."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from proofread.evaluation.corpus import read_set
from proofread.model.document import Document
from proofread.readers import read, read_text
from proofread.suggest.ocr.units import units_in
from proofread.training.corpus import Mark, Story
from proofread.training.ocr.alignment import Evidence, Pair
from proofread.training.ocr.labels import Label, Labelled, labelled

SETS: Final = ("ocr_newspapers_19c", "ocr_sydney_herald")
"""Sets under ``dev/`` that teach."""

_MISREAD: Final = ("word", "word+space")
_LONGEST: Final = 20
_FURTHEST: Final = 4  # letters by which a word and its reading differ in length at most


class Copy(NamedTuple):
    """A story of misread copy, its units with what became of each, and the file of the page if it is kept."""

    story: Story
    units: tuple[Labelled, ...]
    page: Path | None = None

    def document(self) -> Document:
        """The story as it is read: from the page with what its machine says, if there is one."""
        found = None if self.page is None else read(self.page)
        if found is not None and found.text == self.story.text:
            return found
        return read_text(self.story.id, self.story.text)

    @property
    def article(self) -> str:
        """The article that a line of it belongs to; those of one article are in one fold."""
        return article_of(self.story.set, self.story.id)


def article_of(set_: str, id_: str) -> str:
    """The article that a story of a set belongs to; one of a set without articles is one by itself."""
    pieces = id_.split("-")
    if set_ == "ocr_newspapers_19c":
        return f"{set_}/{pieces[2]}"
    return f"{set_}/{pieces[1] if set_ == 'ocr_sydney_herald' else id_}"


def copies(data: Path, others: Iterable[Path] = ()) -> Iterator[Copy]:
    """The stories of the sets under a folder and of further files.

    Raises:
        ReadError: a set cannot be read.
    """
    for path in (*(data / "dev" / f"{name}.jsonl" for name in SETS), *others):
        found = read_set(path)
        for each in found.stories:
            marks = tuple(Mark(*edit.span, edit.rights, edit.type) for edit in each.edits)
            story = Story(found.name, each.id, each.text, marks)
            page = path.with_suffix("") / f"{each.id}.hocr"
            # Half of the pages are read without what the machine says, which most copy comes without.
            kept = page.exists() and zlib.crc32(each.id.encode()) % 2 == 0
            yield Copy(story, tuple(labelled(story)), page if kept else None)


def evidence_of(copy: Copy) -> Evidence:
    """The words of a story that were misread as one word each, and those that were read right."""
    evidence = Evidence()
    for unit, label, mark in copy.units:
        if label is Label.RIGHT and len(unit.text) <= _LONGEST:
            evidence.kept[unit.text] += 1
        elif label is Label.WRONG and mark is not None and mark.kind in _MISREAD and not unit.is_broken:
            evidence.pairs.extend(_pair(copy.story.text, mark))
    return evidence


def _pair(text: str, mark: Mark) -> Iterator[Pair]:
    written = [each.text for each in units_in(text, mark.start, mark.end)]
    right = [each.text for each in units_in(mark.rights[0])]
    if len(written) == len(right) == 1 and written != right:
        pair = Pair(written[0], right[0])
        if abs(len(pair.written) - len(pair.right)) <= _FURTHEST and len(pair.right) <= _LONGEST:
            yield pair
