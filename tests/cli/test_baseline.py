"""``proofread baseline``: what it writes, what it takes out, and what it refuses."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

NAME = "proofread-baseline.jsonl"


@pytest.fixture(autouse=True)
def _stories(tmp_path: Path) -> None:
    for name, text in {"a.txt": "We recieve it.\n", "b.txt": "We  recieve mail form Kyiv.\n"}.items():
        (tmp_path / "copy").mkdir(exist_ok=True)
        (tmp_path / "copy" / name).write_text(text)


def entries(path: Path) -> list[tuple[str, str]]:
    return [(each["file"], each["text"]) for each in map(json.loads, path.read_text("utf-8").splitlines())]


def test_findings_that_are_not_shown_are_not_answered_for(run: "Run", tmp_path: Path) -> None:
    assert run("baseline", "write", "copy").code == 0
    assert entries(tmp_path / NAME) == [("copy/a.txt", "recieve"), ("copy/b.txt", "  "), ("copy/b.txt", "recieve")]
    run("baseline", "write", "--min-confidence", "0.2", "copy/b.txt")
    assert [text for file, text in entries(tmp_path / NAME) if file == "copy/b.txt"] == ["  ", "recieve", "form"]
    assert run("check", "--fail-on", "warning", "--baseline", NAME, "copy").code == 0


def test_what_the_story_answers_for_needs_no_entry(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "copy/a.txt").write_text("We recieve [sic] it.\n\nWe  go. <!-- proofread: ignore -->\n")
    run("baseline", "write", "copy/a.txt")
    assert entries(tmp_path / NAME) == []


def test_baseline_lies_beside_the_settings(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "copy" / "proofread.toml").write_text('fail-on = "warning"\n')
    run("baseline", "write", "copy")
    assert entries(tmp_path / "copy" / NAME)[0] == ("a.txt", "recieve")
    assert not (tmp_path / NAME).exists()


def test_each_desk_may_have_its_own(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text(
        'baseline = "all.jsonl"\n[[desk]]\nname = "b"\npaths = ["copy/b.txt"]\nbaseline = "b.jsonl"\n'
    )
    said = run("baseline", "write", "copy")
    assert "no settings file names it" not in said.out
    assert entries(tmp_path / "all.jsonl") == [("copy/a.txt", "recieve")]
    assert entries(tmp_path / "b.jsonl") == [("copy/b.txt", "  "), ("copy/b.txt", "recieve")]
    assert run("check", "--fail-on", "warning", "copy").code == 0
    (tmp_path / "copy/b.txt").write_text("All is well.\n")
    run("baseline", "prune", "copy/b.txt")
    assert (entries(tmp_path / "b.jsonl"), len(entries(tmp_path / "all.jsonl"))) == ([], 1)


def test_reason_is_asked_for_where_it_is_required(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text(f'require-reason = true\nbaseline = "{NAME}"\n')
    said = run("baseline", "write", "copy")
    assert said.code == 2
    assert said.err == 'proofread: entries for copy/a.txt need a reason\n           give one: --because "..."\n'
    assert not (tmp_path / NAME).exists()
    assert run("baseline", "write", "--because", "in print", "copy").code == 0
    assert run("check", "copy").code == 0
    assert run("baseline", "write", "copy").code == 0  # they have one


def test_flag_may_name_another_baseline(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    run("baseline", "write", "--baseline", "sub/mine.jsonl", "copy/a.txt")
    assert entries(tmp_path / "sub/mine.jsonl") == [("../copy/a.txt", "recieve")]
    assert run("check", "--baseline", "sub/mine.jsonl", "copy/a.txt").code == 0
    assert run("baseline", "prune", "--baseline", "sub/mine.jsonl", "--all").code == 0


@pytest.mark.parametrize("command", [("write", "copy"), ("prune", "--all"), ("prune", "copy")])
def test_dry_run_writes_nothing(run: "Run", tmp_path: Path, command: tuple[str, ...]) -> None:
    run("baseline", "write", "copy")
    (tmp_path / "copy/a.txt").write_text("They recieve it.\n")
    was = (tmp_path / NAME).read_bytes()
    assert "nothing is written" in run("baseline", *command, "--dry-run").out
    assert (tmp_path / NAME).read_bytes() == was
    run("baseline", *command)
    assert (tmp_path / NAME).read_bytes() != was


def test_file_that_is_gone_is_pruned_by_its_name_or_its_folder(run: "Run", tmp_path: Path) -> None:
    for path in ("copy/a.txt", "copy", "--all"):
        (tmp_path / "copy/a.txt").write_text("We recieve it.\n")
        run("baseline", "write", "copy")
        (tmp_path / "copy/a.txt").unlink()
        said = run("baseline", "prune", path)
        assert said.out.endswith('    spelling.misspelt "recieve" in copy/a.txt, which is gone\n')
        assert {file for file, _ in entries(tmp_path / NAME)} == {"copy/b.txt"}


def test_findings_below_a_threshold_are_not_pruned(run: "Run", tmp_path: Path) -> None:
    run("baseline", "write", "copy")
    (tmp_path / "proofread.toml").write_text('thresholds = { "spacing" = 0.9 }\nignore = ["spelling"]\n')
    assert "still matches" in run("baseline", "prune", "--all").out
    assert len(entries(tmp_path / NAME)) == 3


def test_finding_answered_for_in_the_story_is_not_pruned(run: "Run", tmp_path: Path) -> None:
    run("baseline", "write", "copy")
    (tmp_path / "copy/b.txt").write_text("We  recieve mail form Kyiv.\n<!-- proofread: ignore-file -->\n")
    assert "still matches" in run("baseline", "prune", "copy/b.txt").out


def test_story_that_cannot_be_checked_keeps_its_entries(run: "Run", tmp_path: Path) -> None:
    run("baseline", "write", "copy")
    (tmp_path / "copy/a.txt").write_bytes(b"\x00\xff\xfe\x81" * 40)
    was = (tmp_path / NAME).read_bytes()
    for command in (("prune", "--all"), ("write", "copy/a.txt")):
        said = run("baseline", *command)
        assert said.code == 3
        assert "copy/a.txt" in said.err
        assert (tmp_path / NAME).read_bytes() == was


def test_broken_baseline_is_told_with_its_line(run: "Run", tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"file": "a"}\n')
    for command in (("check", "--baseline", NAME), ("baseline", "write"), ("baseline", "prune")):
        said = run(*command, "copy")
        assert said.code == 2
        assert f"{NAME}:1: fingerprint is missing" in said.err


def test_without_a_baseline_there_is_nothing_to_prune(run: "Run") -> None:
    said = run("baseline", "prune", "--all")
    assert (said.code, said.out) == (2, "")
    assert "there is no baseline proofread-baseline.jsonl" in said.err


@pytest.mark.parametrize(
    "arguments",
    [("prune",), ("prune", "--all", "copy"), ("write",), ("write", "--min-confidence", "2", "copy"), ("write", "-")],
)
def test_wrong_usage(run: "Run", arguments: tuple[str, ...]) -> None:
    assert run("baseline", *arguments, stdin=b"We recieve it.").code == 2


def test_mode_of_the_file_is_kept(run: "Run", tmp_path: Path) -> None:
    run("baseline", "write", "copy")
    os.chmod(tmp_path / NAME, 0o640)  # noqa: PTH101 - as on a shared disk
    run("baseline", "write", "--because", "in print", "copy")
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o640


def test_lines_of_json_are_answered_with_what_is_ignored(run: "Run") -> None:
    line = {"id": 1, "text": "We recieve [sic] it. <!-- proofread: ignore names.misspelt -->"}
    answer = json.loads(run("check", "--from", "jsonl", "-", stdin=json.dumps(line).encode()).out)
    assert (answer["findings"], [each["how"] for each in answer["ignored"]]) == ([], ["sic"])
    assert [each["message"] for each in answer["notices"]] == ["this ignore matches nothing: names.misspelt"]
