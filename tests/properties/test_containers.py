"""What is found in a story is the same whatever it is wrapped in.

Headings, cells and items are read apart like paragraphs, so each paragraph may be any of them. One in two
elements would be another story. Spaces are never doubled here: markup shows them as one.
"""

import json
from collections import Counter
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from proofread.model.outcome import Checked
    from tests.conftest import Desk

STORIES = (
    (
        "Council votes on Mauripol twinning plan",
        "LEEDS, Jan. 3 - The city council will vote on Tuesday on its plan to twin with Mariupol, the mayor said.",
        (
            "“We recieved a letter from Mauripol’s mayor,” she told reporters, adding that tothe best of her "
            "knowledge no other city had been asked ."
        ),
        "The goverment has not commented. Smith & Sons, a builder, said it would pay 5 < 6 per cent of it.",
    ),
    (
        "The hospital said on Monday that the the patients had been moved,but gave no reason for the decsion.",
        "Dr. Hélène Fournier, who runs the ward, said: “It isn't clear who's to blame. We were nto told.”",
        "Fornier has worked there since 1998. Her husband, a teacher, could not be reached for coment.",
    ),
    (
        "Shares in the company fell by 3.5% after it reported a loss of $3.2bn ; analysts had expected less.",
        "Its chief executive, Vladmir Petrov, said that he wouldnot resign. Vladimir Petrov took over in May.",
        "“It's a * of sorts,” he said, accordingto two people who attended the meeting.",
    ),
)

Wrap = Callable[[st.DrawFn, tuple[str, ...]], str]

_ENTITIES = {"’": ("&rsquo;", "&#8217;", "&#x2019;"), "“": ("&ldquo;",), "”": ("&#8221;",), "é": ("&eacute;", "&#233;")}


