"""Every key of a settings file: what it says, and how its value is read."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from proofread.config.settings import DEPTHS, DIALECTS, FAIL_ON, FORMATS, OCR, PERIODS, QUOTATIONS, parse_fail_on
from proofread.model.finding import Severity


class Key(NamedTuple):
    """One key.

    Attributes:
        field: the field of the settings that it sets.
        about: what it says, in a sentence.
        example: a value as TOML, which a new settings file shows.
        parse: from the value of the file, and the folder that paths in it start from, to that of the field; raises
            a ValueError that says what the value must be.
        in_desk: whether a desk may have it; the rest holds for a whole run.
        adds: whether the values of several tables are added up, the nearer last; else the nearest stands.
    """

    field: str
    about: str
    example: str
    parse: Callable[[object, Path], object]
    in_desk: bool = True
    adds: bool = False


def _names(value: object, folder: Path) -> tuple[str, ...]:  # noqa: ARG001 - the shape that all parsers have
    return _strings(value, "a list of names of checks")


def _fields(value: object, folder: Path) -> tuple[str, ...]:  # noqa: ARG001 - as above
    return _strings(value, "a list of names of fields")


def _strings(value: object, wanted: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise ValueError(wanted)
    return tuple(value)


def _is_share(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, int | float) and 0 <= value <= 1


def _share(value: object, folder: Path) -> float:  # noqa: ARG001 - as above
    if not _is_share(value):
        raise ValueError("a number from 0 to 1")
    return float(value)  # type: ignore[arg-type]  # a number, as was just seen


def _thresholds(value: object, folder: Path) -> tuple[tuple[str, float], ...]:  # noqa: ARG001 - as above
    if not isinstance(value, Mapping) or not all(_is_share(each) for each in value.values()):
        raise ValueError('a table of checks with a number from 0 to 1, such as {"names.misspelt" = 0.8}')
    return tuple((str(name), float(share)) for name, share in value.items())


def _yes(value: object, folder: Path) -> bool:  # noqa: ARG001 - as above
    if not isinstance(value, bool):
        raise ValueError("true or false")  # noqa: TRY004 - told to the user with file and line
    return value


def _path(value: object, folder: Path) -> Path:
    if not isinstance(value, str) or not value:
        raise ValueError("the path of a file")
    return folder / value


def _paths(value: object, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / each for each in _strings(value, "a list of paths of files"))


def _fail_on(value: object, folder: Path) -> Severity | None:  # noqa: ARG001 - as above
    return parse_fail_on(_one_of(value, FAIL_ON))


def _word(*words: str) -> Callable[[object, Path], str]:
    return lambda value, _: _one_of(value, words)


def _one_of(value: object, words: tuple[str, ...]) -> str:
    if value not in words:
        raise ValueError(f"one of {', '.join(words)}")
    return str(value)


KEYS: Final[Mapping[str, Key]] = {
    "select": Key("select", "Only these checks or families run.", '["names", "spacing.run-together"]', _names),
    "ignore": Key("ignore", "These checks or families do not run.", '["spacing.doubled-space"]', _names),
    "min-confidence": Key(
        "min_confidence", "Findings are shown from this confidence on, 0 to 1; usually 0.5.", "0.7", _share
    ),
    "thresholds": Key(
        "thresholds",
        "Findings of a check or family below this confidence count for nothing.",
        '{ "names.misspelt" = 0.8 }',
        _thresholds,
    ),
    "fail-on": Key("fail_on", "What fails a run: info, warning, error or never.", '"error"', _fail_on),
    "dialect": Key("dialect", "Whose spelling stories keep: any, american or british.", '"british"', _word(*DIALECTS)),
    "ocr": Key(
        "ocr", "Whether stories were read off page images: auto judges each, yes or no tells.", '"yes"', _word(*OCR)
    ),
    "period": Key(
        "period",
        "When stories were printed: modern, 19c, which accepts old spellings, or auto, which judges each.",
        '"19c"',
        _word(*PERIODS),
    ),
    "dictionaries": Key(
        "dictionaries",
        "House dictionaries: words, names, and wrong -> right pairs. Those of a desk are added.",
        '["house.txt"]',
        _paths,
        adds=True,
    ),
    "quotations": Key(
        "quotations",
        "What stands in quotation marks: as-usual, or gentle for only errors.",
        '"gentle"',
        _word(*QUOTATIONS),
    ),
    "require-reason": Key("require_reason", "Ignores that give no reason do not count.", "true", _yes),
    "baseline": Key("baseline", "The file of findings that are answered for.", '"proofread-baseline.jsonl"', _path),
    "fields": Key(
        "fields", "Fields of front matter and of JSON that are prose.", '["headline", "article.body"]', _fields
    ),
    "format": Key(
        "format",
        f"The report: {', '.join(FORMATS[:-1])} or {FORMATS[-1]}.",
        '"terminal"',
        _word(*FORMATS),
        in_desk=False,
    ),
    "depth": Key(
        "depth",
        "How far to look: quick asks no language model, standard asks it of doubtful places, deep of the whole story.",
        '"standard"',
        _word(*DEPTHS),
        in_desk=False,
    ),
    "log": Key("log", "The file that each run appends a line to.", '"proofread-log.jsonl"', _path, in_desk=False),
}
"""Every key, in the order in which they are shown."""

DESK: Final = "desk"
"""The key of the desks: a list of tables, each with a name, paths, and what holds there."""

DESK_KEYS: Final = ("name", "paths")
