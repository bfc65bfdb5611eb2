"""``proofread quality``: how good the text of stories is, a line each."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

import click

from proofread.cli import options
from proofread.cli.formats import as_option
from proofread.cli.output import Output, is_terminal, wants_colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proofread.cli.rules import Rules
    from proofread.cli.stories import Stories
    from proofread.config import Settings
    from proofread.model.quality import Assessed
    from proofread.quality.assess import Assessor
    from proofread.reporters.quality import QualityReporter

_DONE: Final = 0
_FAILED: Final = 3


@click.command("quality", short_help="Say how good the text of stories is, scanned ones above all.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@options.output_format("table", "json")
@as_option("standard input, and of files whose name does not say")
@options.COLOR
@options.READ_BY_MACHINE
@options.PERIOD
@options.FIELDS
def command(  # noqa: PLR0913 - one for each option
    *,
    paths: tuple[str, ...],
    format_: str,
    read_as: str | None,
    color: str,
    ocr: str | None,
    period: str | None,
    fields: tuple[str, ...],
) -> int:
    """Say how good the text of stories is, scanned ones above all.

    PATH is a file, a folder to walk, or - for standard input. Nothing is changed.

    \b
    proofread quality scans/
    proofread quality --format json page.xml
    pdftotext story.pdf - | proofread quality --ocr no -

    \b
    known        the share of words that the dictionaries know; what may be a
                 name counts half where it is unknown
    distinct     the same of distinct words
    wrong words  the share of words that are wrong, as estimated, and between
                 what it lies in nine of ten texts
    language     en, other, or - where that cannot be said
    period       when it was printed: 19c or modern
    OCR          how likely it was read off page images

    \b
    good         up to 5 % wrong: proofread it as usual
    fair         up to 15 %: correct it with the page beside it
    poor         up to 35 %: good for searching; recognise a better scan
    unreadable   more: do not quote it
    undetermined too short, or not in English

    \b
    Exit codes:
      0  the stories are judged, good or not
      2  wrong usage or settings
      3  something could not be read, judged or written
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.progress import Bar
    from proofread.cli.rules import Rules
    from proofread.cli.stories import STDIN, gather

    if paths.count(STDIN) > 1:
        raise click.UsageError("standard input can be read only once")
    rules = Rules(lambda found: options.put_before(found, ocr=ocr, period=period, fields=fields or None))
    found = gather(paths, read_as, rules)
    reporter = _reporter(format_, color, found)
    bar = Bar(len(found.stories))
    output = Output(machine=format_ == "json", before=bar.hide)
    failed = False
    try:
        output.write(reporter.begin())
        for assessed in _assessed(found, rules):
            failed = failed or bool(assessed.failures)
            output.write(reporter.document(assessed))
            bar.advance()
        output.write(reporter.end())
        output.flush()
    finally:
        bar.hide()
    return _FAILED if failed else _DONE


def _assessed(found: "Stories", rules: "Rules") -> "Iterator[Assessed]":
    """The stories with their quality, as they are read; folders that could not be listed come first."""
    from proofread.model.quality import Assessed

    yield from (Assessed(each.name, None, each.failures) for each in found.unlisted)
    assessors = _Assessors()
    desks = [(story, rules.of(story.path)) for story in found.stories]
    for story, settings in desks:
        yield assessors.under(settings).assess(story.name, partial(story.read, settings.fields))


class _Assessors:
    """What judges stories, by what holds where they lie; the dictionaries are opened once."""

    def __init__(self) -> None:
        from proofread.lexicon import Lexicon

        self._lexicon = Lexicon()
        self._opened: dict[tuple[object, ...], Assessor] = {}

    def under(self, settings: "Settings") -> "Assessor":
        """What judges the stories of a desk; raises a ConfigError where its dictionaries are missing or wrong."""
        key = settings.dictionaries, settings.ocr, settings.period
        if key not in self._opened:
            self._opened[key] = self._open(settings)
        return self._opened[key]

    def _open(self, settings: "Settings") -> "Assessor":
        from proofread.cli.program import open_house
        from proofread.quality.assess import Assessor
        from proofread.suggest.judge import open_judge
        from proofread.suggest.told import Told

        told = Told(ocr=settings.ocr, period=settings.period)
        return Assessor(open_judge(self._lexicon, house=open_house(settings), told=told))


def _reporter(format_: str, color: str, found: "Stories") -> "QualityReporter":
    from proofread.reporters.quality import QualityJson, QualityTable

    if format_ == "json":
        return QualityJson()
    names = [*(each.name for each in found.unlisted), *(each.name for each in found.stories)]
    return QualityTable(names, colour=wants_colour(color, os.environ, is_terminal=is_terminal(sys.stdout)))
