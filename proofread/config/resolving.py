"""From settings files to what holds for a story."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from proofread.config.desks import Desk
from proofread.config.files import File, find_file, told
from proofread.config.keys import DESK, DESK_KEYS, KEYS
from proofread.config.naming import nearest
from proofread.config.settings import Settings
from proofread.errors import ConfigError

Origins = Mapping[str, str]
"""By the field of the settings, file and line where it was set."""

_DESK_SHAPE: Final = 'a desk has a name and paths: name = "sports", paths = ["sports/**"]'


class Configuration:
    """What one settings file says: for everything, and for its desks."""

    def __init__(self, file: File) -> None:
        self._folder = file.path.parent
        table = _table(file)
        self._common = _settings(file, {key: value for key, value in table.items() if key != DESK})
        self._desks = tuple(_desks(file, table.get(DESK, [])))
        named = (self._common.dictionaries, *(desk.values.get("dictionaries", ()) for desk in self._desks))
        self.dictionaries = frozenset(_normal(path) for paths in named for path in paths)  # type: ignore[attr-defined]

    def settings(self, path: Path | None) -> Settings:
        """What holds for a story, an absolute path; without one, what holds for every desk."""
        settings = self._common
        for desk in self._desks if path is not None else ():
            if desk.holds(path, self._folder):  # type: ignore[arg-type]  # a path, as was just seen
                settings = _with_desk(settings, desk)
        return settings


class Configurations:
    """The settings of stories wherever they lie; each folder is looked up once."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Configuration | None] = {}

    def settings(self, path: Path) -> Settings:
        """What holds for a story, an absolute path.

        Raises:
            ConfigError: the nearest settings file cannot be read, is not TOML, or says something unknown.
        """
        found = self._of(path.parent)
        return Settings() if found is None else found.settings(path)

    def is_dictionary(self, path: Path) -> bool:
        """Whether a file, an absolute path, is a house dictionary of any desk there; raises what `settings` does."""
        found = self._of(path.parent)
        return found is not None and _normal(path) in found.dictionaries

    def in_folder(self, folder: Path) -> Settings:
        """What holds in a folder for every desk; raises what `settings` does."""
        found = self._of(folder)
        return Settings() if found is None else found.settings(None)

    def _of(self, folder: Path) -> Configuration | None:
        if folder not in self._by_folder:
            file = find_file(folder)
            if file is None or file.path.parent == folder:
                self._by_folder[folder] = None if file is None else Configuration(file)
            else:
                self._by_folder[folder] = self._of(file.path.parent)
        return self._by_folder[folder]


def _normal(path: Path) -> str:
    return os.path.normpath(path)


def find_settings(folder: Path) -> Settings:
    """What holds in a folder for every desk: from the nearest file upwards, or the defaults.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or says something unknown.
    """
    return Configurations().in_folder(folder)


def parse_settings(table: object, origin: str) -> Settings:
    """The settings that a table spells out, desks left out.

    Raises:
        ConfigError: a key is unknown or its value of the wrong kind; the message names `origin`.
    """
    file = File(Path(origin), table)
    return _settings(file, {key: value for key, value in _table(file).items() if key != DESK})


def _table(file: File) -> Mapping[str, Any]:
    if not isinstance(file.table, Mapping):
        raise ConfigError(f"{told(file.path)}: [tool.proofread] is not a table")
    return file.table


def _settings(file: File, table: Mapping[str, Any]) -> Settings:
    values, origins = _values(file, table, ())
    return replace(Settings(), **values, origins=origins)  # type: ignore[arg-type]  # each parser gives its field's type


def _desks(file: File, tables: object) -> Iterable[Desk]:
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise ConfigError(f"{file.place(DESK)}: desks are written as [[desk]]", hint=_DESK_SHAPE)
    for number, table in enumerate(tables):
        where = (DESK, number)
        name, paths = table.get("name"), table.get("paths")
        if not isinstance(name, str) or not name:
            raise ConfigError(f"{file.place(*where)}: a desk needs a name", hint=_DESK_SHAPE)
        if not isinstance(paths, list) or not paths or not all(isinstance(each, str) and each for each in paths):
            raise ConfigError(f"{file.place(*where)}: the desk {name!r} needs a list of paths", hint=_DESK_SHAPE)
        values, origins = _values(file, {key: table[key] for key in table if key not in DESK_KEYS}, where)
        yield Desk(name, tuple(paths), values, {key: f"{place}, desk {name}" for key, place in origins.items()})


def _values(
    file: File, table: Mapping[str, Any], where: tuple[str | int, ...]
) -> tuple[dict[str, object], dict[str, str]]:
    """By field, what a table says and where it says so."""
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    for name, value in table.items():
        place = file.place(*where, name)
        key = KEYS.get(name)
        if key is None:
            known = (*DESK_KEYS, *(each for each in KEYS if KEYS[each].in_desk)) if where else (*KEYS, DESK)
            raise ConfigError(f"{place}: unknown setting {name!r}", hint=nearest(name, known))
        if where and not key.in_desk:
            raise ConfigError(f"{place}: {name} holds for a whole run", hint="set it outside of the desk")
        try:
            values[key.field] = key.parse(value, file.path.parent)
        except ValueError as error:
            raise ConfigError(f"{place}: {name} must be {error}, not {value!r}") from None
        origins[key.field] = place
    return values, origins


def _with_desk(settings: Settings, desk: Desk) -> Settings:
    values = dict(desk.values)
    origins = {**settings.origins, **desk.origins}
    for field in (key.field for key in KEYS.values() if key.adds and key.field in values):
        values[field] = (*getattr(settings, field), *values[field])  # type: ignore[misc]  # a tuple
        origins[field] = " and ".join(filter(None, (settings.origin(field), desk.origins[field])))
    return replace(settings, **values, origins=origins, desk=(*settings.desk, desk.name))  # type: ignore[arg-type]
