"""Baselines: files of findings that are answered for."""

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofread.config import Settings
from proofread.engine.ignores.baseline import Baseline, Entry, add, entry_of, read_baseline
from proofread.engine.ignores.upkeep import rewrite, take_out, unmatched
from proofread.engine.newsroom import Desk, Newsroom
from proofread.errors import ConfigError, WriteError
from proofread.model.outcome import Checked
from proofread.readers import read_text

if TYPE_CHECKING:
    from proofread.checks import Check

ENTRY = Entry("copy/a.txt", "0123456789abcdef", "names.misspelt", "Mauripol")

quietly = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


class Office(NamedTuple):
    """A folder with a baseline, and a desk for stories in it."""

    folder: Path
    checks: "list[Check]"

    @property
    def baseline(self) -> Path:
        return self.folder / "b.jsonl"

    def check(self, name: str, text: str, **changes: object) -> Checked:
        """What becomes of a story of this name, whose file need not be there."""
        return self.desk(name, **changes).check(name, lambda: read_text(name, text))

    def desk(self, name: str, **changes: object) -> Desk:
        settings = replace(Settings(baseline=self.baseline), **changes)  # type: ignore[arg-type]
        return Newsroom(lambda _path: settings, lambda _settings: self.checks).desk(self.folder / name)

    def answer_for(self, name: str, text: str, because: str = "") -> None:
        """Write all findings of a story into the baseline."""
        baseline = read_baseline(self.baseline)
        desk = replace(self.desk(name), baseline=None)
        checked = desk.check(name, lambda: read_text(name, text))
        rewrite(baseline, self.folder / name, checked, desk.judged(checked), because)
        baseline.write()

    def lines(self) -> list[dict[str, str]]:
        return [json.loads(line) for line in self.baseline.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def office(tmp_path: Path, fakes: ModuleType) -> Office:
    return Office(tmp_path, [fakes.Misspelt(None), fakes.DoubledSpace(None), fakes.Doubtful(None), fakes.Broken(None)])


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def test_entries_are_one_object_a_line_by_file_then_place(office: Office) -> None:
    office.answer_for("copy/b.txt", "We form Mauripol recieve it.", "in print")
    office.answer_for("a.txt", "We recieve it.")
    lines = office.lines()
    assert [(each["file"], each["text"]) for each in lines] == [
        ("a.txt", "recieve"), ("copy/b.txt", "form"), ("copy/b.txt", "Mauripol"), ("copy/b.txt", "recieve"),
    ]  # fmt: skip
    assert list(lines[0]) == ["file", "fingerprint", "check", "text"]
    assert {each.get("because") for each in lines[1:]} == {"in print"}


def test_writing_what_was_read_changes_no_byte(office: Office) -> None:
    office.answer_for("é b.txt", "We form Mauripol recieve it.", "“so” \u2028 it is \\ \x00")
    office.answer_for("a.txt", "We recieve it.")
    was = office.baseline.read_bytes()
    read_baseline(office.baseline).write()
    assert office.baseline.read_bytes() == was


@given(st.lists(st.builds(Entry, *[st.text(max_size=8)] * 5), max_size=8, unique_by=lambda each: each[:2]))
@quietly
def test_entries_come_back_as_they_were(tmp_path: Path, entries: list[Entry]) -> None:
    baseline = Baseline(tmp_path / "b.jsonl")
    baseline.path.unlink(missing_ok=True)  # of the example before
    for each in entries:
        baseline.put(each.file, [*baseline.files.get(each.file, {}).values(), each])
    baseline.write()
    assert read_baseline(baseline.path).files == baseline.files


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<<<<<<< HEAD", "b.jsonl:2: this line of the baseline is not JSON"),
        ("[1]", "b.jsonl:2: this line of the baseline is no object"),
        ('{"file": "a"}', "b.jsonl:2: fingerprint is missing"),
        ('{"file": 1}', "b.jsonl:2: file must be a string, not 1"),
        ('{"fiel": "a"}', "b.jsonl:2: unknown key 'fiel'"),
        ("[" * 100_000, "b.jsonl:2: this line of the baseline is not JSON"),
    ],
)
def test_broken_line_is_told_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(f"{ENTRY.line()}{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        read_baseline(path)
    assert said in raised.value.message


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="is not UTF-8"):
        read_baseline(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_baseline(tmp_path)


def test_absent_baseline_hides_nothing(office: Office) -> None:
    checked = office.check("a.txt", "We recieve it.")
    assert len(checked.findings) == 1
    assert checked.notices == ()


def test_blank_lines_and_doublets_of_a_merge_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    reasoned = ENTRY._replace(because="so it is")
    for lines in ((ENTRY, reasoned), (reasoned, ENTRY)):
        path.write_text("\n\r\n".join(each.line() for each in lines), encoding="utf-8-sig")
        assert read_baseline(path).files == {ENTRY.file: {ENTRY.fingerprint: reasoned}}


def test_entry_answers_for_its_finding_only(office: Office) -> None:
    office.answer_for("a.txt", "We recieve it.", "so it is")
    checked = office.check("a.txt", "We recieve it. They recieve mail.")
    assert [each.span.start for each in checked.findings] == [20]
    assert [(each.how, each.because) for each in checked.ignored] == [("baseline", "so it is")]
    assert office.check("b.txt", "We recieve it.").ignored == ()


def test_story_that_lies_nowhere_has_no_baseline(office: Office) -> None:
    office.answer_for("a.txt", "We recieve it.")
    desk = replace(office.desk("a.txt"), path=None)
    assert desk.check("a.txt", lambda: read_text("a.txt", "We recieve it.")).ignored == ()


WORDS = st.lists(st.sampled_from(("the", "mail", "form", "vote")), min_size=1, max_size=6).map(" ".join)
PARAGRAPHS = st.lists(WORDS, max_size=4)
STORY = ("We recieve it.", "Today Mauripol stands  here.", "We recieve it.")


def story(before: list[str], between: list[str], after: list[str]) -> str:
    first, second, third = STORY
    return "\n\n".join([*before, first, *between, second, *between, third, *after])


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, st.sampled_from(("\n\n", "\r\n\r\n", "\n\n\n\n")))
@quietly
def test_entries_survive_edits_elsewhere(
    office: Office, before: list[str], between: list[str], after: list[str], gap: str
) -> None:
    office.baseline.unlink(missing_ok=True)
    office.answer_for("a.txt", "\n\n".join(STORY))
    checked = office.check("a.txt", story(before, between, after).replace("\n\n", gap))
    standing = {each.check for each in checked.findings}
    assert standing <= {"context.wrong-word"}  # only what was put around it
    assert len(checked.ignored) == 4
    assert checked.notices == ()


