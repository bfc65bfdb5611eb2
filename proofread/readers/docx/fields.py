"""Fields: what Word computes and shows in the text, such as a page number or a link.

A complex field is a beginning, an instruction, a separator, the result that is
shown, and an end, each of them in a run of its own, perhaps paragraphs apart.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from proofread.readers.docx.names import attribute, keys, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PROSE: Final = frozenset(("HYPERLINK", "FORMTEXT"))
"""Fields whose result somebody typed; all others are computed, and a change in them is lost when Word computes anew."""


def is_computed(instruction: str) -> bool:
    """Whether Word writes the result of a field itself."""
    words = instruction.split(None, 1)
    return not words or words[0].upper() not in _PROSE


def paired(root: "Element") -> "set[Element]":
    """The field characters of a part that belong to whole fields; what is left of broken ones would hide the rest.

    What was deleted is left out, and each text box and note is looked at by itself.
    """
    whole: set[Element] = set()
    open_fields: dict[Element | None, list[list[Element]]] = {}
    for mark in root.iter(*keys("fldChar")):
        container, is_live = _container(mark)
        if not is_live:
            continue
        stack = open_fields.setdefault(container, [])
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            stack.append([mark])
        elif stack:
            stack[-1].append(mark)
            if kind == "end":
                whole.update(stack.pop())
    return whole


def _container(mark: "Element") -> "tuple[Element | None, bool]":
    """The text box or note that a mark lies in, None for the part itself; and whether it is not deleted."""
    for above in mark.iterancestors():
        name = local(above)
        if name in ("del", "moveFrom"):
            return None, False
        if name in ("txbxContent", "footnote", "endnote"):
            return above, True
    return None, True


class Fields:
    """The fields that are open at a place of the story."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._instructions = 0
        self._computed = 0

    @property
    def in_instruction(self) -> bool:
        """Whether what stands here is not shown."""
        return self._instructions > 0

    @property
    def in_computed(self) -> bool:
        """Whether what stands here is the work of a field."""
        return self._computed > 0

    def mark(self, kind: str | None) -> None:
        """Take a field character."""
        if kind == "begin":
            self._open.append(_Field())
            self._instructions += 1
        elif self._open and kind == "separate":
            self._separate(self._open[-1])
        elif self._open and kind == "end":
            last = self._open.pop()
            self._instructions -= not last.shows
            self._computed -= last.computed

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self._open and not self._open[-1].shows:
            self._open[-1].instruction.append(text)

    def _separate(self, opened: "_Field") -> None:
        if not opened.shows:
            opened.shows = True
            opened.computed = is_computed("".join(opened.instruction))
            self._instructions -= 1
            self._computed += opened.computed


@dataclass(slots=True)
class _Field:
    """One field: its instruction so far, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    computed: bool = False
