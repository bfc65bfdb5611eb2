"""Text to tokens."""

import gc
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from proofread.analysis.tokens import Kind, Shape, Token, plain, shape, stem_of, tokenize
from proofread.model.span import Span

WORD, NUMBER, ABBREVIATION, ADDRESS, PUNCTUATION = Kind


def kinds(text: str) -> list[tuple[str, Kind]]:
    return [(token.text, token.kind) for token in tokenize(text)]


@pytest.mark.parametrize(
    "text",
    [
        "don't",
        "Biden’s",
        "o'clock",
        "they've",
        "Hawaiʻi",
        "it`s",
        "Zoë",
        "Đặng",
        "Straße",
        "İstanbul",
        "ﬁnance",
        "COVID19",
        "tbe0ry",
        "H2O",
        "iPhone",
        "FREEas",
        "coop\u00aderate",
        unicodedata.normalize("NFD", "Wałęsa"),
        unicodedata.normalize("NFD", "été"),
        "Привет",
        "שלום",
        "مرحبا",
        "東京は",
    ],
)
def test_one_word(text: str) -> None:
    assert kinds(text) == [(text, WORD)]


@given(st.text("aBcomé1._-/@:'’#,;!? ", max_size=20))
@example("a web.com theU.S. a_b ab-1 https://x.y, www.z.org! no;yes?")
def test_a_space_after_a_word_changes_nothing(text: str) -> None:
    enclosed = [token for token in tokenize(text.replace(" ", ")")) if token.text != ")"]
    assert tokenize(text) == enclosed


@pytest.mark.parametrize(
    "text", ["3.2bn", "5m", "4.5%", "1,234.5", "03/11/1975", "10:45", "1990s", "3rd", "5G", "100,000", "12.30pm", "١٢٣"]
)
def test_one_number(text: str) -> None:
    assert kinds(text) == [(text, NUMBER)]


@pytest.mark.parametrize("text", ["U.S.", "U.S.A.", "a.m.", "p.m.", "e.g.", "J.K.", "R.R."])
def test_one_abbreviation(text: str) -> None:
    assert kinds(text) == [(text, ABBREVIATION)]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org/a/b?id=3&c=d#e",
        "http://example.org",
        "ftp://example.org/file",
        "www.example.co.uk/news",
        "Booking.com",
        "example.org/path",
        "first.last+tag@mail.example.org",
        "@newsdesk",
        "@news_desk",
        "#MeToo",
        "#COP28",
        "notes.txt",
        "results_final.csv",
        "setup.py",
        "photo-01.jpeg",
        "snake_case",
        "__init__",
        "std::vector",
        "--color=never",
        "/usr/bin/env",
        "C:\\Users\\desk",
    ],
)
def test_one_address(text: str) -> None:
    assert kinds(text) == [(text, ADDRESS)]
    assert kinds(f"(See {text} today)")[2] == (text, ADDRESS)


@pytest.mark.parametrize("text", ["...", "....", "…", "--", "—", "–", "“", "”", "’", ",", "(", "$", "€", "@", "#", "_"])
def test_one_mark(text: str) -> None:
    assert kinds(text) == [(text, PUNCTUATION)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. said", "the|U.S.|said"),
        ("at 9 a.m. on Friday", "at|9|a.m.|on|Friday"),
        ("J.K. Rowling", "J.K.|Rowling"),
        ("J. K. Rowling", "J|.|K|.|Rowling"),
        ("co-operate", "co|-|operate"),
        ("22-year-old", "22|-|year|-|old"),
        ("F-16s", "F|-|16s"),
        ("AT&T", "AT|&|T"),
        ("$3.2bn", "$|3.2bn"),
        ("3-1, 112–98", "3|-|1|,|112|–|98"),
        ("“Hi,” he said.", "“|Hi|,|”|he|said|."),
        ("rock ’n’ roll", "rock|’|n|’|roll"),
        ("the reporter(s)", "the|reporter|(|s|)"),
        ("Acme Inc., too", "Acme|Inc|.|,|too"),
        ("growth.in the end", "growth|.|in|the|end"),
        ("failed.The army", "failed|.|The|army"),
        ("100, 3. 5", "100|,|3|.|5"),
        ("(https://example.org/y)", "(|https://example.org/y|)"),
        ("a\u00a0b\u2009c\u3000d", "a|b|c|d"),
        ("ends here...", "ends|here|..."),
    ],
)
def test_tokens_of_a_passage(text: str, expected: str) -> None:
    assert [token.text for token in tokenize(text)] == expected.split("|")


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "🇺🇦", "👍🏽", "❤️", "\u200b", "\u0301"])
def test_symbols_are_no_words(text: str) -> None:
    assert tokenize(text)
    assert all(token.kind is PUNCTUATION for token in tokenize(text))
    assert [token.text for token in tokenize(f"fire {text} here") if token.kind is WORD] == ["fire", "here"]


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "Not this. Only these words. Nor this."
    only, these, words = tokenize(text, 10, 26)
    assert (only, these) == (Token(10, 14, "Only", WORD), Token(15, 20, "these", WORD))
    assert words.span == Span(21, 26)


