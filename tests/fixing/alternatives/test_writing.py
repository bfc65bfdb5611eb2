"""Alternatives in files of ALTO: what the words may read, all else byte for byte as it was."""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from proofread.errors import ReadError
from proofread.fixing.alternatives import Annotated, annotated, why_not_alto
from proofread.fixing.alternatives.strings import strings
from proofread.fixing.apply import Original, spliced
from proofread.fixing.edit import Edit
from proofread.model.document import Document
from proofread.model.finding import Finding, Suggestion
from proofread.model.span import Span
from proofread.readers import read_bytes

OURS = re.compile(r"<(?:\w+:)?ALTERNATIVE PURPOSE=\"proofread[^<]*</(?:\w+:)?ALTERNATIVE>")
ORDER = {"Shape": 0, "ALTERNATIVE": 1, "Glyph": 2}
"""The children of a String, as the schemas of ALTO order them; of the second and third there may be several."""
NAMESPACES = [
    "",
    ' xmlns="http://schema.ccs-gmbh.com/ALTO"',
    *(f' xmlns="http://www.loc.gov/standards/alto/ns-v{version}#"' for version in (2, 3, 4)),
]


def page(*lines: str, namespace: str = "") -> str:
    shown = "\n".join(f"<TextLine>{line}</TextLine>" for line in lines)
    return f"<alto{namespace}><Layout><Page><TextBlock ID='b'>{shown}</TextBlock></Page></Layout></alto>"


def line(*contents: str) -> str:
    return "<SP/>".join(f'<String CONTENT="{each}"/>' for each in contents)


def file(source: str | bytes) -> Original:
    data = source.encode() if isinstance(source, str) else source
    return Original("x.xml", data, "xml", lambda now: read_bytes("x.xml", now, "xml"))


def finding(document: Document, wrong: str, *right: str, check: str = "a.b") -> Finding:
    at = document.text.index(wrong)
    return Finding(check, Span(at, at + len(wrong)), "wrong", tuple(Suggestion(each) for each in right))


def corrected(source: str | bytes, *corrections: Sequence[str]) -> Annotated:
    """A file with alternatives; a correction is what is wrong, then what it may be."""
    original = file(source)
    document = original.read(original.data)
    return annotated(original, document, sorted((finding(document, *each) for each in corrections), key=_place))


def _place(found: Finding) -> Span:
    return found.span


def read(data: bytes) -> list[tuple[str, list[tuple[str, str]]]]:
    """The content of each String and its alternatives, by purpose and text, as another program reads them."""
    found = []
    for string in etree.fromstring(data).iter("{*}String"):
        kinds = [etree.QName(child).localname for child in string]
        assert kinds == sorted(kinds, key=ORDER.__getitem__)
        assert all(etree.QName(child).namespace == etree.QName(string).namespace for child in string)
        others = [child for child in string if etree.QName(child).localname == "ALTERNATIVE"]
        assert all(len(other) == 0 and set(other.attrib) <= {"PURPOSE"} for other in others)
        found.append((string.get("CONTENT", ""), [(other.get("PURPOSE", ""), other.text or "") for other in others]))
    return found


def alternatives(data: bytes) -> dict[str, list[str]]:
    """By the content of a String that has any, what it may read instead."""
    return {content: [text for _, text in others] for content, others in read(data) if others}


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_a_word_may_read_as_it_is_corrected(namespace: str) -> None:
    source = page(line("They", "recieve,", "it."), namespace=namespace)
    now = corrected(source, ("recieve", "receive", "relieve"))
    assert now.words == 1
    assert now.data.decode() == source.replace(
        '"recieve,"/>',
        '"recieve,"><ALTERNATIVE PURPOSE="proofread a.b">receive,</ALTERNATIVE>'
        '<ALTERNATIVE PURPOSE="proofread a.b">relieve,</ALTERNATIVE></String>',
    )
    assert read(now.data)[1] == ("recieve,", [("proofread a.b", "receive,"), ("proofread a.b", "relieve,")])


