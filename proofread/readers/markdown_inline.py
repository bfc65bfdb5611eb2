"""The marks inside a paragraph of Markdown: which characters are prose.

Close to CommonMark where prose depends on it, simpler where only the rendering
does: emphasis need not nest properly for its marks to be marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from proofread.readers.attributes import asides, is_picture_file
from proofread.readers.builder import PARAGRAPH, ROW
from proofread.readers.entities import reference
from proofread.readers.tags import BLOCKS, CODE, DROPPED, OBJECT, OBJECTS, RAW, ROWS, TAG, TEMPLATE, Seeker

_SPECIAL = re.compile(r"[\\`\[\]]|&(?=[#A-Za-z])|<(?=[\w!/])|!\[|\*+|_+|~~+|\{(?=[{%])|\b(?:https?://|www\.)")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>")
_ADDRESS = re.compile(r"[^\s<>\[\]`|\"]+")
_AFTER_ADDRESS = ".,;:!?*_~\"')]\u201d\u2019"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TICKS = re.compile(r"`+")
# A destination with brackets up to two deep, parts of which a site builder may put in, and perhaps a title.
_DESTINATION = re.compile(
    r"\(\s*+(?:<(?:[^<>\n\\]++|\\.)*+>"
    r"|(?:[^\s()\\{]++|\{\{[^{}]*+\}\}|\{%[^%]*+%\}|\{|\\[!-~]?+|\((?:[^\s()\\]++|\\[!-~]?+|\((?:[^\s()\\]++|\\[!-~]?+)*+\))*+\))*+)"
    r"(?:\s++(?:\"((?:[^\"\\]++|\\.)*+)\"|'((?:[^'\\]++|\\.)*+)'|\(((?:[^()\\]++|\\.)*+)\)))?+\s*+\)",
    re.DOTALL,
)
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
_FOOTNOTE = re.compile(r"\[(\^[^\[\]\s]{1,999})\]")
_LONGEST_LABEL = 999
_CAPTION = re.compile(r"\b(?:alt|caption|description|title)=(?:\"([^\"\\{}]++)\"|'([^'\\{}]++)')")
_IN_TITLE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?=[#A-Za-z])|\s{2,}|[\t\r\n]")

TITLE: Final = ("markdown-title",)
"""How characters are written in the title of a link: marks that may end it have a backslash before them."""


class Piece(NamedTuple):
    """A stretch of a paragraph that is prose, or stands for some, or parts two blocks."""

    start: int
    end: int
    shown: str | None = None  # what it reads as; None is as it stands, the empty string nothing, as a comment
    protected: bool = False
    gap: str = ""  # a block ends here, and this follows it


class Aside(NamedTuple):
    """A text that stands in a paragraph but is no part of it, and how characters are written in it."""

    pieces: tuple[Piece, ...]
    escapes: tuple[str, ...] = ()


class Inline(NamedTuple):
    """What a paragraph holds: its own prose in order, and what is read apart after it."""

    pieces: tuple[Piece, ...]
    asides: tuple[Aside, ...] = ()


class _Marks:
    """A run of emphasis marks; matched ones fall away from its ends."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


_Found = Piece | _Marks | None


class _Bracket(NamedTuple):
    """A bracket that may turn out to open a link."""

    piece: int  # its place among the pieces
    inner: int  # where its text begins
    is_image: bool
    asides: int  # how many there were before it


def normalized(label: str) -> str:
    """A link label as labels are compared."""
    return " ".join(label.split()).casefold()


def read_inline(text: str, labels: AbstractSet[str]) -> Inline:
    """The prose of a paragraph; `labels` are the link definitions of the story."""
    if _SPECIAL.search(text):
        return _Scanner(text, labels).read()
    return Inline((Piece(0, len(text)),))


