"""Text set on a page: a headline, paragraphs with an indented first line, one column."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

DPI: Final = 300
_POINTS: Final = 72  # in an inch
_WHITE, _BLACK = 255, 0

FONTS: Final = {
    "serif": "LiberationSerif-Regular.ttf",
    "book": "DejaVuSerif.ttf",
    "sans": "LiberationSans-Regular.ttf",
    "narrow": "LiberationSansNarrow-Regular.ttf",
    "typewriter": "LiberationMono-Regular.ttf",
}


class Face(NamedTuple):
    """How a story is set.

    Attributes:
        font: a name in FONTS.
        size: of the text, in points.
        width: of the column, in inches.
    """

    font: str
    size: float = 10
    width: float = 5


class _Line(NamedTuple):
    """A line of text, where its left end is and how far the next line lies below it, in pixels."""

    text: str
    font: ImageFont.FreeTypeFont
    left: int
    height: int


def missing_fonts() -> list[str]:
    """The files of fonts that are not installed."""
    return [file for file in FONTS.values() if not _is_installed(file)]


def printed(text: str, face: Face) -> Image.Image:
    """A page in grey at DPI with a story: its first line is the headline, blank lines part paragraphs."""
    margin = DPI // 3
    width = round(face.width * DPI)
    lines = list(_lines(text, face, width))
    page = Image.new("L", (width + 2 * margin, sum(line.height for line in lines) + 2 * margin), _WHITE)
    draw = ImageDraw.Draw(page)
    top = margin
    for line in lines:
        draw.text((margin + line.left, top), line.text, fill=_BLACK, font=line.font)
        top += line.height
    return page


def _lines(text: str, face: Face, width: int) -> Iterator[_Line]:
    headline, *paragraphs = text.strip().split("\n\n")
    yield from _set(headline, _font(face.font, face.size * 1.6), 0, width)
    font = _font(face.font, face.size)
    for paragraph in paragraphs:
        yield from _set(paragraph, font, round(font.size * 1.5), width)


def _set(paragraph: str, font: ImageFont.FreeTypeFont, indent: int, width: int) -> Iterator[_Line]:
    """The lines of a paragraph, as many words in each as it holds."""
    height = round(font.size * 1.25)
    line, left = "", indent
    for word in paragraph.split():
        longer = f"{line} {word}" if line else word
        if line and left + font.getlength(longer) > width:
            yield _Line(line, font, left, height)
            longer, left = word, 0
        line = longer
    yield _Line(line, font, left, height)


def _font(name: str, points: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS[name], round(points * DPI / _POINTS))


def _is_installed(file: str) -> bool:
    try:
        ImageFont.truetype(file, DPI)
    except OSError:
        return False
    return True
