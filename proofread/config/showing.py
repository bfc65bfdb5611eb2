"""What holds for a story, key by key, and a settings file to begin with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from proofread.config.files import told
from proofread.config.keys import KEYS
from proofread.config.settings import Settings
from proofread.config.toml import written

DEFAULT: Final = "default"


class Shown(NamedTuple):
    """One key: its value as a settings file may have it, None where it has none, and where it was set."""

    key: str
    value: object
    origin: str

    @property
    def text(self) -> str:
        """The value as TOML, paths as people are told them."""
        if self.value is None:
            return "not set"
        if isinstance(self.value, list):
            return written([told(each) if isinstance(each, Path) else each for each in self.value])
        return written(told(self.value) if isinstance(self.value, Path) else self.value)


def shown(settings: Settings) -> Iterator[Shown]:
    """Every key with what holds, in the order of the keys."""
    for name, key in KEYS.items():
        yield Shown(name, _value(settings, key.field), settings.origin(key.field) or DEFAULT)


def _value(settings: Settings, field: str) -> object:
    value = getattr(settings, field)
    if field == "fail_on":
        return "never" if value is None else value.label
    if field == "thresholds":
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def starter() -> str:
    """A settings file in which every key stands as a comment, ready to be made true."""
    return "".join(f"{line}\n" for line in _starter())


def _starter() -> Iterator[str]:
    yield "# What proofread does here and below. A key is set by taking the # away before it;"
    yield "# `proofread config show STORY` tells what holds for a story, and from where."
    for name, key in KEYS.items():
        yield ""
        yield f"# {key.about}"
        yield f"#{name} = {key.example}"
    yield ""
    yield "# A desk: what holds for some of the stories, before what stands above."
    yield "#[[desk]]"
    yield '#name = "sports"'
    yield '#paths = ["sports/**", "*.match.md"]'
    yield '#dialect = "british"'
    yield '#dictionaries = ["sports/names.txt"]'
