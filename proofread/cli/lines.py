"""``--from jsonl``: many stories in one process, a line in, a line out, in the same order."""

from typing import Any, Final, NamedTuple

from proofread.engine.newsroom import Desk
from proofread.engine.run import unreadable
from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.outcome import Checked
from proofread.model.wire import failure_object, finding_objects, ignore_lists
from proofread.readers import read_text
from proofread.readers.jsonlines import Line, broken, parse_line
from proofread.reporters.json import compact

_SHAPE: Final = 'a line holds one object: {"id": "a1", "text": "..."}'


class Answer(NamedTuple):
    """What became of a line; `id` is given back as it came, null where the line has none."""

    id: Any
    checked: Checked

    def text(self, shown: Checked) -> str:
        """The answer as a line of JSON; `failures`, `ignored` and `notices` stand in it only where there are any."""
        answer: dict[str, Any] = {"id": self.id, "findings": finding_objects(shown), **ignore_lists(shown)}
        if shown.failures:
            answer["failures"] = [failure_object(failure) for failure in shown.failures]
        return compact(answer) + "\n"


def answer(line: Line, format_: str, desk: Desk) -> Answer:
    """Check the story of a line ``{"id": ..., "text": ...}``; a broken line is a failure that names it."""
    name = f"{line.file}:{line.number}"
    try:
        given = parse_line(line, _SHAPE)
    except ReadError as error:
        return Answer(None, unreadable(name, error))
    identity, text = given.get("id"), given.get("text")
    if not isinstance(text, str):
        return Answer(identity, unreadable(name, broken(line, 'there is no string called "text"', _SHAPE)))
    return Answer(identity, desk.check(name, lambda: read_text(name, text, format_, desk.settings.fields)))


def text_of(line: Line) -> Document:
    """The plain text of a line ``{"text": ...}``; raises a ReadError for another."""
    text = parse_line(line, _SHAPE).get("text")
    if not isinstance(text, str):
        raise broken(line, 'there is no string called "text"', _SHAPE)
    return read_text(f"{line.file}:{line.number}", text, "plain")
