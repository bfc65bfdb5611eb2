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
        raise broken(line, f"it is not JSON: {reason(error)} at column {error.colno}", shape) from None
    except RecursionError:
        raise broken(line, "it is not JSON that can be read: it is nested too deep", shape) from None
    except ValueError as error:
        raise broken(line, f"it is not JSON: {error}", shape) from None
    if not isinstance(given, dict):
        raise broken(line, "it is not an object", shape)
    return given


def broken(line: Line, why: str, shape: str) -> ReadError:
    """The error of a line that cannot be read."""
    return ReadError(f"line {line.number} of {line.file} cannot be read: {why}", hint=shape)


def reason(error: json.JSONDecodeError) -> str:
    """What is wrong, to be followed by a place; some of the parser's words end in "at" already."""
    return f"{error.msg[:1].lower()}{error.msg[1:]}".removesuffix(" at")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
