"""Edits in documents that track changes."""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from proofread.fixing.docx import rewrite
from proofread.fixing.edit import Edit
from proofread.model.span import Span
from proofread.readers.docx import read_docx
from tests.docx_files import docx, edit, inserted, paragraph, run, unzipped, xml

TRACKED = "<w:trackRevisions/>"
NOW = datetime(2024, 5, 2, 23, 5, tzinfo=UTC)


def fixed(data: bytes, *edits: tuple[str, str]) -> bytes:
    story = read_docx("x", data)
    return rewrite(data, [edit(story, old, new) for old, new in edits], now=NOW)


def body(data: bytes) -> str:
    """The body without what every mark and text says alike."""
    inside = re.sub(r".*<w:body>|</w:body>.*", "", xml(data), flags=re.DOTALL)
    return re.sub(r' xml:space="preserve"| w:author="proofread" w:date="2024-05-02T23:05:00Z"', "", inside)


def test_a_change_is_recorded_with_author_and_time() -> None:
    after = fixed(docx(paragraph("recieve it"), settings=TRACKED), ("recieve", "receive"))
    assert body(after) == (
        "<w:p><w:r><w:t>rec</w:t></w:r>"
        '<w:del w:id="1"><w:r><w:delText>ie</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>ei</w:t></w:r></w:ins>'
        "<w:r><w:t>ve it</w:t></w:r></w:p>"
    )
    assert '<w:del w:id="1" w:author="proofread" w:date="2024-05-02T23:05:00Z">' in xml(after)
    assert read_docx("x", after).source == "receive it"


def test_tracking_that_is_off_is_off() -> None:
    off = '<w:trackRevisions w:val="false"/>'
    assert "w:ins" not in xml(fixed(docx(paragraph("teh"), settings=off), ("teh", "the")))


def test_a_document_that_may_only_be_changed_with_tracking_is() -> None:
    locked = '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
    assert "w:ins" in xml(fixed(docx(paragraph("teh"), settings=locked), ("teh", "the")))


def test_what_else_is_in_a_run_stays_in_its_place_and_formatting() -> None:
    content = (
        '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>teh</w:t><w:tab/><w:t>end</w:t>'
        '<w:footnoteReference w:id="7"/><w:t>adn</w:t></w:r>'
    )
    after = fixed(docx(paragraph(content, run(" x")), settings=TRACKED), ("adn", "and"), ("teh", "the"))
    bold = "<w:rPr><w:b/></w:rPr>"
    assert body(after) == (
        f'<w:p><w:r w:rsidR="00A1">{bold}<w:t>t</w:t></w:r>'
        f'<w:del w:id="8"><w:r w:rsidR="00A1">{bold}<w:delText>eh</w:delText></w:r></w:del>'
        f'<w:ins w:id="9"><w:r w:rsidR="00A1">{bold}<w:t>he</w:t></w:r></w:ins>'
        f'<w:r w:rsidR="00A1">{bold}<w:tab/><w:t>end</w:t><w:footnoteReference w:id="7"/><w:t>a</w:t></w:r>'
        f'<w:del w:id="10"><w:r w:rsidR="00A1">{bold}<w:delText>dn</w:delText></w:r></w:del>'
        f'<w:ins w:id="11"><w:r w:rsidR="00A1">{bold}<w:t>nd</w:t></w:r></w:ins>'
        "<w:r><w:t> x</w:t></w:r></w:p>"
    )


def test_an_insertion_by_another_is_parted_by_ours() -> None:
    after = fixed(docx(paragraph("a ", inserted("befor noon"), "."), settings=TRACKED), ("befor", "before"))
    other = 'w:author="Jo" w:date="2024-05-01T10:00:00Z"'
    assert body(after) == (
        f'<w:p><w:r><w:t>a </w:t></w:r><w:ins w:id="91" {other}><w:r><w:t>befor</w:t></w:r></w:ins>'
        '<w:ins w:id="92"><w:r><w:t>e</w:t></w:r></w:ins>'
        f'<w:ins w:id="93" {other}><w:r><w:t> noon</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>'
    )


