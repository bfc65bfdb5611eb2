"""The page as text: all of it is there, and nothing of a story acts in it."""

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import combinations
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofread.model.document import Document
from proofread.model.finding import Finding, Suggestion
from proofread.model.outcome import Checked, Failure, Ignored, Notice
from proofread.model.span import Span
from proofread.reporters.html import HtmlReporter, story
from proofread.reporters.html.prose import Mark, prose
from proofread.reporters.summary import Summary

if TYPE_CHECKING:
    from tests.reporters.conftest import Stories

Whole = Callable[..., str]

VOID = {"meta", "input", "br", "link"}
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;<!-- "


class Page(HTMLParser):
    """Elements and text of a page; an element that is closed by another's end is a mistake."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID and tag != "rect":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = "style" if "style" in self._open else "script" if "script" in self._open else "text"
        self.words[inside] = self.words.get(inside, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of the elements of a tag."""
        return [given for name, given in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [str(given["id"]) for _, given in self.elements if "id" in given]


def test_everything_is_on_the_page(whole: Whole, stories: "Stories") -> None:
    page = Page(whole(HtmlReporter(), *stories))
    text = page.words["text"]
    assert len(page.all("article")) == 5
    assert len([each for each in page.all("a") if "mark" in str(each.get("class")) and "id" in each]) == 7
    for said in (
        "“recieve” looks like a misspelling of “receive”",
        "one letter pair swapped",
        "98 %",
        "line 2, column 4",
        "paragraph 2, run 1",
        "there is no file gone.txt",
        "it broke,\n100% (report it)",
        "the poet wants it",
        "this ignore matches nothing (take it out)",
        "the baseline has 3 findings that are gone",
        "A word spelt in a way that no word list has",
    ):
        assert said in text, said


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("a.txt", "a.txt"),
        ("copy/a.txt", "<span>copy/</span>a.txt"),
        ("copy\\a.txt", "<span>copy\\</span>a.txt"),
        ("/a.txt", "<span>/</span>a.txt"),
        (".", "<span>.</span>"),
    ],
)
def test_heading_is_the_name_as_it_was_given(monkeypatch: pytest.MonkeyPatch, name: str, heading: str) -> None:
    monkeypatch.setattr(story, "PurePath", PureWindowsPath)
    assert f'<h2 id="name-1">{heading}</h2>' in story.article(1, Checked(name, None))


def test_every_id_is_there_once_and_every_link_leads_somewhere(whole: Whole, stories: "Stories") -> None:
    page = Page(whole(HtmlReporter(), *stories))
    assert len(page.ids) == len(set(page.ids))
    targets = [str(given["href"]) for given in page.all("a")]
    assert targets
    assert {target[1:] for target in targets} <= set(page.ids)


def test_page_needs_nothing_from_elsewhere(whole: Whole, stories: "Stories") -> None:
    report = whole(HtmlReporter(), *stories)
    page = Page(report)
    assert not [given for _, given in page.elements if "src" in given or "style" in given]
    assert not [given for _, given in page.elements if any(name.startswith("on") for name in given)]
    assert not page.all("link")
    assert page.all("a")
    assert all(str(given["href"]).startswith("#") for given in page.all("a"))
    policy = next(str(given["content"]) for given in page.all("meta") if "http-equiv" in given)
    assert "default-src 'none'" in policy
    for part in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.words[part].encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in policy
    assert not re.search(r"https?:|@import|url\(", page.words["style"] + page.words["script"])


@settings(max_examples=50)
@given(st.text(max_size=30), st.booleans())
def test_nothing_in_a_story_acts_on_the_page(text: str, is_first: bool) -> None:
    evil = text + EVIL if is_first else EVIL + text
    finding = Finding(evil, Span(0, len(evil)), evil, (Suggestion(evil), Suggestion(evil)), 0.9, (evil,))
    document = Document.verbatim(evil, evil, (Span(0, len(evil)),))
    checked = Checked(
        evil,
        document,
        (finding,),
        (Failure(evil, evil, evil),),
        1,
        (Ignored(finding, evil, evil),),
        (Notice(evil, Span(0, 1), evil),),
    )
    reporter = HtmlReporter(())
    reporter.document(checked)
    summary = Summary()
    summary.add(checked, checked)
    report = reporter.end(summary)
    page = Page(report)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert "</script><script>alert(1)</script><img src=x onerror=alert(1)>" in page.words["text"]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report)


