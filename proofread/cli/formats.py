"""``--as``: the format of a story, one of those that the readers know when they are asked."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


class StoryFormat(click.ParamType):  # type: ignore[type-arg] # generic only in newer versions of click
    """The name of a format; the readers are imported only for a name to check, so that help stays cheap."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's signature
        """The name, if there is such a format."""
        if value not in _known():
            self.fail(f"{value!r} is not one of {', '.join(map(repr, _known()))}.", param, ctx)
        return str(value)


class _Option(click.Option):
    """An option whose help names the formats."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return (record[0], f"{record[1]} One of {', '.join(_known())}.") if record else None


def as_option(stories: str) -> Callable[[_Command], _Command]:
    """The option ``--as FORMAT``, passed on as `read_as`; `stories` says what it is the format of."""
    return click.option(
        "--as", "read_as", type=StoryFormat(), metavar="FORMAT", cls=_Option, help=f"Format of {stories}."
    )


def _known() -> tuple[str, ...]:
    from proofread.readers import FORMATS

    return FORMATS
