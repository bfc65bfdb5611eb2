"""Lines of JSON, each an object: what a line holds, or a sentence that names file and line."""

import json
from typing import Any, NamedTuple

from proofread.errors import ReadError


class Line(NamedTuple):
    """A line of input: where it stands and its bytes."""

    file: str
    number: int
    data: bytes


def parse_line(line: Line, shape: str) -> dict[str, Any]:
    """The object on a line; `shape` tells whoever wrote another what is expected.

    Raises:
        ReadError: it is not UTF-8, not JSON or not an object.
    """
    try:
        given = json.loads(line.data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise broken(line, "it is not UTF-8", shape) from None
    except json.JSONDecodeError as error:
        why = f"it is not JSON: {error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}"
        raise broken(line, why, shape) from None
    except (ValueError, RecursionError) as error:
        raise broken(line, f"it is not JSON: {error}", shape) from None
    if not isinstance(given, dict):
        raise broken(line, "it is not an object", shape)
    return given


def broken(line: Line, why: str, shape: str) -> ReadError:
    """The error of a line that cannot be read."""
    return ReadError(f"line {line.number} of {line.file} cannot be read: {why}", hint=shape)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
