"""``--from jsonl``: many stories in one process, a line in, a line out, in the same order."""

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from proofread.engine.run import check_story, unreadable
from proofread.errors import ReadError
from proofread.model.outcome import Checked
from proofread.model.wire import failure_object, finding_objects
from proofread.readers import read_text
from proofread.reporters.json import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proofread.checks import Check

_SHAPE: Final = 'a line holds one object: {"id": "a1", "text": "..."}'


class Line(NamedTuple):
    """A line of input: where it stands and its bytes."""

    file: str
    number: int
    data: bytes


class Answer(NamedTuple):
    """What became of a line; `id` is given back as it came, null where the line has none."""

    id: Any
    checked: Checked

    def text(self, shown: Checked) -> str:
        """The answer as a line of JSON; `failures` stands in it only where something failed."""
        answer: dict[str, Any] = {"id": self.id, "findings": finding_objects(shown)}
        if shown.failures:
            answer["failures"] = [failure_object(failure) for failure in shown.failures]
        return compact(answer) + "\n"


def answer(line: Line, format_: str, checks: "Sequence[Check]") -> Answer:
    """Check the story of a line ``{"id": ..., "text": ...}``; a broken line is a failure that names it."""
    name = f"{line.file}:{line.number}"
    try:
        given = _parsed(line)
    except ReadError as error:
        return Answer(None, unreadable(name, error))
    identity, text = given.get("id"), given.get("text")
    if not isinstance(text, str):
        return Answer(identity, unreadable(name, _broken(line, 'there is no string called "text"')))
    return Answer(identity, check_story(name, lambda: read_text(name, text, format_), checks))


def _parsed(line: Line) -> dict[str, Any]:
    try:
        given = json.loads(line.data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise _broken(line, "it is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise _broken(line, f"it is not JSON: {error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise _broken(line, f"it is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise _broken(line, "it is not an object")
    return given


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _broken(line: Line, why: str) -> ReadError:
    return ReadError(f"line {line.number} of {line.file} cannot be read: {why}", hint=_SHAPE)
