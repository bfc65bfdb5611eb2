"""The gate: what was reached once is not lost without a word.

For each set and severity the recall, the precision, the share set right and the
false alarms are held; for each check what it shows by default, its precision where
faults are marked, its false alarms in clean copy. A run is deterministic, so figures
are compared as they are published, without a margin.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from proofread.config import nearest
from proofread.errors import UsageError
from proofread.evaluation.floors import CEILINGS, NO_FIGURES, Figures, Floor, Floors, Lowered, SetFloors
from proofread.evaluation.measure import Measured
from proofread.evaluation.record import SEVERITIES
from proofread.evaluation.score import Tally
from proofread.model.finding import Severity

SHOWN: Final = Severity.WARNING
"""The severity from which on the findings of single checks are held."""

_Parts = dict[str, dict[str, float]]


class Gate(NamedTuple):
    """What became of the floors.

    Attributes:
        failures: a sentence for each figure that is worse than its floor, and each set whose data have changed.
        notes: a sentence for sets that could not be compared because they are only here or only there.
    """

    failures: tuple[str, ...]
    notes: tuple[str, ...]


class Lowering(NamedTuple):
    """What is to be lowered, each ``SET``, ``SET/SEVERITY`` or ``SET/CHECK``, when and why."""

    names: tuple[str, ...]
    day: date
    because: str


def compare_with(floors: Floors, sets: Sequence[Measured]) -> Gate:
    """Whether the sets reach their floors."""
    measured = {each.gold.name: each for each in sets}
    failures = [sentence for name in measured if name in floors for sentence in _failures(floors[name], measured[name])]
    notes = [f"{name} has floors but was not measured; they are skipped" for name in sorted(floors.keys() - measured)]
    notes += [f"{name} has no floors; --ratchet adds them" for name in measured if name not in floors]
    return Gate(tuple(failures), tuple(notes))


def _failures(floors: SetFloors, measured: Measured) -> Iterator[str]:
    name, digest = measured.gold.name, measured.gold.digest
    if digest != floors.digest:
        then, now = floors.digest[:12], digest[:12]
        yield f"{name}: the data have changed since its floors were measured: their sha256 was {then}..., is {now}..."
        return
    reached = figures_of(measured)
    for part, figures in floors.parts.items():
        for figure, floor in figures.items():
            value = reached.get(part, {}).get(figure)
            if value is not None and _is_worse(figure, value, floor.value):
                yield f"{name}, {part}: {_sentence(figure, value, floor.value)}"


def _is_worse(figure: str, value: float, floor: float) -> bool:
    return value > floor if figure in CEILINGS else value < floor


def _sentence(figure: str, value: float, floor: float) -> str:
    if figure in CEILINGS:
        return f"{value} false alarms per 10,000 words are above the ceiling of {floor}"
    return f"the {figure.replace('-', ' ')} of {value} is below the floor of {floor}"


def figures_of(measured: Measured) -> _Parts:
    """What a set reached, by severity and by check; a precision without findings is no figure."""
    parts = {severity.label: _figures(measured.at(severity)) for severity in SEVERITIES}
    for check in measured.checks:
        tally = measured.at(SHOWN, check)
        if not tally.gold:
            parts[check] = {"false-per-10k": tally.false_per_10k}
        elif tally.flags:
            parts[check] = {"precision": tally.precision}
    return parts


def _figures(tally: Tally) -> dict[str, float]:
    figures = {"false-per-10k": tally.false_per_10k}
    if tally.fixed_rate is not None:
        figures |= {"recall": tally.recall, "fixed-rate": tally.fixed_rate}
        if tally.flags:
            figures["precision"] = tally.precision
    return figures


def ratchet(floors: Floors, sets: Sequence[Measured]) -> dict[str, SetFloors]:
    """The floors raised to what was reached, none lowered; a set whose data have changed keeps its own."""
    raised = dict(floors)
    for measured in sets:
        name, digest = measured.gold.name, measured.gold.digest
        known = floors.get(name) or SetFloors(digest, {})
        if known.digest == digest:
            raised[name] = SetFloors(digest, _raised(known.parts, figures_of(measured)))
    return raised


def _raised(parts: Mapping[str, Mapping[str, Floor]], reached: _Parts) -> dict[str, dict[str, Floor]]:
    better = {part: dict(figures) for part, figures in parts.items()}
    for part, figures in reached.items():
        for figure, value in figures.items():
            floor = better.setdefault(part, {}).get(figure)
            if floor is None or _is_worse(figure, floor.value, value):
                better[part][figure] = Floor(value, _still_lowered(figure, value, floor))
    return better


def _still_lowered(figure: str, value: float, floor: Floor | None) -> Lowered | None:
    """The reason why a floor was lowered, until what was lost is reached again."""
    lowered = floor.lowered if floor else None
    return lowered if lowered and _is_worse(figure, value, lowered.before) else None


def lower(floors: Floors, sets: Sequence[Measured], lowering: Lowering) -> dict[str, SetFloors]:
    """The floors with those that are named brought down to what was reached, each with the reason beside it.

    A set whose data have changed is measured anew as a whole: what is new or higher
    is taken over, too.

    Raises:
        UsageError: a name is of no set that was measured and has floors, or of no part of one.
    """
    measured = {each.gold.name: each for each in sets if each.gold.name in floors}
    lowered = dict(floors)
    for each in lowering.names:
        name, _, part = each.partition("/")
        if name not in measured:
            raise UsageError(
                f"no set that was measured and has floors is called {name!r}", hint=nearest(name, measured)
            )
        lowered[name] = _lowered_set(lowered[name], measured[name], part, lowering)
    return lowered


def _lowered_set(floors: SetFloors, measured: Measured, part: str, lowering: Lowering) -> SetFloors:
    name, digest, reached = measured.gold.name, measured.gold.digest, figures_of(measured)
    if part and part not in floors.parts:
        raise UsageError(f"{name} has no floors of {part!r}", hint=nearest(part, floors.parts))
    if digest == floors.digest:
        named = {part} if part else set(floors.parts)
        brought = {each: _lowered(floors.parts[each], reached.get(each, {}), lowering) for each in named}
        return SetFloors(digest, {**floors.parts, **brought})
    if part:
        raise UsageError(f"the data of {name} have changed", hint=f"--lower {name} measures all of it anew")
    anew = {each: _anew(floors.parts.get(each, NO_FIGURES), figures, lowering) for each, figures in reached.items()}
    return SetFloors(digest, anew)


def _lowered(figures: Figures, reached: Mapping[str, float], lowering: Lowering) -> Figures:
    return {figure: _at_most(figure, floor, reached.get(figure), lowering) for figure, floor in figures.items()}


def _anew(figures: Figures, reached: Mapping[str, float], lowering: Lowering) -> Figures:
    return {
        figure: _at_most(figure, figures.get(figure, Floor(value)), value, lowering, otherwise=Floor(value))
        for figure, value in reached.items()
    }


def _at_most(
    figure: str, floor: Floor, value: float | None, lowering: Lowering, *, otherwise: Floor | None = None
) -> Floor:
    """A floor brought down to a worse value; where the value is no worse, `otherwise` or the floor itself."""
    if value is None or not _is_worse(figure, value, floor.value):
        return otherwise or floor
    return Floor(value, Lowered(floor.value, lowering.day, lowering.because))