def test_nothing_has_no_tokens() -> None:
    assert tokenize("") == tokenize(" \r\n\t\u2028\u00a0") == []


PIECES = st.sampled_from(
    ("a", "Word", "don’t", "U.S.", "3.2", "%", ".", "..", ",", "-", "--", "_", "@", "#", "/", "\\", ":", "’", "“", " ",
     "\n", "\r\n", "é", "e\u0301", "\u00ad", "\u200d", "😀", "שלום", "東", "１", "½", "http://", "www.", "com", "=",
     "\x00", "\ud800")
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@example("\u0301 \u00ad")
def test_tokens_are_in_order_and_only_white_space_lies_between(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        assert not any(letter.isspace() for letter in token.text)
        at = token.end
    assert not text[at:].strip()


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_a_stretch_has_tokens_in_it_only(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    assert all(start <= token.start < token.end <= end for token in tokenize(text, start, end))


_LENGTH = 6_000
_TIMES_SLOWER = 3
_NOISE = 0.02  # seconds; below it a ratio says nothing


def seconds(text: str) -> float:
    """The best of two runs, without the garbage collector."""
    best = float("inf")
    gc.collect()
    gc.disable()
    for _ in range(2):
        start = time.process_time()
        tokenize(text)
        best = min(best, time.process_time() - start)
    gc.enable()
    return best


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", "a-", "a.", "ab.", "a.b-", "1.", "a_", "a'", "A.", "@", "#", "http://", "www.", "a::", "--a", "--a=",
     "/a", "\\a", "a@", "1,", "-", "a.com", "a1", "_", "\u0301", "a\u00ad", "’", "+a", "+", "C:", "é.", "😀", "東"],
)  # fmt: skip
def test_time_grows_with_length(piece: str) -> None:
    once = seconds((piece * _LENGTH)[:_LENGTH])
    assert seconds((piece * 2 * _LENGTH)[: 2 * _LENGTH]) < _TIMES_SLOWER * max(_NOISE, once)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("lower", Shape.LOWER),
        ("don’t", Shape.LOWER),
        ("ain't", Shape.LOWER),
        ("naïve", Shape.LOWER),
        ("Title", Shape.TITLE),
        ("I", Shape.TITLE),
        ("Putin's", Shape.TITLE),
        ("Nguyễn", Shape.TITLE),
        ("Łódź’s", Shape.TITLE),
        ("NATO", Shape.UPPER),
        ("NATO's", Shape.UPPER),
        ("UN", Shape.UPPER),
        ("iPhone", Shape.MIXED),
        ("McDonald", Shape.MIXED),
        ("FREEas", Shape.MIXED),
        ("MPs", Shape.MIXED),
        ("COVID19", Shape.DIGITS),
        ("tbe0ry", Shape.DIGITS),
        ("Привет", Shape.FOREIGN),
        ("東京", Shape.FOREIGN),
        ("½", Shape.FOREIGN),
    ],
)
def test_shape(form: str, expected: Shape) -> None:
    assert shape(form) is expected


@given(st.sampled_from(("warsaw", "ukraine", "café", "zürich")), st.sampled_from(("", "'s", "’s")))
@settings(max_examples=30)
def test_shape_follows_the_capitals_whatever_the_ending(form: str, ending: str) -> None:
    assert shape(form + ending) is Shape.LOWER
    assert shape(form.capitalize() + ending) is Shape.TITLE
    assert shape(form.upper() + ending) is Shape.UPPER


@pytest.mark.parametrize(
    ("form", "expected"),
    [("don’t", "don't"), ("donʼt", "don't"), ("it`s", "it's"), ("coop\u00aderate", "cooperate"), ("Zoë", "Zoë")],
)
def test_plain(form: str, expected: str) -> None:
    assert plain(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("Biden’s", "Biden"), ("Putin's", "Putin"), ("NATO'S", "NATO"), ("boys'", "boys'"), ("don’t", "don't")],
)
def test_stem_has_no_possessive_ending(form: str, expected: str) -> None:
    assert stem_of(form) == expected
