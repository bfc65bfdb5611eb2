"""Spaces read where none are, or not read: words that run together and words in pieces."""

import re
from collections.abc import Iterator
from typing import Final

from proofread.analysis.tokens import plain
from proofread.lexicon.entry import FLOOR
from proofread.model.span import Span
from proofread.suggest.confidence import Features
from proofread.suggest.context import Fit
from proofread.suggest.ocr.alternatives import SHORT, Alternative, alternative, gain, of_misreading
from proofread.suggest.ocr.lettering import Lettering
from proofread.suggest.ocr.page import Page, Reader
from proofread.suggest.ocr.units import HYPHENS

_JOINING: Final = re.compile(rf"[{HYPHENS}.,'’;:]?\s+[^\s\w]?|[^\w\s]")
_PIECES: Final = 2  # ways of cutting a misread run that are offered
_JOINED: Final = 8  # forms looked at for two units read as one
_FROM, _TO = 4, 30  # letters of a run that may be several words
_LONGEST_WORD: Final = 16
_COMMON: Final = -14.0  # nats: how common each word in a run is at least
_LESS_COMMON: Final = -12.0  # nats: how rare the rarer piece of a misread word is at least
_RARE: Final = -15.5  # nats: likewise in a quick look, where the pieces are parted by a space alone
_UNKNOWN: Final = -17.0  # nats
_VERY_COMMON: Final = -9.5  # nats
_TWO: Final = re.compile(r"([^\W\d_]{2,}[,.;:])([^\W\d_]+)")
_MARKS: Final = ",.;:"