@pytest.mark.parametrize("edited", ["They recieve it.", "We recieve mail.", "We can recieve it.", "We, recieve it."])
def test_edit_of_the_neighbours_ends_a_match(office: Office, edited: str) -> None:
    office.answer_for("a.txt", "We recieve it.")
    checked = office.check("a.txt", edited)
    assert len(checked.findings) == 1
    assert [each.message for each in checked.notices] == ["1 entry of the baseline matches nothing in this story"]
    assert checked.notices[0].hint == "`proofread baseline prune a.txt` takes out what matches nothing"


def test_finding_below_the_threshold_still_uses_its_entry(office: Office) -> None:
    office.answer_for("a.txt", "We  recieve it, “the  end” [sic].")
    checked = office.check(
        "a.txt", "We  recieve it, “the  end” [sic].", thresholds=(("spacing", 0.9),), quotations="gentle"
    )
    assert (checked.findings, checked.notices) == ((), ())


@pytest.mark.parametrize(
    "changes",
    [{"depth": "quick"}, {"select": ("spacing",)}],
)
def test_entry_of_a_check_that_did_not_look_is_not_called_unused(office: Office, changes: dict[str, object]) -> None:
    office.answer_for("a.txt", "We recieve it.")
    desk = office.desk("a.txt", **changes)
    looked = [each for each in desk.checks if not desk.settings.select or each.info.id.startswith("spacing")]
    checked = replace(desk, checks=looked).check("a.txt", lambda: read_text("a.txt", "All is well."))
    assert checked.notices == ()


def test_reason_may_be_required(office: Office) -> None:
    office.answer_for("a.txt", "We recieve it.")
    checked = office.check("a.txt", "We recieve it.", require_reason=True)
    assert len(checked.findings) == 1
    assert checked.notices[0].message == "1 entry of the baseline gives no reason, so it does not count"
    office.answer_for("a.txt", "We recieve it.", "so it is")
    assert office.check("a.txt", "We recieve it.", require_reason=True).findings == ()


def test_moved_story_keeps_its_entries_and_is_told_of(office: Office) -> None:
    office.answer_for("drafts/a.txt", "We recieve it.", "so it is")
    checked = office.check("2024/a.txt", "We recieve it.")
    assert [each.because for each in checked.ignored] == ["so it is"]
    assert [each.message for each in checked.notices] == [
        "1 entry of the baseline stands under drafts/a.txt, which is gone"
    ]


def test_renamed_story_keeps_two_entries_or_more(office: Office) -> None:
    office.answer_for("one.txt", "We recieve it.")
    office.answer_for("two.txt", "We recieve it. They recieve mail.")
    assert len(office.check("new.txt", "They recieve mail. We recieve it.").ignored) == 2
    assert office.check("new.txt", "We recieve it.").ignored == ()


def test_entries_of_a_file_that_is_there_hold_for_no_other(office: Office) -> None:
    touch(office.folder / "drafts/a.txt")
    office.answer_for("drafts/a.txt", "We recieve it.")
    checked = office.check("2024/a.txt", "We recieve it.")
    assert (len(checked.findings), checked.notices) == (1, ())


