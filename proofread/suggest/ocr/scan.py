"""What is wrong in copy that a machine read off page images."""

import re
from collections.abc import Iterator, Sequence
from math import inf
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.analysis.tokens import Shape
from proofread.lexicon import Lexicon
from proofread.suggest.confidence import Family, Features, chances, compiled_families
from proofread.suggest.context import Fit
from proofread.suggest.ocr.alternatives import KINDS, Alternative
from proofread.suggest.ocr.features import DAMAGED, Damage, damaged, features_of
from proofread.suggest.ocr.lettering import Lettering
from proofread.suggest.ocr.likeness import FAMILY as LIKENESS
from proofread.suggest.ocr.likeness import features_of as likeness_features
from proofread.suggest.ocr.likeness import is_english
from proofread.suggest.ocr.misreadings import Misreadings
from proofread.suggest.ocr.page import Page, Reader
from proofread.suggest.ocr.spacing import Spacing
from proofread.suggest.ocr.specks import Specks
from proofread.suggest.ocr.units import Unit

FAMILY: Final = "ocr.unit"
"""The family of coefficients of whatever is wrong with a unit."""

_BEYOND_DOUBT: Final = -11.5  # nats: a more common form is doubtful only where it fits badly
_LEAST_FIT: Final = 0.0  # nats by which it is likelier where it stands than anywhere
# Initials (a.m, U.S; the full stop after them is none of the unit), and dots that leave something out.
_BEYOND_QUESTION: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|\.{2,}|…+")
_HOPELESS: Final = -3.5
"""Nats: of the units of misread copy that come out as wrong, 99 in 100 score more as damage that nobody can tell."""


class Doubt(NamedTuple):
    """A doubtful unit.

    Attributes:
        at: which of its page.
        shared: what speaks for its being wrong, whatever it may have been.
        score: of that, in nats.
        damaged: the score, in nats, of what speaks for damage that nobody can tell.
        alternatives: what it may have been.
    """

    at: int
    shared: Features
    score: float
    damaged: float
    alternatives: tuple[Alternative, ...]

    def ways(self) -> list[Features]:
        """What speaks for each alternative, and last for damage that nobody can tell."""
        return [{**self.shared, **each.features} for each in self.alternatives] + [
            {**self.shared, **damaged(self.shared)}
        ]


class Ranked(NamedTuple):
    """An alternative and the probability that it stood on the page."""

    alternative: Alternative
    chance: float


class Misread(NamedTuple):
    """A unit that seems wrong.

    Attributes:
        unit: the unit.
        chance: the probability that it is wrong, in copy that was read by a machine.
        ranked: what it may have been, the likeliest first; may be empty.
        is_known: whether any source free of errors has what is written.
    """

    unit: Unit
    chance: float
    ranked: tuple[Ranked, ...]
    is_known: bool


class Scans:
    """Finds what is wrong in misread copy; holds resources and what it remembers of forms, no state of a story."""

    def __init__(
        self, lexicon: Lexicon, misreadings: Misreadings, family: Family, likeness: Family | None = None
    ) -> None:
        self._family = family
        self._of_kind = {kind: family.only(kind) for kind in (*KINDS, DAMAGED)}
        self._likeness = likeness
        self._reader = Reader(lexicon, misreadings)
        fit = Fit(lexicon.context)
        lettering = Lettering(lexicon, self._reader, fit)
        self._ways = (lettering, Spacing(self._reader, fit, lettering), Specks(fit))

    @classmethod
    def open(cls, lexicon: Lexicon, *, quick: bool = False) -> "Scans":
        """Over the compiled dictionaries; a quick look does not walk them.

        Raises:
            LexiconError: one is missing or damaged.
        """
        families = compiled_families(lexicon.data)
        family, likeness = Family.of(families[FAMILY]), Family.of(families[LIKENESS])
        return cls(lexicon, Misreadings(lexicon.trie, lexicon.channel, quick=quick), family, likeness)

    def likeness(self, analysis: Analysis, old: float) -> float:
        """The probability that a machine read a story in which odd forms stand, and which is old with one, too."""
        if self._likeness is None or not is_english(self.page(analysis)):
            return 0.0
        features = likeness_features(self.page(analysis), self.misread(analysis), old)
        return chances([self._likeness.score(features)])[0]

    def page(self, analysis: Analysis) -> Page:
        """The units of a story."""
        return analysis.once("page", lambda story: Page(story, self._reader))

    def doubts(self, analysis: Analysis, least: float = -inf) -> Iterator[Doubt]:
        """The doubtful units of a story, in order.

        Args:
            analysis: the story.
            least: of those that score less as damage that nobody can tell, nobody asks what they may be.
        """
        page = self.page(analysis)
        damage = Damage(page)
        for at in range(len(page.units)):
            if is_doubtful(page, at):
                shared = features_of(page, at, damage, analysis.document)
                score, beyond = self._family.score(shared), self._of_kind[DAMAGED].score(damaged(shared))
                if score + beyond >= least:
                    offered = tuple(each for way in self._ways for each in way.of(page, at))
                    for each in offered:
                        _add_damage(each, shared["damage"])
                    yield Doubt(at, shared, score, beyond, offered)

    def misread(self, analysis: Analysis) -> Sequence[Misread]:
        """The units of a story that may be wrong, in order; computed once a story."""
        return analysis.once("misread", lambda story: tuple(self._misread(story)))

    def _misread(self, analysis: Analysis) -> Iterator[Misread]:
        page = self.page(analysis)
        of_kind = self._of_kind
        for doubt in self.doubts(analysis, _HOPELESS):
            scores = [of_kind[each.kind].score(each.features) for each in doubt.alternatives]
            *shares, unknown = chances([doubt.score + own for own in (*scores, doubt.damaged)])
            ranked = sorted(
                map(Ranked, doubt.alternatives, shares),
                key=lambda each: (-each.chance, each.alternative.replacement),
            )
            unit = page.units[doubt.at]
            yield Misread(unit, min(1.0, sum(shares) + unknown), tuple(ranked), is_known=not doubt.shared["unknown"])


def _add_damage(alternative: Alternative, damage: float) -> None:
    """Add to the features what the damage around says of the kind and of how dear a misreading may be."""
    kind, features = alternative.kind, alternative.features
    features[f"{kind}_damage"] = damage
    if (cost := features.get(f"{kind}_cost")) is not None:
        features[f"{kind}_damage_cost"] = damage * cost


def is_doubtful(page: Page, at: int) -> bool:
    """Whether it is worth asking what a unit may have been: its form is rare, or it fits badly where it stands."""
    known, text = page.known[at], page.units[at].text
    if known.is_foreign or (not text.isalnum() and _BEYOND_QUESTION.fullmatch(text)):
        return False
    if known.strength < _BEYOND_DOUBT or known.shape is Shape.MIXED or len(text) == 1 or page.stray(at):
        return True
    return page.left[at] + page.right[at] < _LEAST_FIT


__all__ = ["FAMILY", "Doubt", "Misread", "Ranked", "Scans", "is_doubtful"]
