"""``proofread hook run`` in real repositories: what stops, what passes, and what is said."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.hook.conftest import Repository, Run

OLD = "They recieve old news.\n"
FINE = "All is well.\n"
NEW = "They recieve new news.\n"


def lines(out: str) -> list[str]:
    """Where findings of a report stand: file and line."""
    return [":".join(line.split(":")[:2]) for line in out.splitlines()]


def test_nothing_staged(run: Run) -> None:
    assert run() == (0, "", "proofread: no story is staged\n")


def test_error_on_a_changed_line_stops(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", OLD + FINE)
    repository.commit()
    repository.stage("a.txt", OLD + NEW)
    said = run("--format", "line")
    assert (said.code, lines(said.out)) == (1, ["a.txt:2"])
    assert said.err == (
        "proofread: this commit is stopped by 1 finding\n"
        "  to fix it         proofread fix --interactive a.txt, then git add\n"
        "  if it is right    <!-- proofread: ignore spelling.misspelt because ... --> on the line before it\n"
        '  right everywhere  proofread dict add recieve --because "..."\n'
        '  old, all of it    proofread baseline write a.txt --because "..."\n'
        '  in an emergency   PROOFREAD_SKIP="the reason" git commit ..., or git commit --no-verify\n'
    )


def test_error_on_an_untouched_line_passes_and_is_told(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", OLD + FINE)
    repository.commit()
    repository.stage("a.txt", OLD + "All is still well.\n")
    assert run() == (
        0,
        "0 findings in 1 story; 8 words\n",
        "proofread: 1 more finding is on lines that did not change (--all-lines shows them)\n",
    )
    said = run("--all-lines", "--format", "line")
    assert (said.code, lines(said.out)) == (1, ["a.txt:1"])


def test_what_shows_the_rest_is_a_command_that_there_is(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", "A letter form home.\n")
    assert run().out == "0 findings in 1 story; 4 words; 1 less certain (proofread check --all shows them)\n"


def test_warning_is_shown_and_passes(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", "All  is well.\n")
    said = run("--format", "line")
    assert (said.code, lines(said.out), said.err) == (0, ["a.txt:1"], "")
    assert run("--fail-on", "warning").code == 1


def test_settings_say_what_stops_and_where(run: Run, repository: Repository) -> None:
    repository.write(
        "proofread.toml", 'fail-on = "warning"\n[[desk]]\nname = "wire"\npaths = ["wire/"]\nignore = ["spelling"]\n'
    )
    repository.stage("wire/a.txt", NEW)
    assert run().code == 0
    repository.stage("b.txt", "All  is well.\n")
    assert run().code == 1


def test_whoever_commits_reads_the_report(run: Run, repository: Repository) -> None:
    repository.write("proofread.toml", 'format = "json"\n')
    repository.stage("a.txt", FINE)
    assert run().out == "0 findings in 1 story; 3 words\n"


def test_settings_that_are_wrong_stop(run: Run, repository: Repository) -> None:
    repository.write("proofread.toml", "colour = 1\n")
    repository.stage("a.txt", FINE)
    said = run()
    assert said.code == 2
    assert "proofread.toml:1: unknown setting 'colour'" in said.err
    assert "no-verify" not in said.err


def test_commit_that_nothing_can_check_says_how_to_pass(hooked: Repository) -> None:
    hooked.write("proofread.toml", "colour = 1\n")
    hooked.stage("a.txt", FINE)
    said = os.fsdecode(hooked.tried("commit", "--message", "Next").stderr).splitlines()
    assert said[0] == "proofread: proofread.toml:1: unknown setting 'colour'"
    assert (
        said[-1] == '           in an emergency: PROOFREAD_SKIP="the reason" git commit ..., or git commit --no-verify'
    )


def test_story_that_cannot_be_read_stops(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", b"\x00\x01\x02 no text")
    said = run()
    assert said.code == 3
    assert "a.txt failed read" in said.out
    assert "this commit is stopped by 1 failure" in said.err


def test_check_that_breaks_stops(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", "BREAK, they recieve it.\n")
    said = run()
    assert said.code == 3
    assert "this commit is stopped by 1 finding and 1 failure" in said.err


def test_conflict_stops(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", FINE)
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "theirs")
    repository.stage("a.txt", NEW)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.stage("a.txt", OLD)
    repository.commit()
    assert repository.tried("merge", "theirs").returncode == 1
    said = run()
    assert said.code == 3
    assert "a.txt is in conflict" in said.out
    assert "resolve it, then git add it" in said.out


def test_data_is_no_story_unless_it_is_named(run: Run, repository: Repository) -> None:
    repository.write("proofread.toml", 'fields = ["body"]\n')
    repository.stage("package.json", '{"name": "recieve"}\n')
    repository.stage("settings.xml", "<settings>recieve</settings>\n")
    assert run() == (0, "", "proofread: no story is staged\n")
    repository.stage("story.json", '{\n"body": "They get old news.",\n"note": "recieve"\n}\n')
    repository.commit()
    repository.stage("story.json", '{\n"body": "They recieve new news.",\n"note": "recieve"\n}\n')
    said = run("--format", "line", "story.json")
    assert (said.code, lines(said.out)) == (1, ["story.json:2"])
    assert run().code == 0


def test_story_in_xml(run: Run, repository: Repository) -> None:
    nitf = "<nitf><body><body.content><p>They recieve news.</p></body.content></body></nitf>\n"
    repository.stage("story.xml", nitf)
    assert run().code == 1


def test_fields_of_front_matter(run: Run, repository: Repository) -> None:
    repository.stage("a.md", "---\ntitle: They get mail\nteaser: They recieve mail\n---\nAll is well.\n")
    assert run().code == 0
    repository.write("proofread.toml", 'fields = ["title", "teaser"]\n')
    assert run().code == 1


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-8-sig", "cp1252"])
def test_encodings(run: Run, repository: Repository, codec: str) -> None:
    repository.stage("a.txt", f"{OLD}The café.\n".encode(codec))
    repository.commit()
    assert run().code == 0
    repository.stage("a.txt", f"{OLD}The old café.\n".encode(codec))
    # Line feeds of UTF-16 are not those of git: then every line counts as changed.
    assert run().code == (1 if codec.startswith("utf-16") else 0)
    repository.stage("a.txt", f"{FINE}The café.\n{NEW}".encode(codec))
    assert lines(run("--format", "line").out) == ["a.txt:3"]


def test_line_ends_of_all_kinds(run: Run, repository: Repository) -> None:
    source = f"{OLD}\r\n{OLD}\r{FINE}\r\n".replace(".\n", ".")
    repository.stage("a.txt", source)
    repository.commit()
    repository.stage("a.txt", source + NEW)
    assert lines(run("--format", "line").out) == ["a.txt:4"]


def test_content_is_that_of_the_repository(run: Run, repository: Repository) -> None:
    repository.stage(".gitattributes", "*.txt filter=shout\n")
    repository.git("config", "filter.shout.clean", "sed s/GET/recieve/")
    repository.git("config", "filter.shout.smudge", "sed s/recieve/GET/")
    repository.stage("a.txt", "They GET new news.\n")
    assert run().code == 1


@pytest.mark.parametrize("name", ["two words.txt", "line\nfeed.txt", "-dash.txt", "it's.txt", "Übergang.txt"])
def test_odd_names(run: Run, repository: Repository, name: str) -> None:
    repository.stage(f"./{name}", NEW)
    said = run("--format", "json")
    assert said.code == 1
    (story,) = json.loads(said.out)["documents"]
    assert story["name"] == name
    assert len(said.err.splitlines()) == 6
    assert run("--", name).code == 1


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes no name that is not UTF-8")
def test_name_that_is_no_text(run: Run, repository: Repository) -> None:
    repository.write(os.fsdecode(b"caf\xe9.txt"), NEW)
    repository.git("add", ".")
    assert run().code == 1


def test_named_folder(run: Run, repository: Repository) -> None:
    repository.stage("desk/a.txt", NEW)
    repository.stage("desk/data.json", '{"body": "recieve"}\n')
    repository.stage("b.txt", NEW)
    said = run("--format", "line", "desk")
    assert (said.code, lines(said.out)) == (1, ["desk/a.txt:1"])
    assert "no stories" not in said.err
    repository.commit()
    assert run("--since", "HEAD", "desk") == (0, "", "proofread: no story changed since HEAD\n")


def test_file_whose_name_looks_like_an_option_can_be_pasted(run: Run, repository: Repository) -> None:
    repository.stage("./-b.txt", NEW)
    assert "fix --interactive ./-b.txt, then git add\n" in run().err


def test_named_files(run: Run, repository: Repository) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        repository.stage(name, OLD + FINE)
    repository.commit()
    repository.stage("a.txt", OLD + "All is still well.\n")
    repository.stage("b.txt", OLD + NEW)
    repository.write("b.txt", FINE)
    repository.write("d.css", OLD)
    assert run("a.txt").code == 0
    said = run("--format", "line", "a.txt", "b.txt", "c.txt")
    assert (said.code, lines(said.out)) == (1, ["b.txt:2", "c.txt:1"])  # c.txt is not staged: all of it
    assert "this commit is stopped" in said.err
    assert "this run is stopped" in run("c.txt").err
    said = run("d.css")
    assert (said.code, said.err) == (
        0,
        "proofread: no story is staged\n           1 of the files named are no stories\n",
    )
    said = run("nowhere.txt")
    assert said.code == 3


def test_run_below_the_top(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.stage("a.txt", NEW)
    repository.stage("sub/b.txt", NEW)
    monkeypatch.chdir(repository.folder / "sub")
    assert lines(run("--format", "line").out) == ["../a.txt:1", "b.txt:1"]
    assert lines(run("--format", "line", "../a.txt").out) == ["../a.txt:1"]


def test_since_a_branch(run: Run, repository: Repository) -> None:
    repository.stage("a.txt", OLD + FINE)
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "story")
    assert run("--since", "main") == (0, "", "proofread: no story changed since main\n")
    repository.stage("a.txt", OLD + NEW)
    repository.commit()
    said = run("--since", "main", "--format", "line")
    assert (said.code, lines(said.out)) == (1, ["a.txt:2"])
    assert "this run is stopped by 1 finding" in said.err
    assert said.err.endswith('in an emergency   PROOFREAD_SKIP="the reason" before the command\n')
    assert run("--since", "nowhere").code == 2


def test_surroundings_of_pre_commit(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.stage("a.txt", OLD + FINE)
    repository.stage("b.txt", OLD + FINE)
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "story")
    repository.stage("a.txt", OLD + NEW)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "main")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "story")
    assert lines(run("--format", "line", "a.txt").out) == ["a.txt:2"]
    assert run("b.txt") == (0, "", "proofread: no story changed between main and story\n")


def test_emergency_is_told(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.stage("a.txt", NEW)
    monkeypatch.setenv("PROOFREAD_SKIP", "election night")
    said = run()
    assert said == (
        0,
        "",
        "proofread: SKIPPED, nothing was checked, because PROOFREAD_SKIP says: election night\n",
    )
    monkeypatch.setenv("PROOFREAD_SKIP", "  ")
    assert run().code == 1


def test_no_language_model_unless_asked_for(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    from proofread.cli import program

    depths: list[str] = []
    monkeypatch.setattr(program, "open_witness", lambda settings: depths.append(settings.depth))
    repository.stage("a.txt", FINE)
    run()
    run("--depth", "standard")
    repository.write("proofread.toml", 'depth = "standard"\n')
    run()
    run("--depth", "quick")
    assert depths == ["quick", "standard", "standard", "quick"]


def test_machine_report_of_nothing_is_a_report(run: Run) -> None:
    said = run("--format", "json")
    assert json.loads(said.out)["documents"] == []


def test_message_with_an_error_stops(run: Run, repository: Repository) -> None:
    path = repository.write(".git/MSG", "They recieve mail\n\nAnd  two spaces.\n\n# they recieve\n")
    said = run("--hook", "commit-msg", ".git/MSG", "--format", "line")
    assert (said.code, lines(said.out)) == (1, [".git/MSG:1"])
    assert "git commit --edit --file .git/MSG" in said.err
    path.write_text("They get mail\n\nAnd  two spaces.\n\n# they recieve\n")
    assert run("--hook", "commit-msg", ".git/MSG") == (0, "", "")
    repository.git("config", "core.commentChar", ";")
    assert run("--hook", "commit-msg", ".git/MSG").code == 1


@pytest.mark.parametrize(
    "arguments", [(), ("a", "b"), ("a", "--since", "main")], ids=["no file", "two files", "since a revision"]
)
def test_message_is_one_file(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("--hook", "commit-msg", *arguments).code == 2


def test_message_that_cannot_be_read_stops(run: Run) -> None:
    said = run("--hook", "commit-msg", "nowhere")
    assert said.code == 3
    assert "nowhere cannot be read" in said.out


def test_folder_without_a_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run()
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("proofread: this folder is in no git repository\n")


def test_house_dictionary_is_no_story(run: Run, repository: Repository) -> None:
    repository.write("proofread.toml", 'dictionaries = ["house.txt"]\n')
    repository.stage("house.txt", "recieve  # so he writes\n")
    repository.stage("a.txt", FINE)
    assert (run().code, run().out) == (0, "0 findings in 1 story; 3 words\n")


def test_house_dictionary_of_another_desk_is_no_story(run: Run, repository: Repository) -> None:
    repository.write(
        "proofread.toml", '[[desk]]\nname = "wire"\npaths = ["wire/**"]\ndictionaries = ["names/wire.txt"]\n'
    )
    repository.stage("names/wire.txt", "recieve  # so he writes\n")
    repository.stage("a.txt", FINE)
    assert (run().code, run().out) == (0, "0 findings in 1 story; 3 words\n")


def test_way_out_leaves_a_line_in_the_log(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("proofread.toml", 'log = "log.jsonl"\n')
    repository.stage("a.txt", NEW)
    monkeypatch.setenv("PROOFREAD_SKIP", "election night")
    assert run().code == 0
    (line,) = map(json.loads, (repository.folder / "log.jsonl").read_text(encoding="utf-8").splitlines())
    assert (line["command"], line["exit"], line["stories"], line["skipped"]) == ("hook", 0, [], "election night")


@pytest.mark.parametrize("settings", ["colour = 1\n", 'log = "missing/log.jsonl"\n'])
def test_way_out_depends_on_nothing(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    repository.write("proofread.toml", settings)
    repository.stage("a.txt", NEW)
    monkeypatch.setenv("PROOFREAD_SKIP", "election night")
    assert run().code == 0