class Spacing:
    """Finds where a unit is several words, or part of one."""

    def __init__(self, reader: Reader, fit: Fit, lettering: Lettering) -> None:
        self._reader = reader
        self._fit = fit
        self._lettering = lettering

    def of(self, page: Page, at: int) -> Iterator[Alternative]:
        """A unit as several words; it and its neighbours as one."""
        yield from self._splits(page, at)
        last = len(page.units) - 1
        for first in (at, at - 1):
            if 0 <= first < last:
                yield from self._joins(page, first)
        for first in (at, at - 1, at - 2):
            if 0 <= first < last - 1:
                yield from self._joins_over_speck(page, first)

    def _splits(self, page: Page, at: int) -> Iterator[Alternative]:
        unit = page.units[at]
        text = unit.text
        if page.known[at].strength >= _COMMON or unit.is_broken or not _FROM <= len(text) <= _TO:
            return
        words = self._segmented(text) if text.isalpha() else _cut_at_mark(text)
        bare = [each.strip(_MARKS) for each in words]
        strengths = [self._reader.known(each).strength for each in bare]
        if len(words) > 1 and min(strengths) > _COMMON:
            features = {
                "fit": gain(self._fit, page, (at, at + 1), tuple(map(str.casefold, bare))),
                "pop": sum(strengths) / len(words) - FLOOR,
                "words": float(len(words)),
                "at_mark": float(not text.isalpha()),
                "short": float(min(map(len, words)) <= SHORT),
            }
            yield alternative("split", unit.parts[0], " ".join(words), features)
        if page.known[at].strength < _UNKNOWN and not self._reader.misreadings.quick:
            yield from self._misread_splits(page, at)

    def _misread_splits(self, page: Page, at: int) -> Iterator[Alternative]:
        """A unit as a common word and a misread one, on whichever side."""
        text = page.units[at].text
        found: list[tuple[float, float, tuple[str, str]]] = []
        for cut in range(SHORT, len(text) - SHORT + 1):
            head, tail = text[:cut], text[cut:]
            for misread, common in ((tail, head), (head, tail)):
                strength = self._reader.known(common).strength
                if strength > _VERY_COMMON and len(misread) > SHORT:
                    for each in self._reader.misreadings.of(misread, 0.0)[:_PIECES]:
                        right = self._lettering.as_written(page, at, each.key, misread)
                        words = (head, right) if misread is tail else (right, tail)
                        found.append((strength + each.strength - each.cost, each.cost, words))
        for worth, cost, words in sorted(found, reverse=True)[:_PIECES]:
            fit = gain(self._fit, page, (at, at + 1), (plain(words[0]).casefold(), plain(words[1]).casefold()))
            features = {"fit": fit, "pop": worth / 2 - FLOOR, "misread": 1.0, "misread_cost": cost}
            yield alternative("split", page.units[at].parts[0], " ".join(words), features)

    def _segmented(self, text: str) -> list[str]:
        """The likeliest words that a run of letters is made of, by how common each is alone (Viterbi)."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(text) + 1):
            starts = range(max(0, end - _LONGEST_WORD), end)
            best.append(max((best[start][0] + self._worth(text[start:end]), start) for start in starts))
        words, end = [], len(text)
        while end:
            words.append(text[best[end][1] : end])
            end = best[end][1]
        return words[::-1]

    def _worth(self, word: str) -> float:
        """Log probability of a word, in nats; single letters are words only where they are."""
        if len(word) == 1 and word not in ("a", "A", "I"):
            return 2 * FLOOR
        return self._reader.known(word).strength if self._reader.misreadings.has(word) else FLOOR

    def _joins(self, page: Page, at: int) -> Iterator[Alternative]:
        """The unit and the next one as one word."""
        here, after = page.units[at], page.units[at + 1]
        gap = page.gap(at + 1)
        if here.is_broken or after.is_broken or not _JOINING.fullmatch(gap):
            return
        if gap.count("\n") > 1 and gap[0] not in HYPHENS:
            return
        joined = here.text + after.text
        if not any(map(str.isalpha, here.text)) or not (after.text[:1].islower() or joined.isupper()):
            return
        span, units = Span(here.start, after.end), (at, at + 2)
        known, is_compound = self._reader.known(joined), gap[0] in HYPHENS and len(gap) > 1
        may_be_misread = self._may_be_misread(page, at, gap)
        if known.strength <= FLOOR and not may_be_misread and not is_compound:
            return  # as of most
        gapped = _of_gap(gap, min(len(here.text), len(after.text))) | _of_pieces(page, at)
        if known.strength > FLOOR:
            fit = gain(self._fit, page, units, (known.token,))
            features = {"fit": fit, "pop": known.strength - FLOOR, "exact": 1.0, **gapped}
            yield alternative("join", span, joined, features)
        if may_be_misread:
            read = f"{here.text}-{after.text}" if gap == "-" else joined
            for each in self._reader.misreadings.of(read)[:_JOINED]:
                if each.key in (page.known[at].key, page.known[at + 1].key):
                    continue  # one of the two is a speck, and left out
                features = of_misreading(each) | {"fit": gain(self._fit, page, units, (each.key,)), **gapped}
                yield alternative("join", span, self._lettering.as_written(page, at, each.key, here.text), features)
        if is_compound:
            words = (known.token,) if known.strength > FLOOR else page.tokens(*units)
            features = {"fit": gain(self._fit, page, units, words), "known": float(known.strength > FLOOR), **gapped}
            yield alternative("compound", span, f"{here.text}-{after.text}", features)

    def _may_be_misread(self, page: Page, at: int, gap: str) -> bool:
        """Whether a unit and the next may be one misread word: one of them is no word, in a quick look both of them."""
        pieces = [(page.known[each].strength, len(page.units[each].text)) for each in (at, at + 1)]
        rarest = min(pieces)[0]
        if gap[0] in HYPHENS or not self._reader.misreadings.quick:
            return rarest < _LESS_COMMON
        return rarest < _RARE and all(strength < _COMMON or length <= SHORT for strength, length in pieces)

    def _joins_over_speck(self, page: Page, at: int) -> Iterator[Alternative]:
        """The unit and the one after the next as one word: what stands between is a speck at the end of a line."""
        here, speck, after = page.units[at : at + 3]
        if page.gap(at + 1)[:1] not in HYPHENS or page.gap(at + 2).strip() or len(speck.text) > SHORT:
            return
        joined = here.text + after.text
        known = self._reader.known(joined)
        if known.strength > FLOOR and here.text[:1].isalpha() and after.text[:1].islower():
            fit = gain(self._fit, page, (at, at + 3), (known.token,))
            features = {"fit": fit, "pop": known.strength - FLOOR, "over_speck": 1.0}
            yield alternative("join", Span(here.start, after.end), joined, features)


def _of_gap(gap: str, shortest: int) -> Features:
    """What the text between two units says of whether they are one."""
    return {
        "hyphen": float(gap[0] in HYPHENS),
        "mark": float(gap[0] in ".,'’;:"),
        "line": float("\n" in gap),
        "spaced": float(gap == " "),
        "bare": float(gap == "-"),
        "shortest": float(min(shortest, 4)),
    }


def _of_pieces(page: Page, at: int) -> Features:
    """What a unit and the next are worth each by itself."""
    strengths = page.known[at].strength, page.known[at + 1].strength
    return {
        "stronger": max(strengths) - FLOOR,
        "weaker": min(strengths) - FLOOR,
        "first_left": page.left[at],
        "second_right": page.right[at + 1],
    }


def _cut_at_mark(text: str) -> list[str]:
    """A text of two words with a mark between them, the mark left to the first; else the text."""
    found = _TWO.fullmatch(text)
    return list(found.groups()) if found else [text]