def title_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The title of a link or a picture, white space collapsed."""
    at = start
    for match in _IN_TITLE.finditer(text, start, end):
        if match.start() < at:
            continue
        found = (match.end(), match[1] or " ") if match[0] != "&" else reference(text, match.start(), strict=True)
        if found:
            if at < match.start():
                yield Piece(at, match.start())
            yield Piece(match.start(), *found)
            at = found[0]
    if at < end:
        yield Piece(at, end)


class _Scanner:
    """One pass over one paragraph."""

    def __init__(self, text: str, labels: AbstractSet[str]) -> None:
        self._text = text
        self._labels = labels
        self._found: list[_Found] = []
        self._asides: list[tuple[list[_Found], tuple[str, ...]]] = []
        self._openers: dict[str, list[_Marks]] = {"*": [], "_": [], "~": []}
        self._brackets: list[_Bracket] = []
        self._seeker = Seeker(text)
        self._ticks: dict[int, list[int]] = {}
        self._in_code = 0  # open HTML elements that no check may touch
        self._handlers = {
            "\\": self._backslash,
            "`": self._code,
            "&": self._reference,
            "<": self._angle,
            "[": self._open_bracket,
            "!": self._open_bracket,
            "]": self._close_bracket,
            "h": self._address,
            "w": self._address,
            "{": self._template,
        }

    def read(self) -> Inline:
        at = 0
        while match := _SPECIAL.search(self._text, at):
            self._keep(at, match.start())
            handler = self._handlers.get(match[0][0])
            at = handler(match.start()) if handler else self._emphasis(match)
        self._keep(at, len(self._text))
        asides = tuple(Aside(self._closed_up(found), escapes) for found, escapes in self._asides)
        return Inline(self._closed_up(_without_edges(self._found)), asides)

    def _closed_up(self, found: "Iterable[_Found]") -> tuple[Piece, ...]:
        """What was found, with one space where one stood on both sides of something that shows as nothing."""
        pieces: list[Piece] = []
        prose = -1  # the piece before
        for each in found:
            if each is None or (each.start == each.end and isinstance(each, _Marks)):
                continue
            piece = each if isinstance(each, Piece) else Piece(each.start, each.end)
            if 0 <= prose < len(pieces) - 1 and piece.shown is None and not piece.gap:
                piece = self._drawn_near(pieces, prose, piece)
            if piece.gap or piece.start < piece.end:
                prose = prose if piece.shown == "" and not piece.gap else len(pieces)
                pieces.append(piece)
        return tuple(pieces)

    def _drawn_near(self, pieces: list[Piece], before: int, piece: Piece) -> Piece:
        """A piece after a hole, without the white space that the piece before the hole has already."""
        last = pieces[before]
        if last.shown is not None or last.gap or self._text[last.end - 1] not in " \t":
            return piece
        after = self._text[piece.start : piece.end]
        if after.startswith(("\r", "\n")):
            pieces[before] = last._replace(end=last.start + len(self._text[last.start : last.end].rstrip(" \t")))
            return piece
        return piece._replace(start=piece.end - len(after.lstrip(" \t")))

    def _keep(self, start: int, end: int, *, protected: bool = False) -> int:
        if start < end:
            self._found.append(Piece(start, end, protected=protected or self._in_code > 0))
        return end

    def _backslash(self, at: int) -> int:
        escaped = _ESCAPED.match(self._text, at)
        if escaped:
            self._found.append(Piece(at, at + 2, escaped[1], protected=self._in_code > 0))
            return at + 2
        if self._text[at + 1 : at + 2] in {"\n", "\r"}:  # a forced line end
            return at + 1
        return self._keep(at, at + 1)

    def _code(self, at: int) -> int:
        if not self._ticks:
            for run in _TICKS.finditer(self._text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        start = at
        while self._text.startswith("`", start):
            start += 1
        width = start - at
        closers = self._ticks.get(width, [])
        index = bisect_right(closers, at)
        if index == len(closers):
            return self._keep(at, start)
        end = closers[index]
        code = self._text[start:end]
        padded = code[0] == code[-1] == " " and not code.isspace()
        self._keep(start + padded, end - padded, protected=True)
        return end + width

    def _reference(self, at: int) -> int:
        found = reference(self._text, at, strict=True)
        if found is None:
            return self._keep(at, at + 1)
        end, shown = found
        self._found.append(Piece(at, end, shown, protected=self._in_code > 0))
        return end

    def _angle(self, at: int) -> int:
        """An address, a tag, a comment, or a plain sign."""
        link = _AUTOLINK.match(self._text, at)
        if link:
            self._keep(*link.span(1), protected=True)
            return link.end()
        if self._text.startswith("<!--", at):
            end = self._seeker.after("-->", at + 4)
            if end < 0:
                return self._keep(at, at + 1)
            self._found.append(Piece(at, end, ""))
            return end
        tag = TAG.match(self._text, at)
        if tag is None or not tag[4]:
            return self._keep(at, at + 1)
        return self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        if name == "br":
            self._found.append(Piece(tag.start(), tag.end(), "\n"))
        elif name in RAW or name in DROPPED:
            closing = None if tag[1] else self._seeker.closing(name, tag.end())
            end = closing.end() if closing else tag.end()
            if name in OBJECTS:
                self._found.append(Piece(tag.start(), tag.end(2), OBJECT, protected=True))
            return end
        elif name in BLOCKS:
            self._break(PARAGRAPH, tag.end())
        elif name in ROWS:
            self._break(ROW, tag.end())
        else:
            is_object = name in OBJECTS
            end = tag.end(2) if is_object else tag.end()
            self._found.append(Piece(tag.start(), end, OBJECT if is_object else "", protected=is_object))
        if not tag[1]:
            self._attributes(tag, is_code=name in CODE)
        if name in CODE and not tag[3].endswith("/"):
            self._in_code = max(0, self._in_code - 1) if tag[1] else self._in_code + 1
        return tag.end()

    def _attributes(self, tag: re.Match[str], *, is_code: bool) -> None:
        for aside in asides(tag, protected=self._in_code > 0 or is_code):
            pieces: list[_Found] = [Piece(*piece, protected=aside.protected) for piece in aside.pieces]
            self._asides.append((pieces, aside.escapes))

    def _break(self, gap: str, at: int) -> None:
        self._found.append(Piece(at, at, gap=gap))

    def _address(self, at: int) -> int:
        """A bare web address; the marks after it, and those around it, are not part of it."""
        match = _ADDRESS.match(self._text, at)
        address = match[0] if match else ""
        return self._keep(at, at + len(address.rstrip(_AFTER_ADDRESS)), protected=True)

    def _template(self, at: int) -> int:
        """What a site builder puts its own text in place of; the captions it is given are prose."""
        template = TEMPLATE.match(self._text, at)
        if template is None:
            return self._keep(at, at + 1)
        for caption in _CAPTION.finditer(self._text, *template.span()):
            start, end = caption.span(caption.lastindex or 1)
            self._keep(at, start, protected=True)
            self._break(ROW, start)
            self._keep(start, end)
            self._break(ROW, end)
            at = end
        return self._keep(at, template.end(), protected=True)

    def _open_bracket(self, at: int) -> int:
        is_image = self._text[at] == "!"
        footnote = None if is_image else _FOOTNOTE.match(self._text, at)
        if footnote and normalized(footnote[1]) in self._labels:
            return footnote.end()
        end = at + 1 + is_image
        self._brackets.append(_Bracket(len(self._found), end, is_image, len(self._asides)))
        return self._keep(at, end)

    def _close_bracket(self, at: int) -> int:
        """The end of a link, where one opens before and an address follows; else a plain bracket."""
        if not self._brackets:
            return self._keep(at, at + 1)
        opened = self._brackets.pop()
        end = self._link_end(opened, at)
        if end < 0:
            return self._keep(at, at + 1)
        if opened.is_image:  # not part of the sentence, so its description is read apart
            description = self._found[opened.piece + 1 :]
            del self._found[opened.piece :]
            if not is_picture_file(self._text[opened.inner : at]):
                self._asides.insert(opened.asides, (description, ()))
            self._found.append(Piece(opened.inner - 2, opened.inner, OBJECT, protected=True))
        else:
            self._found[opened.piece] = None
        return end

    def _link_end(self, opened: _Bracket, at: int) -> int:
        """Where the link whose text ends here ends, or -1 where it is none."""
        after = at + 1
        destination = _DESTINATION.match(self._text, after)
        if destination:
            if destination.lastindex:
                title = title_pieces(self._text, *destination.span(destination.lastindex))
                self._asides.append((list(title), TITLE))
            return destination.end()
        if not self._labels:
            return -1
        label = _LABEL.match(self._text, after)
        if label and label[1].strip():
            return label.end() if normalized(label[1]) in self._labels else -1
        text = self._text[opened.inner : min(at, opened.inner + _LONGEST_LABEL)]
        if normalized(text) not in self._labels:
            return -1
        return label.end() if label else after

    def _emphasis(self, match: re.Match[str]) -> int:
        start, end = match.span()
        marks = _Marks(start, end)
        self._found.append(marks)
        char = match[0][0]
        if char == "~" and end - start != 2:
            return end
        can_open, can_close = self._flanks(char, start, end)
        openers = self._openers[char]
        while can_close and openers and marks.start < marks.end:
            opener = openers[-1]
            matched = min(opener.end - opener.start, marks.end - marks.start)
            opener.end -= matched
            marks.start += matched
            if opener.start == opener.end:
                openers.pop()
        if can_open and marks.start < marks.end:
            openers.append(marks)
        return end

    def _flanks(self, char: str, start: int, end: int) -> tuple[bool, bool]:
        """Whether a run of marks can open and can close emphasis, by what stands beside it."""
        before = self._text[start - 1] if start else " "
        after = self._text[end] if end < len(self._text) else " "
        sign_before = not (before.isalnum() or before.isspace())
        sign_after = not (after.isalnum() or after.isspace())
        left = not after.isspace() and (not sign_after or before.isspace() or sign_before)
        right = not before.isspace() and (not sign_before or after.isspace() or sign_after)
        if char == "_":  # not inside a word: snake_case
            return left and (not right or sign_before), right and (not left or sign_after)
        return left, right


def _without_edges(found: Sequence["_Found"]) -> list["_Found"]:
    """What was found, pictures at the edges of a block shown as nothing: they stand in no sentence."""
    kept = list(found)
    for order in (range(len(kept)), reversed(range(len(kept)))):
        in_sentence = False
        for index in order:
            each = kept[index]
            if not isinstance(each, Piece) or each.shown == "":
                continue
            if each.gap:
                in_sentence = False
            elif each.shown != OBJECT:
                in_sentence = True
            elif not in_sentence:
                kept[index] = each._replace(shown="", protected=False)
    return kept
