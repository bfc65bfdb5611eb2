"""The page of the settings, from the keys that a settings file may have."""

from pathlib import Path
from typing import Final

from proofread.config import Settings
from proofread.config.files import OWN, SHARED
from proofread.config.keys import KEYS, Key
from proofread.docs.markdown import block, code, page, prose, table
from proofread.model.finding import Severity

EXAMPLE: Final = """\
# What holds for every story.
fail-on = "error"
ignore = ["spacing.doubled-space"]
dictionaries = ["house/names.txt"]

[[desk]]
name = "sports"
paths = ["sports/**"]
dialect = "british"
dictionaries = ["house/clubs.txt"]       # added to house/names.txt
thresholds = { "names.misspelt" = 0.8 }  # squads are full of rare names

[[desk]]
name = "wire"
paths = ["**/*.wire.txt", "agencies"]
quotations = "gentle"
fail-on = "never"                        # shown, but stops nobody
"""
"""A settings file with two desks; `sports/final.wire.txt` is of both."""


def configuration_page() -> str:
    """The page of the settings."""
    return page("# Configuration", *_found(), *_desks(), "## Keys", _overview(), *_sections())


def _found() -> list[str]:
    nearest = (
        f"Settings stand in {code(OWN)}, or in {code(SHARED)} under `[tool.proofread]`. For each story the nearest "
        "such file holds, looked for in the folder of the story and upwards from there; files further up are not "
        f"read, nor is a {code(SHARED)} without that table. Where both lie in one folder, {code(OWN)} holds. For "
        "standard input the folder is that in which the command is run. Paths in a file start from its folder."
    )
    strict = (
        "Flags of the [command line](cli.md) go before the file. A key that does not exist, or a value that makes no "
        "sense, is an error with file and line, and the nearest name (exit code 2)."
    )
    return [nearest, strict]


def _desks() -> list[str]:
    what = (
        "A desk holds for some stories only. It has a name, paths, and any of the keys below that a desk may have; "
        "what it says goes before what holds for every story, and the last desk of several that a story is of has the "
        "last word. Lists of dictionaries are added up; of all other keys the nearest value holds."
    )
    both = (
        "A story `sports/final.wire.txt` is of both desks: British spelling, both dictionaries, the threshold, gentle "
        "with quotations, and it never fails a run."
    )
    globs = (
        "Paths are globs, read from the folder of the settings file. `*` and `?` stay within a folder, `**` goes "
        "through folders; a glob without a slash fits in any folder, and one that names a folder fits all that is "
        "in it."
    )
    return ["## Desks", what, block(EXAMPLE.splitlines(), "toml"), both, globs]


def _overview() -> str:
    rows = ([f"[{code(name)}](#{name})", prose(key.about), _desk(key)] for name, key in KEYS.items())
    return table(["key", "says", "in a desk"], rows)


def _desk(key: Key) -> str:
    if not key.in_desk:
        return "no"
    return "yes, added" if key.adds else "yes"


def _sections() -> list[str]:
    parts = []
    for name, key in KEYS.items():
        facts = [f"- Value: {prose(_wanted(key))}", f"- Default: {_default(key)}", f"- In a desk: {_in_desk(key)}"]
        parts += [f"### {name}", prose(key.about), "\n".join(facts), block([f"{name} = {key.example}"], "toml")]
    return parts


def _wanted(key: Key) -> str:
    """What a value must be, in the words of the error for one that is not."""
    try:
        key.parse(None, Path())
    except ValueError as error:
        return str(error)
    raise AssertionError(f"{key.field} takes nothing for a value")


def _in_desk(key: Key) -> str:
    if not key.in_desk:
        return "no, it holds for a whole run"
    return "yes, added to what holds for every story" if key.adds else "yes"


def _default(key: Key) -> str:
    value = getattr(Settings(), key.field)
    if value is None or value == ():
        return "not set"
    return code(_toml(value))


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Severity):
        return f'"{value.label}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"'
