"""``proofread gate``: one story in, one answer out, for systems that publish."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from proofread.cli import options
from proofread.cli.formats import as_option
from proofread.cli.rules import absolute
from proofread.config import Settings
from proofread.errors import ProofreadError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proofread.model.document import Document
    from proofread.model.finding import Finding
    from proofread.model.outcome import Checked

_NAME: Final = "<stdin>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for; None where it says nothing."""

    read_as: str | None
    fields: tuple[str, ...]
    path: Path | None
    fail_on: str | None
    depth: str | None
    log: Path | None

    def settings(self, found: Settings) -> Settings:
        """The settings of a file with the flags put before them."""
        return options.put_before(
            found, fields=self.fields or None, fail_on=self.fail_on, depth=self.depth, log=self.log
        )

    @property
    def name(self) -> str:
        """What the answer calls the story."""
        return str(self.path) if self.path else _NAME

    @property
    def place(self) -> Path | None:
        """Where the story will lie, an absolute path."""
        return absolute(str(self.path)) if self.path else None

    @property
    def format(self) -> str:
        """The format of the story: the one asked for, else what its path promises, else JSON for fields of it."""
        from proofread.readers import format_of

        promised = format_of(self.path) if self.path else None
        return self.read_as or promised or ("json" if self.fields else "plain")


@click.command("gate", short_help="Let one story pass, or stop it: for systems that publish.")
@as_option("the story; usually that of --path")
@options.FIELDS
@click.option(
    "--path",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Where the story will lie: settings and desk are those of that place.",
)
@options.FAILING
@options.DEPTH
@options.LOG
@click.pass_context
def command(context: click.Context, /, **_: object) -> int:
    """Read one story on standard input, and say whether it may pass.

    The answer is one object of JSON on a line of its own; a sentence for people goes to standard error. What is
    empty, has no prose in it or cannot be read never passes, nor does JSON without all the fields named.

    \b
    proofread gate --path stories/port.md < port.md
    curl -sf https://cms.example/story/17.html | proofread gate --as html
    proofread gate --field headline --field body < story.json

    \b
    {"version": 1, "tool": {...}, "pass": false, "stops": [...],
     "name": "<stdin>", "findings": [...], "failures": [...], "words": 412}

    stops holds the findings that stop the story, findings all that are shown, each as in
    proofread check --format json.

    \b
    Exit codes:
      0  it passes
      1  it is stopped
      2  wrong usage or settings
      3  it could not be read or checked
    """  # noqa: D301 - \b is for click: the next lines are not to be joined
    request = Request(**context.params)
    try:
        verdict = _verdict(request)
    except ProofreadError as error:
        # Whoever asked reads an answer, whatever went wrong; people are told by whoever catches this.
        from proofread.model.outcome import Checked, Failure

        _answer(Checked(request.name, None, failures=(Failure("gate", error.message, error.hint),)), ())
        raise
    _answer(verdict.shown, verdict.stopping)
    click.echo(f"proofread: {verdict.sentence}", err=True)
    return verdict.code


class _Verdict(NamedTuple):
    """What became of the story: the part to show, what stops it, the same in words, and the exit code."""

    shown: "Checked"
    stopping: "tuple[Finding, ...]"
    sentence: str
    code: int


def _verdict(request: Request) -> _Verdict:
    """Check the story, and write it to the log, if one is kept; no answer is given before all that can fail is done."""
    from proofread.cli import program
    from proofread.cli.rules import Rules
    from proofread.cli.running import ELSEWHERE, Run
    from proofread.cli.trouble import failure_of

    rules = Rules(request.settings)
    settings = rules.of(request.place)
    witness = program.open_witness(settings)
    desk = program.open_newsroom(rules, witness).desk(request.place)
    checked = desk.check(request.name, lambda: _read(request, desk.settings.fields))
    if trouble := failure_of(witness, settings):
        checked = replace(checked, failures=(*checked.failures, trouble))
    run = Run(program.open_log(settings, "gate"), ELSEWHERE)
    shown, stopping = run.take(checked, desk), desk.stops(checked)
    sentence = f"{_sentence(checked, stopping)}; {run.summary.sentence()}"
    return _Verdict(shown, stopping, sentence, run.end(run.exit_code))


def _read(request: Request, fields: tuple[str, ...]) -> "Document":
    """The story on standard input; of JSON every field that the command line names has to be in it."""
    from proofread.readers import read_bytes

    document = read_bytes(request.name, _story(), request.format, fields)
    if request.format == "json":
        _refuse_absent(document, request.fields)
    if not document.text.strip():
        raise ReadError(f"there is no prose in {document.name}", hint="see what wrote it, and --as and --field")
    return document


def _refuse_absent(document: "Document", fields: tuple[str, ...]) -> None:
    import json

    from proofread.readers.fields import is_chosen

    paths = set(_paths(json.loads(document.source)))
    for field in fields:
        if not any(is_chosen(path, (field,)) for path in paths):
            hint = "a story without all of its fields would pass half checked"
            raise ReadError(f"{document.name} has no field {field}", hint=hint)


def _paths(value: object, path: str = "") -> "Iterator[str]":
    """The dotted paths of all fields of a value of JSON, places in lists left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{key}" if path else key
            yield here
            yield from _paths(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner, path)


def _story() -> bytes:
    """What stands on standard input; nothing at all is no story, but what a broken pipe leaves."""
    if sys.stdin is None:
        raise ReadError("standard input is closed", hint="pipe a story in")
    try:
        data = sys.stdin.buffer.read()
    except OSError as error:
        raise ReadError(f"standard input cannot be read: {error.strerror or error}") from None
    if not data.strip():
        raise ReadError("standard input is empty", hint="see whether the program before it failed")
    return data


def _answer(shown: "Checked", stopping: "tuple[Finding, ...]") -> None:
    from proofread.cli.output import Output
    from proofread.model.wire import VERSION, document_object, finding_objects
    from proofread.reporters.json import compact
    from proofread.reporters.tool import TOOL

    answer = {
        "version": VERSION,
        "tool": TOOL,
        "pass": not (stopping or shown.failures),
        "stops": finding_objects(replace(shown, findings=stopping)),
        **document_object(shown),
    }
    output = Output(machine=True)
    output.write(compact(answer) + "\n")
    output.flush()


def _sentence(checked: "Checked", stopping: "tuple[Finding, ...]") -> str:
    """What became of the story, in words."""
    from proofread.reporters.visible import visible

    if checked.failures:
        return f"failed: {visible(checked.failures[0].message)}"
    return f"stopped: {visible(stopping[0].message)}" if stopping else "passed"
