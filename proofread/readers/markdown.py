"""Markdown: the prose of a story, each block where it stands in the source.

A line scanner finds the blocks and leaves out code, front matter and
definitions; `markdown_inline` finds the prose inside a block.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.builder import PARAGRAPH, ROW, Builder
from proofread.readers.markdown_inline import TITLE, Piece, normalized, read_inline, title_pieces
from proofread.readers.tags import DROPPED, PREFORMATTED, RAW, Seeker

_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>)++ ?")
_INDENT = re.compile(r"[ \t]*+")
_FENCE = re.compile(r"(`{3,}+)(?=[^`\r\n]*+(?:[\r\n]|\Z))|(~{3,}+)")
_RULE = re.compile(r"([-*_])(?:[ \t]*+\1){2,}+[ \t]*+$")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+$")
_HEADING = re.compile(r"#{1,6}+(?:[ \t]++|$)")
_HEADING_END = re.compile(r"(?:^|(?<=[ \t]))#++$")
_DIRECTIVE = re.compile(r":{3,}+[ \t]*+[\w-]*+(?:\[([^\[\]]*+)\])?+[ \t]*+(?:\{[^{}]*+\})?+")
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}+[.)])(?:[ \t]++|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]++")
_TABLE_RULE = re.compile(r"\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*+(?:[ \t]*+:?-++:?[ \t]*+)?+$")
_CELL_END = re.compile(r"\\.|(\|)")
_HIDDEN = re.compile(
    rf"<(!--|(?:{'|'.join(sorted(RAW | DROPPED | PREFORMATTED))})(?=[\s/>]|$))", re.IGNORECASE | re.ASCII
)
_DEFINITION = re.compile(
    r"\[(?:(\^[^\[\]\s]{1,99})\]:"
    r"|([^\[\]\r\n]{1,999})\]:[ \t]*+[^\s]++"
    r"(?:[ \t]++(?:\"([^\"\r\n]*+)\"|'([^'\r\n]*+)'|\(([^()\r\n]*+)\)))?+[ \t]*+(?=[\r\n]|\Z))"
)
_DEFINITION_LINE = re.compile(rf"(?:\A|(?<=[\r\n]))(?: {{0,3}}>)*+ {{0,3}}{_DEFINITION.pattern}")
_TAB = 4
_DEEPEST = 16
"""List and quotation marks read at the start of one line; more of them is not prose anyway."""


class _Line(NamedTuple):
    """One line of the source: its content, and where the next begins."""

    start: int
    end: int
    next: int


class _Fence(NamedTuple):
    """The code block we are in."""

    mark: str
    quoted: bool


def read_markdown(name: str, source: str, fields: Sequence[str] = ()) -> Document:
    """A story in Markdown; whatever the source, it is read as something.

    In front matter `fields` are prose. Texts of pictures and titles of links are read apart, after the block they
    stand in.
    """
    if not source.startswith(("---", "+++")):
        return _Story(source).read(name, 0)
    from proofread.readers.frontmatter.reading import read_front_matter

    front = read_front_matter(name, source, fields)
    return front.before(_Story(source).read(name, front.end))


class _Story:
    """One pass over the lines of a story."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = Builder(source)
        self._seeker = Seeker(source)
        self._labels = _defined(source)
        self._paragraph: list[_Line] = []
        self._quotes = 0  # quotation marks before the paragraph
        self._list_indent = 0  # columns before the text of the list item we are in; 0 outside
        self._fence: _Fence | None = None
        self._in_table = False
        self._resume = 0  # everything before it is left out

    def read(self, name: str, start: int) -> Document:
        self._resume = start
        for line in _lines(self._source):
            if line.end > self._resume or line.start >= self._resume:
                self._line(line._replace(start=max(line.start, self._resume)))
        self._end_paragraph()
        return self._builder.build(name)

    def _line(self, line: _Line) -> None:
        quote = _QUOTE.match(self._source, line.start, line.end)
        text = self._stripped(line._replace(start=quote.end()) if quote else line)
        if self._fence:
            if self._in_fence(text, quoted=quote is not None):
                return
            self._fence = None
        if text.start == text.end:
            self._end_paragraph()
            self._in_table = False
            return
        quotes = quote[0].count(">") if quote else 0
        if quotes > self._quotes:
            self._end_paragraph()
        if not self._paragraph:
            self._quotes = quotes
        self._block(text, self._columns(quote.end() if quote else line.start, text.start))

    def _block(self, line: _Line, indent: int) -> None:
        """A line that is not blank, without its quotation marks and its indent in columns."""
        if not self._paragraph:
            if indent >= self._list_indent + _TAB:
                return  # indented code
            if indent < self._list_indent and not _ITEM.match(self._source, line.start, line.end):
                self._list_indent = 0
        depth = 0
        while depth < _DEEPEST and (item := self._item(line)):
            depth += 1
            self._end_paragraph(ROW)
            indent += item.start - line.start
            self._list_indent = indent
            line = item
        if line.start < line.end and not self._marked(line):
            self._paragraph.append(line)

    def _item(self, line: _Line) -> _Line | None:
        """What follows the mark of a list item or a quotation inside one, if there is such a mark."""
        source = self._source
        if _RULE.match(source, line.start, line.end):
            return None
        mark = _ITEM.match(source, line.start, line.end)
        if mark is None:
            quote = None if self._paragraph else _QUOTE.match(source, line.start, line.end)
            return self._stripped(line._replace(start=quote.end())) if quote else None
        if self._paragraph and not self._list_indent:
            number = mark[0].rstrip()
            # "in the year\n1984. It was" is a wrapped line and no list.
            if mark.end() == line.end or (number[0].isdigit() and number[:-1] != "1"):
                return None
        task = _TASK.match(source, mark.end(), line.end)
        return line._replace(start=(task or mark).end())

    def _marked(self, line: _Line) -> bool:
        """Whether a line is something other than the text of a paragraph; if so it is done with."""
        if self._comment_line(line):
            return True
        source = self._source
        if fence := _FENCE.match(source, line.start, line.end):
            self._end_paragraph()
            self._fence = _Fence(fence[1] or fence[2], quoted=self._quotes > 0)
        elif self._in_table or self._is_table_rule(line):
            return self._table_row(line)
        elif (self._paragraph and _UNDERLINE.match(source, line.start, line.end)) or _RULE.match(
            source, line.start, line.end
        ):
            self._end_paragraph()
        elif heading := _HEADING.match(source, line.start, line.end):
            self._heading(line._replace(start=heading.end()))
        elif directive := _DIRECTIVE.match(source, line.start, line.end):
            self._directive(line, directive)
        else:
            return self._hidden(line) or self._definition(line)
        return True

    def _in_fence(self, line: _Line, *, quoted: bool) -> bool:
        """Whether a line belongs to the code block we are in, its last line included."""
        if self._fence is None or (self._fence.quoted and not quoted):
            return False
        mark = self._fence.mark
        text = self._source[line.start : line.end]
        if text.startswith(mark) and not text.strip(mark[0]):
            self._fence = None
        return True

    def _heading(self, line: _Line) -> None:
        closing = _HEADING_END.search(self._source[line.start : line.end])
        end = line.start + closing.start() if closing else line.end
        self._apart(line._replace(end=end))

    def _directive(self, line: _Line, directive: re.Match[str]) -> None:
        """The first or last line of a box, ``::: note Its title`` or ``:::note[Its title]``; the title is prose."""
        start, end = directive.span(1) if directive[1] else (directive.end(), line.end)
        self._apart(line._replace(start=start, end=end))

    def _apart(self, line: _Line) -> None:
        """A line that is a paragraph of its own."""
        self._end_paragraph()
        text = self._stripped(line)
        if text.start < text.end:
            self._paragraph.append(text)
            self._end_paragraph()

    def _is_table_rule(self, line: _Line) -> bool:
        source = self._source
        if not self._paragraph or not _TABLE_RULE.match(source, line.start, line.end):
            return False
        header = self._paragraph[-1]
        marks = source[line.start : line.end]
        return "|" in marks and "-" in marks and source.find("|", header.start, header.end) >= 0

    def _table_row(self, line: _Line) -> bool:
        if not self._in_table:  # the rule: the line before it is the header
            self._in_table = True
            header = self._paragraph.pop()
            self._end_paragraph()
            self._cells(header)
            return True
        if self._source.find("|", line.start, line.end) < 0:
            self._in_table = False
            self._builder.end_block()
            return False
        self._cells(line)
        return True

    def _cells(self, row: _Line) -> None:
        start = row.start
        for match in _CELL_END.finditer(self._source, row.start, row.end):
            if match[1]:
                self._cell(row._replace(start=start, end=match.start()))
                start = match.end()
        self._cell(row._replace(start=start))

    def _cell(self, cell: _Line) -> None:
        cell = self._stripped(cell)
        if cell.start < cell.end:
            self._paragraph.append(cell)
            self._end_paragraph(ROW)

    def _comment_line(self, line: _Line) -> bool:
        """Whether a line holds a comment and nothing else; it leaves nothing, not even a break."""
        if not self._source.startswith("<!--", line.start):
            return False
        end = self._source.find("-->", line.start + len("<!--"), line.end)
        if end + len("-->") != line.end:
            return False
        self._builder.comment(line.start, line.end)
        return True

    def _hidden(self, line: _Line) -> bool:
        """A comment or an element without prose that begins a line and ends on a later one."""
        hidden = _HIDDEN.match(self._source, line.start, line.end)
        if not hidden:
            return False
        if hidden[1] == "!--":
            end = self._seeker.declaration_end(line.start)
        else:
            closing = self._seeker.closing(hidden[1].lower(), line.start)
            end = closing.end() if closing else 0
        if end <= line.end:  # inside a line it is an inline mark like others
            return False
        self._end_paragraph()
        self._builder.comment(line.start, end)
        self._resume = end
        return True

    def _definition(self, line: _Line) -> bool:
        """A link definition, which is no prose, or the mark of a footnote, whose text is."""
        definition = _DEFINITION.match(self._source, line.start)
        if definition is None or (self._paragraph and not definition[1]):
            return False
        if definition[1]:
            self._end_paragraph()
            self._list_indent = _TAB
            text = self._stripped(line._replace(start=definition.end()))
            if text.start < text.end:
                self._paragraph.append(text)
        elif definition.lastindex and definition.lastindex > 2:
            self._title(*definition.span(definition.lastindex))
        return True

    def _title(self, start: int, end: int) -> None:
        """The title of a link that is defined here."""
        self._builder.write_as(TITLE)
        self._emit(title_pieces(self._source, start, end), _Places([Span(0, len(self._source))]))
        self._builder.end_block()
        self._builder.write_as(())

    def _end_paragraph(self, gap: str = PARAGRAPH) -> None:
        if self._paragraph:
            lines, self._paragraph = self._paragraph, []
            self._pass_on(lines)
        self._builder.end_block(gap)

    def _pass_on(self, lines: list[_Line]) -> None:
        """Give the prose of a block to the builder, its line ends as they are and the marks left out."""
        places = _Places(list(self._stretches(lines)))
        inline = read_inline("".join([self._source[slice(*stretch)] for stretch in places.stretches]), self._labels)
        self._emit(inline.pieces, places)
        for aside in inline.asides:
            self._builder.end_block()
            self._builder.write_as(aside.escapes)
            self._emit(aside.pieces, places)
            self._builder.end_block()
            self._builder.write_as(())

    def _emit(self, pieces: Iterable[Piece], places: "_Places") -> None:
        for piece in pieces:
            for source in places.of(piece):
                if piece.gap:
                    self._builder.end_block(piece.gap)
                elif piece.shown == "":
                    self._builder.comment(*source)
                elif piece.shown is None:
                    self._builder.keep(*source, protected=piece.protected)
                else:
                    self._builder.replace(*source, piece.shown, protected=piece.protected)

    def _stretches(self, lines: list[_Line]) -> Iterator[Span]:
        """The parts of the source that make up a block: each line and, but for the last, its end."""
        for line in lines[:-1]:
            yield Span(line.start, line.end)
            end = line.next - 1
            yield Span(end - (self._source[end - 1 : end + 1] == "\r\n"), line.next)
        yield Span(lines[-1].start, lines[-1].end)

    def _stripped(self, line: _Line) -> _Line:
        text = self._source[line.start : line.end]
        left = text.lstrip(" \t\v\f")
        start = line.end - len(left)
        return line._replace(start=start, end=start + len(left.rstrip()))

    def _columns(self, start: int, end: int) -> int:
        """How wide the white space at the start of a line is."""
        return len(self._source[start:end].expandtabs(_TAB))


