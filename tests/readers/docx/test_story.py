"""What is prose in a DOCX file, what is not, and where it stands."""

import pytest

from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.docx import read_docx
from tests.docx_files import deleted, docx, field, inserted, paragraph, run, unzipped, zipped

BREAK = "<w:r><w:br/></w:r>"
PAGE = '<w:r><w:br w:type="page"/></w:r>'
BOX = "<w:txbxContent>{}</w:txbxContent>"


def read(body: str, **parts: str) -> Document:
    return read_docx("story.docx", docx(body, **parts))


def blocks(story: Document) -> list[str]:
    return [story.text[slice(*block)] for block in story.blocks]


def protected(story: Document) -> list[str]:
    return [story.text[slice(*stretch)] for stretch in story.protected]


def editable(story: Document, text: str) -> bool:
    at = story.text.index(text)
    return story.editable(Span(at, at + len(text)))


def test_each_paragraph_is_a_line_and_a_block() -> None:
    story = read(paragraph("The vote was close.") + paragraph() + paragraph("Nobody left."))
    assert story.source == "The vote was close.\n\nNobody left."
    assert story.text == "The vote was close.\n\nNobody left."
    assert blocks(story) == ["The vote was close.", "Nobody left."]


def test_a_word_split_over_runs_is_one_stretch() -> None:
    body = paragraph(
        run("The coun"), '<w:proofErr w:type="spellStart"/>', run("c", "<w:b/>"),
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
        '<w:r><w:lastRenderedPageBreak/><w:t>il</w:t></w:r><w:commentRangeStart w:id="1"/>', run(" met."),
    )  # fmt: skip
    story = read(body)
    assert story.text == "The council met."
    assert editable(story, "council")
    assert len(story.segments) == 1


def test_what_stands_around_text_is_prose_too() -> None:
    link = f'<w:hyperlink r:id="x">{run("a link")}</w:hyperlink>'
    tag = f'<w:smartTag w:element="place">{run(" in Leeds")}</w:smartTag>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' today')}</w:sdtContent></w:sdt>"
    xml = f'<w:customXml w:element="a">{run(" or")}</w:customXml><w:bdo w:val="ltr">{run(" not")}</w:bdo>'
    assert read(paragraph("See ", link, tag, control, xml)).text == "See a link in Leeds today or not"


def test_white_space_at_the_edges_counts_where_the_file_says_so() -> None:
    plain = "<w:r><w:t> two\n words </w:t></w:r>"
    assert read(paragraph(plain, run(" kept"))).source == "two  words kept"


def test_tabs_and_hyphens_stand_as_they_read() -> None:
    story = read(paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>re</w:t><w:noBreakHyphen/><w:t>elect co</w:t>"
                           "<w:softHyphen/><w:t>operate</w:t></w:r>"))  # fmt: skip
    assert story.source == "a\tre\u2011elect co\u00adoperate"
    assert story.text == "a\tre-elect cooperate"
    assert not editable(story, "re-elect")
    assert not editable(story, "cooperate")
    assert editable(story, "elect")


def test_a_line_break_stays_in_its_block_and_two_end_it() -> None:
    story = read(paragraph(BREAK, "one", BREAK, "two", BREAK, BREAK, "three", PAGE, "four", BREAK))
    assert blocks(story) == ["one\ntwo", "three", "four"]
    assert "\n" not in story.source


@pytest.mark.parametrize("instruction", ["PAGE", "TOC \\o", "REF _Ref1 \\h", "", "= 2 + 3"])
def test_what_a_field_computes_is_shown_and_left_alone(instruction: str) -> None:
    story = read(paragraph("On page ", field(instruction, "12"), "."))
    assert story.text == "On page 12."
    assert protected(story) == ["12"]
    assert not editable(story, "12")


def test_the_text_of_a_link_field_is_prose() -> None:
    story = read(paragraph("See ", field('HYPERLINK "https://example.org"', "the re", "port"), "."))
    assert story.text == "See the report."
    assert not story.protected
    assert editable(story, "report")


def test_simple_fields_are_told_apart_too() -> None:
    computed = f'<w:fldSimple w:instr=" DATE ">{run("1 May")}</w:fldSimple>'
    typed = f'<w:fldSimple w:instr=" HYPERLINK a ">{run("here")}</w:fldSimple>'
    assert protected(read(paragraph(computed, " and ", typed))) == ["1 May"]


def test_a_field_in_a_field_and_over_paragraphs() -> None:
    inner = field('HYPERLINK \\l "_Toc1"', "Chapter", field("PAGEREF _Toc1", "3"))
    first, second = field("TOC", "SPLIT").split(run("SPLIT"))
    story = read(paragraph(first, inner) + paragraph("More", second, " after"))
    assert story.source == "Chapter3\nMore after"
    assert protected(story) == ["Chapter3", "More"]


@pytest.mark.parametrize("broken", [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    deleted("x").replace("<w:delText", '<w:fldChar w:fldCharType="begin"/><w:delText'),
])  # fmt: skip
def test_what_is_left_of_a_field_hides_nothing(broken: str) -> None:
    story = read(paragraph(broken, "The vote was close.") + paragraph("Nobody left."))
    assert story.text == "The vote was close.\n\nNobody left."
    assert not story.protected


