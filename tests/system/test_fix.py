"""The real checks: what is certain is corrected for good, in every format and encoding, and nothing else changes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofread.checks import BUILTIN
from proofread.engine.run import check_document
from proofread.fixing.apply import Original
from proofread.fixing.safe import certain, fix_safely
from proofread.model.document import Document
from proofread.model.finding import Severity
from proofread.model.outcome import Checked
from proofread.readers import format_of, read_bytes

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "samples"
FLOOR = Severity.ERROR.floor

SENTENCES = (
    "The statementthat was read out in Vienna , he said, named nobody.",
    "They accepted the propostition that was on the table.",
    "The minister said the the talks would go on near Mauripol .",
    "“The separtaion , she said, “was read tothe council .”",
    "Nothing is wrong with this sentence from the café in Orléans.",
    "It wouldn’t open again ( they said ) until May.",
)
WRAPPED = {
    "plain": ("{}", "\n\n"),
    "markdown": ("> *{}*", "\n>\n"),
    "html": ("<p>It is <b>said</b>: {} &mdash; so</p>", "\n"),
}


@pytest.fixture(scope="module")
def check(judge: "Judge") -> Callable[[str, Callable[[], Document]], Checked]:
    checks = [made(judge) for made in BUILTIN]
    return lambda _name, read: check_document(read(), checks)


def holds(original: Original, check: Callable[[str, Callable[[], Document]], Checked]) -> bytes:
    """The file after its corrections, of which all promises hold."""
    done = fix_safely(original, check, FLOOR)
    assert not done.checked.failures
    assert len(list(certain(done.checked, FLOOR))) == len(done.left)
    again = fix_safely(Original(original.name, done.data, original.format, original.read), check, FLOOR)
    assert (again.data, again.fixes) == (done.data, ())
    if not done.fixes:
        assert done.data is original.data
    return done.data


def file_of(data: bytes, format_: str) -> Original:
    return Original("story", data, format_, lambda now: read_bytes("story", now, format_))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_samples_are_corrected_for_good(path: Path, check: Callable[..., Checked]) -> None:
    if path.suffix == ".json":
        pytest.skip("it says what is found in the others")
    holds(file_of(path.read_bytes(), format_of(path) or "plain"), check)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True),
    st.sampled_from(sorted(WRAPPED)),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_stories_are_corrected_for_good(
    check: Callable[..., Checked], sentences: list[str], format_: str, end: str, codec: str
) -> None:
    around, between = WRAPPED[format_]
    story = between.join(around.format(each) for each in sentences).replace("\n", end) + end
    if codec == "cp1252":
        story += "café " * 3  # a story that is plain ASCII would be UTF-8
    data = holds(file_of(story.encode(codec), format_), check)
    now = data.decode(codec)
    assert now.count(end) == story.count(end)
    assert re.findall(r"<[^>]+>|&\w+;|[*>]", now) == re.findall(r"<[^>]+>|&\w+;|[*>]", story)
    assert "statementthat" not in now
    assert "the the" not in now
    assert now.count("Mauripol") == story.count("Mauripol")  # a name
    assert "propostition" not in now
    assert now.count("separtaion") == story.count("separtaion")  # somebody's words
    assert "read tothe" not in now  # but not their spaces
    assert data.startswith(story.encode(codec)[:2])
