"""The reference pages: what stands on them, whoever's program they describe."""

import json
from pathlib import Path

import pytest

from proofread.checks import BUILTIN
from proofread.checks.about import About, about, example
from proofread.config import Configurations, Settings
from proofread.config.keys import KEYS
from proofread.docs import MARK, Command, pages
from proofread.docs.checks import check_page, index_page
from proofread.docs.commands import Option, commands_page
from proofread.docs.configuration import EXAMPLE, configuration_page
from proofread.model.finding import Severity

CHECK = About(
    "spacing.doubled-space",
    "Two or more spaces",
    True,
    ("Two or more spaces between words.", "Left behind by cut-and-paste; see ``names.misspelt``."),
    (example("She arrived at{{  | }}noon."), example("It {{ends ,|ends,}} he said.")),
    ("PARIS, Jan. 3 - The vote was close.",),
    "",
)

PROGRAM = Command(
    "tool",
    (),
    "Does it all. And more.",
    commands=(
        Command(
            "tool run",
            ("PATH...",),
            "Run it\nslowly.\n\nPATH is * or -.\n\n\b\ntool run a  # proofread it\n\n\b\nExit codes:\n  0  fine",
            (
                Option(("--format", "-f"), "a|b", "The report.", "a"),
                Option(("--name",), "NAME", "Which; repeatable.", repeatable=True),
                Option(("--set",), "NAME", "What.", repeatable=True),
                Option(("--all",), "", ""),
            ),
        ),
        Command("tool set", (), "Set it.", commands=(Command("tool set up", ("[DIR]",), "Set it up."),)),
    ),
)


def test_every_page_is_marked_and_ends_in_a_line_end() -> None:
    made = pages([CHECK], PROGRAM)
    assert set(made) == {"checks/README.md", "checks/spacing.doubled-space.md", "cli.md", "configuration.md"}
    for text in made.values():
        assert text.startswith(f"{MARK}\n\n# ")
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\n\n\n" not in text


def test_page_of_a_check() -> None:
    page = check_page(CHECK)
    assert page.startswith(
        "# spacing.doubled-space\n\nTwo or more spaces between words.\n\n"
        "Left behind by cut-and-paste; see `names.misspelt`.\n\n## What it finds\n\n```text\n"
        "She arrived at  noon.\n              ^^\n    -> She arrived at noon.\n\n"
        "It ends , he said.\n   ^^^^^^\n    -> It ends, he said.\n```\n\n"
        "## What it leaves alone\n\n```text\nPARIS, Jan. 3 - The vote was close.\n```\n"
    )
    assert "<!-- proofread: ignore spacing.doubled-space because" in page
    assert 'ignore = ["spacing.doubled-space"]' in page
    assert f"From {Severity.ERROR.floor} on" in page
    assert "Off by default" not in page


def test_page_of_a_check_that_is_off_and_needs_settings() -> None:
    described = About("a.b", "A", False, ("A.",), (example("{{a|b}}"),), (), "", 'dialect = "british"', "Kiev -> Kyiv")
    page = check_page(described)
    assert "Off by default: `--check a.b` runs it." in page
    assert '```toml\ndialect = "british"\n```' in page
    assert "```text\nKiev -> Kyiv\n```" in page
    assert "What it leaves alone" not in page


def test_checks_are_listed_by_family() -> None:
    other = About("names.misspelt", "A name", False, (), (), (), "")
    page = index_page([CHECK, other])
    assert page.index("## names") < page.index("## spacing")
    assert "| [`names.misspelt`](names.misspelt.md) | A name (off by default) |" in page


def test_page_of_commands() -> None:
    page = commands_page(PROGRAM)
    assert "- [`tool run`](#tool-run): Run it slowly.\n- [`tool set`](#tool-set): Set it.\n" in page
    assert (
        "## tool run\n\n```text\ntool run [OPTIONS] PATH...\n```\n\nRun it slowly.\n\nPATH is \\* or -.\n\n"
        "```sh\ntool run a  # proofread it\n```\n\n```text\nExit codes:\n  0  fine\n```\n\n"
        "- `--format a|b`, `-f a|b`: The report. Default: `a`.\n"
        "- `--name NAME`: Which; repeatable.\n"
        "- `--set NAME`: What. May be given more than once.\n"
        "- `--all`\n"
    ) in page
    assert "```text\ntool set COMMAND ...\n```" in page
    assert "```text\ntool set up [DIR]\n```" in page


@pytest.mark.parametrize("name", KEYS)
def test_every_key_is_described(name: str) -> None:
    page = configuration_page()
    section = page.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    assert f"```toml\n{name} = {KEYS[name].example}\n```" in section
    assert "- Value: " in section
    assert ("no, it holds for a whole run" in section) != KEYS[name].in_desk
    assert f"[`{name}`](#{name})" in page


def test_defaults_are_those_of_the_settings() -> None:
    page = configuration_page()
    assert "### fail-on\n\nWhat fails a run" in page
    assert '- Value: one of info, warning, error, never\n- Default: `"error"`' in page
    assert f"- Default: `{json.dumps(list(Settings().fields))}`" in page
    assert "- Value: true or false\n- Default: `false`" in page


def test_the_example_says_what_is_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text(EXAMPLE, encoding="utf-8")
    assert EXAMPLE in configuration_page()
    found = Configurations().settings(tmp_path / "sports" / "final.wire.txt")
    assert found.desk == ("sports", "wire")
    assert (found.dialect, found.quotations, found.fail_on) == ("british", "gentle", None)
    assert [each.name for each in found.dictionaries] == ["names.txt", "clubs.txt"]
    assert found.thresholds == (("names.misspelt", 0.8),)
    elsewhere = Configurations().settings(tmp_path / "news" / "a.txt")
    assert (elsewhere.dialect, elsewhere.fail_on) == (Settings().dialect, Severity.ERROR)


def test_every_link_of_the_check_pages_leads_somewhere() -> None:
    import re

    made = pages(map(about, BUILTIN), PROGRAM)
    for path, text in made.items():
        for target in re.findall(r"\]\(([^)#]+\.md)(?:#([\w.-]+))?\)", text):
            reached = (Path(path).parent / target[0]).as_posix().replace("checks/../", "")
            assert reached in made, (path, target)
            if target[1]:
                assert re.search(rf"^#+ {target[1]}$", made[reached], re.IGNORECASE | re.MULTILINE), (path, target)