def test_tracked_changes_are_taken_as_accepted() -> None:
    story = read(paragraph("She ", deleted("quickly "), "left ", inserted("be", run("fore", "<w:b/>")), " noon."))
    assert story.text == "She left before noon."
    assert editable(story, "before noon")
    assert not editable(story, "She left")


def test_moved_text_is_read_where_it_went() -> None:
    gone = inserted("First. ", kind="moveFrom")
    assert read(paragraph(gone, "Second. ", inserted("First.", kind="moveTo"))).text == "Second. First."


def test_a_deleted_end_joins_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="Jo"/></w:rPr>'
    body = paragraph("The vote ", properties=mark) + paragraph(deleted("x"), properties=mark) + paragraph("was close.")
    story = read(body + paragraph("Nobody left."))
    assert story.source == "The vote was close.\nNobody left."
    assert dict(story.anchors[-1].place)["paragraph"] == 2


def test_hidden_text_and_formulas_are_left_out() -> None:
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    story = read(
        paragraph("where ", formula, " holds", run(" secret", "<w:vanish/>"), run(".", '<w:vanish w:val="0"/>'))
    )
    assert story.text == "where \ufffc holds."
    assert protected(story) == ["\ufffc"]


@pytest.mark.parametrize("properties", [
    '<w:lang w:val="de-DE"/>', '<w:lang w:val="zxx"/>', "<w:noProof/>", '<w:vertAlign w:val="superscript"/>',
    '<w:rStyle w:val="Code"/>', '<w:rStyle w:val="Below"/>', '<w:rStyle w:val="German"/>',
])  # fmt: skip
def test_what_is_not_english_prose_is_protected(properties: str) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Code"><w:name w:val="HTML Code"/></w:style>'
        '<w:style w:type="character" w:styleId="Below"><w:name w:val="x"/><w:basedOn w:val="Code"/></w:style>'
        '<w:style w:type="character" w:styleId="German"><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:style>'
    )
    story = read(paragraph("He said ", run("schiff", properties), " twice."), styles=styles)
    assert story.text == "He said schiff twice."
    assert protected(story) == ["schiff"]


@pytest.mark.parametrize("properties", [
    '<w:lang w:val="en-GB"/>', '<w:lang w:eastAsia="ja-JP"/>', '<w:lang w:val="x-none"/>', '<w:noProof w:val="0"/>',
    '<w:vertAlign w:val="baseline"/>', '<w:rStyle w:val="Unheard"/>',
])  # fmt: skip
def test_what_is_english_prose_is_not(properties: str) -> None:
    assert not read(paragraph(run("word", properties))).protected


def test_the_language_of_the_office_says_nothing_but_that_of_a_style_does() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Zitat"><w:basedOn w:val="Normal"/>'
        '<w:rPr><w:lang w:val="de-DE"/></w:rPr></w:style>'
    )
    english = run(" the end", '<w:lang w:val="en-US"/>')
    story = read(paragraph("Prose.") + paragraph("Ein Zitat,", english, style="Zitat"), styles=styles)
    assert protected(story) == ["Ein Zitat,"]


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BA")
    )
    assert read(paragraph("Prose.", style="A"), styles=styles).text == "Prose."


def test_items_and_cells_are_rows() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Party')}</w:tc><w:tc>{paragraph('Seats')}</w:tc></w:tr></w:tbl>"
    styles = f'<w:style w:type="paragraph" w:styleId="List"><w:pPr>{item}</w:pPr></w:style>'
    body = paragraph("Before") + paragraph("one", properties=item) + paragraph("two", style="List") + paragraph("After")
    assert read(body + table, styles=styles).text == "Before\n\none\ntwo\n\nAfter\n\nParty\nSeats"


def test_deleted_rows_and_cells_are_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{paragraph('gone')}</w:tc></w:tr>"
    cell = f"<w:tc><w:tcPr><w:cellDel w:id='2'/></w:tcPr>{paragraph('gone')}</w:tc>"
    control = f"<w:sdt><w:sdtContent><w:tr>{cell}<w:tc>{paragraph('kept')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert read(f"<w:tbl>{gone}{control}</w:tbl>").source == "kept"


def test_anchors_name_part_table_paragraph_and_run() -> None:
    second = paragraph("Se", run("ats", "<w:b/>"))
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Party')}</w:tc><w:tc>{second}</w:tc></w:tr></w:tbl>"
    story = read(paragraph("Before", deleted("x"), " it") + table)
    places = {story.source[slice(*anchor.source)]: dict(anchor.place) for anchor in story.anchors}
    assert places == {
        "Before": {"part": "body", "paragraph": 1, "run": 1},
        " it": {"part": "body", "paragraph": 1, "run": 2},
        "Party": {"part": "body", "table": 1, "row": 1, "cell": 1, "paragraph": 2, "run": 1},
        "Se": {"part": "body", "table": 1, "row": 1, "cell": 2, "paragraph": 3, "run": 1},
        "ats": {"part": "body", "table": 1, "row": 1, "cell": 2, "paragraph": 3, "run": 2},
    }
    assert story.anchor(story.source.index("ats") + 1) == story.anchors[-1]


