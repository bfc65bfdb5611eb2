"""What finds misread units, over the real dictionaries, and stories as pages of units."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from proofread.analysis import Analysis
from proofread.readers import read_text
from proofread.suggest.ocr.alternatives import Alternative
from proofread.suggest.ocr.page import Page
from proofread.suggest.ocr.scan import Scans

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge


@pytest.fixture(scope="session")
def scans(judge: "Judge") -> Scans:
    """What finds misread units; it remembers forms, but nothing of a story."""
    return Scans.open(judge.lexicon)


@pytest.fixture(scope="session")
def page(scans: Scans) -> Callable[[str], Page]:
    """A story as its units, and what is known of each."""
    return lambda text: scans.page(Analysis(read_text("story", text)))


@pytest.fixture(scope="session")
def offered(scans: Scans) -> Callable[[str], list[Alternative]]:
    """Everything that the doubtful units of a story may have been."""

    def of(text: str) -> list[Alternative]:
        return [each for doubt in scans.doubts(Analysis(read_text("story", text))) for each in doubt.alternatives]

    return of
