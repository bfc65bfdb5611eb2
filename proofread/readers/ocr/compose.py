"""The pages of a scan as a story.

The text of a block is its words, a space between two of them; that of a line of
words that stand apart in the file is nowhere in it, so no edit can change it. A
word hyphenated at the end of a line is one word again, which no edit can change
either: its halves lie on two lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from proofread.model.document import Anchor, Document
from proofread.model.span import Span
from proofread.readers.builder import Builder
from proofread.readers.nesting import Place
from proofread.readers.ocr.layout import Block, Mark, Page, Word

_HYPHENS: Final = "-\u00ad\u00ac\u2010"
_SIGNS: Final = ("\u00ad", "\u00ac")
"""What at the end of a line says for itself that a word goes on: a soft hyphen; in transcriptions, a not sign."""
_APART: Final = ("hyphenated",)


class _Set(NamedTuple):
    """A word as it is set: its number among the lines of the block, its place, how sure its recognition is."""

    word: Word
    line: int
    place: Place
    confidence: float | None


def compose(name: str, source: str, pages: Iterable[Page], comments: Iterable[Span] = ()) -> Document:
    """The story on some pages; blocks are read apart."""
    composing = _Composing(source)
    for number, page in enumerate(pages, 1):
        for count, block in enumerate(page.blocks, 1):
            composing.block(block, (("page", number), ("block", block.name or count)))
    return composing.document(name, comments)


class _Composing:
    """One pass over all pages."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = Builder(source)
        self._escapes: tuple[str, ...] = ()
        self._anchors: list[Anchor] = []
        self._carried = ""  # a hyphenated word that was read whole at the end of the block before

    def document(self, name: str, comments: Iterable[Span]) -> Document:
        anchors = tuple(sorted(self._anchors, key=lambda each: each.source))
        return replace(self._builder.build(name), anchors=anchors, comments=tuple(sorted(comments)), is_scan=True)

    def block(self, block: Block, place: Place) -> None:
        self._builder.end_block()
        placed = [
            _set(word, line.mark, number, (*place, ("line", number)))
            for number, line in enumerate(block.lines, 1)
            for word in line.words
        ]
        at = 0
        before: _Set | None = None
        while at < len(placed):
            parts = _parts(placed, at)
            self._gap(before, parts[0])
            self._word(parts, is_last=at + len(parts) == len(placed))
            at += len(parts)
            before = parts[-1]
        self._builder.end_block()

    def _gap(self, before: _Set | None, after: _Set) -> None:
        """A space, that of the file if it has one."""
        if before is None or not self._builder.in_block:
            return
        start, end = before.word.source.end, after.word.source.start
        if before.line == after.line and start < end and self._source.find("<", start, end) < 0:
            self._builder.show(start, end, " ")
        else:
            self._builder.bridge(" ")

    def _word(self, parts: Sequence[_Set], *, is_last: bool) -> None:
        """A word, or the parts of one."""
        for each in parts:
            self._anchor(each)
        carried, self._carried = self._carried, ""
        first = parts[0].word
        if len(parts) > 1:
            self._whole(parts, _joined([each.word for each in parts]))
        elif first.goes_on and first.whole and not first.continues:
            self._whole(parts, _completed(first.whole, first.text, ""))
            self._carried = first.whole if is_last else ""
        elif not (first.continues and first.whole and first.whole == carried):
            self._keep(first)

    def _whole(self, parts: Sequence[_Set], text: str) -> None:
        self._write_as(_APART)
        source = Span(parts[0].word.source.start, parts[-1].word.source.end)
        self._builder.replace(*source, text, protected=any(each.word.foreign for each in parts))

    def _keep(self, word: Word) -> None:
        """A word as it stands; of half a word no check can say anything."""
        for piece in word.pieces:
            self._write_as(piece.escapes)
            protected = piece.protected or word.foreign or word.goes_on or word.continues
            if piece.verbatim:
                self._builder.keep(piece.start, piece.end, protected=protected)
            else:
                self._builder.replace(piece.start, piece.end, piece.shown, protected=protected)

    def _write_as(self, escapes: tuple[str, ...]) -> None:
        if escapes != self._escapes:
            self._builder.write_as(escapes)
            self._escapes = escapes

    def _anchor(self, placed: _Set) -> None:
        anchor = Anchor(placed.word.source, placed.place, placed.confidence)
        before = self._anchors[-1] if self._anchors else None
        if before and before[1:] == anchor[1:] and before.source.end <= anchor.source.start:
            anchor = anchor._replace(source=Span(self._anchors.pop().source.start, anchor.source.end))
        self._anchors.append(anchor)


def _set(word: Word, of_line: Mark, number: int, line: Place) -> _Set:
    """A word in a line of a number; where nothing is known of the word alone, what is known of its line."""
    mark = word.mark or of_line._replace(name="")
    named = (("box", mark.box or of_line.box), ("word", mark.name))
    return _Set(word, number, (*line, *((name, value) for name, value in named if value)), mark.confidence)


def _parts(placed: Sequence[_Set], at: int) -> Sequence[_Set]:
    """The word at a place, and the parts of it on the lines that follow."""
    end = at + 1
    while end < len(placed) and _goes_on(placed[end - 1], placed[end]):
        end += 1
    return placed[at:end]


def _goes_on(part: _Set, following: _Set) -> bool:
    """Whether a word at the end of a line goes on in the next."""
    before, after = part.word, following.word
    if following.line == part.line or after.source.start < before.source.end:
        return False
    if before.goes_on and before.whole and not after.continues:
        return before.whole.endswith(after.text.rstrip(_edge(after.text)))
    return before.goes_on or before.text.endswith(_SIGNS)


def _joined(parts: Sequence[Word]) -> str:
    """The word that its parts make."""
    *begun, last = [each.text for each in parts]
    whole = parts[0].whole
    if whole:
        return _completed(whole, begun[0], last)
    return "".join(each.rstrip(_HYPHENS) or each for each in begun) + last


def _completed(whole: str, first: str, last: str) -> str:
    """A hyphenated word with the marks around it, which some files leave out of it."""
    before, after = first[: len(first) - len(first.lstrip(_edge(first)))], last[len(last.rstrip(_edge(last))) :]
    return ("" if whole.startswith(before) else before) + whole + ("" if whole.endswith(after) else after)


def _edge(text: str) -> str:
    """The characters of a text that are neither letters nor digits."""
    return "".join(char for char in text if not char.isalnum())
