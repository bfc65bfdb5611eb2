"""Compiles the spellings of one dialect: what SCOWL says of regions, paired by the patterns in which dialects differ.

A reviewed list goes before: of words that differ in no pattern (grey, gray), and of those that look like a pair and
are none, or that both dialects write.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from proofread.errors import SourceError
from proofread.lexbuild.sources import rows
from proofread.lexbuild.tables import ends, table
from proofread.lexicon.dialects import DIALECT_RECORD, OWN, Spelling
from proofread.suggest.morphology import is_ise_pair, without_dialect

_REGIONS: Final = {"american": frozenset("*A"), "british": frozenset("*BZ")}  # Z: British with -ize, which is British
_VARIANT: Final = "v"
_LARGEST_SIZE: Final = 60  # SCOWL: words that writers use; among rarer ones chance makes many pairs
_LARGEST_ISE: Final = 70  # a verb in -ise and one in -ize are one verb, however rare

Spellings = dict[str, Spelling]


class _Listed(NamedTuple):
    """A word of SCOWL: its size, and the dialects that write it."""

    size: int
    dialects: frozenset[str]


def spellings(dictionaries: Path) -> Spellings:
    """Each word that only one dialect writes, with the other's spelling of it.

    Raises:
        SourceError: a reviewed line names no dialect, or offers a word that the other dialect does not write.
    """
    listed = _listed(dictionaries / "words/scowl.tsv")
    derived = dict(_derived(listed)) | dict(_verbs(dictionaries / "words/news_words.tsv", listed))
    shared = {form for form, _reason in rows(dictionaries / "dialects/shared.tsv", 2)}
    found = {form: each for form, each in derived.items() if form not in shared}
    found |= _reviewed(dictionaries / "dialects/pairs.tsv", found)
    return found


def dialect_table(digest: str, found: Mapping[str, Spelling]) -> bytes:
    """A compiled table from a word to its dialect and the other's spelling."""
    others = sorted({each.other for each in found.values()})
    index = {other: number for number, other in enumerate(others)}
    encoded = [other.encode("utf-8") for other in others]
    extra = {"other_text": ("B", b"".join(encoded)), "other_ends": ("I", ends(encoded))}
    records = ((form, (OWN.index(found[form].dialect), index[found[form].other])) for form in sorted(found))
    return table("dialects", digest, DIALECT_RECORD, records, extra)


def _listed(path: Path) -> dict[str, _Listed]:
    """The words in lower case; those that are only a variant somewhere are no dialect's own."""
    listed = {}
    for form, size, _kind, regions in rows(path, 4):
        if form.isalpha() and form == form.lower() and not regions.endswith(_VARIANT):
            dialects = frozenset(each for each in OWN if _REGIONS[each].intersection(regions))
            listed[form] = _Listed(int(size), dialects)
    return listed


def _derived(listed: Mapping[str, _Listed]) -> Iterator[tuple[str, Spelling]]:
    """The words of one dialect that differ by a pattern from a word of the other: colour, color."""
    alike: dict[str, list[str]] = defaultdict(list)
    for form in listed:
        alike[without_dialect(form)].append(form)
    for form, (size, dialects) in listed.items():
        if len(dialects) != 1:
            continue
        (dialect,) = dialects
        fits = [each for each in alike[without_dialect(form)] if _is_other(form, each, dialect, listed)]
        best = min(fits, key=lambda each: (listed[each].size, each), default="")
        if best and size <= (_LARGEST_ISE if is_ise_pair(form, best) else _LARGEST_SIZE):
            yield form, Spelling(dialect, best)


def _is_other(form: str, other: str, dialect: str, listed: Mapping[str, _Listed]) -> bool:
    """Whether another form is how the other dialect spells a word; where both write -ize it is nobody's own."""
    if other == form or listed[other].dialects <= {dialect}:
        return False
    return not (dialect == "american" and is_ise_pair(form, other) and "iz" in form)


def _verbs(path: Path, listed: Mapping[str, _Listed]) -> Iterator[tuple[str, Spelling]]:
    """Words of the news in -ise that are also written with -ize, which of verbs only the British are."""
    forms = [form for form, _note in rows(path, 2)]
    known = {*forms, *listed}
    for form in forms:
        for at in (at for at in range(len(form)) if form.startswith("is", at)):
            other = f"{form[:at]}iz{form[at + 2 :]}"
            if form.isalpha() and form.islower() and other in known and is_ise_pair(form, other):
                yield form, Spelling("british", other)


def _reviewed(path: Path, derived: Mapping[str, Spelling]) -> Spellings:
    found = {}
    for form, dialect, other, _reason in rows(path, 4):
        if dialect not in OWN:
            raise SourceError(f"{path}: the dialect of {form!r} is {' or '.join(OWN)}, not {dialect!r}")
        found[form] = Spelling(dialect, other)
    for form, (dialect, other) in found.items():
        of_other = found.get(other) or derived.get(other)
        if of_other is not None and of_other.dialect == dialect:
            raise SourceError(f"{path}: {form!r} and {other!r} are both {dialect}")
    return found
