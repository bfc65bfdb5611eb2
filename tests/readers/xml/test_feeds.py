"""What is prose in RSS and Atom."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import ReadError
from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.xml.feeds import read_feed
from proofread.readers.xml.story import read_xml

RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [ <!ENTITY x "<title>no</title>"> <!-- > --> ]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>The Bell &amp; Gazette</title><link>http://a.b</link>
<image><title>no</title><url>http://a.b/c</url></image>
<item>
<title>It&#8217;s &amp;#8220;over&amp;#8221;</title>
<description><![CDATA[<p>One <b>two</b> &amp; <img src="a" alt="a picture">three</p>]]></description>
<content:encoded>&lt;p&gt;Four &amp;amp; five&lt;/p&gt;&lt;p&gt;six&lt;/p&gt;</content:encoded>
<media:content url="u"><media:description type="plain">A &lt;seven&gt;</media:description></media:content>
<author>no</author><category>no</category><pubDate>no</pubDate><guid>no</guid>
</item>
<!-- proofread: ignore names -->
<item xml:lang="fr"><title>huit</title><description>nine &lt; ten

<b>eleven</b> <!-- proofread: x --></description></item>
</channel></rss>
"""

ATOM = """\
<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>One &lt;b></a:title><a:author><a:name>no</a:name></a:author>
<a:entry><a:id>no</a:id><a:title type="html">Two &lt;b&gt;three&lt;/b&gt; &amp;amp; four</a:title>
<a:source><a:title>no</a:title></a:source>
<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Five <em>six</em></p><p>seven</p></div></a:content>
</a:entry>
<a:entry><a:title type="text">Eight &amp;amp;</a:title><a:content type="image/png">no</a:content>
<a:content type="html" src="http://a.b"/><a:summary type="xhtml">nine</a:summary></a:entry></a:feed>
"""

RDF = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="no"><title>One</title></channel><textinput><title>no</title></textinput>
<item rdf:about="no"><title>Two</title><dc:creator>no</dc:creator></item></rdf:RDF>
"""


def blocks(story: Document) -> list[str]:
    return [story.text[slice(*block)] for block in story.blocks]


def test_titles_and_texts_of_rss_are_prose() -> None:
    story = read_feed("x", RSS)
    assert blocks(story) == [
        "The Bell & Gazette",
        "It’s “over”",
        "One two & \ufffcthree",
        "a picture",
        "Four & five",
        "six",
        "A <seven>",
        "huit",
        "nine < ten eleven",
    ]
    assert [story.text[slice(*each)] for each in story.protected] == [
        "\ufffc",
        "huit",
        "nine < ten eleven",
    ]
    assert [RSS[slice(*each)] for each in story.comments] == [
        "<!-- proofread: ignore names -->",
        "<!-- proofread: x -->",
    ]


def test_atom_says_what_its_texts_are() -> None:
    assert blocks(read_feed("x", ATOM)) == [
        "One <b>", "Two three & four", "Five six", "seven", "Eight &amp;", "nine",
    ]  # fmt: skip


def test_rdf_is_a_feed() -> None:
    assert blocks(read_xml("x", RDF)) == ["One", "Two"]


@pytest.mark.parametrize(
    ("word", "escapes", "place"),
    [
        ("Bell", ("xml",), (("field", "title"),)),
        ("over", ("html", "xml"), (("item", 1), ("field", "title"))),
        ("three", ("html", "cdata"), (("item", 1), ("field", "description"))),
        ("picture", ("html", "attribute", "cdata"), (("item", 1), ("field", "description"))),
        ("five", ("html", "xml"), (("item", 1), ("field", "encoded"))),
        ("huit", ("xml",), (("item", 2), ("field", "title"))),
    ],
)
def test_a_word_leads_back_to_its_item(
    word: str, escapes: tuple[str, ...], place: tuple[tuple[str, object], ...]
) -> None:
    story = read_feed("x", RSS)
    at = story.text.index(word)
    span = Span(at, at + len(word))
    start, end = story.source_span(span)
    assert story.editable(span)
    assert (start, end) == (RSS.index(word), RSS.index(word) + len(word))
    assert next(each.escapes for each in story.segments if each.text.end >= span.end) == escapes
    anchor = story.anchor(start)
    assert anchor is not None
    assert anchor.place == place


def test_markup_that_is_not_escaped_is_read_as_it_stands() -> None:
    source = "<rss><item><description><p>One &x; two</p><p>three</p></description></item></rss>"
    story = read_feed("x", source)
    assert blocks(story) == ["One &x; two", "three"]
    assert {each.escapes for each in story.segments if each.text.start == 0} == {("html",)}


def test_what_is_no_feed_is_refused() -> None:
    with pytest.raises(ReadError, match="no feed: it is <svg>"):
        read_feed("x", "<svg/>")
    with pytest.raises(ReadError, match="<a:svg> is no story") as caught:
        read_xml("x", "<a:svg></a:svg>")
    assert "--as" in caught.value.hint


VALUES = st.text(st.sampled_from("aé😀 \n\"<b>&;'"), max_size=20)


@given(VALUES, VALUES, st.data())
def test_an_edit_of_the_source_is_an_edit_of_the_text(one: str, two: str, data: st.DataObject) -> None:
    literal = f"<![CDATA[{two}]]>"
    source = f"<rss><item><title>{escape(one)}</title><description>{escape(two)}{literal}</description></item></rss>"
    story = read_feed("x", source)
    letters = [at for at, char in enumerate(story.text) if char in "aé" and story.editable(Span(at, at + 1))]
    assert len(letters) == sum(char in "aé" for char in story.text)
    if letters:
        at = data.draw(st.sampled_from(letters))
        start, end = story.source_span(Span(at, at + 1))
        edited = read_feed("x", source[:start] + "x-z" + source[end:])  # what looks like "&xyz;" would be read as HTML
        assert edited.text == story.text[:at] + "x-z" + story.text[at + 1 :]
