"""What a house could put into its dictionary: the words and names of many stories that are doubted or unknown."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import log2
from typing import Final, NamedTuple

from proofread.analysis import Analysis
from proofread.model.finding import Severity
from proofread.suggest.alternatives import Way
from proofread.suggest.doubt import Suspect
from proofread.suggest.judge import Judge, Verdict
from proofread.suggest.setting import Setting

_SHOWN: Final = Severity.WARNING.floor  # a known form is worth a line, too, where it was once doubted as much
_A_PIECE: Final = 0.2  # the confidence from which a word is rather a piece of another
_A_SLIP: Final = 0.5  # the share of doubt from which a form is listed as a slip
_ALIKE: Final = 0.1  # and from which what it would be a slip of is told
_SHORTEST: Final = 2
_LONGEST: Final = 60  # code points; a longer run of letters is a key, a code or an accident
_TOGETHER: Final = 0.7  # the share of its places at which a word stands in one name: then that is listed
_MOST_FORMS: Final = 300_000
# What is left of a wrong decoding, and of entities that were not decoded, beside a word.
_MANGLED_BEFORE: Final = re.compile(r"[\x7f-\x9f\ufffd&;]")
_MANGLED_AFTER: Final = re.compile(r"[\x7f-\x9f\ufffd&]")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_REACH: Final = 60  # code points of context on each side


class Candidate(NamedTuple):
    """A word or a name that a house could accept.

    Attributes:
        text: the form as it is mostly written.
        stories: how many hold it.
        times: how often it stands in them.
        wrong: how likely it is a slip, 0 to 1.
        resembles: what it would be a slip of, or the empty string.
        before: the text before one place of it, on one line.
        written: the form at that place.
        after: the text behind it.
    """

    text: str
    stories: int
    times: int
    wrong: float
    resembles: str
    before: str
    written: str
    after: str

    @property
    def is_slip(self) -> bool:
        """Whether it is rather an error than a word to accept."""
        return self.wrong >= _A_SLIP


@dataclass(slots=True)
class _Seen:
    """What stories say of one run of words; keys are casefolded."""

    stories: int = 0
    times: int = 0
    last: int = -1  # the story that was counted last
    doubt: float = 0.0  # the sum over its places
    wanted: bool = False  # whether it is unknown, or was doubted so that it would be shown
    written: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    context: tuple[str, str, str] = ("", "", "")

    def add(self, other: "_Seen") -> None:
        """Count what is said of the same form elsewhere; stories may be counted twice."""
        self.stories += other.stories
        self.times += other.times
        self.doubt += other.doubt
        self.wanted |= other.wanted
        self.written += other.written
        self.others += other.others
        self.context = self.context if self.context[1] else other.context


class Harvest:
    """Collects candidates story by story; what it holds grows with the number of forms, not of stories.

    Args:
        judge: doubts; what its house accepts is no candidate.
    """

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._seen: dict[tuple[str, ...], _Seen] = {}
        self.stories = 0

    def begin(self) -> None:
        """A new story begins; `take` is called for each of its parts."""
        self.stories += 1
        if len(self._seen) > _MOST_FORMS:
            self._seen = {key: seen for key, seen in self._seen.items() if seen.stories > 1}

    def take(self, analysis: Analysis) -> None:
        """Count what a part of a story holds."""
        verdicts = {each.setting.suspect.at: each for each in self._judge.verdicts(analysis)}
        unknown = [each for each in self._judge.suspects(analysis) if self._counts(analysis, each, verdicts)]
        for run in _runs(analysis, unknown):
            key = tuple(each.form.key for each in run)
            seen = self._seen.setdefault(key, _Seen())
            self._note(analysis, seen, run, [verdicts.get(each.at) for each in run])

    def _counts(self, analysis: Analysis, suspect: Suspect, verdicts: dict[int, Verdict]) -> bool:
        """Whether a suspect may be a word of the house: whole, in English, and no piece of another word."""
        form = suspect.form
        fits = _SHORTEST <= len(form.key) <= _LONGEST
        if not fits or not _LETTERS.fullmatch(form.text) or self._is_mangled(analysis, suspect):
            return False
        verdict = verdicts.get(suspect.at)
        if verdict is not None and verdict.best.way is Way.JOIN and verdict.confidence >= _A_PIECE:
            return False
        setting = Setting(analysis, self._judge.lexicon, suspect)
        return not setting.in_foreign_passage

    @staticmethod
    def _is_mangled(analysis: Analysis, suspect: Suspect) -> bool:
        """Whether what is left of a wrong decoding touches the word, so that it is not as it was written."""
        token = analysis.tokens[suspect.at]
        before, after = analysis.text[max(0, token.start - 1) : token.start], analysis.text[token.end : token.end + 1]
        return bool(_MANGLED_BEFORE.match(before) or _MANGLED_AFTER.match(after))

    def _note(self, analysis: Analysis, seen: _Seen, run: list[Suspect], verdicts: list[Verdict | None]) -> None:
        seen.times += 1
        if seen.last != self.stories:
            seen.last = self.stories
            seen.stories += 1
        start = analysis.tokens[run[0].at].start
        end = analysis.tokens[run[-1].at].start + len(run[-1].form.text)
        written = " ".join(each.form.text for each in run)
        seen.written[written] += 1
        seen.wanted |= not run[0].form.is_known
        surest = max((each for each in verdicts if each is not None), key=lambda each: each.confidence, default=None)
        if surest is not None:
            seen.doubt += surest.confidence
            seen.wanted |= surest.confidence >= _SHOWN
            seen.others[written.replace(surest.setting.form.text, surest.best.replacement, 1)] += 1
        if not seen.context[1]:
            seen.context = _context(analysis, start, end, run[0].at)

    def candidates(self) -> list[Candidate]:
        """The candidates: words to accept first, those of most stories first, then slips likewise."""
        found = _regrouped({key: seen for key, seen in self._seen.items() if seen.wanted})
        return sorted(map(_candidate, found.values()), key=_rank)


def _rank(candidate: Candidate) -> tuple[object, ...]:
    """Words to accept before slips; those of many stories first, then those that are written often."""
    worth = candidate.stories + log2(candidate.times) / 2
    if not candidate.is_slip:
        worth *= 1 - candidate.wrong
    return (candidate.is_slip, -worth, candidate.wrong, candidate.text.casefold(), candidate.text)


def _runs(analysis: Analysis, suspects: Iterable[Suspect]) -> Iterator[list[Suspect]]:
    """Unknown words with a capital that follow one another are one run; each other suspect is one by itself."""
    run: list[Suspect] = []
    for suspect in suspects:
        if run and not (
            suspect.at == run[-1].at + 1
            and analysis.gap(suspect.at) == " "
            and suspect.form.text[0].isupper()
            and run[-1].form.text[0].isupper()
            and not (suspect.form.is_known or run[-1].form.is_known)
            and run[-1].form.text == analysis.tokens[run[-1].at].text
        ):
            yield run
            run = []
        run.append(suspect)
    if run:
        yield run


def _context(analysis: Analysis, start: int, end: int, at: int) -> tuple[str, str, str]:
    """What stands before a place, the place and what stands behind it, in one block and on one line."""
    first, last = analysis.block_bounds(at)
    low, high = analysis.tokens[first].start, analysis.tokens[last - 1].end
    left, right = max(low, start - _REACH), min(high, end + _REACH)
    before, after = analysis.text[left:start], analysis.text[end:right]
    if left > low:  # a word that was cut
        before = before.partition(" ")[2]
    if right < high:
        after = after.rpartition(" ")[0]
    return before, analysis.text[start:end], after


def _regrouped(seen: dict[tuple[str, ...], _Seen]) -> dict[tuple[str, ...], _Seen]:
    """Runs of several words taken apart, but for those whose words hardly stand elsewhere."""
    times: Counter[str] = Counter()
    for key, each in seen.items():
        for word in key:
            times[word] += each.times
    found: defaultdict[tuple[str, ...], _Seen] = defaultdict(_Seen)
    for key, each in seen.items():
        if len(key) > 1 and any(each.times < _TOGETHER * times[word] for word in key):
            for word, part in _parts(key, each):
                found[word,].add(part)
        else:
            found[key].add(each)
    return found


def _parts(key: tuple[str, ...], seen: _Seen) -> Iterator[tuple[str, _Seen]]:
    """What is said of a run, for each of its words."""
    for at, word in enumerate(key):
        part = _Seen(seen.stories, seen.times)
        for written, count in seen.written.items():
            part.written[written.split(" ")[at]] += count
        before, whole, after = seen.context
        words = whole.split()
        if len(words) == len(key):
            ahead, behind = (f"{each} " for each in words[:at]), (f" {each}" for each in words[at + 1 :])
            part.context = (before + "".join(ahead), words[at], "".join(behind) + after)
        yield word, part


def _candidate(seen: _Seen) -> Candidate:
    text = _usual(seen.written)
    # What many stories spell alike is hardly a slip in all of them, unless each of them is sure to be one.
    wrong = (seen.doubt / seen.times) ** (1 + (seen.stories - 1) / 2)
    other = max(seen.others, key=lambda each: (seen.others[each], each), default="")
    return Candidate(text, seen.stories, seen.times, wrong, other if wrong >= _ALIKE else "", *seen.context)


def _usual(written: Counter[str]) -> str:
    """The form that is written oftenest, one in capitals throughout only where there is no other.

    One in small letters counts more: where sentences and headlines begin, words have capitals, too.
    """
    return max(written, key=lambda each: (not each.isupper(), written[each] * (_SMALL if each.islower() else 1), each))


_SMALL: Final = 3
