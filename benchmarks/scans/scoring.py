"""What proofread finds on recognised pages, against what was printed on them."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from proofread.evaluation.corpus import Edit, Story
from proofread.evaluation.score import Flag, Marked, mark, touches
from proofread.model.document import Document, Segment, SegmentKind
from proofread.model.span import Span
from proofread.readers import read_text
from scans.engine import recognised
from scans.gold import WRONG_WORDS, faults
from scans.pages import Page

_ROOT: Final = Path(__file__).parents[2]

COMMAND: Final = (sys.executable, "-m", "proofread")
CHECK: Final = ("check", "--ocr", "yes", "--fail-on", "never", "--format", "json")
"""How the pages are checked: as scans, in which no language model is asked, so that figures are the same everywhere."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page that was recognised.

    Attributes:
        page: the page.
        document: the hOCR, as our reader reads it.
        story: its text with the faults marked in it.
    """

    page: Page
    document: Document
    story: Story

    @property
    def wrong_words(self) -> int:
        """How often words were read as others, or put together or taken apart wrongly."""
        return sum(edit.type in WRONG_WORDS for edit in self.story.edits)

    @property
    def words(self) -> int:
        """How many words were printed."""
        return len(self.page.text.split())

    @property
    def gold(self) -> dict[str, Any]:
        """The page as a line of a set that `proofread eval` reads."""
        return {
            "id": self.story.id,
            "text": self.story.text,
            "edits": [[*edit.span, "|".join(edit.rights)] for edit in self.story.edits],
            "types": [edit.type for edit in self.story.edits],
        }

    def write(self, folder: Path) -> Path:
        """Write the hOCR into a folder."""
        file = folder / self.document.name
        file.write_text(self.document.source, encoding="utf-8")
        return file


def recognise(page: Page) -> Recognised:
    """Have a page recognised, and mark what is wrong in it."""
    document = read_text(f"{page.name}.hocr", recognised(page.image, page.damage.dpi), "hocr")
    found = faults(document.text, page.text)
    edits = tuple(Edit(Span(each.start, each.end), tuple(each.right.split("|")), each.kind) for each in found)
    return Recognised(page, document, Story(page.name, document.text, edits))


def check(files: Sequence[Path], command: Sequence[str] = COMMAND) -> list[dict[str, Any]]:
    """What proofread reports of each file, an object with its ``findings``.

    Raises:
        subprocess.CalledProcessError: proofread failed.
    """
    done = subprocess.run((*command, *CHECK, *map(str, files)), cwd=_ROOT, stdout=subprocess.PIPE, check=True)
    by_name = {each["name"]: each for each in json.loads(done.stdout)["documents"]}
    return [by_name[str(file)] for file in files]


def judged(page: Recognised, findings: Sequence[dict[str, Any]]) -> Marked:
    """The reported findings of a page, each good or false."""
    return mark(page.story, [_flag(page.document, each) for each in findings])


def text_span(document: Document, source: Span) -> Span:
    """Which stretch of the text a stretch of the source is.

    Raises:
        ValueError: nothing of the text stands there.
    """
    parts = [_part(each, source) for each in document.segments if _holds(each, source)]
    if not parts:
        raise ValueError(f"{document.name}: nothing is read at {source.start} to {source.end}")
    return Span(parts[0].start, parts[-1].end if source.start < source.end else parts[0].end)


def _flag(document: Document, finding: dict[str, Any]) -> Flag:
    span = text_span(document, Span(finding["start"], finding["end"]))
    suggestion = next((each["replacement"] for each in finding["suggestions"]), None)
    return Flag(finding["check"], span, suggestion, finding["confidence"])


def _holds(segment: Segment, source: Span) -> bool:
    """Whether a segment belongs to a stretch of the source; a space between two words does with the word after it."""
    if segment.kind is SegmentKind.SYNTHETIC:
        return source.start <= segment.source.start < source.end
    return touches(source, segment.source)


def _part(segment: Segment, source: Span) -> Span:
    """What of the text of a segment a stretch of the source holds."""
    if segment.kind is not SegmentKind.VERBATIM:
        return segment.text
    by = segment.text.start - segment.source.start
    return Span(max(source.start, segment.source.start) + by, min(source.end, segment.source.end) + by)