@pytest.mark.parametrize(
    ("lines", "correction", "expected"),
    [
        ([line("they", "saidciting", "it")], ("saidciting", "said citing"), {"saidciting": ["said citing"]}),
        ([line("the", "govern", "ment")], ("govern ment", "government"), {"govern": ["government"], "ment": [""]}),
        ([line("a", "meeting", ".")], (" .", "."), {"meeting": ["meeting."], ".": [""]}),
        ([line("a", "meeting", ".")], (" ", ""), {"a": ["ameeting"], "meeting": [""]}),
        ([line("the", "the", "end")], ("the the", "the"), {"the": [""]}),
        ([line("very", "good")], ("very ", ""), {"very": [""]}),
        ([line("Black", "Fleet")], ("Black Fleet", "Black Sea Fleet"), {"Fleet": ["Sea Fleet"]}),
        ([line("a", "gov"), line("ern", "is")], ("gov ern", "govern"), {"gov": ["govern"], "ern": [""]}),
        ([line("a gov"), line("ern is")], ("gov ern", "govern"), {"a gov": ["a govern"], "ern is": ["is"]}),
        ([line("R&amp;D", "at", "AT&#38;T&quot;")], ('AT&T"', "A<T>&"), {'AT&T"': ["A<T>&"]}),
        ([line(" two  words ")], ("words", "swords"), {" two  words ": ["two swords"]}),
        ([line("go", "vern")], ("go vern", "goes vern", "govern"), {"go": ["goes", "govern"], "vern": ["vern", ""]}),
        ([line("same")], ("same", "same"), {}),
        ([line("no", "cure")], ("cure",), {}),
    ],
)  # fmt: skip
def test_a_correction_of_several_words_is_shared_out(
    lines: list[str], correction: tuple[str, ...], expected: dict[str, list[str]]
) -> None:
    now = corrected(page(*lines), correction)
    assert alternatives(now.data) == expected
    assert now.words == len(expected)


FIRST, SECOND = (f'SUBS_TYPE="HypPart{part}" SUBS_CONTENT="{{}}"' for part in (1, 2))


def halves(first: str, second: str, whole: str, hyphen: str = '<HYP CONTENT="-"/>') -> tuple[str, str]:
    return (
        f'<String CONTENT="{first}" {FIRST.format(whole)}/>{hyphen}',
        f'<String CONTENT="{second}" {SECOND.format(whole)}/>',
    )


@pytest.mark.parametrize(
    ("lines", "correction", "expected"),
    [
        (halves("inter", "natoinal", "internatoinal"), ("internatoinal", "international"), {"natoinal": ["national"]}),
        (halves("intre", "national", "intrenational"), ("intrenational", "international"), {"intre": ["inter"]}),
        (halves("intre-", "national", "intrenational", ""), ("intrenational", "international"), {"intre-": ["inter-"]}),
        (
            halves("intre-", "natoinal,", "intrenatoinal"),
            ("intrenatoinal", "international"),
            {"intre-": ["international,"], "natoinal,": [""]},
        ),
        (
            halves("inter", "national", "internatoinal"),  # only what both are together is wrong
            ("internatoinal", "international"),
            {"inter": ["international"], "national": [""]},
        ),
        (
            ('<String CONTENT="to the intre"/><HYP/>', '<String CONTENT="natoinal news is"/>'),
            ("intrenatoinal", "international"),
            {"to the intre": ["to the international"], "natoinal news is": ["news is"]},
        ),
        (
            ('<String CONTENT="in"/><HYP/>', '<String CONTENT="ter"/><HYP/>', '<String CONTENT="natoinal"/>'),
            ("internatoinal", "international"),
            {"natoinal": ["national"]},
        ),
        (halves("in", "to", "into"), ("into", "in to"), {"in": ["in to"], "to": [""]}),
    ],
)
def test_of_a_hyphenated_word_the_half_that_is_wrong_is_corrected(
    lines: tuple[str, ...], correction: tuple[str, str], expected: dict[str, list[str]]
) -> None:
    assert alternatives(corrected(page(*lines), correction).data) == expected


def test_a_word_over_two_blocks_is_corrected_in_both() -> None:
    first, second = halves("inter", "natoinal", "internatoinal")
    source = page(first + "</TextLine></TextBlock><TextBlock><TextLine>" + second)
    assert alternatives(corrected(source, ("internatoinal", "international")).data) == {"natoinal": ["national"]}
    source = page(line("an") + first + "</TextLine></TextBlock><TextBlock><TextLine>" + line("else"))
    assert alternatives(corrected(source, ("internatoinal", "international")).data) == {"inter": ["international"]}


def test_corrections_of_one_word_are_made_together_rank_by_rank() -> None:
    source = page(line("teh,recieve", "else"))
    now = corrected(source, ("teh", "the"), (",", ", ", "c.d"), ("recieve", "receive", "relieve"))
    assert alternatives(now.data) == {"teh,recieve": ["the, receive", "thec.drelieve"]}


