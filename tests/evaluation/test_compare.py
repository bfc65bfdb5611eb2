"""Two runs side by side: what came, what went, what changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from proofread.evaluation.compare import compare, comparison_object
from proofread.evaluation.record import Found, Snapshot
from proofread.evaluation.table import comparison_text

FOUND = Found(
    set="harbour",
    id="a",
    start=5,
    end=12,
    text="recieve",
    before="They ",
    after=" it\n",
    check="spelling.misspelt",
    severity="error",
    confidence=0.97,
    suggestion="receive",
    verdict="good",
)
OTHER = replace(FOUND, id="b", verdict="false", severity="warning", confidence=0.7, suggestion=None)


def run(*found: Found, digest: str = "d", name: str = "harbour") -> Snapshot:
    return Snapshot({name: digest}, found)


def test_what_came_and_went() -> None:
    comparison = compare(run(FOUND), run(OTHER))
    assert (comparison.added, comparison.removed) == ((OTHER,), (FOUND,))
    assert comparison_text(comparison) == (
        "added: harbour/b:5 spelling.misspelt warning 0.70 false: They [recieve] it\\n -> -\n"
        "removed: harbour/a:5 spelling.misspelt error 0.97 good: They [recieve] it\\n -> [receive]\n"
        "1 added (1 false); 1 removed (1 good); 0 of higher severity; 0 of lower severity; 0 with another suggestion\n"
    )


def test_other_severity_and_other_suggestion() -> None:
    surer = replace(OTHER, severity="error", confidence=0.92, suggestion="receiver")
    comparison = compare(run(FOUND, OTHER), run(replace(FOUND, suggestion="get"), surer))
    assert (comparison.added, comparison.removed) == ((), ())
    assert [change.after for change in comparison.moved] == [surer]
    assert [change.before for change in comparison.reworded] == [FOUND]
    assert comparison_text(comparison) == (
        "moved: harbour/b:5 spelling.misspelt warning 0.70 to error 0.92 false:"
        " They [recieve] it\\n -> [receiver], was -\n"
        "reworded: harbour/a:5 spelling.misspelt error 0.97 to error 0.97 good:"
        " They [recieve] it\\n -> [get], was [receive]\n"
        "0 added; 0 removed; 1 of higher severity (1 false); 0 of lower severity; 1 with another suggestion\n"
    )


def test_other_confidence_of_one_severity_is_no_change() -> None:
    comparison = compare(run(FOUND), run(replace(FOUND, confidence=0.91)))
    assert comparison == compare(run(FOUND), run(FOUND))


def test_sets_that_are_not_the_same_are_left_out() -> None:
    old = Snapshot({"harbour": "d", "market": "e", "tower": "f"}, (FOUND,))
    new = Snapshot({"harbour": "x", "tower": "f", "wharf": "g"}, (OTHER,))
    comparison = compare(old, new)
    assert (comparison.added, comparison.removed) == ((), ())
    assert comparison.left_out == (
        "harbour is not compared: its data have changed",
        "market was measured only before",
        "wharf was not measured before",
    )


def test_object_says_the_same() -> None:
    given = comparison_object(compare(run(FOUND), run(replace(FOUND, severity="warning", confidence=0.6))))
    assert given["summary"].startswith("0 added; 0 removed; 0 of higher severity; 1 of lower severity (1 good)")
    assert given["moved"][0]["before"]["severity"] == "error"


FINDINGS = st.lists(
    st.builds(
        replace,
        st.just(FOUND),
        id=st.sampled_from("abc"),
        start=st.integers(0, 2),
        severity=st.sampled_from(("error", "info")),
    ),
    unique_by=lambda found: (found.id, found.start),
)


@given(FINDINGS, FINDINGS)
def test_the_other_way_round_is_the_opposite(before: list[Found], after: list[Found]) -> None:
    there, back = compare(run(*before), run(*after)), compare(run(*after), run(*before))
    assert (there.added, there.removed) == (back.removed, back.added)
    assert {tuple(change) for change in there.moved} == {tuple(reversed(change)) for change in back.moved}
