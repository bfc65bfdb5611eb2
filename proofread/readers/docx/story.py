"""The paragraphs of a DOCX file, each as the stretches of text in it and the elements these stand in.

Reading and writing back walk the same way, so that what was read can be found
again. Changes that are tracked are taken as accepted: what was inserted is
prose, what was deleted is not there.

Left out: comments, mathematics, hidden text, the text in charts and diagrams,
and files that are embedded whole.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.readers.docx.fields import Fields, is_computed, paired
from proofread.readers.docx.names import SPACE, attribute, child, chosen, keys, local, target
from proofread.readers.docx.package import Package
from proofread.readers.docx.styles import Format, Styles, numbered, said
from proofread.readers.tags import OBJECT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LINE_BREAK: Final = "\u2028"
"""Stands in the source for the end of a line inside a paragraph, whose own end is a line feed."""
PAGE_BREAK: Final = "\f"
"""The same for the end of a page or column."""

Place = tuple[tuple[str, str | int], ...]
_TAB: Final = "\t"
_SOFT_HYPHEN: Final = "\u00ad"
_NO_BREAK_HYPHEN: Final = "\u2011"
_SPACES: Final = " \t\r\n"
_AS_SHOWN: Final = str.maketrans("\t\r\n", "   ")
"""White space inside a text shows as a space, but one line end more would be one paragraph more."""
_FIRST_SIGN: Final = 0x21
_SURROGATES: Final = 0xD800  # above them the private use of symbol fonts begins


class Stretch(NamedTuple):
    """A stretch of a paragraph.

    Attributes:
        source: what stands for it in the source.
        text: what it reads as, which may be nothing.
        run: the number of its run in the paragraph, from 1.
        node: the text element that it is, where it may be changed.
        start: where in the text of that element it begins, in code points.
        protected: no check may touch it.
        after_deletion: a deletion that is tracked stands before it.
    """

    source: str
    text: str
    run: int
    node: "Element | None" = None
    start: int = 0
    protected: bool = False
    after_deletion: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph: what it is called, whether it is an item or a cell, and what stands in it."""

    place: Place
    is_row: bool
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def source(self) -> str:
        """What stands for it in the source, on one line."""
        return "".join(each.source for each in self.stretches)


def paragraphs(package: Package) -> list[Paragraph]:
    """The paragraphs of a story: those of the body, then its text boxes, notes, headers and footers.

    Parts without text are left out; the body never is, so that its paragraphs have the numbers of the lines.
    """
    return _Walk(package).all()


