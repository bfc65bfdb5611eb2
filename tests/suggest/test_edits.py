"""What a slip costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.suggest import edits
from proofread.suggest.edits import edit, unaccented

FORMS = st.text("aábcdeéiknorst'", max_size=12)
_DEAREST = 1.7
_FIRST = 1.0
_UNEVEN = 0.4  # how much dearer a slip may be one way than the other


@pytest.mark.parametrize(
    ("written", "right", "kinds"),
    [
        ("jugde", "judge", (edits.SWAP,)),
        ("statoin", "station", (edits.SWAP,)),
        ("mauripol", "mariupol", (edits.MOVED,)),
        ("profitts", "profits", (edits.DOUBLED,)),
        ("agreeement", "agreement", (edits.DOUBLED,)),
        ("comittee", "committee", (edits.SINGLED,)),
        ("runing", "running", (edits.SINGLED,)),
        ("seperate", "separate", (edits.VOWEL,)),
        ("goverment", "government", (edits.MISSING,)),
        ("statiion", "station", (edits.DOUBLED,)),
        ("statpion", "station", (edits.EXTRA,)),
        ("vore", "vote", (edits.KEY,)),
        ("defenfe", "defense", (edits.OTHER,)),
        ("gdansk", "gdańsk", (edits.ACCENT,)),
        ("resume", "résumé", (edits.ACCENT, edits.ACCENT)),
        ("absense", "absence", (edits.SOUND,)),
        ("same", "same", ()),
        ("", "", ()),
        ("", "a", (edits.MISSING,)),
    ],
)
def test_kinds(written: str, right: str, kinds: tuple[str, ...]) -> None:
    assert edit(written, right).kinds == kinds


@pytest.mark.parametrize(
    ("likely", "unlikely", "right"),
    [
        ("jugde", "jubge", "judge"),
        ("comittee", "committxee", "committee"),
        ("seperate", "sewarate", "separate"),
        ("gdansk", "gdagsk", "gdańsk"),
        ("mauripol", "mariubul", "mariupol"),
        ("governmemt", "governmelt", "government"),
        ("gobernment", "bovernment", "government"),
    ],
)
def test_a_likely_slip_costs_less(likely: str, unlikely: str, right: str) -> None:
    assert edit(likely, right).cost < edit(unlikely, right).cost


def test_a_wrong_first_letter_costs_more_than_the_same_slip_inside() -> None:
    assert edit("bote", "vote").first
    assert not edit("vobe", "vote").first
    assert edit("ovte", "vote").cost == pytest.approx(edit("voet", "vote").cost + _FIRST)


@pytest.mark.parametrize(
    ("form", "plain"),
    [("gdańsk", "gdansk"), ("são", "sao"), ("łódź", "lodz"), ("erdoğan", "erdogan"), ("žižek", "zizek"), ("x", "x")],
)
def test_unaccented(form: str, plain: str) -> None:
    assert unaccented(form) == plain


@given(FORMS, FORMS)
def test_cost_is_nothing_for_the_same_form_only(written: str, right: str) -> None:
    cost, kinds, first = edit(written, right)
    assert (cost == 0) is (written == right) is (not kinds)
    assert first is (written[:1] != right[:1])


@given(FORMS, FORMS)
def test_cost_is_at_most_that_of_other_letters_throughout(written: str, right: str) -> None:
    assert 0 <= edit(written, right).cost <= _DEAREST * max(len(written), len(right)) + _FIRST


@given(FORMS, FORMS)
def test_cost_is_nearly_the_same_both_ways(written: str, right: str) -> None:
    there, back = edit(written, right), edit(right, written)
    assert abs(there.cost - back.cost) <= _UNEVEN * max(len(written), len(right)) + 1e-9


@given(FORMS.filter(bool), st.integers(0, 11), st.sampled_from("bkz"))
def test_one_slip_costs_one_slip(right: str, at: int, letter: str) -> None:
    at = min(at, len(right) - 1)
    left, rest = right[:at], right[at + 1 :]
    for written in (left + rest, left + letter + right[at:], left + letter + rest):
        assert edit(written, right).cost <= _DEAREST + _FIRST
        assert len(edit(written, right).kinds) <= 2
