"""Weighs every suspect of a story: keep it, or which alternative, and how sure."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import tee
from typing import TYPE_CHECKING, Final, NamedTuple

from proofread.analysis import Analysis
from proofread.lexicon import Lexicon
from proofread.lexicon.dialects import Spelling
from proofread.model.finding import Severity, Why
from proofread.model.span import Span
from proofread.suggest.alternatives import Alternative, Way
from proofread.suggest.brokenwords import BrokenWords
from proofread.suggest.confidence import Coefficients
from proofread.suggest.context import Fit
from proofread.suggest.damaged import Damaged, Doubted, damaged
from proofread.suggest.doubt import Doubts, Suspect
from proofread.suggest.formulas import has_formulas
from proofread.suggest.joins import Joins
from proofread.suggest.mojibake import mojibake
from proofread.suggest.period import TOLD, Period, Periods
from proofread.suggest.rarenames import RareNames
from proofread.suggest.realwords import USUAL, WIDE, RealWords
from proofread.suggest.sameness import Pair, Sameness
from proofread.suggest.setting import Setting
from proofread.suggest.splits import Splits
from proofread.suggest.substitution import Substitutions
from proofread.suggest.told import NOTHING, Told
from proofread.suggest.weighing import Opinion, Weigher
from proofread.suggest.witness import Witness
from proofread.suggest.worn import Respaced, Wear, Worn

if TYPE_CHECKING:
    from proofread.lexicon.house import House
    from proofread.suggest.houseforms import HouseForms
    from proofread.suggest.ocr.scan import Scans
    from proofread.suggest.oldforms import OldForms

REPORTED: Final = 0.02
"""Doubts weaker than this are not findings at all, at any level."""


LIKELY: Final = 0.9
"""A story less likely than this to be read by a machine is taken for written, as nearly all are."""

SURE: Final = 0.95
"""A story as likely as this to be of one kind is read as nothing else."""


class Weighed(NamedTuple):
    """An alternative and what became of it."""

    alternative: Alternative
    opinion: Opinion

    @property
    def chance(self) -> float:
        """The probability that it is right."""
        return self.opinion.chance


class Verdict(NamedTuple):
    """What became of a suspect.

    Attributes:
        setting: the suspect in its story.
        confidence: the probability that what is written is wrong.
        ranked: the alternatives, the likeliest first; never empty.
    """

    setting: Setting
    confidence: float
    ranked: tuple[Weighed, ...]

    @property
    def best(self) -> Alternative:
        """The likeliest alternative."""
        return self.ranked[0].alternative

    @property
    def names_a_name(self) -> bool:
        """Whether the likeliest alternative is a name rather than a word."""
        if self.best.replacement.islower():
            return False
        entry = self.setting.entry(self.best.keys[0])
        return entry is None or entry.name > entry.word

    @property
    def span(self) -> Span:
        """What the likeliest alternative replaces."""
        return self.best.span


class Judge:
    """The witnesses and the model that weighs them; holds resources, no state of a story.

    Args:
        lexicon: the compiled dictionaries.
        weigher: what weighs the features.
        explains: whether findings carry the sums behind their confidence.
        told: what is known of the stories before they are read.
    """

    def __init__(self, lexicon: Lexicon, weigher: Weigher, *, explains: bool = False, told: Told = NOTHING) -> None:
        self.lexicon = lexicon
        self.weigher = weigher
        self.explains = explains
        self.told = told
        self._doubts = Doubts(lexicon)
        self._is_first = True
        self._sameness = Sameness(lexicon)

    @property
    def coefficients(self) -> Coefficients:
        """The weights of all families, where nobody is asked."""
        return self.weigher.coefficients

    @property
    def is_deep(self) -> bool:
        """Whether the language model reads whole stories, so that more is looked at."""
        return self.weigher.deep

    @cached_property
    def house(self) -> "HouseForms | None":
        """Where stories hold what house dictionaries speak of; None where there are none."""
        if self.lexicon.house is None:
            return None
        from proofread.suggest.houseforms import HouseForms  # a run without a house does not need it

        return HouseForms(self.lexicon.house)

    @cached_property
    def scans(self) -> "Scans":
        """What finds misread units; opened for stories that may have been read by a machine."""
        from proofread.suggest.ocr.scan import Scans  # most stories do not need it

        return Scans.open(self.lexicon, quick=self.told.quick)

    def likeness(self, analysis: Analysis) -> float:
        """The probability that a machine read the story off page images; computed once a story."""
        if self.told.ocr != "auto":
            return float(self.told.ocr == "yes")
        if analysis.document.is_scan:
            return 1.0
        return analysis.once("likeness", self._likeness)

    def _likeness(self, analysis: Analysis) -> float:
        if not self._may_be_misread(analysis) or has_formulas(analysis):
            return 0.0
        told = TOLD.get(self.told.period)  # whoever tells that a story is old does not tell that it was scanned
        likeness = self.scans.likeness(analysis, self.old(analysis) if told is None else 0.0)
        return likeness if likeness >= LIKELY else 0.0

    def _may_be_misread(self, analysis: Analysis) -> bool:
        from proofread.suggest.ocr.likeness import may_be_misread  # most runs do not need it

        return may_be_misread(analysis, (each.form for each in self.suspects(analysis)))

    def mixed(self, analysis: Analysis, span: Span, chance: float) -> float:
        """The probability that a stretch is wrong, which is `chance` if the story was read by a machine."""
        likeness = self.likeness(analysis)
        if likeness >= SURE:
            return chance
        typed = analysis.once("verdicts by place", lambda story: {each.span: each for each in self.verdicts(story)})
        found = typed.get(span)
        return likeness * chance + (1 - likeness) * (found.confidence if found else 0.0)

    def old(self, analysis: Analysis) -> float:
        """The probability that the story was printed in the nineteenth century."""
        return self.period(analysis).probability

    @cached_property
    def old_forms(self) -> "OldForms":
        """Where stories hold forms that only old print has."""
        from proofread.suggest.oldforms import OldForms  # a run over stories of today does not need it

        return OldForms(self.lexicon)

    @cached_property
    def _periods(self) -> Periods:
        def spellings(story: Analysis) -> int:  # `old_forms` is opened where they are asked for
            return self.old_forms.telling(story)

        return Periods(self.coefficients, spellings)

    def period(self, analysis: Analysis) -> Period:
        """When a story was printed: as told, else judged by its words; judged once a story."""
        told = TOLD.get(self.told.period)
        return self._periods.of(analysis) if told is None else told

    @cached_property
    def fit(self) -> Fit:
        """The trigram models' opinion."""
        return Fit(self.lexicon.context)

    @cached_property
    def real_words(self) -> RealWords:
        """Which known words seem to be wrong where they stand."""
        return RealWords(self.lexicon, WIDE if self.is_deep else USUAL)

    @cached_property
    def broken_words(self) -> BrokenWords:
        """Which words a hyphen and white space part."""
        return BrokenWords(self.lexicon)

    @cached_property
    def _substitutions(self) -> Substitutions:
        return Substitutions(self.lexicon, self.fit)

    @cached_property
    def _splits(self) -> Splits:
        return Splits(self.lexicon, self.fit)

    @cached_property
    def _joins(self) -> Joins:
        return Joins(self.lexicon, self.fit)

    @cached_property
    def _worn(self) -> Worn:
        return Worn(self.lexicon, self.fit)

    def why(self, family: str, opinion: Opinion) -> Why | None:
        """The sum behind an opinion; None where nobody asks."""
        return self.weigher.why(family, opinion) if self.explains else None

    def other_dialect(self, word: str) -> Spelling | None:
        """Whose spelling a word in lower case is, where stories are to keep that of another dialect."""
        if self.told.dialect == "any":
            return None
        found = self.lexicon.dialects.spelling(word)
        return None if found is None or found.dialect == self.told.dialect else found

    def verdicts(self, analysis: Analysis) -> tuple[Verdict, ...]:
        """What became of the suspects of a story, in order; computed once a story."""
        return analysis.once("verdicts", lambda story: tuple(self._verdicts(story)))

    def _verdicts(self, analysis: Analysis) -> Iterator[Verdict]:
        settings, doubted = tee(self.settings(analysis))
        places = ([each.choice for each in alternatives] for _, alternatives in doubted)
        opinions = self.weigher.weigh(analysis, places)
        for (setting, alternatives), weighed in zip(settings, opinions, strict=True):
            ranked = sorted(map(Weighed, alternatives, weighed), key=lambda w: (-w.chance, w.alternative.replacement))
            confidence = min(1.0, sum(each.chance for each in ranked))
            if confidence >= REPORTED:
                yield Verdict(setting, confidence, tuple(ranked))

    def respaced(self, analysis: Analysis) -> tuple[Respaced, ...]:
        """Where a worn story reads otherwise than it is written, in order; computed once a story."""
        return analysis.once("respaced", lambda story: tuple(self._worn.respaced(story, self.wear(story))))

    def wear(self, analysis: Analysis) -> Wear:
        """What tells that a story came off a page in pieces; computed once a story."""
        return analysis.once("wear", lambda story: self._worn.wear(story, self.verdicts(story)))

    def damaged(self, analysis: Analysis) -> Iterator[Damaged]:
        """The words of a worn story that may be damaged beyond spelling."""
        wear = self.wear(analysis)
        if not (wear.has_damaged_words or (wear.may_have_damaged_words and self._may_be_misread(analysis))):
            return
        respaced = {at for each in self.respaced(analysis) for at in range(*each.span)}
        settings = (Setting(analysis, self.lexicon, each) for each in self.suspects(analysis))
        suspects = [each.suspect for each in settings if not each.in_foreign_passage]
        doubted = Doubted(suspects, self.verdicts(analysis), self.scans.misread(analysis))
        for found in damaged(analysis, self.lexicon.words, wear, doubted):
            if respaced.isdisjoint(range(*found.span)):
                yield found

    def pairs(self, analysis: Analysis) -> tuple[Pair, ...]:
        """The names of a story that may be one in two spellings, none of them misspelt; computed once a story."""
        return analysis.once("name pairs", lambda story: tuple(self._pairs(story)))

    def _pairs(self, analysis: Analysis) -> Iterator[Pair]:
        pairs = list(self._sameness.pairs(analysis))
        if not pairs:
            return
        misspelt = {
            verdict.span.start
            for verdict in self.verdicts(analysis)
            if verdict.best.way is Way.SUBSTITUTE and verdict.confidence >= Severity.WARNING.floor
        }
        for pair in pairs:
            spans = (each.span(analysis, place) for each in (pair.rarer, pair.other) for place in each.places)
            if misspelt.isdisjoint(span.start for span in spans):
                yield pair

    def settings(self, analysis: Analysis) -> Iterator[tuple[Setting, list[Alternative]]]:
        """Every suspect with the alternatives found for it, where there are any."""
        suspects = self.suspects(analysis)
        rare_names = RareNames(suspects)
        introduced: set[str] = set()
        settings = [Setting(analysis, self.lexicon, suspect, introduced) for suspect in suspects]
        introduced.update(each.form.text for each in settings if each.is_namelike and each.follows_given_name)
        if settings and self._is_first:  # in a run over one story the two largest files are never both in memory
            self._is_first = False
            self.lexicon.context.release()
            for setting in settings:
                self._substitutions.look_up(setting)
            self.lexicon.neighbours.release()
        for setting in settings:
            alternatives = self._alternatives(setting, rare_names)
            if alternatives and not setting.in_foreign_passage:
                yield setting, alternatives

    def _alternatives(self, setting: Setting, rare_names: RareNames) -> list[Alternative]:
        return [
            *self._substitutions.alternatives(setting, rare_names),
            *self._splits.alternatives(setting),
            *self._joins.alternatives(setting),
        ]

    def _broken(self, analysis: Analysis) -> AbstractSet[int]:
        """The tokens that are no words: pieces of broken ones, and what touches characters decoded wrongly."""
        pieces = {at for each in self.broken_words.of(analysis) if each.is_one for at in (each.first, each.last)}
        return pieces.union(*(analysis.touching(each.span) for each in mojibake(analysis)))

    def setting(self, analysis: Analysis, at: int) -> Setting:
        """A token in its story, doubtful or not."""
        return Setting(analysis, self.lexicon, Suspect(at, self._doubts.form(analysis.tokens[at].text)))

    def suspects(self, analysis: Analysis) -> tuple[Suspect, ...]:
        """The doubtful tokens of a story; what a house accepts is none, nor is an old form in an old story.

        Computed once a story.
        """
        return analysis.once("suspects", self._suspects)

    def _suspects(self, analysis: Analysis) -> tuple[Suspect, ...]:
        broken = self._broken(analysis)
        found = tuple(each for each in self._doubts.suspects(analysis) if each.at not in broken)
        if self.house is not None:
            accepted = self.house.accepted(analysis)
            found = tuple(each for each in found if each.at not in accepted)
        if found and self.period(analysis).is_old:
            accepted = self.old_forms.accepted(analysis)
            found = tuple(each for each in found if each.at not in accepted)
        return found


def open_judge(
    lexicon: Lexicon | None = None,
    *,
    house: "House | None" = None,
    witness: Witness | None = None,
    deep: bool = False,
    explains: bool = False,
    told: Told = NOTHING,
) -> Judge:
    """The judge over dictionaries, by default those installed with the package, with those of a house laid over them.

    In doubt it asks the `witness`, if any, which reads the whole story first for a `deep` look; where it `explains`
    it gives the sums behind its confidence. `told` is what is known of the stories.

    Raises:
        LexiconError: a compiled file is missing, damaged or of another version.
    """
    opened = lexicon or Lexicon()
    if house is not None:
        opened = opened.with_house(house)
    weigher = Weigher(Coefficients.load(opened.data), Coefficients.load(opened.data, informed=True), witness, deep)
    return Judge(opened, weigher, explains=explains, told=told)