def _in_pieces(draw: st.DrawFn, text: str) -> list[str]:
    """A text cut anywhere, also inside words."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _html_text(draw: st.DrawFn, text: str) -> str:
    written = "".join(
        draw(st.sampled_from((char, *_ENTITIES[char]))) if char in _ENTITIES else escape(char, quote=False)
        for char in text
    )
    return written.replace(" ", draw(st.sampled_from((" ", "\n", " \t"))), 3)


def _html_paragraph(draw: st.DrawFn, text: str) -> str:
    """A paragraph with marks around parts of it."""
    marks = st.sampled_from(
        (
            ("", ""),
            ("<b>", "</b>"),
            ("<em class='a'>", "</em>"),
            ('<a href="http://a.b/c?d=e&f=g">', "</a>"),
            ("<span lang=en>", "</span>"),
            ("<!-- a <b> -->", ""),
            ("", "<script>goverment</script>"),
        )
    )
    pieces = []
    for piece in _in_pieces(draw, text):
        opening, closing = draw(marks)
        pieces.append(f"{opening}{_html_text(draw, piece)}{closing}")
    return "".join(pieces)


def html(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    around = st.sampled_from(
        (
            ("<p>", "</p>"),
            ("<p>", ""),
            ("<h2>", "</h2>"),
            ("<div> <p>", "</p>\n</div>"),
            ("<ul><li>", "</li></ul>"),
            ("<table><tr><td>", "</td></tr></table>"),
            ("<blockquote>", "</blockquote>"),
        )
    )
    body = []
    for text in paragraphs:
        opening, closing = draw(around)
        body.append(f"{opening}{_html_paragraph(draw, text)}{closing}")
    return "\n".join(body)


def page(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    head = "<!DOCTYPE html><html lang=en><head><style>goverment</style></head>"
    return f"{head}<body class='a'>{html(draw, paragraphs)}</body></html>"


def _markdown_text(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<&#" else char for char in text)


def markdown(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    marks = st.sampled_from((("", ""), ("**", "**"), ("*", "*"), ("[", "](http://a.b/c_d)"), ("<b>", "</b>")))
    before = st.sampled_from(("", "# ", "- ", "> ", "1. ", "<!-- no -->\n"))
    body = []
    for text in paragraphs:
        words = []
        for word in text.split(" "):
            opening, closing = draw(marks) if word[:1].isalpha() and word[-1:].isalpha() else ("", "")
            words.append(f"{opening}{_markdown_text(word)}{closing}")
        body.append(draw(before) + " ".join(words).replace(" ", draw(st.sampled_from((" ", " <!-- a --> "))), 2))
    return "\n\n".join(body)


def table(_: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    first, *rest = (_markdown_text(text) for text in paragraphs)
    return f"| {first} |\n|-|\n" + "\n".join(f"| {row} |" for row in rest)


def front_matter(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    first, second, *rest = paragraphs
    title = draw(
        st.sampled_from(
            (json.dumps(first), json.dumps(first, ensure_ascii=False), f"'{first.replace(chr(39), chr(39) * 2)}'")
        )
    )
    folded = second.replace(" ", draw(st.sampled_from((" ", "\n  "))), 4)
    return f"---\ntitle: {title} # goverment\ndescription: >-\n  {folded}\nslug: goverment\n---\n" + "\n\n".join(
        map(_markdown_text, rest)
    )


def json_of_text(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    story = {"slug": "goverment", "title": paragraphs[0], "parts": [{"description": "\n\n".join(paragraphs[1:])}]}
    return json.dumps(story, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from((None, 2))))


def json_of_html(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    return json.dumps({"description": f"<div>{html(draw, paragraphs)}</div>"}, ensure_ascii=draw(st.booleans()))


def rss(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    body = html(draw, paragraphs[1:])
    body = f"<![CDATA[{body}]]>" if draw(st.booleans()) else escape(body)
    item = f"<title>{escape(paragraphs[0])}</title><guid>goverment</guid><description>{body}</description>"
    return f"<?xml version='1.0'?><rss><channel><item>{item}</item></channel></rss>"


def nitf(draw: st.DrawFn, paragraphs: tuple[str, ...]) -> str:
    marks = st.sampled_from(
        (("", ""), ("<em>", "</em>"), ("<person>", "</person>"), ("<!-- a -->", ""), ("<q>", "</q>"))
    )
    body = []
    for text in paragraphs:
        pieces = []
        for piece in _in_pieces(draw, text):
            opening, closing = draw(marks)
            literal = f"<![CDATA[{piece}]]>" if piece.strip() == piece and draw(st.booleans()) else escape(piece)
            pieces.append(f"{opening}{literal}{closing}")
        around = draw(st.sampled_from(("p", "hl2", "bq", "li")))
        body.append(f"<{around}>{''.join(pieces)}</{around}>")
    return f"<nitf><head><docdata>goverment</docdata></head><body>{''.join(body)}</body></nitf>"


CONTAINERS: dict[str, tuple[str, Wrap]] = {
    "html": ("html", page),
    "markdown": ("markdown", markdown),
    "table": ("markdown", table),
    "front matter": ("markdown", front_matter),
    "json of text": ("json", json_of_text),
    "json of html": ("json", json_of_html),
    "rss": ("rss", rss),
    "nitf": ("nitf", nitf),
}


def found(checked: "Checked") -> Counter[tuple[object, ...]]:
    """What was found, wherever it stands."""
    assert checked.document is not None
    text = checked.document.text
    return Counter(
        (
            each.check,
            " ".join(text[slice(*each.span)].split()),
            each.suggestions[0].replacement if each.suggestions else None,
            round(each.confidence, 6),
        )
        for each in checked.findings
    )


@pytest.mark.slow
@pytest.mark.parametrize("container", CONTAINERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_same_is_found_in_any_container(desk: "Desk", container: str, data: st.DataObject) -> None:
    format_name, wrap = CONTAINERS[container]
    paragraphs = data.draw(st.sampled_from(STORIES))
    story = data.draw(st.composite(lambda draw: wrap(draw, paragraphs))())
    plain = found(desk.read("\n\n".join(paragraphs)))
    assert len(plain) >= 4
    assert found(desk.read(story, format_name=format_name)) == plain, story
