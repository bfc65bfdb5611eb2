"""One run of training: from the sets to the reviewed files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from proofread.files import write_text
from proofread.languagemodel.folder import is_installed
from proofread.languagemodel.remembering import open_remembering
from proofread.lexbuild.build import INFORMED, NOISE
from proofread.suggest.judge import open_judge
from proofread.training.calibration import calibrations
from proofread.training.corpus import SETS, Corpus
from proofread.training.damage import Damage
from proofread.training.examples import KEEP, Example, examples
from proofread.training.folds import Folds, out_of_fold
from proofread.training.informed import open_places
from proofread.training.logit import Floats, Problem
from proofread.training.model_files import ALONE, SET_APART, families_by_hand, make_folder, write_families
from proofread.training.noise import Noise
from proofread.training.noise_learning import learn
from proofread.training.report import marks, suspects


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of a run.

    Attributes:
        data: the folder of the sets.
        out: the folder that the files go to.
        seed: decides which errors are put into clean stories.
        report: whether to tell out-of-fold figures.
        show: the file that every suspect goes to with its out-of-fold confidence, if any.
        answers: the file that keeps what the language model said, if any.
        alone: whether to learn only the families of worn copy, which are fitted by themselves and move no others.
    """

    data: Path
    out: Path
    seed: int = 0
    report: bool = False
    show: Path | None = None
    answers: Path | None = None
    alone: bool = False


def train(order: Order, say: Callable[[str], None]) -> None:
    """Learn, write the files, and tell how it went, line by line.

    Raises:
        UsageError: there is nothing to learn from.
        WriteError: a file cannot be written.
        ReadError: a set cannot be read.
        LexiconError: a compiled dictionary is missing or damaged.
    """
    corpus = Corpus(order.data)
    missing = [each.name for each in SETS if not corpus.has(each.name)]
    if missing:
        say(f"not there, so not learned from: {', '.join(missing)}")
    noise = _noise(order, corpus, say)
    judge = open_judge()
    found = list(examples(corpus, judge, Damage(noise, order.seed)))
    if order.alone:
        found = [each for each in found if each.kind in ALONE]
    # What is written by hand teaches nothing, and some of its places depend on the model that is installed.
    learned = [each for each in found if each.kind not in SET_APART]
    say(f"{len(learned)} suspects, {sum(each.right != KEEP for each in learned)} of them wrong")
    names = [each.name for each in corpus.sets]
    for path in write_families(_families(learned), order.out, names):
        say(str(path))
    model = open_remembering(order.answers) if is_installed() else None
    if model is None:
        say(f"no language model is installed, so {order.out / INFORMED} stays as it is")
    if not (order.report or order.show or model):
        return
    problem = Problem(found)
    folds = Folds(corpus.all_stories())
    shares = out_of_fold(problem, folds.of(found), families_by_hand(judge.lexicon.data))
    if model is not None:
        make_folder(order.out / INFORMED)
        places = Problem(open_places(found, problem, shares, model))
        say(f"{len(places.right)} places are open, {int((places.right != KEEP).sum())} of them wrong")
        for path in write_families(places.families(places.fit()), order.out / INFORMED, names):
            say(str(path))
    for line in _report(corpus, problem, found, shares) if order.report else ():
        say(line)
    if order.show:
        write_text(order.show, "".join(f"{line}\n" for line in suspects(problem, found, shares)))


def _report(corpus: Corpus, problem: Problem, found: Sequence[Example], shares: Floats) -> Iterator[str]:
    """What a model finds in stories that it has not seen, and how far its confidence is from what comes true."""
    words = {each.name: corpus.count_words(each.name) for each in corpus.sets}
    yield from marks(problem, found, shares, words)
    yield from calibrations(problem, found, shares)


def _noise(order: Order, corpus: Corpus, say: Callable[[str], None]) -> Noise:
    """How copy goes wrong, written down unless it is to stay as it is."""
    noise = learn(corpus)
    if not order.alone:
        write_text(order.out / NOISE, noise.rendered())
        say(str(order.out / NOISE))
    return noise


def _families(found: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The coefficients that the examples teach: of most families together, of some each by itself."""
    together = [[each for each in found if each.kind not in ALONE]]
    by_itself = [[each for each in found if each.kind == family] for family in sorted(ALONE)]
    problems = [Problem(taught) for taught in together + by_itself if taught]
    return {name: each for problem in problems for name, each in problem.families(problem.fit()).items()}
