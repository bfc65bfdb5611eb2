"""House dictionaries on the command line, where a transcript says too little."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.cli import program
from proofread.config import Settings
from proofread.errors import ConfigError

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def test_a_missing_file_is_told_with_the_line_of_the_settings(tmp_path: Path) -> None:
    settings = Settings(dictionaries=(tmp_path / "none.txt",), origins={"dictionaries": "proofread.toml:7"})
    with pytest.raises(ConfigError, match=r"no house dictionary .*none\.txt \(as proofread\.toml:7 has it\)"):
        program.open_checks(settings)


def test_desks_share_what_is_mapped(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Ynet\n")
    (tmp_path / "two.txt").write_text("Qorvatelli\n")
    desks = [
        program.open_checks(Settings(dictionaries=files, select=("house",), depth="quick"))
        for files in ((), (tmp_path / "one.txt",), (tmp_path / "two.txt",))
    ]
    lexicons = [desk[0].judge.lexicon for desk in desks]  # type: ignore[attr-defined]  # the check is known
    assert len({id(each.words.words) for each in lexicons}) == 1
    assert len({id(each.context) for each in lexicons}) == 1
    assert [each.words.entry("qorvatelli") is not None for each in lexicons] == [False, False, True]


def test_a_run_without_a_house_loads_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The goverment said so.\n")
    script = (
        "import sys; from proofread.cli.program import run; run(['check', '--depth', 'quick', 'story.txt']); "
        "print([each for each in sys.modules if 'house' in each and 'checks' not in each or 'overlay' in each])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_lookup_says_what_the_house_says(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('dictionaries = ["house.txt"]\n')
    (tmp_path / "house.txt").write_text("Kiev -> Kyiv  # wire style\nMauripol  # a firm\n")
    said = run("dict", "lookup", "--format", "json", "Kiev", "Mauripol", "Lviv")
    words = json.loads(said.out)["words"]
    path = str(tmp_path / "house.txt")
    assert [each["house"] for each in words] == [
        {"right": "Kyiv", "note": "wire style", "file": path, "line": 1},
        {"right": None, "note": "a firm", "file": path, "line": 2},
        None,
    ]
    assert [each["doubtful"] for each in words] == [False, False, False]


def test_of_a_long_list_only_the_number_is_told(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("".join(f"Qorvat{letter}\n" for letter in "abcdefghijklmnop"))
    said = run("dict", "import", "list.txt", "--because", "a list", "--to", "house.txt")
    assert (said.code, said.out) == (0, "16 entries added to house.txt\n")
    assert "Qorvatp  # a list\n" in (tmp_path / "house.txt").read_text()
    said = run("dict", "import", "list.txt", "--because", "a list", "--to", "house.txt")
    assert said.out == "nothing to add to house.txt\nleft out: 16 in the file already\n"


def test_what_would_break_the_other_dictionaries_is_refused(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('dictionaries = ["base.txt", "desk.txt"]\n')
    (tmp_path / "base.txt").write_text("Lviv\n")
    (tmp_path / "desk.txt").write_text("Kyiv -> Kyjiw\n")
    said = run("dict", "add", "Kiev", "--right", "Kyiv", "--because", "style")
    assert said.code == 2
    assert "'Kiev' becomes 'Kyiv', which desk.txt:1 changes to 'Kyjiw'" in said.err
    assert (tmp_path / "base.txt").read_text() == "Lviv\n"


def test_candidates_of_lines_of_json(run: "Run", tmp_path: Path) -> None:
    lines = ['{"text": "Aides of Mr. Qorvatelli said so."}', "", '{"text": 3}', '{"text": "Mr. Qorvatelli left."}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    said = run("dict", "suggest", "--from", "jsonl", "a.jsonl", "--format", "json")
    found = json.loads(said.out)
    assert (said.code, found["stories"], found["total"]) == (3, 2, 1)
    assert (found["candidates"][0]["text"], found["candidates"][0]["stories"]) == ("Qorvatelli", 2)
    assert 'line 3 of a.jsonl cannot be read: there is no string called "text"' in said.err
    said = run("dict", "suggest", "--from", "jsonl", "-", "--format", "tick", stdin="\n".join(lines[:1]).encode())
    assert "[ ] Qorvatelli  1 story, 1 time" in said.out


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("copy",), "copy/a.txt"),
        (("copy/a.txt",), "./copy/../copy/a.txt"),
        (("--from", "jsonl", "a.jsonl"), "a.jsonl"),
        (("copy",), "house.txt"),
    ],
)
def test_a_list_is_not_written_over_what_is_read(
    run: "Run", tmp_path: Path, arguments: tuple[str, ...], file: str
) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_text("Aides of Mr. Qorvatelli said so.\n")
    (tmp_path / "a.jsonl").write_text('{"text": "Aides of Mr. Qorvatelli said so."}\n')
    (tmp_path / "house.txt").write_text("Ynet\n")
    (tmp_path / "proofread.toml").write_text('dictionaries = ["house.txt"]\n')
    before = (tmp_path / file).read_bytes()
    said = run("dict", "suggest", *arguments, "--to", file)
    assert said.code == 2
    assert "the list would be written over" in said.err
    assert (tmp_path / file).read_bytes() == before
