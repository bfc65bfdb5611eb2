"""What a run does, and what holds for a story."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proofread.model.finding import Severity

REPORTS: Final = ("terminal", "html", "json", "jsonl", "line", "github", "sarif", "rdjson", "checkstyle")
"""The reports on stories of any kind."""

FORMATS: Final = (*REPORTS, "alto")
"""What `proofread check` can be asked to answer in: reports, or pages of ALTO with corrections in them."""

FAIL_ON: Final = ("info", "warning", "error", "never")
"""The severities at which a run fails, and the word for none of them."""

DEPTHS: Final = ("quick", "standard", "deep")
"""How far a run looks: without the language model; with it, where it is installed, for what stays in doubt;
with it over the whole story."""

DIALECTS: Final = ("any", "american", "british")
"""Whose spelling a story keeps."""

OCR: Final = ("auto", "yes", "no")
"""Whether stories are what a machine read off page images; auto judges each by its words."""

PERIODS: Final = ("auto", "modern", "19c")
"""Whose spelling is accepted besides today's; auto judges each story by its words."""

QUOTATIONS: Final = ("as-usual", "gentle")
"""How what stands in quotation marks is read: like the rest, or only for errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for a story, and for the run that checks it.

    Attributes:
        select: ids of checks or of families, such as ``spacing``; empty for those on by default.
        ignore: ids of checks or of families that do not run, whatever `select` says.
        min_confidence: findings are shown from here on, 0 to 1; None leaves that to the severity.
        thresholds: by check or family, the confidence below which its findings count for nothing, 0 to 1.
        fail_on: findings of this severity or more fail a run; None for none of them.
        dialect: whose spelling the story keeps, one of `DIALECTS`.
        ocr: whether the story was read off page images, one of `OCR`.
        period: when the story was printed, one of `PERIODS`.
        dictionaries: house dictionaries, absolute paths, the last word last.
        quotations: how quotations are read, one of `QUOTATIONS`.
        require_reason: ignores that give no reason do not count.
        baseline: the file of findings that are answered for, an absolute path; None for none.
        fields: fields of front matter and of JSON that are prose.
        format: the report, one of `FORMATS`.
        depth: how far a run looks, one of `DEPTHS`.
        log: the file that each run appends a line to, an absolute path; None for none.
        why: findings carry the sums behind their confidence; only a flag asks for it.
        origins: by the name of a field, where it was set: ``proofread.toml:3``; nothing for what was not.
        desk: the desks that hold here, by name, the last word last.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float | None = None
    thresholds: tuple[tuple[str, float], ...] = ()
    fail_on: Severity | None = Severity.ERROR
    dialect: str = "any"
    ocr: str = "auto"
    period: str = "auto"
    dictionaries: tuple[Path, ...] = ()
    quotations: str = "as-usual"
    require_reason: bool = False
    baseline: Path | None = None
    fields: tuple[str, ...] = ("title", "headline", "description", "body")
    format: str = "terminal"
    depth: str = "standard"
    log: Path | None = None
    why: bool = False
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    desk: tuple[str, ...] = field(default=(), compare=False)

    def origin(self, name: str) -> str:
        """Where a field was set, or the empty string."""
        return self.origins.get(name, "")


def parse_fail_on(word: str) -> Severity | None:
    """The severity that a word of `FAIL_ON` names; None for ``never``."""
    return None if word == "never" else Severity[word.upper()]
