"""What is wrong in misread copy: chances that are chances, the same each time, whatever the text."""

import gc
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofread.analysis import Analysis
from proofread.errors import LexiconError
from proofread.lexicon import Lexicon
from proofread.readers import read_text
from proofread.suggest.confidence import Family
from proofread.suggest.ocr.misreadings import Misreadings
from proofread.suggest.ocr.scan import Misread, Scans, is_doubtful

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proofread.suggest.judge import Judge

PRINTED = (
    "The govcrnment said it wonld appeal to tbe conrt, aud the prisoncr wasalso fined. Tho Ministor left the "
    "honse , and tbe boy wcnt home."
)
CLEAN = (
    "The government said it would appeal to the court.",
    "The council voted on Tuesday to close the school at the end of the summer.",
    "She said the ministers had met twice in Berlin before the talks failed.",
    "Police said two men were held after the fire at the station.",
    "It will rain in the north tomorrow, but the south should stay dry.",
    "The prime minister said that he would not resign.",
    "The new road would cost £52 million, the bank said, and about €1.7 billion was spent on the old one.",
)
LIKELY = 0.5
TIMES_LONGER, TIMES_SLOWER = 4, 8
NOISE = 0.03  # seconds; below it a ratio says nothing


def misread(scans: Scans, text: str) -> "Sequence[Misread]":
    return scans.misread(Analysis(read_text("story", text)))


def likely(scans: Scans, text: str) -> dict[str, str]:
    """What is more likely wrong than not, and what it is likeliest to have been."""
    return {
        each.unit.text: each.ranked[0].alternative.replacement if each.ranked else ""
        for each in misread(scans, text)
        if each.chance > LIKELY
    }


def test_damaged_words_are_found_with_what_they_were(scans: Scans) -> None:
    found = likely(scans, PRINTED)
    wanted = {
        "govcrnment": "government", "wonld": "would", "tbe": "the", "aud": "and", "prisoncr": "prisoner",
        "wasalso": "was also", "Tho": "The", "Ministor": "Minister", "honse": "house", "wcnt": "went",
    }  # fmt: skip
    assert found.items() >= wanted.items()


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_is_likely_wrong_in_plain_copy(scans: Scans, text: str) -> None:
    assert likely(scans, text) == {}


@pytest.mark.parametrize(
    ("wrong", "right", "text"),
    [
        ("arid", "and", "The father arid mother of the boy came arid went."),
        ("modem", "modern", "It was one of the most modem houses in the town, with every modem convenience."),
        ("bad", "had", "He said that he bad been there before, and bad never seen it."),
    ],
)
def test_words_that_exist_are_found_where_they_do_not_fit(scans: Scans, wrong: str, right: str, text: str) -> None:
    offered = [
        [each.alternative.replacement for each in found.ranked]
        for found in misread(scans, text)
        if found.unit.text == wrong
    ]
    assert any(right in each[:3] for each in offered)


@given(st.text(alphabet="abehtuTB1lO£’',.;|(-—\u00ad \n\0\ud800ש", max_size=60))
@settings(max_examples=200)
def test_chances_are_chances(scans: Scans, text: str) -> None:
    found = misread(scans, text)
    for each in found:
        assert 0 <= each.chance <= 1
        chances = [ranked.chance for ranked in each.ranked]
        assert all(0 <= chance <= 1 for chance in chances)
        assert chances == sorted(chances, reverse=True)
        assert sum(chances) <= each.chance + 1e-9  # the rest is damage that nobody can tell
    starts = [each.unit.start for each in found]
    assert starts == sorted(set(starts))


def test_what_was_read_before_changes_nothing(scans: Scans, judge: "Judge") -> None:
    for text in CLEAN:
        misread(scans, text)
    assert misread(Scans.open(judge.lexicon), PRINTED) == misread(scans, PRINTED)


def test_a_story_is_looked_at_once(scans: Scans) -> None:
    analysis = Analysis(read_text("story", PRINTED))
    assert scans.misread(analysis) is scans.misread(analysis)
    assert scans.page(analysis) is scans.page(analysis)


def test_damage_around_makes_a_word_suspicious(scans: Scans) -> None:
    alone = "The lead was taken from the roof, said the curate of the parish."
    among = f"{alone} Tbe c;ourt hcard tbat tbc mcn wcre sccn ncar tbe cbnrcb witb a cart tbat mgbt."

    def chance(text: str) -> float:
        return next((each.chance for each in misread(scans, text) if each.unit.text == "curate"), 0.0)

    assert chance(among) >= chance(alone)
    assert sum(each.chance for each in misread(scans, among)) > sum(each.chance for each in misread(scans, alone)) + 3


def test_what_the_machine_was_sure_of_is_weighed(judge: "Judge") -> None:
    """With coefficients for it alone, since the compiled ones may change."""
    scans = Scans(judge.lexicon, Misreadings(judge.lexicon.trie, judge.lexicon.channel), Family.of({"unsure": 9.0}))
    pages = [
        read_text(
            "page.hocr",
            "<html><body><div class='ocr_page'><p class='ocr_par'><span class='ocr_line'>"
            f"<span class='ocrx_word' title='x_wconf {sure}'>zxq</span></span></p></div></body></html>",
            "hocr",
        )
        for sure in (96, 12)
    ]
    sure, unsure = (scans.misread(Analysis(page))[0].chance for page in pages)
    assert sure < unsure


def test_common_words_that_fit_are_not_looked_at(scans: Scans) -> None:
    page = scans.page(Analysis(read_text("story", "The prime minister said that zxqa was an arid house.")))
    doubted = [page.units[at].text for at in range(len(page.units)) if is_doubtful(page, at)]
    assert "zxqa" in doubted
    assert not {"minister", "said"} & set(doubted)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "...",
        "— — —",
        "• * ~",
        "-",
        "\0",
        "\ud800\udfff",
        "x" * 10_000,
        "tbe" * 3_000,
        "שלום עולם",
        "- " * 9,
    ],
)
def test_no_text_breaks_it(scans: Scans, text: str) -> None:
    for each in misread(scans, text):
        assert text[each.unit.start : each.unit.end]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["tbe ", "wasalso gov ernment ", "gov-\n", "gov-", "l ", "' ", ". ", "a- \n\n", "1OO1. ", "שלום ", "\0 ", "tbe"],
)
def test_time_grows_with_length(scans: Scans, piece: str) -> None:
    def seconds(text: str) -> float:
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            misread(scans, text)
            best = min(best, time.process_time() - start)
        return best

    length = 1_500
    once, longer = ((piece * length * times)[: length * times] for times in (1, TIMES_LONGER))
    misread(scans, once)
    gc.disable()  # its own time grows in steps
    try:
        assert seconds(longer) < TIMES_SLOWER * max(NOISE, seconds(once))
    finally:
        gc.enable()


def test_missing_costs_are_told(judge: "Judge", tmp_path: "Path") -> None:
    for name in ("words.bin", "titles.bin", "trie.bin", "model.json"):
        (tmp_path / name).symlink_to(judge.lexicon.data / name)
    with pytest.raises(LexiconError, match=r"channel\.json"):
        Scans.open(Lexicon(tmp_path))
