"""Values as TOML."""

import json
from collections.abc import Mapping


def written(value: object) -> str:
    """A value as TOML would have it on one line.

    Raises:
        TypeError: there is no such value in TOML.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        inside = ", ".join(f"{written(str(name))} = {written(each)}" for name, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    raise TypeError(f"{type(value).__name__} is no value of TOML")