class _Walk:
    """One walk through a story."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.related("styles"))
        self._found: list[Paragraph] = []
        self._boxes: list[Element] = []
        self._notes: dict[str, dict[str, None]] = {"footnote": {}, "endnote": {}}  # in order of reference
        self._whole_fields: set[Element] = set()
        self._run_elements: Final = self._handlers()
        self._begin(())

    def all(self) -> list[Paragraph]:
        document = self._package.document
        body = child(document, "body")
        if body is not None:
            self._whole_fields = paired(document)
            self._part("body", body)
        shown = self._text_boxes(0)
        for kind, notes in self._notes.items():
            self._note_part(kind, notes)
        for kind in ("header", "footer"):
            self._page_part(kind)
        self._text_boxes(shown)
        return self._found

    def _text_boxes(self, first: int) -> int:
        """Walk the text boxes found since the first so many, and those inside them; how many there are now."""
        while first < len(self._boxes):
            box = self._boxes[first]
            first += 1
            self._part(f"text box {first}", box)
        return first

    def _note_part(self, kind: str, notes: Iterable[str]) -> None:
        """The notes that are referred to, numbered in the order in which they are."""
        root = self._package.related(f"{kind}s")
        if root is None:
            return
        self._whole_fields |= paired(root)
        known = {attribute(each, "id") or "": each for each in root if local(each) == kind}
        for number, note in enumerate(notes, start=1):
            if note in known:
                self._part(f"{kind} {number}", known[note])

    def _page_part(self, kind: str) -> None:
        """Headers or footers, each once, in the order in which sections use them."""
        seen: list[Element] = []
        for reference in self._package.document.iter(*keys(f"{kind}Reference")):
            root = self._package.by_id(target(reference))
            if root is not None and root not in seen:
                seen.append(root)
                self._whole_fields |= paired(root)
                self._part(f"{kind} {len(seen)}", root)

    def _part(self, name: str, root: "Element") -> None:
        before = len(self._found)
        self._begin((("part", name),))
        self._space: str | None = root.getroottree().getroot().get(SPACE)
        self._blocks(root, ())
        self._close()
        if name != "body" and not any(each.stretches for each in self._found[before:]):
            del self._found[before:]

    def _begin(self, part: Place) -> None:
        self._part_place = part
        self._fields = Fields()
        self._paragraphs = self._tables = self._runs = 0
        self._computed = 0  # how deep in what is a copy: simple fields, controls that are bound to data
        self._deleted = False  # a deletion stands before what comes next
        self._open: Paragraph | None = None  # a paragraph whose end was deleted
        self._base = Format()
        self._format = Format()
        self._paragraph = Paragraph((), is_row=False)

    # Blocks

    def _blocks(self, container: "Element", cell: Place) -> None:
        for element in container:
            match local(element):
                case "p":
                    self._take_paragraph(element, cell)
                case "tbl":
                    self._close()
                    self._tables += 1
                    self._table(element, self._tables)
                case "sdt":
                    with_data = self._enter_control(element)
                    self._blocks_of(child(element, "sdtContent"), cell)
                    self._computed -= with_data
                case "customXml" | "smartTag" | "ins" | "moveTo":
                    self._blocks(element, cell)
                case "AlternateContent":
                    self._alternatives(element, partial(self._blocks, cell=cell))

    def _blocks_of(self, container: "Element | None", cell: Place) -> None:
        if container is not None:
            self._blocks(container, cell)

    def _table(self, table: "Element", number: int) -> None:
        rows = (row for row in _members(table, "tr") if child(child(row, "trPr"), "del") is None)
        for row_number, row in enumerate(rows, start=1):
            cells = (cell for cell in _members(row, "tc") if child(child(cell, "tcPr"), "cellDel") is None)
            for cell_number, cell in enumerate(cells, start=1):
                self._blocks(cell, (("table", number), ("row", row_number), ("cell", cell_number)))
                self._close()

    def _take_paragraph(self, element: "Element", cell: Place) -> None:
        properties = child(element, "pPr")
        style_name = child(properties, "pStyle")
        style = self._styles.of_paragraph(None if style_name is None else attribute(style_name, "val"))
        item = numbered(properties)
        is_row = bool(cell) or (style.is_item if item is None else item)
        if self._open is None:
            self._paragraphs += 1
            self._runs = 0
            self._deleted = False
            self._open = Paragraph((*self._part_place, *cell, ("paragraph", self._paragraphs)), is_row)
        self._paragraph = self._open
        self._paragraph.is_row = is_row
        self._base = style.format
        self._inline(element)
        if _is_end_deleted(properties):
            self._deleted = True
        else:
            self._close()

    def _close(self) -> None:
        """End the paragraph at hand, if one is open."""
        if self._open is not None:
            self._found.append(self._open)
            self._open = None

    # What stands in a line

    def _inline(self, container: "Element") -> None:
        for element in container:
            match local(element):
                case "r":
                    self._run(element)
                case "hyperlink" | "ins" | "moveTo" | "smartTag" | "customXml" | "dir" | "bdo":
                    self._inline(element)
                case "del" | "moveFrom":
                    self._deleted = True
                case "fldSimple":
                    computed = is_computed(attribute(element, "instr") or "")
                    self._computed += computed
                    self._inline(element)
                    self._computed -= computed
                case "sdt":
                    with_data = self._enter_control(element)
                    self._inline_of(child(element, "sdtContent"))
                    self._computed -= with_data
                case "AlternateContent":
                    self._alternatives(element, self._inline)
                case "oMath" | "oMathPara":
                    self._format = self._base
                    self._mark(OBJECT, protected=True)

    def _inline_of(self, container: "Element | None") -> None:
        if container is not None:
            self._inline(container)

    def _enter_control(self, control: "Element") -> bool:
        """Go into a content control; whether what it shows is a copy of data that lies elsewhere."""
        with_data = child(child(control, "sdtPr"), "dataBinding") is not None
        self._computed += with_data
        return with_data

    def _run(self, run: "Element") -> None:
        self._runs += 1
        properties = child(run, "rPr")
        self._format = self._base
        if properties is not None:
            name = child(properties, "rStyle")
            style = self._styles.of(None if name is None else attribute(name, "val"))
            self._format = said(properties).over(style.format.over(self._base))
        self._run_content(run)

    def _run_content(self, container: "Element") -> None:
        for element in container:
            handler = self._run_elements.get(local(element))
            if handler:
                handler(element)

    def _handlers(self) -> "dict[str, Callable[[Element], None]]":
        """What is done with each element of a run; those that show nothing are not here."""
        return {
            "t": self._text,
            "tab": lambda _: self._mark(_TAB),
            "ptab": lambda _: self._mark(_TAB),
            "br": self._break,
            "cr": self._break,
            "noBreakHyphen": lambda _: self._mark(_NO_BREAK_HYPHEN, "-"),
            "softHyphen": lambda _: self._mark(_SOFT_HYPHEN, ""),
            "sym": lambda element: self._mark(_symbol(element), protected=True),
            "fldChar": self._field,
            "instrText": lambda element: self._fields.instruct(element.text or ""),
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
            "AlternateContent": lambda element: self._alternatives(element, self._run_content),
            "ruby": self._ruby,
        }

    def _text(self, element: "Element") -> None:
        text: str = element.text or ""
        start = 0
        if (element.get(SPACE) or self._space) != "preserve":
            start = len(text) - len(text.lstrip(_SPACES))
            text = text.strip(_SPACES)
        shown = text.translate(_AS_SHOWN)
        if self._computed or self._fields.in_computed:
            self._mark(shown, protected=True)
        elif shown and self._is_shown:
            self._add(Stretch(shown, shown, self._runs, element, start, self._format.protected, self._deleted))

    @property
    def _is_shown(self) -> bool:
        return not (self._format.hidden or self._fields.in_instruction)

    def _mark(self, source: str, text: str | None = None, *, protected: bool = False) -> None:
        """Take what no edit may touch, such as a tab; `text` is what it reads as, where that is something else."""
        if source and self._is_shown:
            protected = protected or self._format.protected
            self._add(Stretch(source, source if text is None else text, self._runs, protected=protected))

    def _add(self, stretch: Stretch) -> None:
        self._paragraph.stretches.append(stretch)
        self._deleted = False

    def _break(self, element: "Element") -> None:
        self._mark(PAGE_BREAK if attribute(element, "type") in ("page", "column") else LINE_BREAK)

    def _field(self, element: "Element") -> None:
        if element in self._whole_fields:
            self._fields.mark(attribute(element, "fldCharType"))

    def _note(self, element: "Element") -> None:
        self._notes[local(element).removesuffix("Reference")][attribute(element, "id") or ""] = None

    def _drawing(self, element: "Element") -> None:
        if _is_in_line(element):
            self._mark(OBJECT, protected=True)
        if self._is_shown:
            self._boxes.extend(text_boxes(element))

    def _alternatives(self, element: "Element", take: "Callable[[Element], None]") -> None:
        """Take the way of saying a thing that we know; what is there for old programs only copies another."""
        way = chosen(element)
        if way is not None:
            is_copy = local(way) == "Fallback"
            self._computed += is_copy
            take(way)
            self._computed -= is_copy

    def _ruby(self, element: "Element") -> None:
        """The text under a reading aid; the run that holds it is not one of those that are counted."""
        base = child(element, "rubyBase")
        for run in () if base is None else base:
            if local(run) == "r":
                self._run_content(run)


def text_boxes(drawing: "Element") -> "Iterator[Element]":
    """The contents of the text boxes in a drawing, those inside other boxes left to these."""
    for element in drawing:
        match local(element):
            case "txbxContent":
                yield element
            case "AlternateContent":
                choice = chosen(element)
                if choice is not None:
                    yield from text_boxes(choice)
            case _:
                yield from text_boxes(element)


def _symbol(element: "Element") -> str:
    """The character of a symbol; those of fonts with signs in place of letters have none."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return OBJECT
    return chr(code) if _FIRST_SIGN <= code < _SURROGATES else OBJECT


def _is_in_line(drawing: "Element") -> bool:
    """Whether a drawing stands in the line like a letter, rather than beside the text."""
    if local(drawing) == "drawing":
        return any(each.tag.endswith("}inline") for each in drawing)
    return not any("position:absolute" in (each.get("style") or "") for each in drawing.iter())


def _members(container: "Element", kind: str) -> "Iterator[Element]":
    """The rows of a table, or the cells of a row, also those in content controls."""
    for element in container:
        match local(element):
            case "sdt" | "sdtContent" | "customXml":
                yield from _members(element, kind)
            case name if name == kind:
                yield element


def _is_end_deleted(properties: "Element | None") -> bool:
    """Whether the end of a paragraph is deleted or moved away, so that the next one goes on with it."""
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None
