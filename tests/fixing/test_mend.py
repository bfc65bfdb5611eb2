"""Many changes at once: those that are exact are made, the rest is refused with a reason."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.fixing.apply import Original
from proofread.fixing.mend import Change, Mended, Mender
from proofread.model.document import Document
from proofread.model.finding import Finding
from proofread.model.span import Span
from proofread.readers import read_bytes

Make = Callable[..., Original]
Find = Callable[[Document, str], Finding]


def mended(made: Original, find: Find, *pairs: tuple[str, str]) -> Mended:
    document = made.read(made.data)
    return Mender(made, document).mend(Change(find(document, old), new) for old, new in pairs)


def test_exact_changes_are_made_together(original: Make, find: Find) -> None:
    done = mended(original("<p>adn <b>teh</b> cat</p>", "html"), find, ("teh", "the"), ("adn", "and"))
    assert done.data == b"<p>and <b>the</b> cat</p>"
    assert [change.replacement for change in done.made] == ["the", "and"]
    assert not done.refused


def test_one_that_is_not_exact_leaves_the_others_alone(original: Make, find: Find) -> None:
    made = original("<p>adn <b>teh</b> ab<i>cd</i> recieve it</p>", "html")
    done = mended(made, find, ("adn", "and"), ("teh", "the"), ("abcd", "xyz"), ("recieve", "receive"))
    assert done.data == b"<p>and <b>the</b> ab<i>cd</i> receive it</p>"
    (refused,) = done.refused
    assert refused.error.message == "the change runs over markup and cannot be made exactly"


def test_the_side_of_a_border_that_reads_right_is_chosen(original: Make, find: Find) -> None:
    done = mended(original("**said**citing", "markdown"), find, ("saidciting", "said citing"))
    assert done.data == b"**said** citing"


def test_a_replacement_that_would_be_markup_is_refused(original: Make, find: Find) -> None:
    done = mended(original("a *word* adn more", "markdown"), find, ("adn", "*and*"))
    assert done.data == b"a *word* adn more"
    assert done.refused[0].error.message.startswith("the change would read otherwise")


@pytest.mark.parametrize(
    ("story", "now"),
    [
        ("<p>the <a>meeting </a> . Then</p>", "<p>the <a>meeting</a>. Then</p>"),
        ("<p>the <a>meeting</a> <!-- a b --></i>\n . Then</p>", "<p>the <a>meeting</a><!-- a b --></i>. Then</p>"),
        ('<p>the meeting <b title="x y"> . Then</b></p>', '<p>the meeting<b title="x y">. Then</b></p>'),
    ],
)
def test_space_that_is_hidden_behind_a_tag_goes_too(original: Make, find: Find, story: str, now: str) -> None:
    done = mended(original(story, "html"), find, (" .", "."))
    assert done.data.decode() == now
    assert not done.refused


def test_what_the_encoding_lacks_is_refused(original: Make, find: Find) -> None:
    made = original("The café adn the bar".encode("cp1252"))
    done = mended(made, find, ("café", "Кафе"), ("adn", "and"))
    assert done.data == "The café and the bar".encode("cp1252")
    assert done.refused[0].error.message == "“К” cannot be written in Windows-1252"


def test_nothing_to_change_gives_the_same_bytes(original: Make, find: Find) -> None:
    assert mended(original(b"\xef\xbb\xbfone\r\ntwo"), find).data == b"\xef\xbb\xbfone\r\ntwo"


def test_a_change_can_be_asked_about(original: Make, find: Find) -> None:
    made = original("<p>ab<i>cd</i></p>", "html")
    document = made.read(made.data)
    finding = find(document, "abcd")
    assert Mender(made, document).refusal(Change(finding, "abc")) is None
    assert Mender(made, document).refusal(Change(finding, "x")) is not None


MARKED = st.lists(st.sampled_from(["a", "b", " ", "*", "**", "<b>", "</b>", "&amp;", "`", "\n", "[x](y)"]), max_size=14)


@given(MARKED, st.sampled_from(["plain", "markdown", "html"]), st.lists(st.text(alphabet="ab *&<\n", max_size=4)))
def test_what_was_made_reads_as_meant(pieces: list[str], format_: str, news: list[str]) -> None:
    made = Original("story", "".join(pieces).encode(), format_, lambda data: read_bytes("story", data, format_))
    document = made.read(made.data)
    width = max(1, len(document.text) // max(1, len(news)))
    spans = [Span(at * width, min((at + 1) * width, len(document.text))) for at in range(len(news))]
    changes = [
        Change(Finding("spelling.misspelt", span, "wrong"), new)
        for span, new in zip(spans, news, strict=True)
        if span.start < span.end
    ]
    done = Mender(made, document).mend(changes)
    assert len(done.made) + len(done.refused) == len(changes)
    meant, at = "", 0
    for finding, new in done.made:
        meant += document.text[at : finding.span.start] + new
        at = finding.span.end
    assert made.read(done.data).text == meant + document.text[at:]