def test_the_purpose_names_the_checks() -> None:
    original = file(page(line("teh,recieve")))
    document = original.read(original.data)
    found = [finding(document, "teh", "the", check="c.d"), finding(document, "recieve", "receive", check="a.b")]
    ((_, others),) = read(annotated(original, document, found).data)
    assert others == [("proofread c.d a.b", "the,receive")]


GIVEN = (
    "<a:String CONTENT = 'recieve'\n STYLEREFS=\"S1\"  >\n <a:Shape><a:Circle/></a:Shape>\n "
    '<a:ALTERNATIVE PURPOSE="Roman">other</a:ALTERNATIVE>\n <a:Glyph CONTENT="r"><a:Variant/></a:Glyph>\n</a:String>'
)


def prefixed(string: str) -> str:
    return f'<a:alto xmlns:a="x"><a:Page><a:TextLine>{string}</a:TextLine></a:Page></a:alto>'


def test_what_stands_in_a_word_stays_and_keeps_its_order() -> None:
    now = corrected(prefixed(GIVEN), ("recieve", "receive"))
    ours = '<a:ALTERNATIVE PURPOSE="proofread a.b">receive</a:ALTERNATIVE>'
    assert now.data.decode() == prefixed(GIVEN.replace("other</a:ALTERNATIVE>", f"other</a:ALTERNATIVE>{ours}"))
    assert read(now.data) == [("recieve", [("Roman", "other"), ("proofread a.b", "receive")])]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ('<String CONTENT="recieve" />', '<String CONTENT="recieve" >{}</String>'),
        ('<String CONTENT="recieve"></String>', '<String CONTENT="recieve">{}</String>'),
        ('<String CONTENT="recieve">\n</String>', '<String CONTENT="recieve">{}\n</String>'),
        ('<String CONTENT="recieve"><Glyph/></String>', '<String CONTENT="recieve">{}<Glyph/></String>'),
        (
            '<String CONTENT="recieve"><!-- a --><Shape/> <Glyph/></String>',
            '<String CONTENT="recieve"><!-- a --><Shape/>{} <Glyph/></String>',
        ),
    ],
)
def test_an_alternative_has_its_place(string: str, expected: str) -> None:
    ours = '<ALTERNATIVE PURPOSE="proofread a.b">receive</ALTERNATIVE>'
    assert corrected(page(string), ("recieve", "receive")).data.decode() == page(expected.format(ours))


def test_those_of_an_earlier_run_are_replaced() -> None:
    once = corrected(page(line("recieve", "teh")), ("recieve", "receive", "relieve"), ("teh", "the"))
    assert corrected(once.data, ("recieve", "receive", "relieve"), ("teh", "the")).data == once.data
    less = corrected(once.data, ("recieve", "relieve"))
    assert read(less.data) == [("recieve", [("proofread a.b", "relieve")]), ("teh", [])]
    more = corrected(less.data, ("recieve", "a", "b", "c"))
    assert alternatives(more.data) == {"recieve": ["a", "b", "c"]}


def test_those_of_an_earlier_run_that_somebody_indented_are_replaced_where_they_stand() -> None:
    before = '<String CONTENT="recieve">\n <ALTERNATIVE>x</ALTERNATIVE>\n '
    one, two = (f'<ALTERNATIVE PURPOSE="proofread a.b">{each}</ALTERNATIVE>' for each in ("receive", "relieve"))
    source = page(f"{before}{one}\n {two}\n</String>")
    assert corrected(source, ("recieve", "receive", "relieve")).data.decode() == source
    assert corrected(source, ("recieve", "relieve")).data.decode() == page(f"{before}{two}\n</String>")
    assert corrected(source).data.decode() == page(
        '<String CONTENT="recieve">\n <ALTERNATIVE>x</ALTERNATIVE>\n</String>'
    )


@pytest.mark.parametrize("purpose", ["proofreader", "Proofread", "not proofread", ""])
def test_alternatives_of_others_stay(purpose: str) -> None:
    source = page(f'<String CONTENT="a"><ALTERNATIVE PURPOSE="{purpose}">b</ALTERNATIVE></String>')
    assert corrected(source).data.decode() == source


DECLARED = '<?xml version="1.0" encoding="{}"?>\n'
CAFE = page(line("caf\u00e9", "recieve"))


