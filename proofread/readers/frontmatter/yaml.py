"""The texts in a block of YAML settings, as far as they can be read surely.

A line scanner: mappings and lists in block style, scalars of every style, lists
of scalars in brackets. Whatever else stands there (anchors, tags, mappings in
braces, keys that span lines) is left out with all that is indented below it.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from proofread.model.span import Span
from proofread.readers.frontmatter.scalars import Piece, Scalar, yaml_double, yaml_plain, yaml_single

_LINE: Final = re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_DASHES: Final = re.compile(r"(?:-(?:[ ]++|(?=[\r\n]|\Z)))*+")
_KEY: Final = re.compile(
    r"(?:\"((?:[^\"\\\r\n]++|\\.)*+)\"|'((?:[^'\r\n]++|'')*+)'|([^\s\"'#&*!|>%@`{}\[\],:-](?:[^:#\r\n]++|:(?!\s|\Z)"
    r"|(?<=\S)#)*+))[ ]*+:(?=\s|\Z)[ \t]*+"
)
_DOUBLE: Final = re.compile(r"\"((?:[^\"\\]++|\\.)*+)\"", re.DOTALL)
_SINGLE: Final = re.compile(r"'((?:[^']++|'')*+)'")
_BLOCK: Final = re.compile(r"([|>])(?:[+-]?([1-9]?)[+-]?)[ \t]*+(?=[\r\n#]|\Z)")
_FLOW: Final = re.compile(r"[\[{\]},]|\"(?:[^\"\\]++|\\.)*+\"|'(?:[^']++|'')*+'|#[^\r\n]*+|[^\s\[\]{},]++", re.DOTALL)
_REST: Final = re.compile(r"[ \t]*+(?:(?<=[ \t])(#)|(?=[\r\n]|\Z))")
_PLAIN_END: Final = re.compile(r"(?<=[ \t])#|[\r\n]|\Z")
_NO_TEXT: Final = re.compile(r"(?:~|null|true|false|yes|no|on|off|[-+.]?[0-9][0-9.,:_eExoTZ+ -]*)", re.IGNORECASE)
_NOT_PLAIN: Final = re.compile(r":(?:\s|\Z)|\s#|\A[-?:]\s")
_SPECIAL: Final = "&*!%@`?"
TO_US: Final = re.compile(r"#\s*+proofread:", re.IGNORECASE)


class Value(NamedTuple):
    """A text and the field it belongs to; `item` is its place in a list, from 1, or 0."""

    path: str
    item: int
    scalar: Scalar


class _Line(NamedTuple):
    start: int
    next: int


class _Open:
    """A key whose value may follow on deeper lines.

    Attributes:
        column: where it begins, from 0.
        path: what it is called, after the keys around it.
        item: its place in the list around it, from 1; 0 outside of lists.
        items: how many items its own list had so far.
        waits: whether nothing of its value was seen yet.
    """

    __slots__ = ("column", "item", "items", "path", "waits")

    def __init__(self, column: int, path: str, item: int, *, waits: bool) -> None:
        self.column = column
        self.path = path
        self.item = item
        self.items = 0
        self.waits = waits


class YamlScan:
    """One pass over a block of settings; `comments` are those addressed to us, once it is over."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._end = end
        self._at = start
        self._open = [_Open(-1, "", 0, waits=False)]
        self.comments: list[Span] = []

    def values(self) -> Iterator[Value]:
        """The texts, in order."""
        while self._at < self._end:
            yield from self._entry(self._line(self._at))

    def _line(self, at: int) -> _Line:
        match = _LINE.match(self._source, at, self._end)
        return _Line(at, match.end() if match else self._end)

    def _indent(self, line: _Line) -> int:
        """Where the text of a line begins, tabs not counted as an indent."""
        at = line.start
        while at < line.next and self._source[at] == " ":
            at += 1
        return at

    def _entry(self, line: _Line) -> Iterator[Value]:
        """A line that begins a value or holds none; what it takes of the lines below is taken, too."""
        self._at = line.next
        first = self._indent(line)
        if self._comment(first, line):
            return
        dashes = _DASHES.match(self._source, first, line.next)
        at = dashes.end() if dashes else first
        if at > first:
            self._leave(first - line.start + 1)
            self._open[-1].items += 1
            self._open[-1].waits = False
        key = _KEY.match(self._source, at, line.next)
        if key:
            yield from self._under(key, at - line.start)
        elif at > first:  # an item of a list
            around = self._open[-1]
            yield from self._value(Value(around.path, around.items, Scalar(())), at, first - line.start)
        elif self._open[-1].waits and self._open[-1].column < first - line.start:
            around = self._open[-1]
            yield from self._value(Value(around.path, around.item, Scalar(())), at, around.column)

    def _under(self, key: re.Match[str], column: int) -> Iterator[Value]:
        """What a key holds, as far as it stands beside the key."""
        self._leave(column)
        around = self._open[-1]
        around.waits = False
        name = key[1] or key[2] or (key[3] or "").rstrip()
        path = f"{around.path}.{name}" if around.path else name
        opened = _Open(column, path, around.items, waits=not self._source[key.end() : self._at].strip())
        self._open.append(opened)
        yield from self._value(Value(opened.path, opened.item, Scalar(())), key.end(), column)

    def _leave(self, column: int) -> None:
        """What began at this column or to the right of it is over."""
        while self._open[-1].column >= column:
            self._open.pop()

    def _comment(self, at: int, line: _Line) -> bool:
        """Whether the rest of a line is a comment; one addressed to us is noted."""
        if not self._source.startswith("#", at):
            return False
        if TO_US.match(self._source, at):
            self.comments.append(Span(at, at + len(self._source[at : line.next].rstrip())))
        return True

    def _value(self, value: Value, at: int, column: int) -> Iterator[Value]:
        """What begins here and is indented deeper than a column."""
        sign = self._source[at : min(at + 1, self._end)]
        line = _Line(at, self._at)
        if sign in ("", "\r", "\n") or self._comment(at, line):
            return
        scalar: Scalar | None = None
        if sign in "\"'":
            scalar = self._quoted(at)
        elif sign in "|>":
            scalar = self._block(at, column)
        elif sign in "[{":
            yield from self._flow(value, at)
        elif sign in _SPECIAL:
            self._skip(column)
        else:
            scalar = self._plain(at, column)
        if scalar and scalar.pieces:
            yield value._replace(scalar=scalar)

    def _skip(self, column: int) -> None:
        while self._at < self._end:
            line = self._line(self._at)
            at = self._indent(line)
            if self._source[at : at + 1].strip() and at - line.start <= column:
                return
            self._at = line.next

    def _quoted(self, at: int) -> Scalar | None:
        double = self._source[at] == '"'
        match = (_DOUBLE if double else _SINGLE).match(self._source, at, self._end)
        if match is None:
            self._at = self._end  # nothing below can be read surely
            return None
        if not self._ends(match.end()):
            return None
        return (yaml_double if double else yaml_single)(self._source, *match.span(1))

    def _ends(self, at: int) -> bool:
        """Whether nothing but a comment follows on the line; reading goes on below it."""
        line = self._line(at)
        self._at = line.next
        rest = _REST.match(self._source, at, line.next)
        if rest and rest[1]:
            self._comment(rest.start(1), line)
        return rest is not None

    def _block(self, at: int, column: int) -> Scalar | None:
        """A scalar whose lines are indented below its head; folded ones are joined."""
        head = _BLOCK.match(self._source, at, self._at)
        if head is None:
            self._skip(column)
            return None
        self._comment(head.end(), _Line(at, self._at))
        body = list(self._deeper(column))
        filled = [line for line in body if self._source[line.start : line.next].strip()]
        if not filled:
            return None
        width = column + int(head[2]) if head[2] else self._indent(filled[0]) - filled[0].start
        if any(self._indent(line) - line.start < width for line in filled):
            return None
        if head[1] == "|":
            return Scalar(tuple(self._literal(body, width)))
        return Scalar(tuple(self._folded(filled, width)))

    def _literal(self, body: list[_Line], width: int) -> Iterator[Piece]:
        """The lines of a literal scalar without their indent, each with its end."""
        for line in body:
            text = self._source[line.start : line.next].rstrip("\r\n")
            yield Piece(line.start + min(width, len(text)), line.next)

    def _deeper(self, column: int) -> Iterator[_Line]:
        """The lines that are blank or indented deeper than a column, which are then done with."""
        while self._at < self._end:
            line = self._line(self._at)
            at = self._indent(line)
            if self._source[at : min(line.next, at + 1)].strip() and at - line.start <= column:
                return
            self._at = line.next
            yield line

    def _folded(self, filled: list[_Line], width: int) -> Iterator[Piece]:
        """The lines of a folded scalar; a blank line between two is an end of line, none is a space."""
        before: _Line | None = None
        end = 0
        for line in filled:
            start = line.start + width
            if before:
                yield Piece(end, start, " " if before.next == line.start else "\n\n")
            end = start + len(self._source[start : line.next].rstrip())
            yield Piece(start, end)
            before = line

    def _flow(self, value: Value, at: int) -> Iterator[Value]:
        """The scalars of a list in brackets, if it holds nothing else; a mapping in braces is left out."""
        depth = 0
        is_simple = self._source[at] == "["
        items: list[Span] = []
        joins = False
        for token in _FLOW.finditer(self._source, at, self._end):
            sign = token[0][0]
            if sign in "[{":
                depth += 1
                is_simple = is_simple and depth == 1
            elif sign in "]}":
                depth -= 1
                if depth == 0:
                    if self._ends(token.end()) and is_simple:
                        yield from self._items(value, items)
                    return
            elif sign == ",":
                joins = False
            elif sign != "#":
                if joins:
                    items[-1] = Span(items[-1].start, token.end())
                else:
                    items.append(Span(*token.span()))
                joins = True
        self._at = self._end

    def _items(self, value: Value, items: list[Span]) -> Iterator[Value]:
        for number, (start, end) in enumerate(items, start=1):
            scalar: Scalar | None
            if self._source[start] in "\"'":
                pattern, read = (_DOUBLE, yaml_double) if self._source[start] == '"' else (_SINGLE, yaml_single)
                match = pattern.fullmatch(self._source, start, end)
                scalar = read(self._source, *match.span(1)) if match else None
            else:
                scalar = self._text(start, end, in_brackets=True)
            if scalar and scalar.pieces:
                yield value._replace(item=number, scalar=scalar)

    def _plain(self, at: int, column: int) -> Scalar | None:
        """A scalar without quotation marks and its further lines, which are indented deeper than a column."""
        start, end, more = at, at, True
        line = _Line(at, self._at)
        while more:
            stop = _PLAIN_END.search(self._source, at, line.next)
            last = stop.start() if stop else line.next
            end = at + len(self._source[at:last].rstrip())
            more = not self._comment(last, line)
            following = next(self._filled(column), None) if more else None
            if following is None:
                break
            line, at = following, self._indent(following)
        return self._text(start, end)

    def _filled(self, column: int) -> Iterator[_Line]:
        """The next line that belongs to a scalar, blank ones before it passed over."""
        at = self._at
        while at < self._end:
            line = self._line(at)
            first = self._indent(line)
            at = line.next
            if not self._source[first:at].strip():
                continue
            if first - line.start > column and self._source[first] != "#":
                self._at = at
                yield line
            return

    def _text(self, start: int, end: int, *, in_brackets: bool = False) -> Scalar | None:
        """A plain scalar that is text; None for a number, a yes or no, and what YAML would not read so."""
        written = self._source[start:end]
        if written[:1] in _SPECIAL or _NOT_PLAIN.search(written) or _NO_TEXT.fullmatch(written):
            return None
        return yaml_plain(self._source, start, end, in_brackets=in_brackets)
