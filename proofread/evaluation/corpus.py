"""Sets of stories to measure against: news whose faults are marked, and clean copy.

A set is a file of lines of JSON, packed with gzip or not:

    {"id": "a1", "text": "...", "edits": [[start, end, "right|also right"], ...], "types": ["glue", ...]}

Offsets are code points into the text. A story without ``edits`` is clean copy.
"""

import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from proofread.errors import ReadError, UsageError
from proofread.model.span import Span
from proofread.readers.jsonlines import Line, broken, parse_line

_ENDINGS: Final = (".jsonl", ".jsonl.gz")
_SHAPE: Final = (
    'a line holds one object: {"id": "a1", "text": "...", "edits": [[0, 5, "right|also right"]], "types": ["word"]}'
)


class Edit(NamedTuple):
    """A marked fault: where it stands, what may stand there instead, and its type or the empty string."""

    span: Span
    rights: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story of a set and the faults marked in it."""

    id: str
    text: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of stories.

    Attributes:
        name: that of its file, without the ending.
        digest: sha256 of its lines, unpacked.
        labelled: whether faults are marked in it; otherwise it is clean copy.
        stories: in the order of the file, each id once.
    """

    name: str
    digest: str
    labelled: bool
    stories: tuple[Story, ...]


def find_sets(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files of the sets under paths; of a folder all its sets, by name.

    Raises:
        ReadError: a path is not there.
        UsageError: a folder holds no set, or two files have the name of one set.
    """
    found = [file for path in paths for file in _files(path)]
    seen: dict[str, Path] = {}
    for file in found:
        other = seen.setdefault(_name(file), file)
        if other != file:
            raise UsageError(f"{other} and {file} are both called {_name(file)}", hint="figures are kept by name")
    return tuple(seen.values())


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files = sorted(file for file in path.iterdir() if file.name.endswith(_ENDINGS) and file.is_file())
    if not files:
        raise UsageError(f"there is no set in {path}", hint=f"files ending in {' and '.join(_ENDINGS)} are looked for")
    yield from files


def _name(path: Path) -> str:
    return path.name.removesuffix(".gz").removesuffix(".jsonl")


def read_set(path: Path) -> GoldSet:
    """The set in a file.

    Raises:
        ReadError: it is missing or damaged, a line is wrong, or an id stands twice; the message names the line.
    """
    data = _content(path)
    stories: dict[str, Story] = {}
    labelled = False
    for number, content in enumerate(io.BytesIO(data), start=1):
        if not content.strip():
            continue
        line = Line(str(path), number, content)
        given = parse_line(line, _SHAPE)
        story = _story(line, given)
        if story.id in stories:
            raise broken(line, f"the id {story.id!r} stood in an earlier line", "each story has an id of its own")
        stories[story.id] = story
        labelled = labelled or "edits" in given
    if not stories:
        raise ReadError(f"there is no story in {path}", hint=_SHAPE)
    return GoldSet(_name(path), sha256(data).hexdigest(), labelled, tuple(stories.values()))


def _content(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.name.endswith(".gz") else data
    except FileNotFoundError:
        raise ReadError(f"there is no file {path}", hint="check the spelling of the path") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(f"{path} cannot be unpacked: {str(error).lower()}") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _story(line: Line, given: dict[str, Any]) -> Story:
    for key in ("id", "text"):
        if not isinstance(given.get(key), str):
            raise broken(line, f'there is no string called "{key}"', _SHAPE)
    edits, types = given.get("edits", []), given.get("types") or []
    if not isinstance(edits, list):
        raise broken(line, '"edits" is not a list', _SHAPE)
    if not isinstance(types, list) or not all(isinstance(each, str) for each in types):
        raise broken(line, '"types" is not a list of strings', _SHAPE)
    if types and len(types) != len(edits):
        raise broken(line, f"the number of edits is {len(edits)}, that of types {len(types)}", _SHAPE)
    kinds = types or [""] * len(edits)
    text = given["text"]
    marked = (_edit(line, edit, kind, len(text)) for edit, kind in zip(edits, kinds, strict=True))
    return Story(given["id"], text, tuple(marked))


def _edit(line: Line, given: object, kind: str, length: int) -> Edit:
    match given:
        case [int() as start, int() as end, str() as rights] if bool not in (type(start), type(end)):
            if not 0 <= start <= end <= length:
                why = f"an edit is at {start} to {end}, outside the {length} code points of the text"
                raise broken(line, why, "offsets are code points, the start before the end")
            return Edit(Span(start, end), tuple(rights.split("|")), kind)
    raise broken(line, "an edit is not a list of start, end and what is right", _SHAPE)
