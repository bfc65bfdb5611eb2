"""DOCX files that LibreOffice and Word make: read without loss, fixed, and opened again by LibreOffice."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from proofread.fixing.docx import rewrite
from proofread.model.document import Document
from proofread.readers.docx import read_docx
from tests.docx_files import docx, edit, paragraph, run, unzipped, zipped

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: the command soffice is not on the path"),
]

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_WHO = "<office:change-info><dc:creator>Jo</dc:creator><dc:date>2024-05-01T10:00:00</dc:date></office:change-info>"
WRITTEN = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_ODF}office:1.0" xmlns:style="{_ODF}style:1.0" xmlns:text="{_ODF}text:1.0"
 xmlns:table="{_ODF}table:1.0" xmlns:draw="{_ODF}drawing:1.0" xmlns:fo="{_ODF}xsl-fo-compatible:1.0"
 xmlns:svg="{_ODF}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="DE" style:family="text"
><style:text-properties fo:language="de" fo:country="DE"/></style:style>
<style:style style:name="F" style:family="graphic"><style:graphic-properties style:wrap="parallel"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes>
<text:changed-region text:id="c1"><text:deletion>{_WHO}<text:p>quickly </text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c2"><text:insertion>{_WHO}</text:insertion></text:changed-region>
</text:tracked-changes>
<text:h text:outline-level="1">Harbour plan wins narrow vote</text:h>
<text:p>The council will re<text:span text:style-name="B">ci</text:span>eve the plan on Monday, the mayor
said.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body
><text:p>The first draft was publishd in May.</text:p></text:note-body></text:note></text:p>
<text:p>She <text:change text:change-id="c1"/>left the room <text:change-start text:change-id="c2"/>befor
noon<text:change-end text:change-id="c2"/>.</text:p>
<text:p>Read <text:a xlink:type="simple" xlink:href="https://example.org/plan">the full <text:span
 text:style-name="I">goverment</text:span> report</text:a> online.</text:p>
<text:list><text:list-item><text:p>Docks<text:tab/>reopened</text:p></text:list-item><text:list-item
><text:p>Ferries &amp; “trams” – 3 €</text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row
><table:table-cell><text:p>Party</text:p></table:table-cell><table:table-cell><text:p>Seats</text:p></table:table-cell
></table:table-row><table:table-row><table:table-cell><text:p>Labor</text:p></table:table-cell><table:table-cell
><text:p>twelve</text:p></table:table-cell></table:table-row></table:table>
<text:p>A line<text:line-break/>and the next, on page <text:page-number>1</text:page-number>.<text:span
 text:style-name="H">secret words</text:span></text:p>
<text:p>He said <text:span text:style-name="DE">Donaudampfschiff fahrt</text:span> twice.</text:p>
<text:p>Beside<draw:frame draw:style-name="F" draw:name="f" text:anchor-type="paragraph" svg:width="5cm"
 svg:height="2cm"><draw:text-box><text:p>A pull quoet stands here</text:p></draw:text-box></draw:frame> the
frame.<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body
><text:p>An endnote closes it.</text:p></text:note-body></text:note></text:p>
</office:text></office:body></office:document>
"""
"""A story with what reporters use, in the form in which LibreOffice takes it."""

READ = """Harbour plan wins narrow vote
The council will recieve the plan on Monday, the mayor said.
She left the room befor noon.
Read the full goverment report online.
Docks\treopened
Ferries & “trams” – 3 €
Party
Seats
Labor
twelve
A line\u2028and the next, on page 1.
He said Donaudampfschiff fahrt twice.
Beside the frame.
A pull quoet stands here
\tThe first draft was publishd in May.
\tAn endnote closes it."""

CORRECTIONS = {
    "recieve": "receive", "befor ": "before ", "goverment": "government", "Labor": "Labour", "quoet": "quote",
    "publishd": "published",
}  # fmt: skip

# Word splits runs where it saved, where it doubts the spelling, and where a page ended.
SAVED_BY_WORD = docx(
    paragraph(
        '<w:r w:rsidR="00A1"><w:t>The coun</w:t></w:r>',
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>',
        '<w:r w:rsidRPr="00B2"><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t>cl</w:t></w:r>',
        '<w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellEnd"/>',
        f'<w:smartTag w:uri="urn:x" w:element="place">{run("i met", "<w:i/>")}</w:smartTag>',
        '<w:r w:rsidR="00A1"><w:t xml:space="preserve"> in Leeds.</w:t></w:r>',
    )
)


class Opened(NamedTuple):
    """What came of the files: the one LibreOffice wrote, its text as LibreOffice says it, and the fixed ones."""

    written: bytes
    as_text: str
    plain: str
    tracked: str
    word: str


def corrected(data: bytes, corrections: dict[str, str]) -> bytes:
    story = read_docx("story.docx", data)
    return rewrite(data, [edit(story, old, new) for old, new in corrections.items()])


