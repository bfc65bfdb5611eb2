"""What is prose in NITF and in NewsML-G2."""

import pytest

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.xml.news import read_newsml, read_nitf
from proofread.readers.xml.story import read_xml

NITF = """\
<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf>
<head><title>Talks</title><docdata><doc.copyright holder="no">no</doc.copyright><key-list><keyword key="no"/></key-list>
</docdata></head>
<body>
<body.head>
<hedline><hl1>Talks in <location>Leeds</location> fail</hl1><hl2>Mayor leaves</hl2></hedline>
<byline>By <person>Ann Bell</person><byttl>Staff writer</byttl></byline>
<distributor>no</distributor>
<dateline><location>LEEDS</location>, <story.date>Jan. 3</story.date></dateline>
<abstract><p>In short.</p></abstract>
</body.head>
<body.content>
<block><p>The <org>council</org> said <lang iso="fr">non</lang> &amp; left &mdash;<br/>at noon.</p>
<media media-type="image"><media-reference source="a.jpg" alternate-text="The mayor"/>
<media-caption><p>Ann &lt;Bell></p></media-caption><media-producer>no</media-producer></media>
<p>Two <![CDATA[& <three>]]> four<!-- proofread: ignore --> five</p></block>
<table><tr><td>six</td><td>seven</td></tr></table>
</body.content>
<body.end><tagline>Bell reported from Leeds.</tagline></body.end>
</body>
</nitf>
"""

NEWSML = """\
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sender>no</sender></header><itemSet>
<newsItem guid="no"><catalogRef href="no"/><itemMeta><title>One</title><edNote>no</edNote></itemMeta>
<contentMeta><headline xml:lang="en">Two &amp; three</headline>
<headline xml:lang="de">drei</headline><creditline>no</creditline>
<by>By Ann Bell</by><slugline>no</slugline><subject qcode="no"><name>no</name></subject>
<description>Four</description></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml">
<nitf><body><body.content><p>Five</p></body.content></body></nitf></inlineXML>
<remoteContent href="no"/></contentSet></newsItem>
<newsItem><contentMeta><headline>Six <a href="no">seven</a></headline></contentMeta><contentSet>
<inlineXML><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Eight</h:title></h:head>
<h:body><h:p>Nine <h:b>ten</h:b></h:p>
<h:script>no</h:script><h:p>eleven</h:p></h:body></h:html></inlineXML>
<inlineData contenttype="text/html; charset=utf-8">&lt;p&gt;Twelve&lt;/p&gt;</inlineData>
<inlineData>Thirteen</inlineData>
<inlineData contenttype="image/png" encoding="no">no</inlineData></contentSet></newsItem>
</itemSet></newsMessage>
"""


def blocks(story: Document) -> list[str]:
    return [story.text[slice(*block)] for block in story.blocks]


def test_what_is_printed_of_nitf_is_prose() -> None:
    story = read_nitf("x", NITF)
    assert blocks(story) == [
        "Talks",
        "Talks in Leeds fail",
        "Mayor leaves",
        "By Ann Bell",
        "Staff writer",
        "LEEDS, Jan. 3",
        "In short.",
        "The council said non & left —\nat noon.",
        "The mayor",
        "Ann <Bell>",
        "Two & <three> four five",
        "six",
        "seven",
        "Bell reported from Leeds.",
    ]
    assert [story.text[slice(*each)] for each in story.protected] == ["non"]
    assert [NITF[slice(*each)] for each in story.comments] == ["<!-- proofread: ignore -->"]


def test_what_is_printed_of_newsml_is_prose() -> None:
    story = read_newsml("x", NEWSML)
    assert blocks(story) == [
        "One", "Two & three", "drei", "By Ann Bell", "Four", "Five", "Six seven", "Eight", "Nine ten", "eleven",
        "Twelve", "Thirteen",
    ]  # fmt: skip
    assert [story.text[slice(*each)] for each in story.protected] == ["drei"]


@pytest.mark.parametrize(
    ("word", "escapes", "place"),
    [
        ("three", ("xml",), (("item", 1), ("field", "headline"))),
        ("Five", ("html",), (("item", 1), ("field", "body"))),
        ("seven", ("html",), (("item", 2), ("field", "headline"))),
        ("Twelve", ("html", "xml"), (("item", 2), ("field", "body"))),
    ],
)
def test_a_word_leads_back_to_its_item(
    word: str, escapes: tuple[str, ...], place: tuple[tuple[str, object], ...]
) -> None:
    story = read_newsml("x", NEWSML)
    at = story.text.index(word)
    span = Span(at, at + len(word))
    assert story.editable(span)
    assert story.source_span(span).start == NEWSML.index(word)
    assert next(each.escapes for each in story.segments if each.text.end >= span.end) == escapes
    anchor = story.anchor(NEWSML.index(word))
    assert anchor is not None
    assert anchor.place == place


def test_an_item_alone_has_no_number() -> None:
    story = read_xml("x", "<newsItem><contentMeta><headline>One</headline></contentMeta></newsItem>")
    assert [anchor.place for anchor in story.anchors] == [(("field", "headline"),)]


def test_the_outermost_element_tells_the_format() -> None:
    assert blocks(read_xml("x", NITF)) == blocks(read_nitf("x", NITF))
    assert blocks(read_xml("x", NEWSML)) == blocks(read_newsml("x", NEWSML))
    assert blocks(read_xml("x", "<html><p>One<p>Two</html>")) == ["One", "Two"]


def test_another_format_is_refused() -> None:
    with pytest.raises(ReadError, match="is not NITF: it is <rss>"):
        read_nitf("x", "<rss/>")
    with pytest.raises(ReadError, match="is not NewsML-G2: it is <nitf>"):
        read_newsml("x", "<nitf/>")
