"""Pages of ALTO answered with themselves: where they go, and what is refused."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

LINE = '<TextLine><String CONTENT="They"/><SP/><String CONTENT="recieve"/></TextLine>'
PAGE = f"<alto><Layout><Page>{LINE}</Page></Layout></alto>"
CORRECTED = PAGE.replace(
    '"recieve"/>', '"recieve"><ALTERNATIVE PURPOSE="proofread spelling.misspelt">receive</ALTERNATIVE></String>'
)
SAID = "1 finding (1 error) in 1 story; 2 words; alternatives for 1 word"
DEEP = Path("scans/a.xml")
HINT = "           name pages of ALTO, or leave --format alto out\n"


@pytest.fixture(autouse=True)
def _pages(tmp_path: Path) -> None:
    for name in ("a.xml", "scans/a.xml", "scans/deep/b.xml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "scans" / "notes.txt").write_text("They recieve.")


def written(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_one_page_goes_to_standard_output(run: "Run") -> None:
    assert run("check", "--format", "alto", "a.xml") == (1, CORRECTED, f"{SAID}\n")
    assert run("check", "--format", "alto", "--as", "alto", "-", stdin=PAGE.encode()) == (1, CORRECTED, f"{SAID}\n")


def test_one_page_goes_to_a_file(run: "Run", tmp_path: Path) -> None:
    said = run("check", "--format", "alto", "--output", "out.xml", "a.xml")
    assert said == (1, "", f"{SAID} are in out.xml\n")
    assert (tmp_path / "out.xml").read_text() == CORRECTED
    assert (tmp_path / "a.xml").read_text() == PAGE


def test_a_page_that_was_written_is_written_the_same_again(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "once.xml").write_text(CORRECTED)
    assert run("check", "--format", "alto", "once.xml") == (1, CORRECTED, f"{SAID}\n")


def test_a_page_without_findings_is_what_it_was(run: "Run", tmp_path: Path) -> None:
    page = f"<?xml version='1.0'?>\r\n{PAGE.replace('recieve', 'go')}\r\n"
    (tmp_path / "clean.xml").write_text(page, newline="")
    said = run("check", "--format", "alto", "--output", "out.xml", "clean.xml")
    assert said == (0, "", "0 findings in 1 story; 2 words; alternatives for 0 words are in out.xml\n")
    assert (tmp_path / "out.xml").read_bytes() == page.encode()


def test_only_what_is_shown_is_written(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(PAGE.replace("They", "form"))
    assert run("check", "--format", "alto", "a.xml").out.count("<ALTERNATIVE") == 1
    assert run("check", "--format", "alto", "--all", "a.xml").out.count("<ALTERNATIVE") == 2
    assert run("check", "--format", "alto", "--min-confidence", "0.99", "a.xml").out == PAGE.replace("They", "form")


def test_several_pages_go_to_a_folder_by_their_names(run: "Run", tmp_path: Path) -> None:
    said = run("check", "--format", "alto", "--output", "out", "a.xml", "scans/deep/b.xml")
    assert said.code == 1
    assert said.err == "2 findings (2 errors) in 2 stories; 4 words; alternatives for 2 words are in out\n"
    assert written(tmp_path / "out") == {"a.xml": CORRECTED, "b.xml": CORRECTED}


def test_a_folder_keeps_its_folders_and_other_files_are_passed_over(run: "Run", tmp_path: Path) -> None:
    said = run("check", "--format", "alto", "--output", "out", "scans")
    assert said.code == 1
    assert "; 1 file passed over: 1 of another kind; alternatives for 2 words are in out\n" in said.err
    assert written(tmp_path / "out") == {"a.xml": CORRECTED, str(Path("deep/b.xml")): CORRECTED}


def test_a_folder_takes_one_page(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert run("check", "--format", "alto", "--output", "out", "a.xml").code == 1
    assert written(tmp_path / "out") == {"a.xml": CORRECTED}


def test_settings_ask_for_it(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "proofread.toml").write_text('format = "alto"\n')
    assert run("check", "a.xml").out == CORRECTED


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a.xml", "scans/deep/b.xml"), "2 pages cannot go to one standard output"),
        (("scans",), "3 pages cannot go to one standard output"),
        (("--output", "a.xml", "a.xml"), "the page would be written over a.xml, which is to be checked"),
        (("--output", "scans", "scans"), f"the page would be written over {DEEP}, which is to be checked"),
        (("--output", "log", "a.xml", "--log", "log"), "the page would be written over log, which the run needs"),
        (("--output", "a.xml", "scans"), "a.xml is no folder, and pages that may be several go to one"),
        (("--output", "out", "a.xml", "scans/a.xml"), f"a.xml and {DEEP} would both go to {Path('out/a.xml')}"),
        (("--output", "out", "a.xml", "-"), "standard input has no name in a folder"),
        (("--output", "out", "notes"), "there is no page of ALTO in notes"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_refused(run: "Run", tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("They recieve.")
    before = written(tmp_path)
    said = run("check", "--format", "alto", *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"proofread: {told}\n           ")
    assert written(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", "They recieve.", "a.txt is not ALTO, and only ALTO holds alternatives\n" + HINT),
        ("a.hocr", PAGE, "a.hocr is not ALTO, and only ALTO holds alternatives\n" + HINT),
        ("region.xml", "<PcGts/>", "region.xml is not ALTO: it is <PcGts>\n" + HINT),
        ("cut.xml", PAGE[:-30], "cut.xml is not well-formed XML: line 1, column "),
        ("gone.xml", None, "there is no file gone.xml\n"),
    ],
)
def test_what_is_not_alto_fails_and_the_rest_is_written(
    run: "Run", tmp_path: Path, name: str, content: str | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    said = run("check", "--format", "alto", name)
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith(f"proofread: {told}")
    assert run("check", "--format", "alto", "--output", "out", name, "a.xml").code == 3
    assert written(tmp_path / "out") == {"a.xml": CORRECTED}


def test_a_page_on_which_a_check_broke_is_not_written(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_text(PAGE.replace("They", "BREAK"))
    (tmp_path / "out.xml").write_text("what was there")
    said = run("check", "--format", "alto", "--output", "out.xml", "broken.xml")
    assert said.code == 3
    assert "proofread: " in said.err
    assert (tmp_path / "out.xml").read_text() == "what was there"
    assert run("check", "--format", "alto", "broken.xml").out == ""


def test_a_place_that_cannot_be_written_is_told(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = run("check", "--format", "alto", "--output", "file/out.xml", "a.xml")
    assert said.code == 3
    assert said.err.startswith("proofread: file")


def test_notes_on_ignores_are_told_and_what_is_ignored_is_not_written(run: "Run", tmp_path: Path) -> None:
    comment = "<!-- proofread: ignore-file spelling.misspelt because it is quoted so -->"
    (tmp_path / "a.xml").write_text(PAGE.replace("<Layout>", f"{comment}<Layout>"))
    said = run("check", "--format", "alto", "a.xml")
    assert (said.code, "<ALTERNATIVE" in said.out) == (0, False)
    (tmp_path / "a.xml").write_text(
        PAGE.replace("<Layout>", "<!-- proofread: ignore names.misspelt because -->\n<Layout>")
    )
    assert "proofread: a.xml:1:7: note: " in run("check", "--format", "alto", "a.xml").err


def test_other_reports_go_to_a_file_only(run: "Run") -> None:
    said = run("check", "--output", "scans", "a.xml")
    assert (said.code, said.out) == (2, "")
    assert said.err == "proofread: scans is a folder, and the report goes to a file\n           name a file in it\n"
    assert run("check", "--from", "jsonl", "--output", "scans", "a.xml").code == 2


def test_a_hook_answers_in_reports_only(run: "Run") -> None:
    assert run("hook", "run", "--format", "alto").code == 2


def test_the_run_is_logged(run: "Run", tmp_path: Path) -> None:
    run("check", "--format", "alto", "--log", "log.jsonl", "a.xml")
    assert len(json.loads((tmp_path / "log.jsonl").read_text())["stories"]) == 1
