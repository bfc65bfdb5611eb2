"""Where text was decoded with the wrong code page, and what it was."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proofread.suggest.mojibake import Mojibake, sequences

PAGES = ("cp1252", "latin-1", "mac-roman", "cp1251", "cp1250")
MARKS = "’“–…é€ł"


def found(text: str) -> list[tuple[str, str | None]]:
    return [(text[slice(*each.span)], each.repaired) for each in sequences(text)]


def shown(mark: str, page: str) -> str:
    """A mark in UTF-8 as a code page shows it; what the page leaves open as a control character."""
    return "".join(bytes([each]).decode(page, "ignore") or chr(each) for each in mark.encode())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("mark", MARKS)
def test_each_mark_comes_back_from_each_page(mark: str, page: str) -> None:
    assert found(f"one{shown(mark, page)}two") == [(shown(mark, page), mark)]


@pytest.mark.parametrize("mark", "’“–…é€")
def test_twice_decoded_wrongly(mark: str) -> None:
    twice = shown(shown(mark, "cp1252"), "cp1252")
    assert found(f"one{twice}two") == [(twice, mark)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left.â€ She", [("â€", "”")]),  # 0x9D dropped
        ("He left.â€\ufffd She", [("â€\ufffd", "”")]),
        ("voilÃ  tout", [("Ã ", "à")]),  # 0xA0 made a space
        ("said.Â The", [("Â ", " ")]),
        ("said.Â  The", [("Â ", "")]),
        ("said.Â\xa0The", [("Â\xa0", " ")]),
        ("said. Â\xa0The", [("Â\xa0", "")]),
        ("It\x92s late", [("\x92", "’")]),
        ("a \x81 b", [("\x81", None)]),
        ("did\ufffdnt", [("\ufffd", None)]),
        ("“â€™", [("â€™", "’")]),  # the mark before it is right
        ("donÔÇÖt", [("ÔÇÖ", "’")]),  # code page 850
    ],
)
def test_what_a_sequence_was(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo, SÃO LUÍS, Åland, XÃ HỘI, À la carte, «À quoi»",
        "CAFÉ’S, “ROSÉ” and L’ÉTÉ… by POKÉ–MON™ and Citroën®",
        "Lukáš Neuhäusl, Jonáš Vitík, Tomáš Chmelík and Nguyễn Phú Trọng",
        "Зеленский сказал: «Да», 英国 and مصر",
        "It costs £50, or €60; it is 2° C – or 3½",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_sequence_that_may_be_right_is_not_bad() -> None:
    assert [each.is_bad for each in sequences("Acme â„¢")] == [False]
    assert [each.is_bad for each in sequences("Acmeâ€™s")] == [True]


@given(st.text(st.sampled_from("aé Ââ€™œ\x9dÃ©£\ufffd“\xa0Ñƒ‚Äô"), max_size=30))
@example("")
def test_sequences_lie_in_the_text_in_order_and_say_something_else(text: str) -> None:
    sequence: list[Mojibake] = list(sequences(text))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in sequence)
    assert all(first.span.end <= second.span.start for first, second in pairwise(sequence))
    assert all(each.repaired != text[slice(*each.span)] for each in sequence)


def test_a_story_without_any_does_not_load_ftfy() -> None:
    script = (
        "import sys; from proofread.suggest.mojibake import sequences;"
        "list(sequences('“It’s” said Zoë in São Paulo – £5…')); sys.exit('ftfy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
