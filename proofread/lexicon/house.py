"""House dictionaries: the words, names and pairs that a newsroom keeps in text files of its own.

A file is UTF-8 text with one entry a line. What follows `` # `` is a note, a line that
begins with ``#`` is a comment::

    # Names of the foreign desk
    Kibbutz Be'eri  # one e less than the agencies write
    Kiev -> Kyiv  # AP style since 2019
    per cent -> percent
    unhoused

An entry in small letters holds for the word with any capitals; one with a capital for
just that form, and for it in capitals throughout. Possessive forms are of the word.
What stands to the right of an arrow is accepted, too.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import is_normalized, normalize

from proofread.errors import ConfigError

ARROW: Final = "->"
NOTE: Final = " # "
COMMENT: Final = "#"

_ARROWED: Final = f" {ARROW} "
_SHAPE: Final = "a line is `word  # note` or `wrong -> right  # note`"
_ODD_ARROWS: Final = re.compile(r"->|=>|[→⇒➔]")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_APOSTROPHES: Final = str.maketrans("’ʼ‘`´", "'''''")  # as `proofread.analysis.tokens` reads them


class Said(NamedTuple):
    """What is said of an entry: the note, or the empty string, and where it stands."""

    note: str
    path: Path
    line: int

    @property
    def place(self) -> str:
        """The file by its name alone, and the line: ``house.txt:12``."""
        return f"{self.path.name}:{self.line}"


class Pair(NamedTuple):
    """What is to be written instead of a form."""

    right: str
    said: Said


class Sheet(NamedTuple):
    """The accepted forms of a file and its pairs by the wrong form, both with ASCII apostrophes."""

    accepted: dict[str, Said]
    pairs: dict[str, Pair]


class House:
    """What several files say together; the last has the last word.

    Attributes:
        accepted: words and names that are right.
        pairs: by the form that is not wanted, what stands for it.
        implied: the right sides of the pairs, which are accepted as well.
    """

    def __init__(self, accepted: Mapping[str, Said], pairs: Mapping[str, Pair]) -> None:
        self.accepted = accepted
        self.pairs = pairs
        self.implied = {folded_apostrophes(pair.right): pair.said for pair in pairs.values()}

    @cached_property
    def _spelt(self) -> dict[str, list[tuple[str, Said]]]:
        found: dict[str, list[tuple[str, Said]]] = {}
        for text, said in (*self.accepted.items(), *self.implied.items()):
            found.setdefault(text.casefold(), []).append((text, said))
        return found

    def accepts(self, form: str) -> Said | None:
        """What is said of a form that is accepted as it is written; None of any other."""
        form = folded_apostrophes(form)
        if form in self.pairs:
            return None
        return next((said for text, said in self._spelt.get(form.casefold(), ()) if stands_for(text, form)), None)

    def replaces(self, form: str) -> Pair | None:
        """The pair whose wrong side a form is as it is written; None where there is none or the form is accepted."""
        form = folded_apostrophes(form)
        if form not in self.pairs and self.accepts(form):
            return None
        found = (self.pairs.get(each) for each in (form, form.lower()))
        exact = next((pair for pair in found if pair is not None), None)
        if exact is not None or not form.isupper():
            return exact
        return next((pair for wrong, pair in self.pairs.items() if wrong.upper() == form), None)


def stands_for(text: str, form: str) -> bool:
    """Whether an entry holds for a form of the same letters: see the top of the module for capitals."""
    return text == form or is_any_case(text) or (form.isupper() and len(form) > 1)


def is_any_case(text: str) -> bool:
    """Whether an entry holds for the word with any capitals."""
    return text == text.lower()


def folded_apostrophes(text: str) -> str:
    """A form with ASCII apostrophes, as entries are compared."""
    return text if text.isascii() and "`" not in text else text.translate(_APOSTROPHES)


def read_house(paths: Sequence[Path], origin: str = "") -> House:
    """What the files say together; `origin` says where the settings name them.

    Raises:
        ConfigError: a file is missing or not UTF-8, a line is broken, an entry stands twice or contradicts another,
            or the right side of a pair is the wrong side of one.
    """
    return combined([parse(read_sheet(path, origin), path) for path in paths])


def combined(sheets: Sequence[Sheet]) -> House:
    """What several files say together; raises a ConfigError where a pair of one changes what another puts."""
    accepted, pairs = _merged(sheets)
    if len(sheets) > 1:
        _refuse_chains(pairs, accepted)
    return House(accepted, pairs)


def read_sheet(path: Path, origin: str = "") -> str:
    """The text of a file; raises a ConfigError where it cannot be read."""
    named = f" (as {origin} has it)" if origin else ""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(
            f"there is no house dictionary {path}{named}",
            hint="correct the path; `proofread dict add WORD --because WHY --to FILE` makes a new one",
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(f"the house dictionary {path} is not UTF-8{named}", hint="save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"the house dictionary {path} cannot be read: {reason}{named}") from None


def parse(text: str, path: Path) -> Sheet:
    """What one file says.

    Raises:
        ConfigError: a line is broken, or its entry stands twice or contradicts another; the message names the line.
    """
    sheet = Sheet({}, {})
    accepted, pairs = sheet
    if not text.isascii() and not is_normalized("NFC", text):
        text = normalize("NFC", text)
    for number, line in enumerate(text.split("\n"), start=1):
        entry, _, note = line.partition(NOTE)
        entry = entry.strip()
        if entry.isalpha() and entry.isascii():  # nearly every line; the rest of the loop would take it as well
            if entry not in accepted and entry not in pairs:
                accepted[entry] = Said(note.strip(), path, number)
                continue
        elif not entry or entry[0] == COMMENT:
            continue
        try:
            form, right = parsed(line)
            _refuse_twice(sheet, form, right)
        except ValueError as error:
            raise ConfigError(f"{path}:{number}: {error.args[0]}", hint=error.args[1]) from None
        said = Said(note.strip(), path, number)
        if right:
            pairs[form] = Pair(right, said)
        else:
            accepted[form] = said
    _refuse_contradictions(sheet)
    _refuse_chains(pairs, accepted)
    return sheet


def parsed(line: str) -> tuple[str, str]:
    """The form on a line that is no comment, and what stands for it, or the empty string.

    Raises:
        ValueError: the line is broken; with a sentence and a hint.
    """
    entry = line.partition(NOTE)[0]
    if "\t" in entry.strip():
        raise ValueError("a tab stands in the line", f"a note follows ` # `; {_SHAPE}")
    entry = " ".join(entry.split())
    left, arrow, right = entry.partition(_ARROWED)
    form = folded_apostrophes(checked(left))
    if not arrow:
        return form, ""
    right = checked(right)
    if folded_apostrophes(right) == form:
        raise ValueError(f"{form!r} is to become itself", "the form that is not wanted stands before the arrow")
    return form, right


def checked(form: str) -> str:
    """A word, a name or one side of a pair, with single spaces.

    Raises:
        ValueError: it is none; with a sentence and a hint.
    """
    form = " ".join(form.split())
    if not _LETTER_OR_DIGIT.search(form):
        raise ValueError(f"{form!r} is no word" if form else "a word is missing beside the arrow", _SHAPE)
    if not form.isprintable():
        raise ValueError(f"{form!a} holds a character that cannot be seen", "type the word anew")
    if _ODD_ARROWS.search(form):
        raise ValueError(f"{form!r} is no word", "one pair stands on a line: `wrong -> right`, with spaces")
    if form.startswith(COMMENT) or f" {COMMENT}" in form:
        raise ValueError(f"{form!r} is no word", "a note follows ` # `, with a space on both sides")
    return form


def _refuse_twice(sheet: Sheet, form: str, right: str) -> None:
    before = sheet.accepted.get(form) or (sheet.pairs[form].said if form in sheet.pairs else None)
    if before is None:
        return
    is_same = form in sheet.accepted if not right else form in sheet.pairs and sheet.pairs[form].right == right
    how = "stands here a second time" if is_same else "contradicts another line"
    raise ValueError(f"{form!r} {how}", f"line {before.line} has it, too; keep one of them")


def _refuse_contradictions(sheet: Sheet) -> None:
    """An accepted word in small letters holds with any capitals, so no pair may change it to something else."""
    for wrong, pair in sheet.pairs.items():
        said = sheet.accepted.get(wrong.lower())
        if said is not None:
            first, last = sorted((said.line, pair.said.line))
            raise ConfigError(
                f"{said.path}:{last}: {wrong!r} contradicts another line",
                hint=f"line {first} has it, too; keep one of them",
            )


def _refuse_chains(pairs: Mapping[str, Pair], accepted: Mapping[str, Said]) -> None:
    """What a pair puts in the place of a form must not be a form that another pair replaces."""
    for wrong, pair in pairs.items():
        right = folded_apostrophes(pair.right)
        other = pairs.get(right)
        if other is None and right not in accepted:
            other = pairs.get(right.lower())
            if other is not None and other.right.casefold() == right.casefold():
                other = None
        if other is not None:
            said = pair.said
            raise ConfigError(
                f"{said.path}:{said.line}: {wrong!r} becomes {pair.right!r}, which {other.said.place} changes "
                f"to {other.right!r}",
                hint=f"write `{wrong} -> {other.right}`"
                if folded_apostrophes(other.right) != wrong
                else "keep one of them",
            )


def _merged(sheets: Sequence[Sheet]) -> Sheet:
    """All sheets as one; of two that contradict each other the later stands."""
    if len(sheets) == 1:
        return sheets[0]
    accepted: dict[str, Said] = {}
    pairs: dict[str, Pair] = {}
    for sheet in sheets:
        for wrong, pair in list(pairs.items()):
            back = sheet.pairs.get(folded_apostrophes(pair.right))
            is_turned = back is not None and folded_apostrophes(back.right) == wrong
            if is_turned or wrong in sheet.accepted or wrong.lower() in sheet.accepted:
                del pairs[wrong]
        for wrong in sheet.pairs:
            accepted.pop(wrong, None)
            accepted.pop(wrong.lower(), None)
        accepted |= sheet.accepted
        pairs |= sheet.pairs
    return Sheet(accepted, pairs)