def test_notes_come_after_the_body_in_the_order_in_which_they_are_referred_to() -> None:
    first, second = (f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (3, 2))
    lost = f'<w:del w:id="9">{second.replace("2", "4")}</w:del>'
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph("<w:r><w:footnoteRef/></w:r>", text)}</w:footnote>'
        for number, text in ((0, "separator"), (2, "second"), (3, "first"), (4, "lost"))
    )
    ends = f'<w:endnote w:id="2">{paragraph("last")}</w:endnote>'
    body = paragraph("One", first, " two", lost, second, '<w:r><w:endnoteReference w:id="2"/></w:r>', ".")
    story = read(body, footnotes=notes, endnotes=ends)
    assert story.source == "One two.\nfirst\nsecond\nlast"
    assert editable(story, "One two")
    assert [dict(anchor.place)["part"] for anchor in story.anchors[-3:]] == ["footnote 1", "footnote 2", "endnote 1"]


def test_headers_and_footers_come_last_and_empty_ones_not_at_all() -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
        '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    story = read(
        paragraph("Body.") + section, header1=paragraph("Draft"), header2=paragraph(), footer1=paragraph("Desk")
    )
    assert story.source == "Body.\nDraft\nDesk"
    assert [dict(anchor.place)["part"] for anchor in story.anchors] == ["body", "header 1", "footer 1"]


def test_a_text_box_is_read_once_and_after_the_body() -> None:
    inside = BOX.format(paragraph("A pull quote"))
    shape = f"<w:drawing><wp:anchor><a:graphic><wps:txbx>{inside}</wps:txbx></a:graphic></wp:anchor></w:drawing>"
    old = f'<w:pict><v:shape style="position:absolute"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    story = read(paragraph("Be", box, "side it.") + paragraph("Next."))
    assert story.source == "Beside it.\nNext.\nA pull quote"
    assert dict(story.anchors[-1].place) == {"part": "text box 1", "paragraph": 1, "run": 1}


def test_a_box_in_a_box_and_a_box_in_a_note() -> None:
    shape = f"<w:r><w:pict><v:shape style='position:absolute'>{BOX}</v:shape></w:pict></w:r>"
    inner = shape.format(paragraph("inner"))
    outer = shape.format(paragraph("outer", inner))
    note = f'<w:footnote w:id="1">{paragraph("note", inner)}</w:footnote>'
    story = read(paragraph(outer, '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note)
    assert story.source == "\nouter\ninner\nnote\ninner"


def test_pictures_in_the_line_stand_there_and_others_do_not() -> None:
    inline = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
    beside = "<w:r><w:drawing><wp:anchor/></w:drawing></w:r>"
    story = read(paragraph("a ", inline, " b", beside, "c"))
    assert story.text == "a \ufffc bc"
    assert protected(story) == ["\ufffc"]


def test_a_sign_that_only_new_programs_know_is_read_from_its_copy() -> None:
    sign = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx/></mc:Choice>'
        "<mc:Fallback><w:t>\U0001f600</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    story = read(paragraph("ha ", sign))
    assert story.text == "ha \U0001f600"
    assert not editable(story, "\U0001f600")


def test_symbols_are_shown_where_they_have_a_character() -> None:
    dash, arrow = (f'<w:r><w:sym w:font="x" w:char="{code}"/></w:r>' for code in ("2014", "F0E0"))
    assert read(paragraph("a", dash, "b", arrow, '<w:r><w:sym w:char="?"/></w:r>')).text == "a\u2014b\ufffc\ufffc"


def test_controls_that_show_data_are_left_alone() -> None:
    control = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    story = read(control.format(paragraph("The title")) + paragraph("By ", control.format(run("Jo")), "."))
    assert story.source == "The title\nBy Jo."
    assert protected(story) == ["The title", "Jo"]


def test_the_text_under_a_reading_aid_is_prose() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('aid')}</w:rt><w:rubyBase>{run('word')}</w:rubyBase></w:ruby></w:r>"
    assert read(paragraph("a ", ruby, ".")).text == "a word."


def test_strict_documents_read_the_same() -> None:
    body = paragraph("The ", run("vote", "<w:b/>"), field("PAGE", "1")) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    data = docx(body)
    story = read_docx("story.docx", data)
    strict = read_docx("story.docx", _strict(data))
    assert strict.source == story.source
    assert strict.segments == story.segments
    assert strict.protected == story.protected


def _strict(data: bytes) -> bytes:
    return zipped({
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in unzipped(data).items()
    })  # fmt: skip


def test_the_hard_signs_of_xml_are_characters() -> None:
    story = read(paragraph("R&D < 3 é \U0001f600", "<w:r><w:t><![CDATA[a<b]]><!-- no -->c</w:t></w:r>"))
    assert story.source == "R&D < 3 é \U0001f600a<bc"
    assert len(story.segments) == 1


def test_an_empty_file_is_an_empty_story() -> None:
    story = read("")
    assert (story.source, story.text, story.blocks) == ("", "", ())
