"""What proofread finds of the words that Tesseract reads wrongly, on pages printed from known text.

    python benchmarks/tesseract.py [--json] [--keep FOLDER]

Needs Tesseract with English and the fonts Liberation and DejaVu; says so where they are missing. The stories
are our own, and right copy: all that is wrong with a page comes from printing, scanning and recognising it.
The pages are checked with `--ocr yes`. A page of Tesseract in another version,
or another version of the fonts, has other errors.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from running import table
from scans.engine import version, why_not
from scans.pages import DAMAGE, Page, pages
from scans.scoring import Recognised, check, judged, recognise

from proofread.evaluation.score import Marked, Tally, tally_at
from proofread.model.finding import Severity

_LEVELS = (Severity.WARNING, Severity.ERROR)


class Checked(NamedTuple):
    """A recognised page and the findings on it."""

    page: Recognised
    marked: Marked


def main() -> None:
    """Print the tables, or what is in them as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="for programs, with the figures of each page")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave images, hOCR and the marked faults there")
    options = parser.parse_args()
    if reason := why_not():
        raise SystemExit(reason)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        measured = _measured(folder)
        if options.keep:
            _keep(folder, measured)
    if options.json:
        print(json.dumps(_object(measured), indent=2))
    else:
        _print_tables(measured)


def _measured(folder: Path) -> list[Checked]:
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(recognise, pages()))
    files = [each.write(folder) for each in found]
    return [Checked(page, judged(page, report["findings"])) for page, report in zip(found, check(files), strict=True)]


def _keep(folder: Path, measured: Sequence[Checked]) -> None:
    with (folder / "tesseract.jsonl").open("w", encoding="utf-8") as gold:
        for page, _ in measured:
            page.page.image.save(folder / f"{page.page.name}.png")
            gold.write(json.dumps(page.gold, ensure_ascii=False) + "\n")


def _groups(measured: Sequence[Checked]) -> Iterator[tuple[str, str, list[Checked]]]:
    """What is told apart, by what, with its pages."""
    ways: dict[str, Callable[[Page], str]] = {"damage": lambda page: page.kind, "font": lambda page: page.face.font}
    for way, name_of in ways.items():
        for name in dict.fromkeys(name_of(each.page.page) for each in measured):
            yield way, name, [each for each in measured if name_of(each.page.page) == name]
    yield "all", "all pages", list(measured)


def _print_tables(measured: Sequence[Checked]) -> None:
    print(f"{version()}; words wrong: misread, split or run together; recall, precision and first suggestion of these")
    for severity in _LEVELS:
        rows = [_row(name, found, severity) for _, name, found in _groups(measured)]
        print(f"\nat {severity.label}")
        table(("", "pages", "words", "words wrong", "recall", "precision", "first right"), rows)
    print()
    table(("damage", *asdict(next(iter(DAMAGE.values())))), _settings())


def _row(name: str, found: Sequence[Checked], severity: Severity) -> tuple[str, ...]:
    figures = _figures(found)
    tally = tally_at([each.marked for each in found], severity)
    shares = (figures["word_error_rate"], tally.recall, tally.precision, tally.fixed_rate or 0.0)
    return (name, str(figures["pages"]), f"{figures['words']:,}", *(f"{share:.1%}" for share in shares))


def _figures(found: Sequence[Checked]) -> dict[str, Any]:
    words, wrong = (sum(counts) for counts in zip(*((p.words, p.wrong_words) for p, _ in found), strict=True))
    return {"pages": len(found), "words": words, "wrong": wrong, "word_error_rate": round(wrong / words, 4)}


def _settings() -> list[tuple[str, ...]]:
    return [(name, *(f"{value:g}" for value in asdict(damage).values())) for name, damage in DAMAGE.items()]


def _object(measured: Sequence[Checked]) -> dict[str, Any]:
    return {
        "tesseract": version(),
        "settings": {name: asdict(damage) for name, damage in DAMAGE.items()},
        "groups": [{"by": way, "name": name, **_scores(found)} for way, name, found in _groups(measured)],
        "pages": [{"name": each.page.page.name, **_scores([each])} for each in measured],
    }


def _scores(found: Sequence[Checked]) -> dict[str, Any]:
    levels = {level.label: tally_at([each.marked for each in found], level) for level in _LEVELS}
    return {**_figures(found), **{level: _shares(tally) for level, tally in levels.items()}}


def _shares(tally: Tally) -> dict[str, float | None]:
    return {"recall": tally.recall, "precision": tally.precision, "first_right": tally.fixed_rate}


if __name__ == "__main__":
    main()
