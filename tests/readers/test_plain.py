"""The paragraphs of plain text."""

import pytest

from proofread.readers.plain import read_plain

LONG = "The president said on Monday that he would not seek a further term in office, after months of rumour."


def blocks(source: str) -> list[str]:
    story = read_plain("x", source)
    return [story.text[slice(*block)] for block in story.blocks]


def test_a_paragraph_a_line_and_a_headline_among_them() -> None:
    assert blocks(f"Leader to go\n{LONG}\n{LONG}\n\nIn brief\n{LONG}") == [
        "Leader to go",
        LONG,
        LONG,
        "In brief",
        LONG,
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The president said on Monday that he would not seek a further term in\r\n"
        "the office he has held since 2004, ending months of speculation in\r\n"
        "Warsaw and Brussels."
    )
    assert blocks(f"{wrapped}\r\n\r\n{wrapped}\r\n") == [wrapped, wrapped]


def test_a_narrow_column_of_a_newspaper_is_one_paragraph_below_its_heading() -> None:
    column = (
        "AT eleven o'clock of Wednesday, the 9th of\n"
        "April, the following town and suburban lots of\n"
        "land will be offered for sale by public auction,\n"
        "at the upset price affixed to each lot."
    )
    assert blocks(f"LAND SALE.\n{column}") == ["LAND SALE.", column]


@pytest.mark.parametrize(("end", "count"), [("inter-\nnational", 1), ("inter-\nNational", 2), ("sober\nrational", 2)])
def test_a_short_line_ends_a_paragraph_unless_a_word_goes_on(end: str, count: int) -> None:
    wrapped = (
        "The president said on Monday that he would not seek a further term in\n"
        "the office that he has held since 2004 and that has made him known in\n"
        f"the whole of the {end} world and to the press of the capitals of it,\n"
        "which had waited for the announcement since he was taken ill in March\n"
        "of last year."
    )
    assert len(blocks(wrapped)) == count


def test_headlines_of_similar_length_stay_apart() -> None:
    headlines = [
        "President says he will not seek a further term",
        "Police hold two men over fire at Leeds warehouse",
        "Storm leaves thousands without power in Ireland",
    ]
    assert blocks("\n".join(headlines)) == headlines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028"])
def test_white_space_at_the_edges_of_lines_is_in_no_block(end: str) -> None:
    assert blocks(f"  one \t{end}{end} \t {end}two{end}") == ["one", "two"]


def test_nothing_has_no_blocks() -> None:
    assert blocks("") == []
    assert blocks(" \n\n") == []