def test_story_with_entries_takes_no_others(office: Office) -> None:
    office.answer_for("drafts/a.txt", "We recieve it.")
    office.answer_for("2024/a.txt", "The  end.")
    assert len(office.check("2024/a.txt", "We recieve it. The  end.").findings) == 1


def test_story_outside_of_the_folder_has_a_name_too(office: Office, fakes: ModuleType) -> None:
    below = Office(office.folder / "desk", office.checks)
    below.folder.mkdir()
    below.answer_for("../a.txt", "We recieve it.")
    (line,) = below.lines()
    assert line["file"] == "../a.txt"
    baseline = read_baseline(below.baseline)
    assert baseline.path_of("../a.txt") == office.folder / "a.txt"
    assert baseline.name_of(office.folder / "a.txt") == "../a.txt"


def test_rewriting_keeps_reasons_and_other_stories(office: Office) -> None:
    office.answer_for("a.txt", "We recieve it. We form Mauripol.", "first")
    office.answer_for("b.txt", "We recieve it.")
    office.answer_for("a.txt", "Now  We recieve it.", "second")
    assert [(each["file"], each["text"], each.get("because")) for each in office.lines()] == [
        ("a.txt", "  ", "second"), ("a.txt", "recieve", "first"), ("b.txt", "recieve", None),
    ]  # fmt: skip


def test_rewriting_gives_a_reason_to_entries_without(office: Office) -> None:
    office.answer_for("a.txt", "We recieve it.")
    office.answer_for("a.txt", "We recieve it.", "so  it\nis")
    assert [each["because"] for each in office.lines()] == ["so it is"]


def test_rewriting_a_moved_story_takes_its_entries_along(office: Office) -> None:
    office.answer_for("old/a.txt", "We recieve it. They recieve mail.", "so it is")
    office.answer_for("new/a.txt", "We recieve it.")
    assert [(each["file"], each["because"]) for each in office.lines()] == [("new/a.txt", "so it is")]


def test_rewriting_leaves_entries_of_checks_that_broke(office: Office) -> None:
    office.answer_for("a.txt", "Into Mauripol we recieve it.")
    office.answer_for("a.txt", "BREAK Into Mauripol we recieve it.")
    assert sorted(each["text"] for each in office.lines()) == ["Mauripol", "recieve"]


def test_rewriting_twice_changes_no_byte(office: Office) -> None:
    text = "We form  Mauripol recieve it."
    office.answer_for("a.txt", text)
    was = office.baseline.read_bytes()
    office.answer_for("a.txt", text)
    assert office.baseline.read_bytes() == was


def test_unmatched_entries_are_those_to_take_out(office: Office) -> None:
    office.answer_for("a.txt", "We recieve it. Into Mauripol we form.")
    baseline = read_baseline(office.baseline)
    desk = replace(office.desk("a.txt"), baseline=None)
    checked = desk.check("a.txt", lambda: read_text("a.txt", "We recieve it."))
    gone = unmatched(baseline, "a.txt", checked, {"names.misspelt", "spelling.misspelt"})
    assert [each.text for each in gone] == ["Mauripol"]  # nobody looked for the other
    take_out(baseline, gone)
    assert [each.text for each in baseline.files["a.txt"].values()] == ["recieve", "form"]


def test_one_finding_is_added(office: Office) -> None:
    checked = office.check("a.txt", "We recieve it. They recieve mail.")
    assert checked.document is not None
    for finding in checked.findings:
        add(office.baseline, office.folder / "a.txt", checked.document, finding, "so it is")
    assert office.check("a.txt", "We recieve it. They recieve mail.").findings == ()
    add(office.baseline, office.folder / "a.txt", checked.document, checked.findings[0], "better")
    assert [each["because"] for each in office.lines()] == ["better", "so it is"]


def test_baseline_that_cannot_be_written_is_told(office: Office) -> None:
    checked = office.check("a.txt", "We recieve it.")
    assert checked.document is not None
    with pytest.raises(WriteError):
        add(office.folder / "none" / "b.jsonl", office.folder / "a.txt", checked.document, checked.findings[0])


def test_baseline_that_changed_meanwhile_is_left_alone(office: Office) -> None:
    ours, theirs = read_baseline(office.baseline), read_baseline(office.baseline)
    ours.put("a.txt", [ENTRY])
    theirs.put("b.txt", [ENTRY])
    theirs.write()
    with pytest.raises(WriteError, match="has changed meanwhile"):
        ours.write()
    assert list(read_baseline(office.baseline).files) == ["b.txt"]
    theirs.put("c.txt", [ENTRY])
    theirs.write()
    assert list(read_baseline(office.baseline).files) == ["b.txt", "c.txt"]


def test_entry_holds_no_line_number(office: Office) -> None:
    checked = office.check("a.txt", "One.\n\nWe recieve it.")
    assert checked.document is not None
    entry = entry_of(checked.document, checked.findings[0], "a.txt")
    moved = office.check("a.txt", "One.\n\nTwo.\n\nThree.\n\nWe recieve it.")
    assert moved.document is not None
    assert entry_of(moved.document, moved.findings[0], "a.txt") == entry
