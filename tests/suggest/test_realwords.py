"""Known words that the trigram models doubt."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.checks.context.missing_word import MissingWord
from proofread.checks.context.surplus_word import SurplusWord
from proofread.checks.context.wrong_word import WrongWord
from proofread.readers import read_text
from proofread.suggest.lines import Lines, around

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

WORDS = st.sampled_from(
    "the The a to of form their is has It’s its then “than rate, at. end largest went Kyiv 1,200 U.S. re-elect".split()
)


def _line(judge: "Judge", text: str) -> list[str]:
    lines = Lines(judge.lexicon.confusions)
    return [known.word for known in lines.of(Analysis(read_text("story", text))).words]


def test_a_story_is_read_as_the_models_spell_it(judge: "Judge") -> None:
    text = "It’s 3 p.m. here, “he” said. Mr. Smith left!\n\nWe won"
    assert _line(judge, text) == ("<s> it's <n> p m here , he said . <s> mr smith left . <s> we won <s>".split())


def test_nothing_is_seen_beyond_the_sentence(judge: "Judge") -> None:
    lines = Lines(judge.lexicon.confusions)
    line = lines.of(Analysis(read_text("story", "They left. He stayed on. We won")))
    at = next(index for index, known in enumerate(line.words) if known.word == "stayed")
    before, after = around(line, at, at + 1)
    assert [[known.word for known in side] for side in (before, after)] == [["<s>", "he"], ["on", "."]]


def test_a_swap_tells_its_gain(judge: "Judge") -> None:
    analysis = Analysis(read_text("story", "Prices rose faster then expected last month."))
    doubted = next(iter(judge.real_words.swaps(analysis)))
    assert doubted.words == ("than",)
    assert doubted.gain == pytest.approx(doubted.changed.whole - doubted.kept.whole)
    assert judge.real_words.swap_features(analysis, doubted)["gain"] == pytest.approx(doubted.gain)


def test_clean_copy_is_hardly_doubted(judge: "Judge") -> None:
    analysis = Analysis(read_text("story", "The prime minister said on Monday that the talks had been very good."))
    assert list(judge.real_words.swaps(analysis)) == []
    assert list(judge.real_words.put_in(analysis)) == []
    assert list(judge.real_words.taken_out(analysis)) == []


@pytest.mark.parametrize("check", [MissingWord, SurplusWord, WrongWord])
@given(words=st.lists(WORDS, max_size=25), gaps=st.sampled_from((" ", "  ", "\n", "\n\n")))
def test_candidates_lie_in_the_text_and_begin_and_end_with_words(
    judge: "Judge", check: type[WrongWord], words: list[str], gaps: str
) -> None:
    text = gaps.join(words)
    for each in check(judge).candidates(Analysis(read_text("story", text))):
        written = text[slice(*each.span)]
        assert written
        assert written == written.strip()
        assert each.replacement != written
        assert each.replacement == (each.replacement or "").strip()
