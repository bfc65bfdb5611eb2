"""Edits in the runs of DOCX files."""

from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from proofread.errors import WriteError
from proofread.fixing.docx import rewrite
from proofread.fixing.edit import Edit
from proofread.model.document import Document, SegmentKind
from proofread.model.span import Span
from proofread.readers.docx import read_docx
from tests.docx_files import deleted, docx, edit, field, inserted, paragraph, run, unzipped, xml, zipped


def read(data: bytes) -> Document:
    return read_docx("story.docx", data)


def fixed(data: bytes, *edits: tuple[str, str]) -> bytes:
    """The file with texts replaced, each where it first stands."""
    story = read(data)
    return rewrite(data, [edit(story, old, new) for old, new in edits])


def runs(data: bytes) -> list[list[tuple[str, bool]]]:
    """The texts of the runs of each paragraph as python-docx sees them, and whether they are bold."""
    found = python_docx.Document(BytesIO(data)).paragraphs
    return [[(each.text, bool(each.bold)) for each in line.runs] for line in found]


def test_a_word_split_over_runs_keeps_its_formatting() -> None:
    data = docx(paragraph("The council will re", run("ci", "<w:b/>"), "eve the plan."))
    after = fixed(data, ("recieve", "receive"))
    assert runs(after) == [[("The council will re", False), ("ce", True), ("ive the plan.", False)]]


def test_nothing_else_in_the_file_changes() -> None:
    note = f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>'
    body = paragraph("He recieved it.", '<w:r><w:rPr><w:i/></w:rPr><w:footnoteReference w:id="1"/></w:r>')
    data = docx(body, footnotes=note, styles="<w:style w:type='paragraph'/>")
    before, after = unzipped(data), unzipped(fixed(data, ("recieved", "received")))
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert after["word/document.xml"] == before["word/document.xml"].replace(b"recieved", b"received")


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ("\ufeff<?xml version='1.0'  encoding=\"utf-8\"?>\n\n", "utf-8"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "iso-8859-1"),
        ("", "utf-8"),
    ],
)
def test_a_part_is_declared_as_it_was(declaration: str, encoding: str) -> None:
    files = unzipped(docx(paragraph("recieve")))
    content = declaration + files["word/document.xml"].decode().partition("\n")[2]
    data = zipped({**files, "word/document.xml": content.encode(encoding)})
    after = unzipped(fixed(data, ("recieve", "receivé")))["word/document.xml"]
    if encoding == "utf-8" and declaration:
        assert after.decode() == content.replace("recieve", "receivé")
    root = etree.fromstring(after)
    assert root.getroottree().docinfo.encoding.lower() == encoding
    assert "".join(root.itertext()) == "receivé"


def test_no_edit_is_the_same_file() -> None:
    data = docx(paragraph("The vote."))
    assert rewrite(data, []) is data
    assert fixed(data, ("vote", "vote")) is data


def test_several_edits_in_one_run_and_in_several_parts() -> None:
    note = f'<w:footnote w:id="1">{paragraph("teh note")}</w:footnote>'
    data = docx(paragraph("teh end adn  so", '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note)
    story = read(data)
    edits = [
        edit(story, "teh", "the", 5), edit(story, "  ", " "), edit(story, "teh", "the"), edit(story, "adn", "and"),
    ]  # fmt: skip
    assert read(rewrite(data, edits)).source == "the end and so\nthe note"


def test_white_space_at_an_edge_is_kept() -> None:
    data = docx(paragraph("<w:r><w:t>twowords</w:t></w:r>", "<w:r><w:t>  then </w:t></w:r>", run("end")))
    story = read(data)
    assert story.source == "twowordsthenend"
    after = rewrite(data, [Edit(Span(8, 8), " "), Edit(Span(12, 12), " ")])
    assert read(after).source == "twowords then end"
    assert '<w:t xml:space="preserve">then </w:t>' in xml(after)


def test_a_run_that_is_emptied_keeps_its_element() -> None:
    data = docx(paragraph("a ", run("b", "<w:b/>"), "c"))
    assert runs(fixed(data, ("b", ""))) == [[("a ", False), ("", True), ("c", False)]]
    assert runs(fixed(data, ("a bc", ""))) == [[("", False), ("", True), ("", False)]]


def test_what_a_reviewer_inserted_may_be_edited_where_it_is() -> None:
    data = docx(paragraph("left be", inserted("for"), " noon"))
    after = fixed(data, ("befor", "before"))
    assert '<w:ins w:id="91" w:author="Jo" w:date="2024-05-01T10:00:00Z"><w:r><w:t xml:space="preserve">fore' in xml(
        after
    )


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [
        (paragraph("one") + paragraph("two"), "one\ntwo", "one two"),
        (paragraph("ab", deleted("x"), "cd"), "abcd", "acbd"),
        (paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), "a\tb", "ab"),
        (paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), "\t", " "),
        (paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), "\u2028", " "),
        (paragraph("on ", field("PAGE", "12"), "."), "12", "13"),
        (paragraph("on ", field("PAGE", "12"), "."), "on 12.", "on page 12."),
        (paragraph("a") + paragraph() + paragraph("b"), "\n\n", "\n"),
        (paragraph("a"), "a", "a\nb"),
        (paragraph("a"), "a", "a\tb"),
        (paragraph("a"), "a", "\x00"),
        (paragraph("a"), "a", "\ud800"),
    ],
)
def test_an_edit_that_is_not_of_text_alone_is_refused(body: str, old: str, new: str) -> None:
    with pytest.raises(WriteError) as caught:
        fixed(docx(body), (old, new))
    assert caught.value.hint == "make this change in a word processor"