def tracking(data: bytes, *, on: bool) -> bytes:
    """The file with the tracking of changes turned on or off."""
    files = unzipped(data)
    settings = re.sub(rb"<w:trackRevisions[^>]*/>", b"", files["word/settings.xml"])
    if on:
        settings = re.sub(rb"(<w:settings[^>]*>)", rb"\1<w:trackRevisions/>", settings)
    return zipped({**files, "word/settings.xml": settings})


def words(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """One run of LibreOffice for each format serves all tests."""
    folder = tmp_path_factory.mktemp("office")

    def convert(kind: str, *names: str) -> None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *names]
        subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=folder)

    (folder / "story.fodt").write_text(WRITTEN, encoding="utf-8")
    convert("docx", "story.fodt")
    written = (folder / "story.docx").read_bytes()
    (folder / "plain.docx").write_bytes(corrected(tracking(written, on=False), CORRECTIONS))
    (folder / "tracked.docx").write_bytes(corrected(tracking(written, on=True), CORRECTIONS))
    (folder / "word.docx").write_bytes(corrected(SAVED_BY_WORD, {"councli": "council"}))
    convert("txt:Text", "story.docx")
    convert("html", "plain.docx", "word.docx")
    convert("fodt", "tracked.docx")
    return Opened(
        written,
        (folder / "story.txt").read_text(encoding="utf-8-sig"),
        _page(folder / "plain.html"),
        (folder / "tracked.fodt").read_text(encoding="utf-8"),
        _page(folder / "word.html"),
    )


def _page(path: Path) -> str:
    return words(path.read_text(encoding="utf-8"))


@pytest.fixture
def story(opened: Opened) -> Document:
    return read_docx("story.docx", opened.written)


def test_all_prose_is_read_and_nothing_else(story: Document) -> None:
    assert story.source == READ


def test_no_text_element_is_lost(opened: Opened, story: Document) -> None:
    parts = [etree.fromstring(unzipped(opened.written)[f"word/{name}.xml"]) for name in ("document", "footnotes")]
    texts = [
        each.text
        for root in parts
        for each in root.iter("{*}t")
        if not any(above.tag.endswith("}Fallback") for above in each.iterancestors()) and each.text != "secret words"
    ]
    assert len(texts) > 25
    for text in texts:
        assert text in story.source


def test_libreoffice_reads_the_same_text(opened: Opened, story: Document) -> None:
    # It shows deleted and hidden text and the marks of notes; its text has no notes and no boxes.
    body = story.source.partition("A pull quoet")[0]
    said = opened.as_text.replace("quickly ", "").replace("secret words", "").replace("said.1", "said.")
    said = said.replace("frame.i", "frame.").replace("•", "").replace("page 0", "page 1")
    assert words(said) == words(body)


def test_the_fixed_file_reads_right_in_libreoffice(opened: Opened) -> None:
    shown = words(re.sub("<[^>]*>", "", opened.plain))
    for sentence in (
        "The council will receive the plan on Monday", "left the room before noon.",
        "the full government report online.", "Labour", "A pull quote stands here",
        "The first draft was published in May.",
    ):  # fmt: skip
        assert sentence in shown
    assert not [old for old in CORRECTIONS if re.search(rf"\b{old.strip()}\b", shown)]


def test_formatting_stays_where_it_was(opened: Opened) -> None:
    assert "will re<b>ce</b>ive the plan" in opened.plain
    assert re.search(r"<i>government</i>", opened.plain)
    assert 'href="https://example.org/plan"' in opened.plain
    assert re.search(r'<span lang="de-DE">Donaudampfschiff fahrt</span>', opened.plain)


_REGION = re.compile(r'<text:changed-region xml:id="(\w+)".*?<text:(\w+)>.*?<dc:creator>(\w+)<', re.DOTALL)


def settled(page: str, *, accept: bool) -> str:
    """The text of a page with the changes by proofread accepted or rejected, and those by others accepted."""
    body = page[page.index("</text:tracked-changes>") :]
    for name, kind, creator in _REGION.findall(page):
        if (kind == "deletion") == (accept or creator != "proofread"):
            start, end = (f'<text:change-{edge} text:change-id="{name}"/>' for edge in ("start", "end"))
            body = re.sub(f"{start}.*?{end}", "", body, flags=re.DOTALL)
    return words(re.sub("<[^>]*>", "", body))


def test_corrections_are_tracked_where_changes_are(opened: Opened) -> None:
    by_us = [kind for _, kind, creator in _REGION.findall(opened.tracked) if creator == "proofread"]
    assert set(by_us) == {"insertion", "deletion"}
    accepted, rejected = settled(opened.tracked, accept=True), settled(opened.tracked, accept=False)
    for old, new in CORRECTIONS.items():
        assert re.search(rf"\b{new.strip()}\b", accepted)
        assert not re.search(rf"\b{old.strip()}\b", accepted)
        assert re.search(rf"\b{old.strip()}\b", rejected)
    assert "She left the room before noon." in accepted


def test_what_word_splits_is_one_word(opened: Opened) -> None:
    assert "The coun<b>ci</b><i>l met</i> in Leeds." in opened.word
