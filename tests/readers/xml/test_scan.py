"""XML that is well formed, and XML that is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import EncodingError, ReadError
from proofread.readers import read_bytes
from proofread.readers.xml.scan import Kind, decoded, events, root


def stretches(source: str) -> list[tuple[Kind, str]]:
    return [(each.kind, each.name or source[each.start : each.end]) for each in events("x", source)]


def test_a_file_is_taken_apart() -> None:
    source = (
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '<c>'>]><a d='>' e:f=\"'\">g<b/><!--<h>--><![CDATA[<i>]]></a >\n"
    )
    assert stretches(source) == [
        (Kind.START, "a"),
        (Kind.TEXT, "g"),
        (Kind.START, "b"),
        (Kind.END, "b"),
        (Kind.COMMENT, "<!--<h>-->"),
        (Kind.CDATA, "<i>"),
        (Kind.END, "a"),
        (Kind.TEXT, "\n"),
    ]
    start = root("x", source)
    assert (start.attribute("d"), start.attribute("e:f"), start.attribute("f")) == (">", "'", "")


def test_names_have_a_local_part() -> None:
    start = root("x", "<a:b/>")
    assert (start.prefix, start.local) == ("a", "b")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<a>\n<b></a>", "line 2, column 4: </b> is missing before it"),
        ("<a>\n <b>", "line 2, column 2: <b> never ends"),
        ("<a/></b>", "line 1, column 5: </b> ends no element"),
        ("<a b=c/>", "line 1, column 1: the tag is broken"),
        ("<a>1 < 2</a>", "line 1, column 6: the tag is broken"),
        ("<a><!-- </a>", "<!-- never ends"),
        ("<a><![CDATA[ </a>", r"<!\[CDATA\[ never ends"),
        ("<!DOCTYPE a [<a/>", "the document type is broken"),
        ("<a><!x></a>", "the tag is broken"),
    ],
)
def test_what_is_not_well_formed_says_where(source: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        list(events("x", source))
    assert caught.value.hint


def test_a_file_without_an_element_is_no_xml() -> None:
    for source in ("", "Copy.", "<!-- a -->"):
        with pytest.raises(ReadError, match="no element"):
            root("x", source)


def test_only_the_five_entities_and_numbers_are_known() -> None:
    source = "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&nbsp;&x; & &;<![CDATA[&lt;]]></a>"
    text = decoded("x", source, [each for each in events("x", source) if each.kind in (Kind.TEXT, Kind.CDATA)])
    assert text.text == "<>&\"'A😀&nbsp;&x; & &;&lt;"
    assert [text.text[slice(*each)] for each in text.protected] == ["&nbsp;&x;"]


def test_entities_that_a_document_type_declares_are_not_expanded() -> None:
    source = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><title type="plain">&b;</title></rss>'
    assert read_bytes("x", source.encode(), "rss").text == "&b;"


@given(st.text(st.sampled_from("<>/!?-[]ab '\"=&;CDAT"), max_size=30))
def test_any_source_is_taken_apart_or_refused(source: str) -> None:
    try:
        found = list(events("x", source))
    except ReadError:
        return
    at = 0
    for each in found:
        assert at <= each.start <= each.end <= len(source)
        at = each.end


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("ISO-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-8", "utf-8-sig"),
        ("ISO-8859-1", "utf-16"),  # the mark settles it
    ],
)
def test_the_encoding_that_a_file_declares_is_heeded(declared: str, codec: str) -> None:
    source = f"<?xml version='1.0' encoding='{declared}'?><rss><title>The café was closed in the morning.</title></rss>"
    assert read_bytes("x", source.encode(codec), "xml").text == "The café was closed in the morning."


@pytest.mark.parametrize(
    ("declared", "codec"), [("ISO-8859-1", "utf-8"), ("UTF-8", "cp1252"), ("KOI8-R", "cp1252"), ("x-y", "utf-8")]
)
def test_another_encoding_than_the_declared_one_is_refused(declared: str, codec: str) -> None:
    source = f"<?xml version='1.0' encoding='{declared}'?><rss><title>The café was closed in the morning.</title></rss>"
    with pytest.raises(EncodingError, match=f"declares the encoding {declared}, but its bytes are") as caught:
        read_bytes("x", source.encode(codec), "xml")
    assert caught.value.hint


def test_plain_ascii_is_in_any_encoding_that_holds_it() -> None:
    source = "<?xml version='1.0' encoding='ISO-8859-5'?><rss><title>One</title></rss>"
    assert read_bytes("x", source.encode(), "xml").text == "One"
    with pytest.raises(EncodingError, match="UTF-7"):
        read_bytes("x", source.replace("ISO-8859-5", "UTF-7").encode(), "xml")