def test_edits_that_overlap_are_refused() -> None:
    data = docx(paragraph("abcd"))
    with pytest.raises(WriteError, match="two edits overlap at 1"):
        rewrite(data, [Edit(Span(1, 3), "x"), Edit(Span(0, 2), "y")])


def test_edits_that_touch_are_made_in_order() -> None:
    data = docx(paragraph("ab", run("cd", "<w:b/>")))
    after = rewrite(data, [Edit(Span(2, 2), "-"), Edit(Span(1, 2), "B"), Edit(Span(2, 3), "C")])
    assert runs(after) == [[("aB-", False), ("Cd", True)]]


def test_an_insertion_beside_what_is_no_text_goes_to_the_text() -> None:
    data = docx(paragraph(field("PAGE", "12"), "seats"))
    assert read(rewrite(data, [Edit(Span(2, 2), " ")])).source == "12 seats"
    with pytest.raises(WriteError):
        rewrite(data, [Edit(Span(1, 1), " ")])
    with pytest.raises(WriteError):
        rewrite(docx(paragraph()), [Edit(Span(0, 0), "a")])


def boxed(new: str, old: str, choice: str = "wps") -> str:
    """A paragraph with a text box, and the copy of it for old programs."""
    shape = f"<wps:txbx><w:txbxContent>{new}</w:txbxContent></wps:txbx>"
    shape = f"<w:drawing><wp:anchor><a:graphic>{shape}</a:graphic></wp:anchor></w:drawing>"
    pict = f"<v:textbox><w:txbxContent>{old}</w:txbxContent></v:textbox>"
    pict = f"<w:pict><v:shape style='position:absolute'>{pict}</v:shape></w:pict>"
    return paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{choice}">{shape}</mc:Choice>'
        f"<mc:Fallback>{pict}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_the_copy_of_a_text_box_for_old_programs_follows() -> None:
    inside = paragraph("A qu", run("oet", "<w:b/>"))
    after = fixed(docx(boxed(inside, inside)), ("quoet", "quote"))
    assert xml(after).count(f"A qu</w:t></w:r>{run('ote', '<w:b/>')}") == 2


def test_a_copy_that_reads_otherwise_is_left_alone() -> None:
    after = fixed(docx(boxed(paragraph("A quoet"), paragraph("Old quoet"))), ("quoet", "quote"))
    assert "A quote" in xml(after)
    assert "Old quoet" in xml(after)


def test_a_signed_document_is_refused() -> None:
    data = zipped({**unzipped(docx(paragraph("teh"))), "_xmlsignatures/origin.sigs": b""})
    with pytest.raises(WriteError, match="is signed"):
        fixed(data, ("teh", "the"))


def test_a_protected_document_is_refused() -> None:
    locked = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    with pytest.raises(WriteError, match="is protected"):
        fixed(docx(paragraph("teh"), settings=locked), ("teh", "the"))
    unlocked = locked.replace('"1"', '"0"')
    assert read(fixed(docx(paragraph("teh"), settings=unlocked), ("teh", "the"))).source == "the"


