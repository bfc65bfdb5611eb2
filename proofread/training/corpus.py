"""News with marked errors: the sets that teach, and how much each counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import UsageError
from proofread.evaluation.corpus import read_set


class Mark(NamedTuple):
    """One marked error.

    Attributes:
        start: where it begins, in code points of the story.
        end: where it ends.
        rights: what should stand there, the likeliest first.
        kind: what the set calls this kind of error.
    """

    start: int
    end: int
    rights: tuple[str, ...]
    kind: str = ""


def corrected(text: str, errors: Iterable[tuple[int, int, str]]) -> str:
    """A text with its errors, each from a place to a place, put right; of two that overlap the first."""
    pieces, at = [], 0
    for start, end, right in sorted(errors):
        if start >= at:
            pieces += [text[at:start], right]
            at = end
    return "".join(pieces) + text[at:]


@dataclass(frozen=True, slots=True)
class Story:
    """One line of a set: a text, and the errors marked in it."""

    set: str
    id: str
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def key(self) -> str:
        """The name of the story among those of all sets."""
        return f"{self.set}/{self.id}"


class TrainingSet(NamedTuple):
    """A set that teaches, and how much one of its errors and one of its words kept count.

    Labels that are not exhaustive teach no keeping; those that a pattern made, which nobody
    read, teach nothing of forms that the dictionaries know. Of a set of worn copy all counts
    in full where families are fitted for such copy by themselves.
    """

    name: str
    wrong: float
    kept: float
    by_pattern: bool = False
    is_worn: bool = False

    def weight(self, *, kept: bool, alone: bool) -> float:
        """How much an example counts: one whose words are kept or wrong, of a family fitted alone or not."""
        counted = self.kept if kept else self.wrong
        return 1.0 if counted and alone and self.is_worn else counted


SETS: Final = (
    TrainingSet("clean_intl", 1.0, 1.0),
    TrainingSet("clean_aeb", 1.0, 1.0),
    TrainingSet("news_typos", 4.0, 0.0),
    TrainingSet("author_fixed_typos", 2.5, 0.5),
    TrainingSet("scraped_glue", 2.5, 1.0),
    TrainingSet("scraped_glue_silver", 0.5, 0.0, by_pattern=True),
    TrainingSet("cms_migration_glue", 0.3, 0.2),
    TrainingSet("scraper_spacing", 2.5, 1.0),
    TrainingSet("wild_glue_silver", 0.8, 0.0, by_pattern=True),
    TrainingSet("natural", 3.0, 1.0),
    TrainingSet("web_grammar", 1.5, 1.0),
    TrainingSet("pdf_spacing", 0.1, 0.1, is_worn=True),
)
DAMAGED: Final = {"clean_intl": 0.6, "clean_aeb": 0.6}
"""Clean sets whose stories are damaged, and how much an error put in counts.

Only there do errors stand in whole stories that have the right form elsewhere.
"""


class Corpus:
    """The sets under a folder: ``dev/*.jsonl`` in lines of ``{"id", "text", "edits": [[start, end,
    "right|also right"], ...], "types": [...]}``; stories without edits are clean copy.

    Raises:
        UsageError: the folder holds none of the sets that teach.
    """  # noqa: D205 - the form of a line is the summary

    def __init__(self, data: Path) -> None:
        self._folder = data / "dev"
        self.sets = tuple(each for each in SETS if self.has(each.name))
        if not self.sets:
            raise UsageError(f"{self._folder} holds no set that teaches", hint=f"such as {SETS[0].name}.jsonl")

    def has(self, name: str) -> bool:
        """Whether a set is there."""
        return self._path(name).is_file()

    def stories(self, name: str) -> Iterator[Story]:
        """The stories of a set, in their order; none where it is not there.

        Raises:
            ReadError: a line is not a story, or an id stands twice.
        """
        if self.has(name):
            for story in read_set(self._path(name)).stories:
                marks = (Mark(*edit.span, edit.rights, edit.type) for edit in story.edits)
                yield Story(name, story.id, story.text, tuple(marks))

    def all_stories(self) -> Iterator[Story]:
        """The stories of all sets that teach."""
        for each in self.sets:
            yield from self.stories(each.name)

    def count_words(self, name: str) -> int:
        """Words of a set."""
        return sum(len(story.text.split()) for story in self.stories(name))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.jsonl"
