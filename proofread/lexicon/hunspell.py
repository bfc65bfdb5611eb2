"""Hunspell dictionaries: the words of a ``.dic`` with the prefixes and suffixes of the ``.aff`` beside it.

Read are ``SET``, ``FLAG``, ``AF``, ``PFX`` and ``SFX`` with cross products and suffixes
upon suffixes, ``NEEDAFFIX``, ``FORBIDDENWORD`` and ``ONLYINCOMPOUND``. Compounds are not
put together: they are made freely, and no list of them has an end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import ReadError

Flags = frozenset[str]

_NO_FLAGS: Final[Flags] = frozenset()
_DEPTH: Final = 2  # suffixes upon a stem, as hunspell itself reads them
_WORD: Final = re.compile(r"(?P<word>(?:\\/|[^/\t])*)(?:/(?P<flags>[^\s]*))?")
_FIELDS: Final = re.compile(r"\s+[a-z]{2}:\S")  # morphological fields behind the word
_PIECE: Final = re.compile(r"\[\^?[^\]]*\]|.")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_OFFICE: Final = "OOoUserDict"
_DASHES: Final = "---"
_HIDDEN: Final = ("FORBIDDENWORD", "ONLYINCOMPOUND")


class Affix(NamedTuple):
    """One line of a ``PFX`` or ``SFX``: what is taken off a word that fits, what is put on, and flags of the result."""

    strip: str
    add: str
    fits: re.Pattern[str]
    flags: Flags
    crosses: bool


@dataclass(slots=True)
class Affixes:
    """What an ``.aff`` says.

    Attributes:
        encoding: of both files.
        prefixes: by flag.
        suffixes: by flag.
        marks: flags with a meaning of their own, by the option that names them.
        is_exact: whether every word that hunspell accepts is given, compounds left aside.
    """

    encoding: str = "iso8859-1"
    flag: str = "char"
    aliases: list[str] = field(default_factory=list)
    prefixes: dict[str, list[Affix]] = field(default_factory=dict)
    suffixes: dict[str, list[Affix]] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    is_exact: bool = True

    def flags(self, text: str) -> Flags:
        """The flags that stand behind a slash."""
        if self.aliases and text.isdigit() and 0 < int(text) <= len(self.aliases):
            text = self.aliases[int(text) - 1]
        if self.flag == "long":
            return frozenset(text[at : at + 2] for at in range(0, len(text), 2))
        return frozenset(text.split(",") if self.flag == "num" else text) - {""}


def read_dic(path: Path) -> tuple[list[str], bool]:
    """The words of a dictionary, each once, and whether its affixes were understood; else its stems are given.

    Raises:
        ReadError: a file cannot be read or is not text in the encoding that the ``.aff`` names.
    """
    affixes = _read_aff(path.with_suffix(".aff"))
    lines = _text(path, affixes.encoding if affixes else "utf-8").splitlines()
    if lines and lines[0].startswith(_OFFICE):
        return _of_office(lines), True
    if lines and lines[0].split()[:1] and lines[0].split()[0].isdigit():
        del lines[0]
    known = affixes or Affixes()
    words = (each for line in lines if line.strip() for each in _words(line, known))
    has_flags = affixes is not None or not any("/" in line for line in lines)
    return list(dict.fromkeys(words)), has_flags and known.is_exact


def _of_office(lines: Sequence[str]) -> list[str]:
    """The words of a personal dictionary of an office program: below dashes, with marks where they may be broken.

    One of exceptions accepts none.
    """
    if "type: negative" in lines:
        return []
    start = lines.index(_DASHES) + 1 if _DASHES in lines else 1
    words = (line.partition("==")[0].replace("=", "").strip() for line in lines[start:])
    return list(dict.fromkeys(filter(None, words)))


def _words(line: str, affixes: Affixes) -> Iterator[str]:
    """The forms of one entry."""
    entry = _FIELDS.split(line.strip("\r\n"), maxsplit=1)[0].rstrip()
    match = _WORD.match(entry)
    if match is None or not match["word"]:
        return
    word, flags = match["word"].replace("\\/", "/"), affixes.flags(match["flags"] or "")
    if any(affixes.marks.get(mark) in flags for mark in _HIDDEN):
        return
    if affixes.marks.get("NEEDAFFIX") not in flags:
        yield word
    if affixes.is_exact:
        yield from _affixed(word, flags, affixes)


def _affixed(word: str, flags: Flags, affixes: Affixes) -> Iterator[str]:
    """The word with prefixes, with suffixes, and with both where they go together."""
    prefixes = _matching(flags, affixes.prefixes)
    for prefix in prefixes:
        if prefix.fits.match(word) and word.startswith(prefix.strip):
            yield prefix.add + word[len(prefix.strip) :]
    for form, crosses, may_stand in _suffixed(word, flags, affixes, _DEPTH):
        if may_stand:
            yield form
        for prefix in prefixes if crosses else ():
            if prefix.crosses and prefix.fits.match(form) and form.startswith(prefix.strip):
                yield prefix.add + form[len(prefix.strip) :]


def _suffixed(word: str, flags: Flags, affixes: Affixes, depth: int) -> Iterator[tuple[str, bool, bool]]:
    """The word with suffixes: the form, whether prefixes go with it, and whether it stands by itself."""
    for suffix in _matching(flags, affixes.suffixes):
        if not (suffix.fits.search(word) and word.endswith(suffix.strip)):
            continue
        form = word[: len(word) - len(suffix.strip)] + suffix.add
        yield form, suffix.crosses, affixes.marks.get("NEEDAFFIX") not in suffix.flags
        if depth > 1 and suffix.flags:
            yield from _suffixed(form, suffix.flags, affixes, depth - 1)


def _matching(flags: Flags, table: dict[str, list[Affix]]) -> list[Affix]:
    return [affix for flag in sorted(flags) for affix in table.get(flag, ())]


def _read_aff(path: Path) -> Affixes | None:
    """What the file says; None where there is none."""
    if not path.is_file():
        return None
    affixes = Affixes()
    for line in _text(path, "latin-1").splitlines():
        words = line.split()
        if words[:1] == ["SET"] and len(words) > 1:
            affixes.encoding = words[1].lower().removeprefix("microsoft-")
    crossing: dict[tuple[str, str], bool] = {}
    for line in _text(path, affixes.encoding).removeprefix("\ufeff").splitlines():
        words = line.split()
        if len(words) > 1 and not words[0].startswith("#"):
            _take(words, affixes, crossing)
    return affixes


def _take(words: Sequence[str], affixes: Affixes, crossing: dict[tuple[str, str], bool]) -> None:
    """Note what one line says."""
    option, value = words[:2]
    if option == "FLAG":
        affixes.flag = value
    elif option == "AF" and ("AF", "") in crossing:
        affixes.aliases.append(value)
    elif option == "AF":
        crossing["AF", ""] = True  # the first line tells how many follow
    elif option in ("PSEUDOROOT", "NEEDAFFIX"):
        affixes.marks["NEEDAFFIX"] = value
    elif option in _HIDDEN:
        affixes.marks[option] = value
    elif option in ("CIRCUMFIX", "COMPLEXPREFIXES"):
        affixes.is_exact = False
    elif option in ("PFX", "SFX"):
        _take_affix(words, affixes, crossing)


def _take_affix(words: Sequence[str], affixes: Affixes, crossing: dict[tuple[str, str], bool]) -> None:
    option, flag = words[:2]
    if (option, flag) not in crossing:
        crossing[option, flag] = words[2:3] == ["Y"]
        return
    if len(words) < 4:
        affixes.is_exact = False
        return
    add, _, flags = words[3].partition("/")
    fits = _condition(words[4] if len(words) > 4 else ".", at_start=option == "PFX")
    strip = "" if words[2] == "0" else words[2]
    if flags and option == "PFX":  # what a prefix allows behind the word; no dictionary of English needs it
        affixes.is_exact = False
    table = affixes.prefixes if option == "PFX" else affixes.suffixes
    affix = Affix(
        strip, "" if add == "0" else add, fits, affixes.flags(flags) if flags else _NO_FLAGS, crossing[option, flag]
    )
    table.setdefault(flag, []).append(affix)


def _condition(text: str, *, at_start: bool) -> re.Pattern[str]:
    """What a word must begin or end with: letters, a dot for any, sets in brackets."""
    pieces = [
        piece if piece == "." else _set(piece) if len(piece) > 1 else re.escape(piece) for piece in _PIECE.findall(text)
    ]
    pattern = "".join(pieces)
    if text == ".":
        pattern = ""
    return re.compile(pattern if at_start else f"{pattern}$")


def _set(piece: str) -> str:
    negated = piece.startswith("[^")
    letters = re.escape(piece[2:-1] if negated else piece[1:-1])
    return f"[{'^' if negated else ''}{letters}]" if letters else "."


def _text(path: Path, encoding: str) -> str:
    try:
        data = path.read_bytes()
        if data.startswith(_UTF_16):  # as office programs write their own
            encoding = "utf-16"
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        raise ReadError(
            f"{path} is not text in {encoding}", hint="the SET line of the .aff beside it names the encoding"
        ) from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
