"""The cheapest deletions and insertions that make one text of another, where not every place allows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple


class Unit(NamedTuple):
    """Characters that stay or go together.

    Attributes:
        text: the characters.
        segment: the number of the stretch of the source that they come from.
        deletable: whether they may go.
    """

    text: str
    segment: int
    deletable: bool


class Step(NamedTuple):
    """A deletion of a unit, or an insertion of a text.

    Attributes:
        at: the number of the unit before which it is.
        unit: the number of the unit that goes; None for an insertion.
        text: what is inserted.
        joined: whether an insertion stands in the place of what went right before.
    """

    at: int
    unit: int | None = None
    text: str = ""
    joined: bool = False


class _State(IntEnum):
    """What came last."""

    KEPT = 0
    DELETED = 1  # units of one segment
    DELETED_OVER_BORDER = 2  # units of several: nothing may stand in their place, nobody knows in which
    INSERTED = 3
    REPLACED = 4  # inserted in the place of what was deleted


_OPEN: Final = 1
"""What it costs to begin a change, so that one long change is chosen before many short ones."""
_CHARACTER: Final = 2
"""What it costs to delete or to insert a character."""

_Node = tuple[int, int, _State]
"""Units and characters passed, and what came last."""


@dataclass(frozen=True, slots=True)
class _Move:
    to: _Node
    cost: int
    step: Step | None


def align(units: Sequence[Unit], new: str, insertable: Callable[[int], bool]) -> list[Step] | None:
    """The steps that make a text of units, neighbouring insertions in one; None where there are none.

    Args:
        units: what is there.
        new: what is to be there.
        insertable: whether something may be inserted before the unit of a number; one past the last is the end.
    """
    best: dict[_Node, tuple[int, _Node | None, Step | None]] = {(0, 0, _State.KEPT): (0, None, None)}
    places = [insertable(at) for at in range(len(units) + 1)]
    for at in range(len(units) + 1):
        for done in range(len(new) + 1):
            for state in _State:
                here = (at, done, state)
                if here not in best:
                    continue
                for move in _moves(here, units, new, places):
                    cost = best[here][0] + move.cost
                    if move.to not in best or cost < best[move.to][0]:
                        best[move.to] = (cost, here, move.step)
    ends = [(best[end][0], end) for state in _State if (end := (len(units), len(new), state)) in best]
    return _path(best, min(ends)[1]) if ends else None


def _moves(here: _Node, units: Sequence[Unit], new: str, places: Sequence[bool]) -> "list[_Move]":
    at, done, state = here
    moves = []
    if at < len(units):
        unit = units[at]
        if new.startswith(unit.text, done):
            moves.append(_Move((at + 1, done + len(unit.text), _State.KEPT), 0, None))
        if unit.deletable and state not in (_State.INSERTED, _State.REPLACED):
            moves.append(_deletion(here, units))
    if done < len(new):
        if state in (_State.DELETED, _State.REPLACED):
            step = Step(at, text=new[done], joined=True)
            moves.append(_Move((at, done + 1, _State.REPLACED), _CHARACTER, step))
        elif state is not _State.DELETED_OVER_BORDER and places[at]:
            cost = _CHARACTER if state is _State.INSERTED else _CHARACTER + _OPEN
            moves.append(_Move((at, done + 1, _State.INSERTED), cost, Step(at, text=new[done])))
    return moves


def _deletion(here: _Node, units: Sequence[Unit]) -> _Move:
    at, done, state = here
    unit = units[at]
    cost = _CHARACTER * len(unit.text)
    if state is _State.KEPT:
        return _Move((at + 1, done, _State.DELETED), cost + _OPEN, Step(at, at))
    same = state is _State.DELETED and units[at - 1].segment == unit.segment
    return _Move((at + 1, done, _State.DELETED if same else _State.DELETED_OVER_BORDER), cost, Step(at, at))


def _path(best: dict[_Node, tuple[int, _Node | None, Step | None]], end: _Node) -> list[Step]:
    steps: list[Step] = []
    node: _Node | None = end
    while node is not None:
        _, node, step = best[node]
        if step is None:
            continue
        if steps and step.unit is None and steps[-1].unit is None and steps[-1].at == step.at:
            step = step._replace(text=step.text + steps.pop().text)
        steps.append(step)
    return steps[::-1]