def test_what_we_delete_of_an_insertion_stays_one() -> None:
    after = fixed(docx(paragraph(inserted("noo on")), settings=TRACKED), ("noo on", "noon"))
    assert re.fullmatch(
        r'<w:p><w:ins w:id="91".*?><w:r><w:t>noo</w:t></w:r>'
        r'<w:del w:id="92"><w:r><w:delText> o</w:delText></w:r></w:del><w:r><w:t>n</w:t></w:r></w:ins></w:p>',
        body(after),
    )


def test_all_of_an_insertion_replaced_leaves_no_empty_mark() -> None:
    after = fixed(docx(paragraph(inserted("a"), "bc"), settings=TRACKED), ("a", "x"))
    assert body(after).count("<w:ins") == 2
    assert "<w:ins></w:ins>" not in body(after)
    assert read_docx("x", after).source == "xbc"


def test_a_text_that_no_run_holds_itself_is_changed_all_the_same() -> None:
    choice = '<mc:AlternateContent><mc:Choice Requires="w14"><w:t>teh</w:t></mc:Choice></mc:AlternateContent>'
    after = fixed(docx(paragraph(f"<w:r>{choice}</w:r>"), settings=TRACKED), ("teh", "the"))
    assert body(after) == f"<w:p><w:r>{choice.replace('teh', 'the')}</w:r></w:p>"


def test_numbers_are_free_in_all_parts() -> None:
    note = f'<w:footnote w:id="40">{paragraph("teh")}</w:footnote>'
    first = paragraph("teh", '<w:r><w:footnoteReference w:id="40"/></w:r>')
    data = docx(first, footnotes=note, settings=TRACKED)
    after = rewrite(data, [Edit(Span(0, 3), "the"), Edit(Span(4, 7), "the")])
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', xml(after) + xml(after, "footnotes"))
    assert sorted(map(int, numbers)) == [41, 42, 43, 44]


def accepted(data: bytes, *, accept: bool) -> list[tuple[str, str]]:
    """Every character of the body with the formatting of its run, our changes accepted or rejected."""
    found: list[tuple[str, str]] = []
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for each in root.iter("{*}r"):
        mark = each.getparent()
        kind = etree.QName(mark).localname
        if mark.get(f"{{{mark.nsmap['w']}}}author") == "proofread" and kind == ("del" if accept else "ins"):
            continue
        properties = "".join(sorted(etree.QName(one).localname for one in each.findall("{*}rPr/{*}*")))
        found += [(char, properties) for char in "".join(each.itertext("{*}t", "{*}delText"))]
    return found


@given(
    runs=st.lists(
        st.tuples(st.text("ab é", min_size=1, max_size=5), st.sampled_from(("", "<w:b/>", "<w:i/>")), st.booleans()),
        min_size=1,
        max_size=4,
    ),
    data=st.data(),
)
def test_accepted_it_is_the_edited_text_and_rejected_what_was_there(
    runs: list[tuple[str, str, bool]], data: st.DataObject
) -> None:
    content = [inserted(run(text, kind)) if new else run(text, kind) for text, kind, new in runs]
    plain, tracked = docx(paragraph(*content)), docx(paragraph(*content), settings=TRACKED)
    source = read_docx("x", plain).source
    start = data.draw(st.integers(0, len(source)))
    change = Edit(Span(start, data.draw(st.integers(start, len(source)))), data.draw(st.text("ab ,", max_size=4)))
    after = rewrite(tracked, [change])
    assert accepted(after, accept=True) == accepted(rewrite(plain, [change]), accept=True)
    assert accepted(after, accept=False) == accepted(plain, accept=True)
    assert list(unzipped(after)) == list(unzipped(tracked))
    text = source[:start] + change.replacement + source[change.span.end :]
    assert read_docx("x", after).source == text
