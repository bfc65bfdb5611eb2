"""Which slips made one word out of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.suggest import edits
from proofread.training import slips
from proofread.training.slips import Place, Slip

WORDS = st.text("abcdeilnorst", min_size=1, max_size=8)
_OMISSIONS = {edits.MISSING, edits.SINGLED}


@pytest.mark.parametrize(
    ("written", "right", "made"),
    [
        ("goverment", "government", [Slip(slips.OMISSION, Place(5, "middle", "n"))]),
        ("hte", "the", [Slip(slips.SWAPPED, Place(0, "first", "t"))]),
        ("portgual", "portugal", [Slip(slips.SWAPPED, Place(4, "middle", "u"))]),
        ("untill", "until", [Slip(slips.DOUBLED, Place(5, "last", "l"), "l")]),
        ("reaports", "reports", [Slip(slips.OTHER_PUT_IN, Place(2, "middle", "e"), "a")]),
        ("wqas", "was", [Slip(slips.KEY_PUT_IN, Place(1, "second", "w"), "q")]),
        ("seperate", "separate", [Slip(slips.VOWEL, Place(3, "middle", "a"), "e")]),
        ("ciry", "city", [Slip(slips.KEY, Place(2, "middle", "t"), "r")]),
        ("zity", "city", [Slip(slips.OTHER, Place(0, "first", "c"), "z")]),
        ("councl", "council", [Slip(slips.OMISSION, Place(5, "middle", "i"))]),
        ("counci", "council", [Slip(slips.OMISSION, Place(6, "last", "l"))]),
        ("same", "same", []),
    ],
)
def test_slips(written: str, right: str, made: list[Slip]) -> None:
    assert list(slips.slips(written, right)) == made


@given(WORDS, WORDS)
def test_slips_are_as_many_letters_out_as_in(written: str, right: str) -> None:
    kinds = [slip.kind for slip in slips.slips(written, right)]
    put_in = sum(kind.startswith("insertion") for kind in kinds)
    assert put_in - kinds.count(slips.OMISSION) == len(written) - len(right)
    assert (not kinds) == (written == right)


@given(WORDS, WORDS)
def test_slips_cost_what_the_suggestions_say(written: str, right: str) -> None:
    edit = edits.edit(written, right)
    made = slips.slips(written, right)
    if edits.MOVED not in edit.kinds and len(edit.kinds) == 1:
        assert len(made) == 1
        assert (made[0].kind == slips.SWAPPED) == (edit.kinds == (edits.SWAP,))
        assert (made[0].kind == slips.OMISSION) == (edit.kinds[0] in _OMISSIONS)


@given(WORDS, st.sampled_from((*slips.KINDS, slips.CUT)))
def test_places_lie_in_the_word(word: str, kind: str) -> None:
    for place in slips.places(kind, word):
        assert 0 <= place.at <= len(word)
        assert place.position in (slips.FIRST, slips.SECOND, slips.MIDDLE, slips.LAST)
        assert place.letter in word


@given(WORDS, WORDS)
def test_each_slip_is_at_one_of_its_places(written: str, right: str) -> None:
    for slip in slips.slips(written, right):
        if slip.kind != slips.SWAPPED:  # a swap may follow another slip
            assert slip.place in slips.places(slip.kind, right)


def test_keys_are_neighbours_both_ways() -> None:
    for key, beside in slips.NEIGHBOURS.items():
        assert beside
        assert key not in beside
        assert all(key in slips.NEIGHBOURS[other] for other in beside)
