"""``proofread dict suggest``: what many stories hold that a house could accept, as a list to tick."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from proofread.cli.output import Output, width_of
from proofread.cli.rules import Rules

if TYPE_CHECKING:
    from proofread.model.document import Document
    from proofread.suggest.harvest import Candidate, Harvest

_LIMIT: Final = 60  # lines of a page
_WIDTH: Final = 100  # columns, where no terminal says how many it has
_SLIPS: Final = 3  # of a list at most one line in so many is a likely slip
_LONGEST: Final = 24  # columns of a word; a longer one moves its line
_FAILED: Final = 3

_Stories = Iterator[tuple[str, "Callable[[], Document]"]]


@click.command("suggest")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--from",
    "source",
    type=click.Choice(("files", "jsonl")),
    default="files",
    help="What PATH holds: stories, or lines of JSON with a text each.",
)
@click.option("--limit", type=click.IntRange(min=1), default=_LIMIT, show_default=True, help="Lines of the list.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("terminal", "tick", "json")),
    default="terminal",
    show_default=True,
    help="For reading, to tick in an editor, or for programs.",
)
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write the list into this file.")
def suggest(paths: tuple[str, ...], source: str, limit: int, format_: str, to: Path | None) -> int:
    """Collect what a house dictionary could hold from many stories.

    PATH is a story or a folder of them, or - for standard input. Listed are words
    and names that no dictionary knows or that would be doubted, those of most
    stories first, each with one place of it. What would be called wrong comes last.
    What the house dictionaries of this folder accept is left out.

    \b
    proofread dict suggest archive/
    proofread dict suggest --from jsonl archive.jsonl --format tick --to candidates.txt
    proofread dict add --from-list candidates.txt --because "archive of 2025"
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    from proofread.cli.program import open_house
    from proofread.cli.stories import spare
    from proofread.suggest.harvest import Harvest
    from proofread.suggest.judge import open_judge

    settings = Rules().everywhere()
    total, stories, files = _lines(paths) if source == "jsonl" else _files(paths)
    spare(to, (*files, *settings.dictionaries), what="list", needed="is to be read")
    harvest = Harvest(open_judge(house=open_house(settings)))
    failed = _collect(total, stories, harvest)
    found = harvest.candidates()
    text = _FORMATS[format_](_page(found, limit), len(found), harvest.stories, to)
    if to is not None:
        from proofread.files import write_text

        write_text(to, text)
    output = Output(machine=format_ == "json")
    output.write(text if to is None else f"{min(limit, len(found)):,} of {len(found):,} candidates written to {to}\n")
    output.flush()
    return _FAILED if failed else 0


def _page(found: "Sequence[Candidate]", limit: int) -> "list[Candidate]":
    """So many candidates: those to accept first, and a share of likely slips."""
    accepted = [each for each in found if not each.is_slip]
    slips = [each for each in found if each.is_slip]
    room = max(limit - len(accepted), limit // _SLIPS)
    slips = slips[:room]
    return [*accepted[: limit - len(slips)], *slips]


def _collect(total: int, stories: _Stories, harvest: "Harvest") -> bool:
    """Read all stories; whether one could not be read, which is told on standard error."""
    from proofread.cli.program import tell
    from proofread.cli.progress import Bar
    from proofread.engine.harvest import gather_candidates

    bar = Bar(total)
    failed = False
    try:
        for name, read in stories:
            for failure in gather_candidates(read, harvest):
                failed = True
                bar.hide()
                tell(f"{name}: {failure.message}", "")
            bar.advance()
    finally:
        bar.hide()
    return failed


def _files(paths: Sequence[str]) -> tuple[int, _Stories, list[Path]]:
    """How many stories are in files and folders, the stories, and their files."""
    from proofread.cli.program import tell
    from proofread.cli.stories import gather

    found = gather(paths, None, Rules())
    for each in found.unlisted:
        for failure in each.failures:
            tell(failure.message, "")
    files = [story.path for story in found.stories if story.path]
    return len(found.stories), ((story.name, story.read) for story in found.stories), files


def _lines(paths: Sequence[str]) -> tuple[int, _Stories, list[Path]]:
    """How many lines of JSON hold stories, 0 where standard input is to be read; the stories, and their files."""
    from proofread.cli.lines import text_of
    from proofread.cli.stories import STDIN, lines_of
    from proofread.readers.jsonlines import Line

    total = 0 if STDIN in paths else sum(1 for _, _, data in lines_of(paths) if data.strip())
    lines = (Line(*line) for line in lines_of(paths) if line[2].strip())
    files = [Path(path) for path in paths if path != STDIN]
    return total, ((f"{line.file}:{line.number}", partial(text_of, line)) for line in lines), files


def _as_table(page: "Sequence[Candidate]", total: int, stories: int, _: Path | None) -> str:
    from proofread.reporters.counting import counted

    told = counted(stories, "story")
    if not total:
        return f"nothing in {told} that the dictionaries do not know\n"
    accepted, slips = [each for each in page if not each.is_slip], [each for each in page if each.is_slip]
    lines = [f"{counted(total, 'candidate')} in {told}; shown {len(page)}", ""]
    lines += [f"{'stories':>7} {'times':>6}", *_rows(accepted)]
    if slips:
        lines += [*([""] if accepted else []), "would be called wrong; add those that are right:", *_rows(slips)]
    return "".join(f"{line}\n" for line in lines)


def _rows(page: "Sequence[Candidate]") -> Iterator[str]:
    from proofread.cli.dictionary.ticklist import passage

    width = width_of(sys.stdout) or _WIDTH
    longest = min(_LONGEST, max((len(each.text) for each in page), default=0))
    for each in page:
        alike = f"(like {each.resembles}?) " if each.resembles else ""
        start = f"{each.stories:>7,} {each.times:>6,}  {each.text:<{longest}}  {alike}"
        yield f"{start}{passage(each, max(30, width - len(start)))}".rstrip()


def _as_ticks(page: "Sequence[Candidate]", _: int, stories: int, to: Path | None) -> str:
    from proofread.cli.dictionary.ticklist import tick_lines

    return "".join(f"{line}\n" for line in tick_lines(page, stories, to.name if to else "FILE"))


def _as_json(page: "Sequence[Candidate]", total: int, stories: int, _: Path | None) -> str:
    shown = {"version": 1, "stories": stories, "total": total, "candidates": [_object(each) for each in page]}
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _object(candidate: "Candidate") -> dict[str, Any]:
    return {
        "text": candidate.text,
        "stories": candidate.stories,
        "times": candidate.times,
        "slip": round(candidate.wrong, 4),
        "resembles": candidate.resembles or None,
        "context": [candidate.before, candidate.written, candidate.after],
    }


_FORMATS: Final = {"terminal": _as_table, "tick": _as_ticks, "json": _as_json}
