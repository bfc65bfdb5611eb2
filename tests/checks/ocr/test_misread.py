"""``ocr.confusion`` and ``ocr.spacing``: what they say, what they offer, and what they leave alone."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.lexicon.house import House, parse
from proofread.model.finding import Finding, Safety, Severity

if TYPE_CHECKING:
    from tests.conftest import Desk

IDS = ("ocr.confusion", "ocr.spacing")
PRINTED = (
    "The govcrnment said it wonld appeal to tbe conrt, aud the prisoncr wasalso fined on tbe l0th. Tho Ministor left "
    "the honse , and tbe boy wcnt home. The zqxvkj of it was not seen by the • inagistrate or by tbe con stable."
)
HOCR = (
    "<html><head><meta name='ocr-system' content='x'/></head><body><div class='ocr_page' title='bbox 0 0 900 900'>"
    "<p class='ocr_par'>{}</p></div></body></html>"
)


@pytest.fixture(scope="module")
def scanned(desk: "Desk") -> "Desk":
    """A desk that is told that all stories were read by a machine."""
    return desk.under(ocr="yes")


def found(scanned: "Desk", text: str) -> dict[str, Finding]:
    """By what is flagged, what the two checks find together."""
    return {text[slice(*each.span)]: each for each in scanned.read(text, *IDS).findings}


@pytest.mark.parametrize(
    ("flagged", "message"),
    [
        ("tbe", "“tbe” looks like a misreading of “the”"),
        ("Ministor", "“Ministor” looks like a misreading of “Minister”"),
        ("wasalso", "“wasalso” looks like words that were read as one"),
        ("con stable", "“con stable” looks like one word that was read in pieces"),
        ("zqxvkj", "“zqxvkj” looks misread"),
    ],
)
def test_what_is_said(scanned: "Desk", flagged: str, message: str) -> None:
    assert found(scanned, PRINTED)[flagged].message == message


@pytest.mark.parametrize(
    ("flagged", "evidence"),
    [
        ("govcrnment", "no dictionary has “govcrnment”"),
        ("govcrnment", "“e” was read as “c”"),
        ("wonld", "“would” fits the words around it better"),
        ("wasalso", "the letters make “was also”"),
        ("con stable", "the letters make “constable”"),
        ("zqxvkj", "no known word is near enough to it"),
    ],
)
def test_what_decided(scanned: "Desk", flagged: str, evidence: str) -> None:
    assert evidence in found(scanned, PRINTED)[flagged].evidence


def test_a_known_word_is_not_said_to_be_unknown(scanned: "Desk") -> None:
    assert not any("no dictionary" in each for each in found(scanned, PRINTED)["aud"].evidence)


def test_a_speck_is_taken_out(scanned: "Desk") -> None:
    text = "The mayor and the j council of the town met on Tuesday."
    (finding,) = [each for flagged, each in found(scanned, text).items() if flagged.strip() == "j"]
    assert finding.message == "“j” looks like a speck that was read as a letter"
    assert scanned.applied(text, finding) == text.replace(" j ", " ")


def test_what_is_offered_is_different_each_time_and_not_what_is_written(scanned: "Desk") -> None:
    flagged = found(scanned, PRINTED)
    assert len(flagged) > 12
    for written, each in flagged.items():
        offered = [suggestion.replacement for suggestion in each.suggestions]
        assert len(offered) == len(set(offered)) <= 3
        assert written not in offered
        scores = [suggestion.score for suggestion in each.suggestions]
        assert scores == sorted(scores, reverse=True)
        assert sum(scores) <= each.confidence + 1e-9


def test_nothing_on_a_page_is_corrected_unasked(scanned: "Desk") -> None:
    offered = [each for finding in found(scanned, PRINTED).values() for each in finding.suggestions]
    assert {each.safety for each in offered} == {Safety.SHOW}


def test_no_two_say_the_same_of_one_place(scanned: "Desk") -> None:
    findings = scanned.read(PRINTED, *IDS).findings
    assert all(one.span.end <= other.span.start for one, other in pairwise(findings))


@pytest.mark.parametrize("ocr", ["no", "auto"])
def test_nothing_is_said_of_written_copy(desk: "Desk", ocr: str) -> None:
    text = "The council met on Tuesday and said tbe road would be closed. " + "The mayor said the vote was close. " * 60
    assert not desk.under(ocr=ocr).read(text, *IDS).findings


@pytest.mark.parametrize("accepted", ["Govcrnment", "govcrnment", "Wasalso", "Con Stable", "Ministor"])
def test_what_a_house_accepts_is_never_called_wrong(desk: "Desk", accepted: str) -> None:
    house = House(*parse(f"{accepted}\n", Path("house.txt")))
    text = f"The firm {accepted} said that {accepted}’s shares and tbe {accepted} board had met."
    findings = desk.under(house=house, ocr="yes").read(text).findings
    flagged = [text[slice(*each.span)] for each in findings]
    assert "tbe" in flagged
    assert not [each for each in flagged if any(word in each for word in accepted.split())]


def test_what_a_house_replaces_is_still_said(desk: "Desk") -> None:
    house = House(*parse("Kiev -> Kyiv\n", Path("house.txt")))
    text = "The mayor of Kiev said tbe road was closed."
    shown = {each.check for each in desk.under(house=house, ocr="yes").read(text).findings}
    assert {"house.unwanted-form", "ocr.confusion"} <= shown


def test_addresses_are_left_alone(scanned: "Desk") -> None:
    text = "Write to jane.doe@example.org or see www.example.org and https://example.org/news/2024 of tbe town."
    assert {flagged for flagged, each in found(scanned, text).items() if each.confidence >= 0.5} == {"tbe"}


def test_a_word_with_a_misread_mark_is_no_address(scanned: "Desk") -> None:
    text = "The sol.ie man of tbe town and the gov_ernment went to the house."
    assert {"tbe", "gov_ernment"} <= set(found(scanned, text))


def test_protected_text_is_left_alone(scanned: "Desk") -> None:
    text = "<p>He said tbe word <code>tbe gov ernment</code> and tbe end.</p>"
    checked = scanned.read(text, *IDS, format_name="html")
    assert checked.document is not None
    protected = checked.document.protected
    assert protected
    assert len(checked.findings) >= 2
    for finding in checked.findings:
        assert all(finding.span.end <= each.start or each.end <= finding.span.start for each in protected)


def _words(line: str, sure: int) -> str:
    words = (
        f"<span class='ocrx_word' title='bbox {40 * at} 10 {40 * at + 30} 30; x_wconf {sure}'>{word}</span>"
        for at, word in enumerate(line.split())
    )
    return f"<span class='ocr_line' title='bbox 0 10 900 30'>{' '.join(words)}</span>\n"


def test_pages_with_places_of_words(scanned: "Desk") -> None:
    """What is found leads back to the words of the file, over the ends of lines too."""
    lines = ("The govcrnment said tbe con-", "stable wasalso there, aud gov-", "crnment men left tbe honse")
    page = HOCR.format("".join(_words(line, sure) for line, sure in zip(lines, (90, 40, 70), strict=True)))
    checked = scanned.read(page, *IDS, format_name="hocr")
    document = checked.document
    assert document is not None
    flagged = {document.text[slice(*each.span)]: each for each in checked.findings}
    assert {"govcrnment", "tbe", "wasalso", "aud", "honse"} <= set(flagged)
    for written, each in flagged.items():
        source = document.source_span(each.span)
        assert written.split()[0][:3] in page[slice(*source)]
        assert document.anchor(source.start) is not None


ALTO = """<alto><Layout><Page ID="P1"><PrintSpace><TextBlock ID="B">
<TextLine><String CONTENT="The" WC="0.9"/><SP/><String CONTENT="govcrnment" WC="0.3"/><SP/><String CONTENT="of"/><SP/>
<String CONTENT="tbe" WC="0.2"/><SP/>
<String CONTENT="con" SUBS_TYPE="HypPart1" SUBS_CONTENT="constablc"/><HYP CONTENT="-"/>
</TextLine><TextLine><String CONTENT="stablc" SUBS_TYPE="HypPart2" SUBS_CONTENT="constablc"/><SP/>
<String CONTENT="wasalso" WC="0.4"/><SP/><String CONTENT="fined"/></TextLine></TextBlock>
<TextBlock ID="C"><TextLine><String CONTENT="gov"/><SP/><String CONTENT="ernment"/><SP/><String CONTENT="&amp;"/>
</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"""


def test_pages_of_alto(scanned: "Desk") -> None:
    checked = scanned.read(ALTO, *IDS, format_name="alto")
    document = checked.document
    assert document is not None
    flagged = {document.text[slice(*each.span)] for each in checked.findings}
    assert {"govcrnment", "tbe", "constablc", "wasalso"} <= flagged
    for each in checked.findings:
        source = document.source_span(each.span)
        assert 0 <= source.start < source.end <= len(ALTO)


def test_damage_is_told_at_the_level_of_an_error_where_it_is_plain(scanned: "Desk") -> None:
    flagged = found(scanned, PRINTED)
    assert all(flagged[each].severity is Severity.ERROR for each in ("govcrnment", "tbe", "wonld", "wasalso"))


@pytest.mark.parametrize(
    "text", ["", "...", "\0\0 tbe \0", "\ud800 tbe \udfff", "שלום tbe עולם", "x" * 10_000, "İİ tbe"]
)
def test_no_text_breaks_a_check(scanned: "Desk", text: str) -> None:
    for each in scanned.read(text).findings:
        assert 0 <= each.span.start < each.span.end <= len(text)