@pytest.mark.parametrize(
    ("data", "written"),
    [
        (DECLARED.format("UTF-8").encode() + CAFE.encode(), "utf-8"),
        (CAFE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + CAFE.encode(), "utf-8-sig"),
        ((DECLARED.format("UTF-16") + CAFE).encode("utf-16"), "utf-16"),
    ],
)
def test_the_encoding_and_the_mark_are_kept(data: bytes, written: str) -> None:
    now = corrected(data, ("recieve", "re\u00e7u \U0001f600"))
    ours = '"recieve"><ALTERNATIVE PURPOSE="proofread a.b">re\u00e7u \U0001f600</ALTERNATIVE></String>'
    assert now.data == data.decode(written).replace('"recieve"/>', ours).encode(written)
    assert alternatives(now.data) == {"recieve": ["re\u00e7u \U0001f600"]}


@pytest.mark.parametrize(
    ("declared", "codec", "word"),
    [
        ("ISO-8859-1", "latin-1", "caf\u00e9"),
        ("windows-1252", "cp1252", "caf\u00e9\u2019s"),
        ("US-ASCII", "ascii", "cafe"),
    ],
)
def test_what_an_encoding_may_lack_is_written_as_a_reference(declared: str, codec: str, word: str) -> None:
    source = DECLARED.format(declared) + page(line(word, "recieve"))
    now = corrected(source.encode(codec), ("recieve", "re\u00e7u\u2019s"))
    ours = '"recieve"><ALTERNATIVE PURPOSE="proofread a.b">re&#231;u&#8217;s</ALTERNATIVE></String>'
    assert now.data == source.replace('"recieve"/>', ours).encode(codec)
    assert alternatives(now.data) == {"recieve": ["re\u00e7u\u2019s"]}


def test_nothing_that_xml_cannot_hold_is_written() -> None:
    assert corrected(page(line("recieve")), ("recieve", "rec\x01eive", "receive")).data.count(b"ALTERNATIVE") == 2


@pytest.mark.parametrize(
    ("source", "read_as", "why"),
    [
        (CAFE, "xml", ""),
        (CAFE, "alto", ""),
        ("<PcGts/>", "xml", "x.xml is not ALTO: it is <PcGts>"),
        (CAFE, "hocr", "x.xml is not ALTO, and only ALTO holds alternatives"),
        ("One.", "plain", "x.xml is not ALTO, and only ALTO holds alternatives"),
    ],
)
def test_only_alto_holds_alternatives(source: str, read_as: str, why: str) -> None:
    original = Original("x.xml", source.encode(), read_as, lambda now: read_bytes("x.xml", now, read_as))
    assert why_not_alto(original) == why


def test_what_is_no_xml_is_told_as_such() -> None:
    with pytest.raises(ReadError, match="x is not XML"):
        why_not_alto(replace(file("One."), name="x"))


def test_a_string_knows_its_children() -> None:
    (string,) = strings("x", prefixed(GIVEN))
    assert [(each.name, each.purpose) for each in string.children] == [
        ("Shape", ""), ("ALTERNATIVE", "Roman"), ("Glyph", ""),
    ]  # fmt: skip
    assert prefixed(GIVEN)[slice(*string.content)] == "recieve"


WORD = st.text("ab\u00e9<&'.", min_size=1, max_size=4)
STRINGS = st.lists(st.lists(WORD, min_size=1, max_size=3), min_size=1, max_size=6)
CUTS = st.lists(st.integers(0, 40), max_size=6)
RIGHT = st.lists(st.lists(WORD, max_size=3).map(" ".join), min_size=1, max_size=3)


def found_in(document: Document, cuts: Iterable[int], right: Sequence[str]) -> list[Finding]:
    ends = sorted({min(cut, len(document.text)) for cut in cuts})
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    return [Finding("a.b", span, "wrong", tuple(Suggestion(each) for each in right)) for span in spans]


@given(STRINGS, CUTS, RIGHT)
def test_read_by_their_first_alternative_the_words_say_what_was_meant(
    contents: list[list[str]], cuts: list[int], right: list[str]
) -> None:
    escaped = [" ".join(each).replace("&", "&amp;").replace("<", "&lt;") for each in contents]
    original = file(page("<SP/>".join(f'<String CONTENT="{each}"/>' for each in escaped)))
    document = original.read(original.data)
    found = found_in(document, cuts, right)
    now = annotated(original, document, found)
    meant = spliced(document.text, [Edit(each.span, right[0]) for each in found])
    readings = [others[0][1] if others else content for content, others in read(now.data)]
    assert " ".join(readings).split() == meant.split()
    again = annotated(Original("x.xml", now.data, "xml", original.read), original.read(now.data), found)
    assert again.data == now.data
    without = OURS.sub("", now.data.decode()).replace("></String>", "/>")
    assert without == original.data.decode()
