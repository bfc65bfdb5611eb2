"""Which fields of settings and of JSON are prose."""

from collections.abc import Sequence


def is_chosen(path: str, fields: Sequence[str]) -> bool:
    """Whether a field is one of those named: by its own name, or by a path that ends in it.

    `path` is dotted and leaves out places in lists: ``article.blocks.text`` is named by ``text``, ``blocks.text``
    and ``article.blocks.text``, at any depth.
    """
    return any(path == field or path.endswith(f".{field}") for field in fields)


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names in a sentence, not more than fit in one."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
