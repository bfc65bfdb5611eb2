"""The names of WordprocessingML, in both of its dialects.

Word writes the transitional namespace; "Strict Open XML" documents have another
one for the same elements. Both are known by their local names here.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
"""The attribute that says whether white space at the edges of a text is shown."""
_RELATIONSHIPS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_OTHERS: Final = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": ("AlternateContent", "Choice", "Fallback"),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": ("oMath", "oMathPara"),
    "http://purl.oclc.org/ooxml/officeDocument/math": ("oMath", "oMathPara"),
}
_NAMES: Final = (
    "basedOn bdo body br cellDel cr customXml dataBinding default del delInstrText delText dir docDefaults document "
    "documentProtection drawing del endnote endnoteReference endnotes fldChar fldSimple footerReference footnote "
    "footnoteReference footnotes ftr hdr headerReference hyperlink ins instrText lang moveFrom moveTo name "
    "noBreakHyphen noProof numId numPr object p pPr pStyle pict ptab r rPr rStyle ruby rubyBase sdt sdtContent sdtPr "
    "smartTag softHyphen specVanish style styles sym t tab tbl tc tcPr tr trPr trackRevisions txbxContent vanish "
    "vertAlign"
).split()
_LOCAL: Final = {f"{{{namespace}}}{name}": name for namespace in WORD for name in _NAMES} | {
    f"{{{namespace}}}{name}": name for namespace, names in _OTHERS.items() for name in names
}
_KNOWN: Final = frozenset("a14 v w14 w15 wp14 wpc wpg wpi wps".split())
"""Extensions, by the prefix that every writer gives them, whose text stands where we look for it."""
_OFF: Final = frozenset(("0", "false", "off"))


def local(element: "Element") -> str:
    """The local name of an element that we know, else the empty string."""
    return _LOCAL.get(element.tag, "")


@cache
def keys(name: str) -> tuple[str, str]:
    """The full names that an element or attribute of this local name may have."""
    first, second = (f"{{{namespace}}}{name}" for namespace in WORD)
    return first, second


def attribute(element: "Element", name: str) -> str | None:
    """The value of an attribute, if it is there."""
    transitional, strict = keys(name)
    value: str | None = element.get(transitional)
    return element.get(strict) if value is None else value


def target(element: "Element") -> str | None:
    """The relationship that an element names, if it names one."""
    return next((value for namespace in _RELATIONSHIPS if (value := element.get(f"{{{namespace}}}id"))), None)


def child(element: "Element | None", name: str) -> "Element | None":
    """The first child of a local name, if there is one."""
    if element is None:
        return None
    return next((each for each in element if local(each) == name), None)


def is_on(element: "Element | None") -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and attribute(element, "val") not in _OFF


def chosen(alternatives: "Element") -> "Element | None":
    """Which of several ways to say the same thing is read: the first choice that we know, else the fallback."""
    for each in alternatives:
        if local(each) == "Choice" and _KNOWN.issuperset((each.get("Requires") or "").split()):
            return each
    return child(alternatives, "Fallback")
