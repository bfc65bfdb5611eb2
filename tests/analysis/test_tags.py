"""Tags line up with tokens, whatever the text, and nothing is loaded or read that nobody asked for."""

import importlib
import importlib.util
import subprocess
import sys
import warnings
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.analysis import Analysis, spacy_pipeline
from proofread.analysis.pipeline import Absent, Passage, Pipeline, Tag
from proofread.analysis.tags import LONGEST, Tags, passage
from proofread.readers.plain import read_plain

HAS_MODEL = all(
    any(importlib.util.find_spec(name) is not None for name in names) for names in (("spacy",), spacy_pipeline.MODELS)
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ("Putin’s", "don't", "minister", ".", ",", "“", "\n\n", "\n", " ", "  ", "U.S.", "$3.2bn", "we'll", "'s",
             "n't", "x’s’s", "\ud800", "\u200b", "e\u0301", "東京", "a@b.org", "-", "\x00", "Black Sea Fleet", "\u2028")
        ),
        max_size=30,
    ).map("".join),
)  # fmt: skip


class Spelling:
    """A pipeline whose tags spell the words; remembers what it read."""

    def __init__(self) -> None:
        self.read: list[list[Passage]] = []

    def tags(self, passages: Sequence[Passage]) -> Sequence[Sequence[Tag]]:
        self.read.append(list(passages))
        return [tuple(Tag(word, "", "") for word in each.words) for each in passages]


def story(text: str) -> Analysis:
    return Analysis(read_plain("s", text))


def tagged(tags: Tags, analysis: Analysis, *at: int) -> dict[int, Tag]:
    found = tags.of(analysis, at)
    assert not isinstance(found, Absent)
    return dict(found)


@given(TEXTS, st.data())
def test_each_token_of_a_block_in_doubt_has_its_own_tag(text: str, data: st.DataObject) -> None:
    analysis = story(text)
    asked = data.draw(st.sets(st.sampled_from(range(len(analysis.tokens))))) if analysis.tokens else set()
    found = tagged(Tags(Spelling), analysis, *asked)
    assert found.keys() == {at for each in asked for at in range(*analysis.block_bounds(each))}
    assert all(tag.pos == analysis.tokens[at].text for at, tag in found.items())


@given(TEXTS)
def test_what_is_read_is_the_story(text: str) -> None:
    analysis = story(text)
    spelling = Spelling()
    tagged(Tags(lambda: spelling), analysis, *range(len(analysis.tokens)))
    passages = [each for batch in spelling.read for each in batch]
    joined = "".join(
        word + " " * space for each in passages for word, space in zip(each.words, each.spaces, strict=True)
    )
    assert "".join(joined.split()) == "".join(token.text for token in analysis.tokens)


@given(st.lists(st.integers(1, 3 * LONGEST), max_size=4))
def test_long_blocks_are_read_in_pieces(lengths: list[int]) -> None:
    analysis = story(" ".join("word " * length + "." for length in lengths))
    spelling = Spelling()
    assert len(tagged(Tags(lambda: spelling), analysis, *range(len(analysis.tokens)))) == len(analysis.tokens)
    assert all(0 < len(each.words) <= LONGEST for batch in spelling.read for each in batch)


def test_pieces_end_with_sentences() -> None:
    spelling = Spelling()
    tagged(Tags(lambda: spelling), story("One two three four five six seven eight nine ten eleven. " * 20), *range(240))
    assert [each.words[0] for each in spelling.read[0]] == ["One", "One", "One"]
    assert [len(each.words) for each in spelling.read[0]] == [96, 96, 48]


def test_pieces_may_be_as_long_as_they_may() -> None:
    spelling = Spelling()
    tagged(Tags(lambda: spelling), story("One two three four five six seven eight nine. " * 11), *range(110))
    assert [len(each.words) for each in spelling.read[0]] == [LONGEST, 10]


def test_of_a_long_block_only_the_sentences_around_are_read() -> None:
    analysis = story("One two three four. " * 1000)
    spelling = Spelling()
    assert set(tagged(Tags(lambda: spelling), analysis, 2503, 2510)) == set(range(2500, 2500 + LONGEST))


