"""The prose of web pages, whole and broken."""

import pytest

from proofread.model.span import Span
from proofread.readers.html import read_html
from proofread.readers.tags import Elements


def blocks(source: str) -> list[str]:
    story = read_html("x", source)
    return [story.text[slice(*block)] for block in story.blocks]


def protected(source: str) -> list[str]:
    story = read_html("x", source)
    return [story.text[slice(*stretch)] for stretch in story.protected]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>in <a href='x'>the</a>city <b>of</b>Leeds</p>", "in thecity ofLeeds"),
        ("<p> two  spaces\r\n and <b> one </b> more </p>", "two spaces and one more"),
        ("<p>a<br>b<br/> c</p>", "a\nb\nc"),
        ("caf&eacute; &#8217;s &#x2019; &ampc &nbsp;| &bogus; AT&T &", "café ’s ’ &c \xa0| &bogus; AT&T &"),
        ("a&#32;&#10;b&#1;", "a b"),
        ("5 < 6 <3 a>b </3", "5 < 6 <3 a>b </3"),
        ("a<!-- no -->b<!-->c<![CDATA[ no > ]]>d<?php no ?>e<!no>f</>g", "abcdefg"),
        ("a<script>if (a<b) '</p>'</script>b<style>p{}</style>c<textarea><p></textarea>d", "abcd"),
        ("a<svg><svg></svg><text>no</text></svg>b<template><p>no</template>c", "a\ufffcbc"),
        ("a<SCRIPT>no</Script >b", "ab"),
    ],
)
def test_text_is_what_a_browser_shows(source: str, text: str) -> None:
    assert read_html("x", source).text == text


def test_blocks_are_read_apart() -> None:
    source = (
        "<!DOCTYPE html><html lang=en><head><title>Title</title><meta name=a></head><body>"
        "<h1>Head</h1><div>One<p>Two<p>Three<br><br>Four</div><ul><li>a<li>b</ul>"
        "<table><tr><td>c<th>d<tr><td>e</table><pre>\n f\n  g</pre>rest"
    )
    expected = ["Title", "Head", "One", "Two", "Three", "Four", "a", "b", "c", "d", "e", "f\n  g", "rest"]
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p class="x>Hello "world" there</p>', ['Hello "world" there']),
        ('<a href="x>one</a> two <b title="a>b">three</b>', ["one two three", "a>b"]),
        ("<p>one</b></i></div>two", ["one", "two"]),
        ("<p>one <b>two <i>three</b> four</i>", ["one two three four"]),
        ("one<svg>two<p>three", ["onetwo", "three"]),
        ("one<script>two<p>three", ["one"]),
        ("one<p class=x <b>two", ["one", "two"]),
        ("one <!-- two", ["one"]),
        ("one<p tit", ["one"]),
        ("one &am", ["one &am"]),
    ],
)
def test_broken_pages_lose_no_more_than_they_must(source: str, expected: list[str]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <code>b  c</code> <kbd>d</kbd> 1<sup>st</sup>", ["b c", "d", "st"]),
        ("<pre>a\n  b</pre>c", ["a\n  b"]),
        ("<p lang=fr>un <i lang='en-GB'>two</i> trois</p>four", ["un ", " trois"]),
        ("<p lang='fr'>un<p>two", ["un"]),
        ("<b xml:lang=DE>ein</b> two <i class='x lang=fr'>three</i>", ["ein"]),
        ("<div lang=fr><p>un</b></div>two", ["un"]),
        ("<p lang=''>one</p><p lang=EN>two</p>", []),
        ("<img lang=fr>one<span lang=fr/>two", []),
    ],
)
def test_code_and_other_languages_are_text_no_check_may_touch(source: str, expected: list[str]) -> None:
    assert protected(source) == expected


