"""The page of a check, and the page that lists them all."""

from collections.abc import Iterable
from itertools import groupby

from proofread.checks.about import About
from proofread.docs.markdown import block, code, page, prose, table
from proofread.model.finding import Severity
from proofread.reporters.explained import drawn


def index_page(checks: Iterable[About]) -> str:
    """The page that lists the checks, family by family."""
    in_order = sorted(checks, key=lambda each: each.id)
    families = groupby(in_order, key=lambda each: each.id.partition(".")[0])
    parts = [part for family, members in families for part in (f"## {family}", _listed(members))]
    return page(
        "# Checks",
        "A check is named after the fault that it finds, in the family that comes before the dot. Its name stays the "
        "same for good, and stands in every report. A family stands for all its checks wherever one is named: "
        "`proofread check --check names story.txt` runs those of names alone.",
        *parts,
    )


def _listed(members: Iterable[About]) -> str:
    rows = ([f"[{code(each.id)}]({each.id}.md)", prose(each.summary) + _usually(each)] for each in members)
    return table(["check", "finds"], rows)


def _usually(check: About) -> str:
    return "" if check.on_by_default else " (off by default)"


def check_page(check: About) -> str:
    """The page of one check."""
    return page(
        f"# {check.id}",
        *map(prose, check.paragraphs),
        "" if check.on_by_default else f"Off by default: {code(f'--check {check.id}')} runs it.",
        *_examples(check),
        "## How sure it is",
        _surety(),
        "## How to leave it out",
        "What is right in one place is best ignored there, with the reason, in a comment on its line or on a line of "
        "its own before it:",
        block([f"<!-- proofread: ignore {check.id} because it stands so in the original -->"], "html"),
        "For all stories, or those of a [desk](../configuration.md#desks), the settings say so: the check does not "
        "run, or only its surer findings count.",
        block([f'ignore = ["{check.id}"]', f'thresholds = {{ "{check.id}" = 0.8 }}'], "toml"),
        f"For one run, {code(f'--ignore {check.id}')} does.",
        "[All checks](README.md)",
    )


def _examples(check: About) -> list[str]:
    parts = []
    if check.examples:
        parts += ["## What it finds", *_read_with(check), block(_drawn(check))]
    if check.passes:
        parts += ["## What it leaves alone", block(check.passes)]
    return parts


def _read_with(check: About) -> list[str]:
    """The settings and the house dictionary that the examples are read with, where they need any."""
    parts = []
    if check.settings:
        parts += ["With these settings:", block(check.settings.splitlines(), "toml")]
    if check.house:
        parts += ["With this [house dictionary](../configuration.md#dictionaries):", block(check.house.splitlines())]
    return parts


def _drawn(check: About) -> list[str]:
    lines: list[str] = []
    for number, example in enumerate(check.examples):
        lines += [*([""] if number else []), *drawn(example)]
    return lines


def _surety() -> str:
    error, warning = Severity.ERROR.floor, Severity.WARNING.floor
    return (
        f"Each finding has a confidence from 0 to 1: of those at 0.9, nine in ten are right. From {error:g} on it is "
        f"an error, from {warning:g} on a warning, below that information, which `--all` shows. "
        "`proofread check --why` shows what was weighed."
    )
