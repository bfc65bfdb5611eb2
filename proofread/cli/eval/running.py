"""A run of ``proofread eval``: set by set, then the report, the charts, the comparison and the gate."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from proofread.cli import program
from proofread.cli.eval.request import Request
from proofread.cli.options import put_before
from proofread.cli.output import Output
from proofread.cli.progress import Bar
from proofread.config import Settings
from proofread.errors import WriteError
from proofread.evaluation.calibration import calibration_of
from proofread.evaluation.compare import Comparison, compare, comparison_object
from proofread.evaluation.corpus import GoldSet, find_sets, read_set
from proofread.evaluation.floors import SetFloors, read_floors, write_floors
from proofread.evaluation.gate import Lowering, compare_with, lower, ratchet
from proofread.evaluation.measure import ChecksFor, Measured, measure
from proofread.evaluation.plots import recall, reliability
from proofread.evaluation.record import Snapshot, read_snapshot, run_object, snapshot
from proofread.evaluation.table import comparison_text, run_table
from proofread.files import write_text
from proofread.reporters.tool import TOOL
from proofread.suggest.witness import Witness

if TYPE_CHECKING:
    from proofread.checks import Check
    from proofread.languagemodel.questions import Model

HELD: Final = 0
BELOW: Final = 1
FAILED: Final = 3


def evaluate(request: Request) -> int:
    """Measure, report and compare, and return the exit code.

    Raises:
        ReadError: a set or the earlier run cannot be read.
        UsageError: there is no set, or nothing that was measured has the name of what is to be lowered.
        ConfigError: the floors cannot be read.
        LexiconError: a dictionary is missing or damaged.
        WriteError: a file cannot be written.
        OutputError: the report cannot be written.
    """
    gold = [read_set(path) for path in find_sets(request.paths)]
    old = read_snapshot(request.compare) if request.compare else None
    floors = _floors(request)
    settings = put_before(Settings(depth=request.depth), ocr=request.ocr, period=request.period)
    model = _model(settings, request.answers)
    checks_for = _unseen(request.out_of_fold, settings, model) if request.out_of_fold else _same(settings, model)
    sets = measured_sets(gold, checks_for)
    _report(request, sets, old)
    if request.plots:
        _draw(request.plots, sets)
    if _told_failures(sets):
        return FAILED
    return _gate(request, floors, sets) if request.floors else HELD


def _model(settings: Settings, answers: Path | None) -> "Model | None":
    """The language model that is asked, None where none is to be; figures without it are not those asked for."""
    if settings.depth == "quick":
        return None
    from proofread.languagemodel.remembering import open_remembering

    return open_remembering(answers)


def _same(settings: Settings, model: "Model | None") -> ChecksFor:
    """For each story the same checks."""
    checks = program.open_checks(settings, Witness(lambda: model) if model else None)
    return lambda _story: checks


def _unseen(data: Path, settings: Settings, model: "Model | None") -> ChecksFor:
    """For each story, the checks with a model that was trained without it."""
    from proofread.checks import BUILTIN
    from proofread.checks.opening import open_all
    from proofread.engine.select import choose
    from proofread.training import require

    require()
    from proofread.training.folds import judges

    chosen = choose(settings, BUILTIN)
    judge_for = judges(data, model, told=program.told_by(settings), deep=settings.depth == "deep")
    made: dict[int, Sequence[Check]] = {}

    def checks_for(story: str) -> "Sequence[Check]":
        judge = judge_for(story)
        if id(judge) not in made:
            made[id(judge)] = open_all(chosen, judge)
        return made[id(judge)]

    return checks_for


def measured_sets(gold: Sequence[GoldSet], checks_for: ChecksFor) -> list[Measured]:
    """The sets under the checks, with a bar where a person waits."""
    bar = Bar(sum(len(each.stories) for each in gold))
    try:
        return [measure(each, checks_for, bar.advance) for each in gold]
    finally:
        bar.hide()


def _report(request: Request, sets: Sequence[Measured], old: Snapshot | None) -> None:
    comparison = compare(old, snapshot(sets)) if old else None
    is_json = request.format_ == "json"
    text = _json(sets, comparison) if is_json else _text(sets, comparison)
    if request.output:
        write_text(request.output, text)
        return
    output = Output(machine=is_json)
    output.write(text)
    output.flush()


def _json(sets: Sequence[Measured], comparison: Comparison | None) -> str:
    run = run_object(sets, TOOL)
    if comparison is not None:
        run["comparison"] = comparison_object(comparison)
    return json.dumps(run, indent=1) + "\n"  # letters spelt out, as a story may hold halves of pairs


def _text(sets: Sequence[Measured], comparison: Comparison | None) -> str:
    return run_table(sets) + (f"\n{comparison_text(comparison)}" if comparison is not None else "")


def _draw(folder: Path, sets: Sequence[Measured]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"the folder {folder} cannot be made: {error.strerror or error}") from None
    write_text(folder / "reliability.svg", reliability(calibration_of(sets)))
    curve = recall(sets)
    if curve is None:
        _say("recall.svg is not drawn: it takes a set with marked faults and one of clean copy")
    else:
        write_text(folder / "recall.svg", curve)


def _told_failures(sets: Sequence[Measured]) -> bool:
    """Whether something broke; each is told, and the figures are worth nothing."""
    failures = [failure for measured in sets for failure in measured.failures]
    for failure in failures:
        _say(failure.message)
    return bool(failures)


def _floors(request: Request) -> dict[str, SetFloors]:
    if request.floors is None or (request.ratchet and not request.floors.exists()):
        return {}
    return read_floors(request.floors)


def _gate(request: Request, floors: dict[str, SetFloors], sets: Sequence[Measured]) -> int:
    """Compare with the floors, after they were raised or lowered if that is asked for."""
    assert request.floors is not None  # noqa: S101 - the caller looked
    if request.ratchet:
        floors = ratchet(floors, sets)
    elif request.lower:
        day = (request.day or datetime.now()).date()  # noqa: DTZ005 - today where the person is
        floors = lower(floors, sets, Lowering(request.lower, day, (request.because or "").strip()))
    if request.ratchet or request.lower:
        write_floors(request.floors, floors)
    gate = compare_with(floors, sets)
    for sentence in (*gate.notes, *gate.failures):
        _say(sentence)
    return BELOW if gate.failures else HELD


def _say(sentence: str) -> None:
    click.echo(f"proofread: {sentence}", err=True)
