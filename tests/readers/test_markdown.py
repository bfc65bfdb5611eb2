"""The prose of Markdown."""

import pytest

from proofread.model.span import Span
from proofread.readers.markdown import read_markdown


def blocks(source: str) -> list[str]:
    story = read_markdown("x", source)
    return [story.text[slice(*block)] for block in story.blocks]


def protected(source: str) -> list[str]:
    story = read_markdown("x", source)
    return [story.text[slice(*stretch)] for stretch in story.protected]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**bold**text", "boldtext"),
        ("a *b _c_ d* e", "a b c d e"),
        ("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"),
        ("~~gone~~ ~5", "gone ~5"),
        ("***both*** and **open", "both and **open"),
        ("[the *mayor*](http://a.b/c_(d))s", "the mayors"),
        ("he [sic] said [so](x y)", "he [sic] said [so](x y)"),
        ("[a][b] [c] [d]\n\n[B]: http://x\n[c]: <y>", "a c [d]"),
        ("A b <!-- proofread: ignore --> c <!-- no --> d", "A b c d"),
        ("A b<!-- no -->c <!-- no -->. d<!-- no --> e", "A bc . d e"),
        ("<!-- no --> A <!-- no --> <!-- no --> b <!-- no -->\nc", " A b\nc"),
        ("One\n<!-- no -->\ntwo\n  <!-- no -->\nthree", "One\ntwo\nthree"),
        ("A ![b](c) d ![](e)\nf", "A \ufffc d \ufffc\nf\n\nb"),
        ("said so[^1].\n\n[^1]: In a letter.", "said so.\n\nIn a letter."),
        (r"5 \* 3 \a \\", r"5 * 3 \a \ ".rstrip()),
        ("AT&amp;T &copy &eacute; &x;", "AT&T &copy é &x;"),
        ("a <b class='x>y'>c</b>d<!-- no -->e", "a cde"),
        ("line  \r\nand\\\nmore", "line\r\nand\nmore"),
        ("a<br>b", "a\nb"),
        ("1 < 2 and <3", "1 < 2 and <3"),
    ],
)
def test_marks_inside_a_paragraph_are_left_out(source: str, text: str) -> None:
    assert read_markdown("x", source).text == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# One #\nTwo\n===\nThree\n---\n\n***\nFour", ["One", "Two", "Three", "Four"]),
        ("one\ntwo\n\nthree", ["one\ntwo", "three"]),
        (
            "- one\n- two\n  more\n\n  still\n  1. three\n* [x] four",
            ["one", "two\nmore", "still", "three", "four"],
        ),
        ("> one\n> two\nlazy\n\n> > three", ["one\ntwo\nlazy", "three"]),
        ("born in\n1984. It was", ["born in\n1984. It was"]),
        ("text\n\n    code\n\n\tcode\n\nmore", ["text", "more"]),
        ("text\n```py\ncode\n\n```\nmore\n~~~\nunclosed", ["text", "more"]),
        ("> ```\n> code\nafter", ["after"]),
        ("| a | *b* |\n|---|:-:|\n| c \\| d | |\n\nend", ["a", "b", "c | d", "end"]),
        ("---\ntitle: x\n---\nStory", ["Story"]),
        ("+++\nx = 1\n+++\nStory", ["Story"]),
        ("<!-- no\n\nno -->yes\n\n<script>\n\nno\n</script>\nyes", ["yes", "yes"]),
        ("<div><p>One</p><p>Two</p></div>", ["One", "Two"]),
        ("before ![a *picture*](x.png) after", ["before \ufffc after", "a picture"]),
        ("[![one](a 'two')](b 'three') four", ["four", "one", "two", "three"]),
        ('a [b](c "d \\" &amp;\n e") f\n\ng', ["a b f", 'd " & e', "g"]),
        ("a [b] ![c]\n\n[b]: d 'e &eacute;'\n[c]: f", ["a b", "c", "e \u00e9"]),
        ("[one]({{ site.url }}{% link a.md %} 'two') three", ["one three", "two"]),
        (
            "{{< figure src='a' title='One *b*' alt='Two' >}}",
            ["{{< figure src='a' title='", "One *b*", "' alt='", "Two", "' >}}"],
        ),
        ("a ![IMG_2034.JPG](b) c ![d.png](e 'f') ![See g.png.](h)", ["a \ufffc c \ufffc", "f", "See g.png."]),
        ("a <img alt='b c'> d", ["a \ufffc d", "b c"]),
        ("a <b> c </b> d <i>e</i> f", ["a c d e f"]),
        ("a[^1][^2].\n\n[^1]: One.\n[^2]: Two.\n[^3]:\n    Three.\n\nb", ["a.", "One.", "Two.", "Three.", "b"]),
        ("::: tip Take care\nText\n:::\nmore", ["Take care", "Text", "more"]),
        (":::note[Take care]{.x}\nText\n:::\n\n:::: {.y}\nmore\n::::", ["Take care", "Text", "more"]),
        ("|a|b|\n|-|-|\n|c|d|\n<!-- no -->\n|e|f|", ["a", "b", "c", "d", "e", "f"]),
    ],
)
def test_blocks_are_read_apart(source: str, expected: list[str]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("use `a  b` or `` `c` ``", ["a  b", "`c`"]),
        ("see <https://a.b/c> or <me@a.b>", ["https://a.b/c", "me@a.b"]),
        ("(see **https://a.b/c_d_e**).", ["https://a.b/c_d_e"]),
        ("[https://a.b](https://a.b)", ["https://a.b"]),
        ("x<sup>1</sup> <kbd>Ctrl</kbd>", ["1", "Ctrl"]),
        ("{{ page.title }} and {%- if a < b -%}so{% endif %}", ["{{ page.title }}", "{%- if a < b -%}", "{% endif %}"]),
        ("{{< video\nid='a' >}} {{ open {% [a]({{ b }}/c) %}", ["{{< video\nid='a' >}}"]),
        ("[one]({{ site.url }}{% link a.md %} 'two') three", []),
        ('{{<figure src="a" caption="One">}}', ['{{<figure src="a" caption="', '">}}']),
    ],
)
def test_code_and_addresses_are_text_no_check_may_touch(source: str, expected: list[str]) -> None:
    assert protected(source) == expected


def test_a_word_leads_back_to_its_place_between_the_marks() -> None:
    source = "# A\r\n\r\n> é **😀 bold** word &amp; so\r\n> on"
    story = read_markdown("x", source)
    for word in ("bold", "word", "on"):
        at = story.text.index(word)
        span = Span(at, at + len(word))
        assert story.editable(span)
        assert story.source_span(span).start == source.index(word)
    at = story.text.index("&")
    assert not story.editable(Span(at, at + 1))
    assert source[slice(*story.source_span(Span(at, at + 1)))] == "&amp;"


@pytest.mark.parametrize("mark", ["![a chart](a.png)", "<img src=a>", "<svg><text>no</text></svg>"])
def test_a_picture_stands_in_its_sentence_and_not_at_its_edges(mark: str) -> None:
    for source, text in (
        (f"See {mark}, then go.", "See \ufffc, then go."),
        (f"{mark} Go there {mark}.", "Go there \ufffc."),
        (f"{mark}\n\nGo. {mark}", "Go."),
    ):
        story = read_markdown("x", source)
        assert story.text.replace("\n\na chart", "").removeprefix("a chart\n\n").strip() == text
