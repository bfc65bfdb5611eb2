"""Learns the coefficients in ``dictionaries/model`` from news with marked errors.

    python scripts/train_model.py --data DIR --out dictionaries/model [--report]

DIR holds ``dev/*.jsonl`` in the form ``{"id", "text", "edits": [[start, end,
"right|also right"], ...], "types": [...]}``; files without edits are clean copy.
Needs numpy and scipy. The same data gives the same coefficients.

The model is a conditional logit (see ``proofread.suggest.confidence``): keep what is
written, or one of the alternatives found for it. Errors are weighted so that their
share of the running words is that of copy before it is edited, which is what makes
the probabilities mean what they say.
"""

import argparse
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from made_errors import Story, damaged
from scipy.optimize import minimize

from proofread.analysis import Analysis
from proofread.checks import BUILTIN
from proofread.checks.check import PatternCheck
from proofread.model.span import Span
from proofread.readers import read_text
from proofread.suggest.confidence import Features
from proofread.suggest.judge import Judge, open_judge

KEEP, UNSURE = -1, -2

# Which sets teach what: (file, weight of an error, weight of a token kept).
# Labels that are not exhaustive teach no keeping.
SETS = (
    ("clean_intl", 1.0, 1.0),
    ("clean_aeb", 1.0, 1.0),
    ("news_typos", 4.0, 0.0),
    ("author_fixed_typos", 2.5, 0.5),
    ("scraped_glue", 2.5, 1.0),
    ("scraped_glue_silver", 0.5, 0.0),
    ("cms_migration_glue", 0.3, 0.2),
    ("scraper_spacing", 2.5, 1.0),
    ("wild_glue_silver", 0.8, 0.0),
    ("natural", 3.0, 1.0),
    ("web_grammar", 1.5, 1.0),
    ("pdf_spacing", 0.1, 0.1),
)
# Clean sets whose stories are damaged by `damaged`, and the weight of an error put in.
# Only there do errors stand in whole stories that have the right form elsewhere.
DAMAGED = (("clean_intl", 0.6), ("clean_aeb", 0.6))
# Families with too few real errors to learn from; their files are written by hand.
BY_HAND = {
    "case.unexpected-capital",
    "context.doubled-word",
    "names.inconsistent",
    "names.missing-word",
    "punctuation.doubled",
    "spacing.doubled-space",
    "spacing.run-together",
}
IGNORED_TYPES = {"punct", "case", "missing", "insert_junk"}
RIDGE = 0.02
FOLDS = 5


@dataclass(frozen=True)
class Choice:
    """One way to mend a doubtful place, in a family of coefficients."""

    family: str
    span: Span
    replacement: str
    features: Features


@dataclass
class Example:
    """One suspect: a row of features an alternative, which one is right, and how much it counts."""

    story: str
    set: str
    written: str
    alternatives: list[Choice]
    right: int
    weight: float

    @property
    def kind(self) -> str:
        """The family of a pattern, or ``form`` for the families that compete."""
        family = self.alternatives[0].family
        return family if "." in family else "form"


def examples(data: Path, judge: Judge) -> Iterator[Example]:
    """All doubtful places of all sets with their labels."""
    patterns = [check(judge) for check in BUILTIN if issubclass(check, PatternCheck)]
    for name, wrong, kept in SETS:
        path = data / "dev" / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            analysis = Analysis(read_text(story["id"], story["text"]))
            for start, end, choices in places(analysis, judge, patterns):
                right = label(story, start, end, choices)
                weight = kept if right == KEEP else wrong
                if right is not None and weight:
                    yield Example(
                        f"{name}/{story['id']}",
                        name,
                        story["text"][max(0, start - 25) : end + 15],
                        choices,
                        right,
                        weight,
                    )


