"""What formatting says of text: that it is hidden, in another language, raised, code."""

from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.readers.docx.names import attribute, child, is_on, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CODE: Final = frozenset(
    "code|code block|html code|html keyboard|html preformatted|html sample|html typewriter|html variable|inline code|"
    "macro|macro text|preformatted text|source code|source text|teletype|verbatim char".split("|")
)
"""Styles, by name, that Word, LibreOffice and converters give to what is ``code`` or ``pre`` in HTML."""


class Format(NamedTuple):
    """What is said of a stretch of text; None where nothing is said.

    Attributes:
        hidden: it is not shown.
        foreign: it is in another language than English, or in none.
        unproofed: it is marked as not to be proofread.
        raised: it is a superscript or subscript, such as a mark that clings to a word.
        code: it is code or what a program prints.
    """

    hidden: bool | None = None
    foreign: bool | None = None
    unproofed: bool | None = None
    raised: bool | None = None
    code: bool | None = None

    @property
    def protected(self) -> bool:
        """Whether no check may touch the text."""
        return bool(self.foreign or self.unproofed or self.raised or self.code)

    def over(self, below: "Format") -> "Format":
        """What holds where this is said on top of that."""
        return Format(*(low if top is None else top for top, low in zip(self, below, strict=True)))


NOTHING: Final = Format()


def said(properties: "Element | None") -> Format:
    """What run properties say by themselves, their style left aside."""
    if properties is None:
        return NOTHING
    found: dict[str, bool] = {}
    for each in properties:
        match local(each):
            case "vanish" | "specVanish":
                found["hidden"] = is_on(each)
            case "noProof":
                found["unproofed"] = is_on(each)
            case "lang":
                # The other attributes tell the language of letters that are not Latin; x-none tells nothing.
                language = (attribute(each, "val") or "").lower()
                if language and language != "x-none":
                    found["foreign"] = not language.startswith("en")
            case "vertAlign":
                found["raised"] = attribute(each, "val") != "baseline"
    return Format(**found) if found else NOTHING


class Style(NamedTuple):
    """What a style says of the text in it, and whether its paragraphs are items of a list."""

    format: Format
    is_item: bool


_PLAIN: Final = Style(NOTHING, is_item=False)


class Styles:
    """The styles of a document, each with what it takes over from those it is based on.

    The language of the whole document (its defaults, and the style that paragraphs have unless they name one) is
    that of the office where it was begun and says nothing of the copy; that of any other style does.
    """

    def __init__(self, root: "Element | None") -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        for each in () if root is None else root:
            if local(each) == "style":
                name = attribute(each, "styleId") or ""
                self._elements[name] = each
                if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true", "on"):
                    self._default = name

    def of(self, name: str | None) -> Style:
        """What a style of this id says, nothing where there is none."""
        return self._resolve(name, frozenset()) if name else _PLAIN

    def of_paragraph(self, name: str | None) -> Style:
        """What the style of a paragraph says, that of all paragraphs where it names none."""
        return self.of(name or self._default)

    def _resolve(self, name: str, below: frozenset[str]) -> Style:
        if name in self._resolved:
            return self._resolved[name]
        element = self._elements.get(name)
        if element is None or name in below or len(below) > _DEEPEST:
            return _PLAIN
        parent = child(element, "basedOn")
        base = _PLAIN if parent is None else self._resolve(attribute(parent, "val") or "", below | {name})
        own = said(child(element, "rPr"))._replace(code=_is_code(element))
        if name == self._default:
            own = own._replace(foreign=None)
        item = numbered(child(element, "pPr"))
        style = Style(own.over(base.format), base.is_item if item is None else item)
        self._resolved[name] = style
        return style


_DEEPEST: Final = 64
"""Styles based on each other, the lowest to the highest; Word itself stops at a few dozen."""


def numbered(properties: "Element | None") -> bool | None:
    """Whether paragraph properties make an item of a list; None where they say nothing of it."""
    number = child(properties, "numPr")
    if number is None:
        return None
    which = child(number, "numId")
    return which is not None and attribute(which, "val") != "0"


def _is_code(element: "Element") -> bool | None:
    name = child(element, "name")
    return True if name is not None and (attribute(name, "val") or "").lower() in _CODE else None