def test_a_word_leads_back_to_its_place_between_the_tags() -> None:
    source = "<p>é <b>😀\r\n bold</b>word &amp; so</p>\r\n<p>end</p>"
    story = read_html("x", source)
    for word in ("bold", "word", "end"):
        at = story.text.index(word)
        span = Span(at, at + len(word))
        assert story.editable(span)
        assert story.source_span(span).start == source.index(word)
    glue = Span(story.text.index("bold"), story.text.index("word") + 4)
    assert not story.editable(glue)
    assert source[slice(*story.source_span(glue))] == "bold</b>word"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>one <img src=a alt='a picture'> two</p><p>three", ["one \ufffc two", "a picture", "three"]),
        ('<p><img alt="first"> one <a title="a tip">link</a> two', ["first", "one link two", "a tip"]),
        ("<button aria-label='Close it'>x</button>", ["Close it", "x"]),
        ("<img ALT=word><img alt=''><img alt=' '><img alt>", ["word"]),
        ("<img alt=' one\n  two&nbsp;&eacute;&bogus; '>", ["one two\xa0\u00e9&bogus;"]),
        ("<img alt=a alt=b data-title=c>", ["a"]),
        ("<meta name=Description content='What it is'><meta name=author content=Jo>", ["What it is"]),
        ('<meta property="og:title" content="It&#39;s"/><meta content=x>', ["It's"]),
        ("<img alt=IMG_2034.JPG title='Screenshot at 09.12.png'><img alt='The file a.png.'>", ["The file a.png."]),
        ("<ul><li>a<img alt=b>c<li>d</ul>", ["a\ufffcc", "b", "d"]),
        ("one<img alt=a><br><br>two", ["one", "a", "two"]),
        ("one<img alt=a>", ["one", "a"]),
        ("<script title=no></script><svg title=no><img alt=no></svg><template><img alt=no></template>", []),
    ],
)
def test_texts_in_attributes_are_read_apart_from_the_sentence_they_stand_in(source: str, expected: list[str]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>See {{ page.title }}, {% if a<b %} or {% endif %}", ["{{ page.title }}", "{% if a<b %}", "{% endif %}"]),
        ("<p>{{ open {% and <b>on</b> }", []),
        (
            "<svg>{{ no }}</svg><p {% if a %}class='b'{% endif %}>on <img alt='the {{ page.alt }}'>",
            ["the {{ page.alt }}"],
        ),
    ],
)
def test_what_a_site_builder_puts_in_is_text_no_check_may_touch(source: str, expected: list[str]) -> None:
    assert protected(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p lang=fr><img alt=un></p><img alt=two>", ["un"]),
        ("<img lang=fr alt=un><b lang=en title=two>three</b>", ["un"]),
        ("<code title=one>two</code><pre><img alt=three></pre>", ["one", "two", "three"]),
    ],
)
def test_texts_in_attributes_are_in_the_language_of_their_element(source: str, expected: list[str]) -> None:
    assert protected(source) == expected


def test_a_text_in_an_attribute_leads_back_to_it_and_says_how_it_is_written() -> None:
    source = "<p>one <img alt='the &amp; picture' title=tip> two &amp; three</p>"
    story = read_html("x", source)
    for word, escapes in [("picture", ("html", "attribute")), ("tip", ("html", "unquoted")), ("three", ("html",))]:
        at = story.text.index(word)
        span = Span(at, at + len(word))
        assert story.editable(span)
        assert story.source_span(span).start == source.index(word)
        assert next(each.escapes for each in story.segments if each.text.end >= span.end) == escapes


def test_markup_of_other_elements_is_read_by_their_table() -> None:
    elements = Elements(frozenset(("x",)), frozenset(), frozenset(("y",)), frozenset(), frozenset(("iso",)), xml=True)
    source = "<n:x>a<![CDATA[ <b> &amp; ]]>b</n:x><x>c<p>d</p><n:y>no</n:y><i iso=fr>e</i></x>"
    story = read_html("x", source, elements=elements)
    assert [story.text[slice(*block)] for block in story.blocks] == ["a <b> &amp; b", "cde"]
    assert [story.text[slice(*stretch)] for stretch in story.protected] == ["e"]
    assert [each.escapes for each in story.segments][:3] == [("html",), ("cdata",), ("html",)]
