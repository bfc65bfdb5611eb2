"""Corrections of scanned pages: the word that is wrong, exactly, or a refusal."""

from collections.abc import Callable

import pytest

from proofread.fixing.apply import Original
from proofread.fixing.mend import Change, Mender
from proofread.model.document import Document
from proofread.model.finding import Finding

ALTO = (
    '<alto><Page><TextLine><String CONTENT="They"/><SP/><String ID="s" CONTENT=\'recieve,\'><ALTERNATIVE>x'
    '</ALTERNATIVE></String><SP/><String CONTENT="R&amp;D"/><SP/><String CONTENT="inter" SUBS_TYPE="HypPart1" '
    'SUBS_CONTENT="internatoinal"/><HYP/></TextLine><TextLine><String CONTENT="natoinal" SUBS_TYPE="HypPart2" '
    'SUBS_CONTENT="internatoinal"/><String CONTENT="news"/></TextLine></Page></alto>'
)
PAGE = (
    "<PcGts><Page><TextRegion><TextLine><Word><TextEquiv><Unicode>They</Unicode></TextEquiv></Word><Word><TextEquiv>"
    "<Unicode>recieve,</Unicode></TextEquiv></Word><Word><TextEquiv><Unicode>R&amp;D</Unicode></TextEquiv></Word><Word>"
    "<TextEquiv><Unicode>inter\u00ac</Unicode></TextEquiv></Word></TextLine><TextLine><TextEquiv><Unicode>natoinal news"
    "</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>"
)
HOCR = (
    "<div class='ocr_page'><p class='ocr_par'><b class='ocr_line'><i class='ocrx_word'>They</i> <i class='ocrx_word'>"
    "recieve,</i> <i class='ocrx_word'>R&amp;D</i> <i class='ocrx_word'>inter&shy;</i></b> <b class='ocr_line'>"
    "<i class='ocrx_word'>natoinal</i> <i class='ocrx_word'>news</i></b></p></div>"
)
SCANS = pytest.mark.parametrize(("source", "read_as"), [(ALTO, "alto"), (PAGE, "page"), (HOCR, "hocr")])
Make = Callable[..., Original]
Find = Callable[[Document, str], Finding]


@SCANS
@pytest.mark.parametrize(
    ("change", "written"),
    [
        (("recieve", "receive"), ("recieve,", "receive,")),
        (("recieve", "re & <ceive"), ("recieve,", "re &amp; &lt;ceive,")),
        (("recieve,", "saw the"), ("recieve,", "saw the")),
        (("R&D", "R&B"), ("R&amp;D", "R&amp;B")),
        (("R&D", "RnD"), ("R&amp;D", "RnD")),
        (("They recieve", "They receive"), ("recieve,", "receive,")),
    ],
)
def test_a_word_is_corrected_where_it_stands(
    source: str, read_as: str, change: tuple[str, str], written: tuple[str, str], original: Make, find: Find
) -> None:
    file = original(source, read_as)
    document = file.read(file.data)
    assert document.text == "They recieve, R&D internatoinal news"
    mended = Mender(file, document).mend([Change(find(document, change[0]), change[1])])
    assert mended.refused == ()
    assert mended.data.decode() == source.replace(*written)
    assert file.read(mended.data).text == document.text.replace(*change)


@SCANS
@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("internatoinal", "international"),
        ("recieve, R", "recieve,R"),
        ("They recieve", "recieve"),
        ("They", ""),
        ("internatoinal news", "internatoinal"),
    ],
)
def test_what_runs_over_words_or_lines_is_refused_in_a_sentence(
    source: str, read_as: str, wrong: str, right: str, original: Make, find: Find
) -> None:
    file = original(source, read_as)
    document = file.read(file.data)
    mended = Mender(file, document).mend([Change(find(document, wrong), right)])
    assert mended.made == ()
    assert mended.data == file.data
    (refused,) = mended.refused
    assert refused.error.message.endswith(
        ("and cannot be made exactly", "because of the markup beside it", "in the place of a word on two lines")
    )
    assert refused.error.hint == "change it by hand"
