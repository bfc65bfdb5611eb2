"""What all tests share: deterministic properties, the fakes, the real checks, snapshots that change when asked."""

import importlib.util
import os
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import settings

from proofread.languagemodel.folder import ENVIRON
from proofread.model.span import Span

if TYPE_CHECKING:
    from proofread.lexicon.house import House
    from proofread.model.finding import Finding
    from proofread.model.outcome import Checked
    from proofread.suggest.judge import Judge

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

FAKES = Path(__file__).with_name("fakes.py")
_MARK = re.compile(r"\{\{(.*?)\|(.*?)\}\}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one way in which snapshots change."""
    parser.addoption(
        "--update-snapshots", action="store_true", help="rewrite transcripts with what the program says now"
    )


@pytest.fixture(autouse=True)
def _no_language_model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whether a language model is installed on a machine changes no test but those marked `language_model`."""
    if request.node.get_closest_marker("language_model") is None:
        monkeypatch.setenv(ENVIRON, str(tmp_path / "no-language-model"))


@pytest.fixture(scope="session")
def fakes() -> ModuleType:
    """The module of checks that need no dictionary."""
    if "proofread_fakes" not in sys.modules:
        spec = importlib.util.spec_from_file_location("proofread_fakes", FAKES)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["proofread_fakes"] = module
        spec.loader.exec_module(module)
    return sys.modules["proofread_fakes"]


@pytest.fixture(scope="session")
def fakes_path() -> Path:
    """The fakes as a program."""
    return FAKES


@pytest.fixture(scope="session")
def judge() -> "Judge":
    """The real judge, over the dictionaries compiled into the package."""
    from proofread.suggest.judge import open_judge

    return open_judge()


@pytest.fixture(scope="session")
def desk(judge: "Judge") -> "Desk":
    """The real checks, ready for stories."""
    return Desk(judge)


class Mark(NamedTuple):
    """One ``{{wrong|right}}`` of a line: where the wrong part stands in the wrong text, and the right part."""

    span: Span
    right: str


class Marked(NamedTuple):
    """A line with marks, as the text that is wrong."""

    wrong: str
    marks: tuple[Mark, ...]

    @property
    def right(self) -> str:
        """The text with every mark set right."""
        text = self.wrong
        for span, right in reversed(self.marks):
            text = text[: span.start] + right + text[span.end :]
        return text

    def mended(self, mark: Mark) -> str:
        """The text with one mark set right."""
        return self.wrong[: mark.span.start] + mark.right + self.wrong[mark.span.end :]


class Desk:
    """Stories under the real checks, all of them or those of some ids."""

    def __init__(self, judge: "Judge") -> None:
        from proofread.checks import BUILTIN
        from proofread.checks.opening import open_all

        self._judge = judge
        self._checks = open_all(BUILTIN, judge)

    def under(
        self, *, house: "House | None" = None, dialect: str = "any", ocr: str = "auto", period: str = "auto"
    ) -> "Desk":
        """A desk with a house dictionary, or told what is known of stories, over the same dictionaries."""
        from proofread.suggest.judge import open_judge
        from proofread.suggest.told import Told

        return Desk(open_judge(self._judge.lexicon, house=house, told=Told(dialect, ocr, period)))

    def read(self, text: str, *ids: str, format_name: str = "plain") -> "Checked":
        """What becomes of a story, plain text unless it says otherwise; no check may break on it."""
        from proofread.engine.run import check_document
        from proofread.readers import read_text

        chosen = [check for check in self._checks if not ids or check.info.id in ids]
        checked = check_document(read_text("story", text, format_name), chosen)
        assert not checked.failures
        return checked

    def warnings(self, text: str) -> list[tuple[str, str, str]]:
        """What all checks show by default: check, flagged text, first suggestion."""
        from proofread.model.finding import Severity

        shown = self.read(text).at_least(Severity.WARNING).findings
        return [(each.check, text[slice(*each.span)], self.suggestion(each) or "") for each in shown]

    @staticmethod
    def marked(line: str) -> Marked:
        """A line of ``{{wrong|right}}`` taken apart."""
        wrong, marks, at = "", [], 0
        for match in _MARK.finditer(line):
            wrong += line[at : match.start()]
            marks.append(Mark(Span(len(wrong), len(wrong) + len(match[1])), match[2]))
            wrong += match[1]
            at = match.end()
        return Marked(wrong + line[at:], tuple(marks))

    @staticmethod
    def suggestion(finding: "Finding") -> str | None:
        """The first suggestion of a finding."""
        return finding.suggestions[0].replacement if finding.suggestions else None

    @staticmethod
    def applied(text: str, finding: "Finding") -> str:
        """The text after the first suggestion of a finding that has one."""
        return text[: finding.span.start] + finding.suggestions[0].replacement + text[finding.span.end :]

    def found(self, marked: Marked, mark: Mark, check: str) -> "Finding | None":
        """The finding of a check, alone, that sets one mark right and reaches no further than its words.

        A mark whose two parts are the same is of a fault that nobody can set right.
        """
        reach = _words_around(marked.wrong, mark.span)
        for each in self.read(marked.wrong, check).findings:
            if not each.suggestions and each.span == mark.span and marked.mended(mark) == marked.wrong:
                return each
            near = each.span.start <= mark.span.end and mark.span.start <= each.span.end
            within = reach.start <= each.span.start and each.span.end <= reach.end
            if near and within and each.suggestions and self.applied(marked.wrong, each) == marked.mended(mark):
                return each
        return None


def _words_around(text: str, span: Span) -> Span:
    """A stretch widened to the whole tokens that it overlaps or touches."""
    from proofread.analysis.tokens import tokenize

    touched = [token for token in tokenize(text) if token.start <= span.end and span.start <= token.end]
    return Span(
        min([span.start, *(token.start for token in touched)]), max([span.end, *(token.end for token in touched)])
    )
