"""The page of the commands, from what the command line says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from proofread.docs.markdown import block, code, page, prose

_AS_WRITTEN = "\b"
"""Stands alone on the first line of a paragraph whose lines are not joined, as click has it."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command.

    Attributes:
        flags: how it is written, such as ``--format``.
        value: what follows it, such as ``terminal|json``; empty for a switch.
        help: what it does, in a sentence.
        default: what holds without it, or the empty string.
        repeatable: whether it may be given more than once.
    """

    flags: tuple[str, ...]
    value: str
    help: str
    default: str = ""
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command, or a group of commands.

    Attributes:
        name: all words of it: ``proofread dict build``.
        arguments: what it takes, such as ``PATH...``.
        help: its help, in paragraphs with a blank line between any two.
        options: in the order in which they are shown.
        commands: those of a group.
    """

    name: str
    arguments: tuple[str, ...]
    help: str
    options: tuple[Option, ...] = ()
    commands: tuple["Command", ...] = ()

    @property
    def summary(self) -> str:
        """The first sentence of its help."""
        first = " ".join(self.help.partition("\n\n")[0].split())
        return first.partition(". ")[0].rstrip(".") + "."


def commands_page(program: Command) -> str:
    """The page of a program and all its commands."""
    inner = list(_inner(program))
    listed = "\n".join(f"- [{code(each.name)}](#{_anchor(each)}): {prose(each.summary)}" for each in inner)
    return page(
        "# Commands",
        *_told(program),
        "Every command has `--help`.",
        listed,
        *(part for each in inner for part in _section(each)),
    )


def _inner(command: Command) -> Iterator[Command]:
    for each in command.commands:
        yield each
        yield from _inner(each)


def _anchor(command: Command) -> str:
    return command.name.replace(" ", "-")


def _section(command: Command) -> Iterator[str]:
    yield f"## {command.name}"
    yield block([_usage(command)])
    yield from _told(command)
    if command.options:
        yield "\n".join(map(_option, command.options))


def _usage(command: Command) -> str:
    options = ("[OPTIONS]",) if command.options else ()
    inner = ("COMMAND ...",) if command.commands else ()
    return " ".join((command.name, *options, *command.arguments, *inner))


def _told(command: Command) -> Iterator[str]:
    """The paragraphs of its help; those that are kept line by line are blocks."""
    for paragraph in command.help.split("\n\n"):
        lines = paragraph.strip("\n").splitlines()
        if lines and lines[0].strip() == _AS_WRITTEN:
            yield _as_written(lines[1:])
        elif lines:
            yield prose(" ".join(" ".join(lines).split()))


def _as_written(lines: list[str]) -> str:
    is_shell = all("proofread " in line or line.startswith(("#", " ")) for line in lines)
    return block((line.rstrip() for line in lines), "sh" if is_shell else "text")


def _option(option: Option) -> str:
    flags = ", ".join(code(f"{flag} {option.value}".rstrip()) for flag in option.flags)
    default = f" Default: {code(option.default)}." if option.default else ""
    repeatable = " May be given more than once." if option.repeatable and "repeatable" not in option.help else ""
    return f"- {flags}: {prose(option.help)}{default}{repeatable}".rstrip(": ")