def test_blocks_are_read_together_and_once() -> None:
    analysis = story("One two.\n\nThree four.\n\nFive six.")
    spelling = Spelling()
    tags = Tags(lambda: spelling)
    assert list(tagged(tags, analysis, 7, 0, 1)) == [0, 1, 2, 6, 7, 8]
    assert list(tagged(tags, analysis, 2)) == [0, 1, 2, 6, 7, 8]
    assert [[each.words for each in batch] for batch in spelling.read] == [[("One", "two", "."), ("Five", "six", ".")]]
    assert tagged(tags, analysis, 3)[4] == Tag("four", "", "")
    assert len(spelling.read) == 2


def test_spaces_are_those_of_the_story() -> None:
    assert passage(story("“One,  two”\n\nthree"), 0, 5).spaces == (False, False, True, False, True)
    assert passage(story("One."), 0, 2) == Passage(("One", "."), (False, False))


def test_nothing_is_loaded_before_it_is_asked_for_or_twice() -> None:
    loaded: list[Pipeline] = []

    def load() -> Pipeline:
        loaded.append(Spelling())
        return loaded[-1]

    tags = Tags(load)
    assert not loaded
    for text in ("One", "Two"):
        tagged(tags, story(text), 0)
    assert tags.absent() is None
    assert len(loaded) == 1


def test_absence_is_a_value_with_a_reason() -> None:
    tags = Tags(lambda: Absent("not today"))
    assert tags.of(story("One"), [0]) == tags.read([]) == tags.absent() == Absent("not today")


def test_a_token_that_is_not_there_is_an_error() -> None:
    with pytest.raises(IndexError, match="token 1 of 1"):
        Tags(Spelling).of(story("One"), [1])


@pytest.mark.parametrize(("there", "reason"), [((), "spaCy is not installed"), (("spacy",), "no English model")])
def test_what_is_not_installed_is_named(there: tuple[str, ...], reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name if name in there else None)
    absent = spacy_pipeline.load()
    assert isinstance(absent, Absent)
    assert reason in absent.reason


def test_a_model_that_breaks_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        @staticmethod
        def load(**settings: object) -> None:
            warnings.warn("made for another version", stacklevel=2)
            raise OSError("[E053] cannot read config.cfg")

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr(importlib, "import_module", lambda name: Model)
    assert spacy_pipeline.load() == Absent("en_core_web_sm cannot be loaded: [E053] cannot read config.cfg")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Putin’s", ("Putin", "’s")),
        ("MINISTER'S", ("MINISTER", "'S")),
        ("don't", ("do", "n't")),
        ("they’ve", ("they", "’ve")),
        ("o'clock", ("o'clock",)),
        ("d’Affaires", ("d’Affaires",)),
        ("’s", ("’s",)),
        ("n't", ("n't",)),
        ("", ("",)),
    ],
)
def test_clitics_are_read_apart(word: str, pieces: tuple[str, ...]) -> None:
    assert spacy_pipeline._pieces(word) == pieces


def test_spacy_is_not_imported_with_the_layer() -> None:
    code = "import sys; from proofread.analysis import tags; tags.Tags(); sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
@pytest.mark.skipif(not HAS_MODEL, reason="no model for spaCy is installed")
class TestInstalledModel:
    """What the real pipeline does with our tokens."""

    tags = Tags()

    def test_it_is_there(self) -> None:
        assert self.tags.absent() is None

    def test_it_tags_our_tokens(self) -> None:
        analysis = story("The minister doesn’t know Vladimir Putin’s aides in London.")
        found = tagged(self.tags, analysis, 0)
        fine = {analysis.tokens[at].text: tag.fine for at, tag in found.items()}
        entities = {analysis.tokens[at].text: tag.entity for at, tag in found.items()}
        assert fine["minister"] == "NN"
        assert fine["doesn’t"] == "VBZ"
        assert fine["aides"] == "NNS"
        assert entities["Putin’s"] == "PERSON"
        assert entities["London"] == "GPE"
        assert entities["aides"] == ""

    @given(TEXTS)
    def test_it_has_a_tag_for_each_token(self, text: str) -> None:
        analysis = story(text)
        assert len(tagged(self.tags, analysis, *range(len(analysis.tokens)))) == len(analysis.tokens)

    def test_it_says_nothing(self) -> None:
        code = (
            "from proofread.analysis.pipeline import Passage; from proofread.analysis.tags import Tags; "
            "print(Tags().read([Passage(('The', 'minister'), (True, False))])[0][1].fine)"
        )
        run = subprocess.run([sys.executable, "-W", "always", "-c", code], check=True, capture_output=True, text=True)
        assert (run.stdout, run.stderr) == ("NN\n", "")