def test_run_without_findings(whole: Whole, stories: "Stories") -> None:
    page = Page(whole(HtmlReporter(), stories.clean))
    assert "Nothing found" in page.words["text"]
    assert "All is well." in page.words["text"]
    assert Page(whole(HtmlReporter())).all("h1")


def test_failure_is_no_clean_run(whole: Whole, stories: "Stories") -> None:
    page = Page(whole(HtmlReporter(), stories.unread))
    assert "1 failure" in page.words["text"]
    assert "Nothing found" not in page.words["text"]


def _mark(start: int, end: int, number: int = 1) -> Mark:
    return Mark(Span(start, end), f"m{number}", "error", f"n{number}", "error: odd", number)


def test_mark_over_two_paragraphs_is_in_both_and_has_one_id() -> None:
    document = Document.verbatim("a", "One two.\n\nThree.", (Span(0, 8), Span(10, 16)))
    page = Page(prose(document, [_mark(4, 15)]))
    assert len(page.all("p")) == 2
    assert [mark.get("id") for mark in page.all("a")] == ["m1", None]
    assert "".join(page.words["text"].split()) == "Onetwo.Three."


@pytest.mark.parametrize("at", [0, 3, 8, 9, 10, 16])
def test_insertion_is_marked_wherever_it_is(at: int) -> None:
    document = Document.verbatim("a", "One two.\n\nThree.", (Span(0, 8), Span(10, 16)))
    page = Page(prose(document, [_mark(at, at)]))
    ((_, mark),) = [each for each in page.elements if each[0] == "a"]
    assert mark["class"] == "mark error insertion"


def test_picture_in_a_sentence_is_named() -> None:
    source = "The port \ufffc will open."
    document = Document.verbatim("a.txt", source, [Span(0, len(source))])
    assert Page(prose(document, [])).words["text"].strip() == "The port [picture] will open."


def test_comment_and_headline_look_different_from_prose() -> None:
    text = "Talks fail\n<!-- proofread: ignore -->\nThe talks failed."
    comment = Span(11, 37)
    document = Document.verbatim("a", text, (Span(0, 10), comment, Span(38, len(text))), (comment,))
    assert [given.get("class") for given in Page(prose(document, ())).all("p")] == ["headline", "apart", None]


@given(st.text(alphabet="ab \n.<", max_size=40), st.data())
def test_prose_is_the_text_and_every_mark_is_in_it(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    blocks = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    document = Document.verbatim("a", text, blocks)
    marks = [_mark(*span, number) for number, span in enumerate(spans)]
    page = Page(prose(document, marks))
    assert "".join(page.words.get("text", "").split()) == "".join(text.split())
    solid = [mark.id for mark in marks if text[slice(*mark.span)].strip()]
    assert [each for each in page.ids if each in solid] == solid


LIGHT_DARK = re.compile(r"--(\w[\w-]*): light-dark\((#\w{6}), (#\w{6})\)")
GROUNDS = ("paper", "card")
TONES = ("error", "warning", "info", "right")


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(whole: Whole, theme: int) -> None:
    style = Page(whole(HtmlReporter())).words["style"]
    colours = {name: values[theme] for name, *values in LIGHT_DARK.findall(style)}
    pairs = [(text, ground) for text in ("ink", "soft", *TONES) for ground in GROUNDS]
    pairs += [(text, f"{tone}-tint") for tone in TONES for text in ("ink", tone)]
    pairs += [("paper", tone) for tone in TONES[:3]] + [("ink", "error-tint")]
    weak = {pair: round(_contrast(*(colours[name] for name in pair)), 2) for pair in pairs}
    assert {pair: contrast for pair, contrast in weak.items() if contrast < 4.5} == {}


def test_severities_are_told_apart_without_colour(whole: Whole) -> None:
    style = Page(whole(HtmlReporter())).words["style"]
    lines = [re.search(rf"\.mark{kind} {{[^}}]*?(solid|dashed|dotted)", style) for kind in ("", ".warning", ".info")]
    assert all(a and b and a[1] != b[1] for a, b in combinations(lines, 2))


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours, as the Web Content Accessibility Guidelines compute it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
