"""What is certain is corrected until nothing certain is left, and nothing else is touched."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.engine.run import check_document, check_story
from proofread.fixing.apply import Original
from proofread.fixing.quotations import Quotations
from proofread.fixing.safe import Check, certain, fix_safely
from proofread.model.document import Document
from proofread.model.finding import CheckInfo, Finding, Safety, Severity, Suggestion
from proofread.model.outcome import Checked
from proofread.model.span import Span
from proofread.readers import read_bytes, read_text

Make = Callable[..., Original]
FLOOR = Severity.ERROR.floor


class _Swap:
    """A sure and safe check: wherever one text stands, another should."""

    def __init__(self, wrong: str, right: str, name: str = "spelling.swap", confidence: float = 0.95) -> None:
        self.info = CheckInfo(name, "a text in the place of another")
        self._wrong, self._right, self._confidence = wrong, right, confidence

    def find(self, analysis: Analysis) -> Iterator[Finding]:
        suggestions = (Suggestion(self._right, 1.0, Safety.SAFE),)
        at = analysis.text.find(self._wrong)
        while at >= 0:
            span = Span(at, at + len(self._wrong))
            yield Finding(self.info.id, span, "wrong", suggestions, self._confidence)
            at = analysis.text.find(self._wrong, span.end)


def checking(*checks: _Swap) -> Check:
    return lambda name, read: check_story(name, read, checks)  # type: ignore[arg-type]


def test_certain_corrections_are_made(original: Make) -> None:
    done = fix_safely(original("one , two .\r\n"), checking(_Swap(" ,", ","), _Swap(" .", ".")), FLOOR)
    assert done.data == b"one, two.\r\n"
    assert [(fix.check, tuple(fix.position), fix.old, fix.new) for fix in done.fixes] == [
        ("spelling.swap", (1, 4), " ,", ","),
        ("spelling.swap", (1, 10), " .", "."),
    ]
    assert not done.checked.findings


def test_corrections_that_bring_about_others_are_followed_to_the_end(original: Make) -> None:
    done = fix_safely(
        original("x\naaaa"), checking(_Swap("aa", "b", "spelling.a"), _Swap("bb", "c", "spelling.b")), FLOOR
    )
    assert done.data == b"x\nc"
    assert [fix.check for fix in done.fixes] == ["spelling.a", "spelling.a", "spelling.b"]
    assert [tuple(fix.position) for fix in done.fixes] == [(2, 1), (2, 3), (2, 1)]  # in the file as it was


def test_corrections_without_end_are_a_failure_and_change_nothing(original: Make) -> None:
    to, fro = _Swap("x", "y", "spelling.to"), _Swap("y", "x", "spelling.fro")
    done = fix_safely(original("an x here"), checking(to, fro), FLOOR)
    assert not done.is_changed
    assert done.data == b"an x here"
    assert not done.fixes
    (failure,) = done.checked.failures
    assert failure.message == (
        "corrections bring each other about without end, those of spelling.fro, spelling.to; nothing was changed"
    )


def test_corrections_that_grow_without_end_are_a_failure(original: Make) -> None:
    done = fix_safely(original("x"), checking(_Swap("x", "xx")), FLOOR)
    assert not done.is_changed
    assert "spelling.swap" in done.checked.failures[0].message


def test_what_cannot_be_exact_is_left_and_told(original: Make) -> None:
    done = fix_safely(original("<p>a <b>b</b> adn c<i>d</i></p>", "html"), checking(_Swap("cd", "xyz")), FLOOR)
    assert not done.is_changed
    (left,) = done.left
    assert (tuple(left.position), left.why) == ((1, 19), "the change runs over markup and cannot be made exactly")
    assert done.checked.findings


def test_an_unreadable_file_is_a_failure(original: Make) -> None:
    done = fix_safely(original(b"\0\0\0"), checking(), FLOOR)
    assert done.checked.document is None
    assert not done.is_changed


@pytest.mark.parametrize("confidence", [0.89, 0.5])
def test_what_is_no_error_is_left(original: Make, confidence: float) -> None:
    check = checking(_Swap("adn", "and", confidence=confidence))
    assert not fix_safely(original("adn"), check, FLOOR).is_changed
    assert fix_safely(original("adn"), check, confidence).is_changed


def changes(text: str, old: str, new: str, safety: Safety = Safety.SAFE) -> list[str]:
    document = read_text("story", text)
    at = text.index(old)
    finding = Finding("spelling.swap", Span(at, at + len(old)), "wrong", (Suggestion(new, 1.0, safety),), 0.95)
    return [change.replacement for change in certain(Checked("story", document, (finding,)), FLOOR)]


@pytest.mark.parametrize("safety", [Safety.SHOW, Safety.REVIEW])
def test_only_what_is_safe_is_applied(safety: Safety) -> None:
    assert changes("goverment", "goverment", "government", safety) == []


@pytest.mark.parametrize(
    "text", ["He said “the goverment”.", 'He said "the goverment fell', "“A.\nThe goverment", "«goverment»"]
)
def test_words_in_quotations_are_left(text: str) -> None:
    quoted = text != "“A.\nThe goverment"  # a mark left open runs to the end of its block
    assert changes(text, "goverment", "government") == ([] if quoted else ["government"])


def test_words_beside_quotations_are_not(original: Make) -> None:
    assert changes("“Yes”, the goverment said, “no”.", "goverment", "government") == ["government"]


@pytest.mark.parametrize(("old", "new"), [(" .", "."), ("  ", " "), ("saidciting", "said citing")])
def test_spaces_in_quotations_are_corrected(old: str, new: str) -> None:
    assert changes(f"“He{old}”", old, new) == [new]


def test_a_finding_without_a_suggestion_is_left() -> None:
    document = read_text("story", "adn")
    assert not list(certain(Checked("story", document, (Finding("a.b", Span(0, 3), "wrong"),)), FLOOR))
    assert not list(certain(Checked("story", None), FLOOR))


def test_outside_of_blocks_nothing_is_quoted() -> None:
    assert not Quotations(read_text("story", "")).hold(Span(0, 0))
    assert not Quotations(read_text("story", "\n\n“a”")).hold(Span(0, 1))


class _Broken:
    info = CheckInfo("spelling.broken", "breaks")

    def find(self, analysis: object) -> Iterator[Finding]:
        raise KeyError("no")


def test_a_check_that_breaks_keeps_no_other_from_correcting(original: Make) -> None:
    check: Check = lambda name, read: check_story(name, read, [_Broken(), _Swap("adn", "and")])  # type: ignore[list-item] # noqa: E731
    done = fix_safely(original("adn"), check, FLOOR)
    assert done.data == b"and"
    assert [failure.what for failure in done.checked.failures] == ["spelling.broken"]


STORIES = st.lists(
    st.sampled_from(
        [
            "recieve",
            "the",
            "Mauripol",
            " ",
            "  ",
            " .",
            " ,",
            "\n",
            "\r\n\r\n",
            "“",
            "”",
            "<b>",
            "</b>",
            "*",
            "&amp;",
            "é",
        ]
    ),
    max_size=20,
).map("".join)
WRITTEN = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


@given(STORIES, st.sampled_from(["plain", "markdown", "html"]), WRITTEN)
def test_fixing_holds_its_promises(fakes: ModuleType, story: str, format_: str, codec: str) -> None:
    data = story.encode(codec)
    try:
        read_bytes("story", data, format_)
    except Exception:  # noqa: BLE001 - a few letters alone cannot be told from bytes that are no text
        return
    original = Original("story", data, format_, lambda now: read_bytes("story", now, format_))
    checks = [made(None) for made in fakes.BUILTIN]

    def check(name: str, read: Callable[[], Document]) -> Checked:
        checked = check_document(read(), checks)
        safe = (
            replace(each, suggestions=(replace(each.suggestions[0], safety=Safety.SAFE),)) for each in checked.findings
        )
        return replace(checked, findings=tuple(safe))

    done = fix_safely(original, check, 0.0)
    refused = {(left.check, left.position) for left in done.left}
    assert len(list(certain(done.checked, 0.0))) == len(refused)  # fixed findings are gone
    again = fix_safely(replace(original, data=done.data), check, 0.0)
    assert again.data == done.data  # twice changes nothing more
    assert not again.fixes
    if not done.fixes:
        assert done.data is data