def damaged_examples(data: Path, judge: Judge) -> Iterator[Example]:
    """The doubtful places that errors put into clean stories make."""
    for name, wrong in DAMAGED:
        for line in (data / "dev" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            story = damaged(json.loads(line))
            analysis = Analysis(read_text(story["id"], story["text"]))
            for start, end, choices in places(analysis, judge, ()):
                right = label(story, start, end, choices)
                if right is not None and right != KEEP:
                    yield Example(
                        f"{name}/{story['id']}",
                        f"{name}_damaged",
                        story["text"][max(0, start - 25) : end + 15],
                        choices,
                        right,
                        wrong,
                    )


def places(
    analysis: Analysis, judge: Judge, patterns: Sequence[PatternCheck]
) -> Iterator[tuple[int, int, list[Choice]]]:
    """Every doubtful place of a story: its stretch, and the ways to mend it."""
    for setting, alternatives in judge.settings(analysis):
        choices = [Choice(each.way.value, each.span, each.replacement, each.features) for each in alternatives]
        yield setting.token.start, setting.token.end, choices
    for check in patterns:
        for found in check.candidates(analysis):
            yield (
                found.span.start,
                found.span.end,
                [Choice(check.info.id, found.span, found.replacement, found.features)],
            )


def label(story: Story, start: int, end: int, alternatives: Sequence[Choice]) -> int | None:
    """The index of the right alternative, KEEP, UNSURE (wrong, the right one unknown), or None to leave it out."""
    types = story.get("types") or [""] * len(story.get("edits", ()))
    touched = False
    for edit, kind in zip(story.get("edits", ()), types, strict=False):
        if edit[0] < max(end, start + 1) and start < edit[1]:
            if kind in IGNORED_TYPES:
                return None
            if story["text"][start:end].isalpha() and stands_in(story["text"][start:end], edit[2]):
                continue  # the edit is about what stands beside it
            touched = True
            for index, each in enumerate(alternatives):
                if mends(story["text"], each, edit):
                    return index
    return UNSURE if touched else KEEP


def stands_in(word: str, right: str) -> bool:
    """Whether a word stands whole in the first right text of an edit."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", right.split("|", maxsplit=1)[0]) is not None


def mends(text: str, alternative: Choice, edit: Sequence[Any]) -> bool:
    """Whether an alternative makes the text that the edit makes, over the stretch of both."""
    low, high = min(alternative.span.start, edit[0]), max(alternative.span.end, edit[1])
    made = text[low : alternative.span.start] + alternative.replacement + text[alternative.span.end : high]
    return any(
        squash(made) == squash(text[low : edit[0]] + right + text[edit[1] : high]) for right in edit[2].split("|")
    )


def squash(text: str) -> str:
    """The text with its white space and its comma after a cut evened out."""
    return re.sub(r"\s+", " ", text).strip()


class Problem:
    """The examples as arrays: rows of features, grouped by suspect."""

    def __init__(self, found: Sequence[Example]) -> None:
        names = sorted(
            {(each.family, name) for example in found for each in example.alternatives for name in each.features}
        )
        self.names = names
        index = {name: column for column, name in enumerate(names)}
        rows = [each for example in found for each in example.alternatives]
        self.x = np.zeros((len(rows), len(names)))
        for row, each in enumerate(rows):
            for name, value in each.features.items():
                self.x[row, index[each.family, name]] = value
        self.scale = np.maximum(np.abs(self.x).max(axis=0), 1e-9)
        self.x /= self.scale
        counts = np.array([len(example.alternatives) for example in found])
        self.group = np.repeat(np.arange(len(found)), counts)
        self.start = np.concatenate(([0], np.cumsum(counts)[:-1]))
        self.right = np.array([example.right for example in found])
        self.weight = np.array([example.weight for example in found])

    def loss(self, coefficients: np.ndarray, mask: np.ndarray) -> tuple[float, np.ndarray]:
        """Weighted negative log likelihood of the labels, with its gradient."""
        weight = self.weight * mask
        odds = np.exp(np.clip(self.x @ coefficients, -30, 30))
        total = np.bincount(self.group, odds, minlength=len(weight))
        share = odds / (1 + total[self.group])
        loss = weight @ np.log1p(total)
        slope = share * weight[self.group]
        known = self.right >= 0
        rows = (self.start + self.right)[known]
        loss -= weight[known] @ np.log(odds[rows])
        np.subtract.at(slope, rows, weight[known])
        unsure = self.right == UNSURE
        loss -= weight[unsure] @ np.log(np.maximum(total[unsure], 1e-12))
        of_unsure = unsure[self.group]
        slope[of_unsure] -= (odds / np.maximum(total[self.group], 1e-12) * weight[self.group])[of_unsure]
        loss += RIDGE * coefficients @ coefficients
        return float(loss), self.x.T @ slope + 2 * RIDGE * coefficients

    def fit(self, mask: np.ndarray) -> np.ndarray:
        """The coefficients of the scaled features for the examples in the mask."""
        start = np.zeros(len(self.names))
        found: np.ndarray = minimize(self.loss, start, (mask,), "L-BFGS-B", jac=True, options={"maxiter": 400}).x
        return found


def write(problem: Problem, coefficients: np.ndarray, out: Path, trained_on: str) -> None:
    """One reviewed file a family."""
    for family in sorted({family for family, _ in problem.names} - BY_HAND):
        lines = [
            f"# Coefficients of the family `{family}`, in nats; scripts/train_model.py writes this file.",
            f"# Trained on {trained_on}.",
            "[coefficients]",
        ]
        for (way, name), value, scale in zip(problem.names, coefficients, problem.scale, strict=True):
            if way == family:
                lines.append(f"{name} = {value / scale:.5f}")
        (out / f"{family}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def out_of_fold(problem: Problem, found: Sequence[Example]) -> np.ndarray:
    """The probability of each alternative by a model that has not seen its story."""
    fold = np.array([zlib.crc32(example.story.encode()) % FOLDS for example in found])
    share = np.zeros(len(problem.x))
    for number in range(FOLDS):
        coefficients = problem.fit((fold != number).astype(float))
        odds = np.exp(np.clip(problem.x @ coefficients, -30, 30))
        total = np.bincount(problem.group, odds, minlength=len(found))
        inside = (fold == number)[problem.group]
        share[inside] = (odds / (1 + total[problem.group]))[inside]
    return share


def report(problem: Problem, found: Sequence[Example], share: np.ndarray, words: dict[str, int]) -> None:
    """What would be found and wrongly flagged at each level, out of fold, by set and family."""
    confidence = np.bincount(problem.group, share, minlength=len(found))
    kinds = np.array([example.kind for example in found])
    sets = np.array([example.set for example in found])
    for kind in sorted(set(kinds)):
        print(kind)
        for name in dict.fromkeys(sets):
            here = (sets == name) & (kinds == kind)
            wrong, kept = here & (problem.right != KEEP), here & (problem.right == KEEP)
            if not here.any():
                continue
            cells = []
            for level in (0.9, 0.5, 0.2):
                hits, false = (wrong & (confidence >= level)).sum(), (kept & (confidence >= level)).sum()
                rate = 1e4 * false / words.get(name, 1e9)
                cells.append(f"at {level}: {hits:4} of {wrong.sum():4}, false {false:3} = {rate:5.2f}")
            print(f"  {name:20} {'   '.join(cells)}")


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--report", action="store_true", help="print out-of-fold figures")
    parser.add_argument("--show", type=Path, help="write every suspect with its out-of-fold confidence to this file")
    arguments = parser.parse_args()
    judge = open_judge()
    found = [*examples(arguments.data, judge), *damaged_examples(arguments.data, judge)]
    problem = Problem(found)
    print(f"{len(found)} suspects, {int((problem.right != KEEP).sum())} of them wrong")
    write(problem, problem.fit(np.ones(len(found))), arguments.out, ", ".join(name for name, _, _ in SETS))
    if arguments.report or arguments.show:
        share = out_of_fold(problem, found)
        words = {name: count_words(arguments.data / "dev" / f"{name}.jsonl") for name, _, _ in SETS}
        report(problem, found, share, words)
        if arguments.show:
            show(problem, found, share, arguments.show)


def count_words(path: Path) -> int:
    """Words of a set."""
    return sum(len(json.loads(line)["text"].split()) for line in path.read_text(encoding="utf-8").splitlines())


def show(problem: Problem, found: Sequence[Example], share: np.ndarray, path: Path) -> None:
    """One line a suspect: set, label, confidence, the form, and its alternatives."""
    with path.open("w", encoding="utf-8") as file:
        for number, example in enumerate(found):
            start = problem.start[number]
            shares = share[start : start + len(example.alternatives)]
            ranked = sorted(zip(shares, (a.replacement for a in example.alternatives), strict=True), reverse=True)
            truth = (
                "keep"
                if example.right == KEEP
                else "?"
                if example.right == UNSURE
                else example.alternatives[example.right].replacement
            )
            best = ", ".join(f"{text} {value:.2f}" for value, text in ranked[:4])
            file.write(
                f"{sum(shares):.3f}\t{example.kind}\t{example.set}\t{example.written!r}\t{truth}\t{best}\t{example.story}\n"
            )


if __name__ == "__main__":
    main()