def _defined(source: str) -> frozenset[str]:
    """The labels that links and footnotes may refer to."""
    if "]:" not in source:
        return frozenset()
    return frozenset(normalized(match[1] or match[2]) for match in _DEFINITION_LINE.finditer(source))


def _lines(source: str) -> Iterator[_Line]:
    start = 0
    while start < len(source):
        match = _LINE_END.search(source, start)
        end, after = match.span() if match else (len(source), len(source))
        yield _Line(start, end, after)
        start = after


class _Places:
    """Where the text of a block, put together from stretches of the source, lies there."""

    def __init__(self, stretches: list[Span]) -> None:
        self.stretches = stretches
        self._starts = [0, *accumulate(end - start for start, end in stretches)][:-1]

    def of(self, piece: Piece) -> Iterator[Span]:
        """The place of a piece; one kept as it stands over several stretches has several."""
        first = self._index(piece.start)
        if piece.shown is not None or piece.start == piece.end:
            last = self._index(max(piece.start, piece.end - 1))
            yield Span(self._source(first, piece.start), self._source(last, piece.end))
            return
        at, index = piece.start, first
        while at < piece.end:
            stretch = self.stretches[index]
            stop = min(piece.end, self._starts[index] + stretch.end - stretch.start)
            yield Span(self._source(index, at), self._source(index, stop))
            at = stop
            index += 1

    def _index(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _source(self, index: int, at: int) -> int:
        return self.stretches[index].start + at - self._starts[index]
