"""The page in a real browser: it is read, clicked through, filtered and printed, and asks nothing of a network."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.outcome import Checked
from proofread.model.span import Span
from proofread.reporters.html import HtmlReporter

if TYPE_CHECKING:
    from browser import Browser

    from tests.reporters.conftest import Stories

pytestmark = pytest.mark.slow

Whole = Callable[..., str]


@pytest.fixture
def report(whole: Whole, stories: "Stories", tmp_path: Path) -> Path:
    """A page over all kinds of outcomes."""
    path = tmp_path / "report.html"
    path.write_text(whole(HtmlReporter(), *stories), encoding="utf-8")
    return path


def test_a_click_opens_what_is_known_of_a_finding(browser: "Browser", report: Path) -> None:
    browser.open(report)
    assert browser.text("h1").startswith("5 errors, 1 warning, 1 info and 2 failures")
    assert browser.count("#panel") == 0
    browser.click("#m1-2")
    panel = browser.text("#panel")
    for said in ("2 of 7", "98 %", "spelling.misspelt", "receive", "relieve", "one letter pair swapped", "line 2"):
        assert said in panel
    assert "A word spelt in a way that no word list has" in panel
    assert browser.run("return document.querySelector('#m1-2').getAttribute('aria-expanded')") == "true"
    browser.click("#m1-2")
    assert browser.count("#panel") == 0


def test_a_line_of_the_list_opens_its_finding(browser: "Browser", report: Path) -> None:
    browser.open(report)
    browser.click("#n2-2 .change a")
    assert "6 of 7" in browser.text("#panel")
    assert browser.run("return document.activeElement.id") == "m2-2"


def test_keys_go_through_the_findings(browser: "Browser", report: Path) -> None:
    browser.open(report)
    browser.press("j")
    assert browser.run("return document.activeElement.id") == "m1-1"
    browser.press("j", "ArrowRight")
    assert browser.run("return document.activeElement.id") == "m1-3"
    browser.press("k", "ArrowLeft", "ArrowLeft")
    assert browser.text("#step") == "7 of 7"
    browser.press("Escape")
    assert browser.count("#panel") == 0
    browser.press("Enter")
    assert browser.text("#step") == "7 of 7"
    browser.press(" ")
    assert browser.count("#panel") == 0


def test_keys_are_listed(browser: "Browser", report: Path) -> None:
    browser.open(report)
    browser.press("?")
    assert "next finding" in browser.text("#keys")
    browser.press("Escape")
    assert browser.count("#keys") == 0


def test_what_is_typed_into_the_search_moves_nothing_else(browser: "Browser", report: Path) -> None:
    browser.open(report)
    browser.press("/", "j", "k", "?")
    assert browser.run("return document.querySelector('[type=search]').value") == "jk?"
    assert browser.count("#panel, #keys") == 0
    assert browser.text("#nothing") == "Nothing fits the filter."


def test_findings_are_filtered(browser: "Browser", report: Path) -> None:
    browser.open(report)
    assert (browser.count(".note"), browser.count(".story")) == (7, 5)
    browser.click(".switch.error")
    assert (browser.count(".note"), browser.count(".story")) == (2, 1)
    assert browser.text("output") == "2 of 7"
    browser.click(".switch.error")
    assert (browser.count(".note"), browser.count(".story"), browser.text("output")) == (7, 5, "")
    browser.run(
        "const s = document.querySelector('select'); s.value = 'spelling.';"
        "s.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert browser.count(".note") == 3
    browser.press("/", *"recieve")
    assert browser.count(".note") == 2
    browser.press("Escape", "j", "j")
    assert browser.text("#step") == "2 of 2"


GROUND = "return getComputedStyle(document.body).backgroundColor"


def test_dark_and_light(browser: "Browser", report: Path) -> None:
    browser.open(report)
    light = browser.run(GROUND)
    browser.emulate(prefers_color_scheme="dark")
    dark = browser.run(GROUND)
    assert light != dark
    browser.click("[data-do=theme]")
    assert browser.run(GROUND) == light
    browser.click("[data-do=theme]")
    assert browser.run(GROUND) == dark
    browser.run("localStorage.clear()")


def test_the_choice_of_dark_or_light_is_remembered(browser: "Browser", report: Path) -> None:
    # Served, because Chromium 156 now and then forgets what a page from a file has stored as soon as it is reloaded.
    with served(report) as address:
        browser.show(address)
        light = browser.run(GROUND)
        browser.click("[data-do=theme]")
        dark = browser.run(GROUND)
        assert light != dark
        browser.reload()
        assert browser.run(GROUND) == dark
        browser.run("localStorage.clear()")
        browser.reload()
        assert browser.run(GROUND) == light


@contextmanager
def served(page: Path) -> Iterator[str]:
    """The address of a page on a server of this machine, which sends that page alone."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/":
                self.wfile.write(page.read_bytes())

        def log_message(self, *args: object) -> None:
            """Nobody asks who came."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_phone_has_all_in_its_width(browser: "Browser", report: Path) -> None:
    browser.emulate(390, 844)
    browser.open(report, "#m1-2")
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    below = "return document.querySelector('#panel').getBoundingClientRect().top"
    mark = "return document.querySelector('#m1-2').getBoundingClientRect().bottom"
    assert browser.run(mark) <= browser.run(below), "the finding is not covered by what is said of it"


def test_opening_a_finding_moves_no_text(browser: "Browser", report: Path) -> None:
    where = "const r = document.querySelector('#m1-2').getBoundingClientRect(); return [r.left, r.top + scrollY]"
    browser.open(report)
    before = browser.run(where)
    browser.click("#m1-1")
    assert browser.run(where) == before


def test_nothing_is_lost_in_print(browser: "Browser", report: Path) -> None:
    browser.open(report)
    browser.click(".switch.error")
    browser.click("#m1-3")
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    assert (browser.count(".note"), browser.count(".because li")) == (7, 2)
    assert browser.count(".bar, #panel") == 0
    browser.devtools("Emulation.setEmulatedMedia", media="")


def test_without_scripts_the_page_says_all(browser: "Browser", report: Path) -> None:
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(report)
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", value=False)
    assert (browser.count(".note"), browser.count(".because li"), browser.count(".bar, #panel")) == (7, 2, 0)
    browser.click("#m1-2")
    assert browser.run("return location.hash") == "#n1-2"


def test_a_story_with_markup_in_it_is_shown_as_text(browser: "Browser", whole: Whole, tmp_path: Path) -> None:
    evil = "</script><script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
    document = Document.verbatim("a.txt", evil, (Span(0, len(evil)),))
    checked = Checked("a.txt", document, (Finding("a.b", Span(0, len(evil)), evil, (), 0.95, (evil,)),))
    report = tmp_path / "evil.html"
    report.write_text(whole(HtmlReporter(), checked), encoding="utf-8")
    browser.open(report, "#m1-1")
    assert browser.text(".prose") == evil
    assert evil in browser.text("#panel")
    assert browser.run("return document.title") == "1 error · proofread"
    assert browser.count("img") == 0
