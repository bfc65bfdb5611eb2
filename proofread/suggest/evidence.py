"""What decided a verdict, in plain words."""

from collections.abc import Iterator

from proofread.lexicon.entry import FLOOR, Flag
from proofread.suggest.alternatives import Alternative, Way
from proofread.suggest.doubt import Form
from proofread.suggest.edits import edit
from proofread.suggest.judge import Verdict
from proofread.suggest.weighing import LIKELIER, Opinion

_WELL_KNOWN = 2.0  # nats of a phrase's weight
_FITS = 3.0  # nats
_SPEAKS_UP = 3.0  # nats
_OFTEN = 3.0  # nats between two frequencies worth a word


def evidence_of(verdict: Verdict) -> tuple[str, ...]:
    """The reasons for the likeliest alternative, the weightiest first."""
    return tuple(_reasons(verdict))


def _reasons(verdict: Verdict) -> Iterator[str]:
    best, form = verdict.best, verdict.setting.form
    yield _standing(form)
    if best.way is Way.SUBSTITUTE:
        yield from _of_substitute(verdict, best)
    elif best.way is Way.SPLIT:
        yield from _of_split(best)
    else:
        yield f"“{best.replacement}” is a known word"
    told = tuple(spoken(verdict.ranked[0].opinion, best.replacement))
    yield from told
    if not told and best.features.get("fit", 0.0) >= _FITS:
        yield f"“{best.replacement}” fits the words around it"


def spoken(opinion: Opinion, replacement: str) -> Iterator[str]:
    """What the language model said, where it was asked and spoke up."""
    gain = opinion.features.get(LIKELIER, 0.0)
    if opinion.informed and abs(gain) >= _SPEAKS_UP:
        with_it = f"with “{replacement}”" if replacement.strip() else "without it"
        yield f"the language model finds the sentence {'likelier' if gain > 0 else 'less likely'} {with_it}"


def _standing(form: Form) -> str:
    if form.is_known:
        return f"“{form.text}” is rare"
    if form.entry.rough <= FLOOR:
        return f"“{form.text}” is in no word list and no gazetteer"
    return f"“{form.text}” is in no word list; it turns up now and then, as errors do"


def _of_substitute(verdict: Verdict, best: Alternative) -> Iterator[str]:
    features, form = best.features, verdict.setting.form
    entry = verdict.setting.entry(best.keys[0])
    if features.get("seen_other", 0.0) > 0:
        count = verdict.setting.count_of(best.replacement)
        yield f"“{best.replacement}” stands {_times(count)} in this story"
    if features.get("phrase", 0.0) >= _WELL_KNOWN > features.get("phrase_kept", 0.0):
        yield f"“{best.replacement}” makes a known name with the word beside it"
    if entry is not None:
        place = "gazetteer" if entry.name > entry.word else "word list"
        often = ", and far more common" if entry.best - form.strength > _OFTEN and form.is_known else ""
        kind = " as a given name" if entry.has(Flag.GIVEN) and place == "gazetteer" else ""
        yield f"“{best.replacement}” is in the {place}{kind}{often}"
    kinds = edit(form.key, best.keys[0]).kinds
    if kinds:
        yield " and ".join(dict.fromkeys(kinds))


def _of_split(best: Alternative) -> Iterator[str]:
    words = best.replacement.split(" ")
    yield " and ".join(f"“{word}”" for word in words) + (
        " are both known words" if len(words) == 2 else " are known words"
    )
    if best.features.get("camel") or best.features.get("after_caps"):
        yield "the capitals change where it would be cut"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