def test_edits_keep_to_the_offsets_of_the_reader_whatever_white_space_there_is() -> None:
    data = docx(paragraph("<w:r><w:t> a\n\tteh </w:t><w:t>end</w:t></w:r>", run("\u2028teh\u00a0")))
    story = read(data)
    assert story.source == "a  tehend\u2028teh\u00a0"
    after = rewrite(data, [edit(story, "teh", "the"), edit(story, "teh", "the", 6)])
    assert read(after).source == "a  theend\u2028the\u00a0"


FORMATS = ("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>")
RUNS = st.lists(st.tuples(st.text("ab .é😀", min_size=1, max_size=6), st.sampled_from(FORMATS)), min_size=1, max_size=6)


PARAGRAPHS = st.lists(RUNS, min_size=1, max_size=3)


def formats(data: bytes) -> list[tuple[str, str]]:
    """Every character of the body with the formatting of its run, and every end of paragraph."""
    found: list[tuple[str, str]] = []
    for line in etree.fromstring(unzipped(data)["word/document.xml"]).iter("{*}p"):
        for each in line.iter("{*}r"):
            properties = "".join(sorted(etree.QName(kind).localname for kind in each.findall("{*}rPr/{*}*")))
            found += [(char, properties) for char in "".join(each.itertext("{*}t"))]
        found.append(("\n", ""))
    return found[:-1]


@st.composite
def edits_of(draw: st.DrawFn, source: str) -> list[Edit]:
    """Edits, in order, that keep to their paragraphs."""
    edits: list[Edit] = []
    at = 0
    while at <= len(source) and draw(st.booleans()):
        start = draw(st.integers(at, len(source)))
        end = draw(st.integers(start, source.find("\n", start) if "\n" in source[start:] else len(source)))
        if source[start - 1 : start] + source[end : end + 1] not in ("", "\n", "\n\n") or end > start:
            edits.append(Edit(Span(start, end), draw(st.text("ab ,", max_size=5))))
        at = end + 1
    return edits


@given(paragraphs=PARAGRAPHS, data=st.data())
def test_any_edits_give_their_text_and_leave_formatting_and_runs(
    paragraphs: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    file = docx("".join(paragraph(*(run(*each) for each in line)) for line in paragraphs))
    source = read(file).source
    edits = data.draw(edits_of(source))
    after = rewrite(file, data.draw(st.permutations(edits)))
    was, now = formats(file), formats(after)
    assert "".join(char for char, _ in was) == source
    at = moved = 0
    for span, replacement in edits:
        assert was[at : span.start] == now[at + moved : span.start + moved]
        moved += len(replacement) - (span.end - span.start)
        at = span.end
        assert "".join(char for char, _ in now[: at + moved]).endswith(replacement)
    assert was[at:] == now[at + moved :]
    assert xml(after).count("<w:r>") == sum(map(len, paragraphs))


STRETCHES = st.sampled_from((
    run("teh "), run("so", "<w:b/>"), run("in", '<w:lang w:val="fr-FR"/>'), run("no", "<w:vanish/>"),
    "<w:r><w:t> a </w:t><w:tab/><w:t>b</w:t></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:softHyphen/></w:r>",
    "<w:r><w:noBreakHyphen/></w:r>", deleted("x"), inserted("new"), field("PAGE", "1"), field("HYPERLINK x", "at"),
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:bookmarkStart w:id="0" w:name="a"/>',
    "<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "<m:oMath/>",
    "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>",
))  # fmt: skip


@given(lines=st.lists(st.lists(STRETCHES, max_size=6), min_size=1, max_size=3), data=st.data())
def test_what_the_document_calls_editable_can_be_edited_and_nothing_else(
    lines: list[list[str]], data: st.DataObject
) -> None:
    file = docx("".join(paragraph(*line) for line in lines))
    story = read(file)
    start = data.draw(st.integers(0, len(story.text)))
    span = Span(start, data.draw(st.integers(start, min(start + 8, len(story.text)))))
    source = story.source_span(span)
    if story.editable(span) and story.text:
        after = read(rewrite(file, [Edit(source, "Q")]))
        assert after.source == f"{story.source[: source.start]}Q{story.source[source.end :]}"
    elif not any(
        each.kind is SegmentKind.SYNTHETIC and each.text.start <= span.end and span.start <= each.text.end
        for each in story.segments
    ):
        with pytest.raises(WriteError):
            rewrite(file, [Edit(source, "Q")])
