"""What the context language model costs: loading, tokens a second, memory.

    python benchmarks/context_model.py [--sentences 200] [--runs 3]

The sentences are those of the samples, each with a number of its own so that none is remembered.
A question asks for two other words in the middle of a sentence. Each row is a process of its own,
which tells how long its work took; loading is taken off the rows below it.
"""

import argparse
import json
import os
import re
import subprocess
import time
from collections.abc import Callable
from typing import NamedTuple

from running import PYTHON, ROOT, SAMPLES, table

from proofread.languagemodel.folder import is_installed
from proofread.languagemodel.questions import Question
from proofread.languagemodel.scorer import LanguageModel, open_model

_SENTENCE = re.compile(r"(?<=[.!?”])\s+|\n+")


class Measured(NamedTuple):
    """What a process tells of itself."""

    seconds: float
    tokens: int
    units: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=WORK, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not is_installed():
        raise SystemExit("the model is not installed: `proofread model install`")
    if options.only:
        print(json.dumps(_measured(WORK[options.only], options.sentences)))
        return
    rows = []
    for name in WORK:
        runs = [_in_a_process(name, options.sentences) for _ in range(options.runs)]
        best = min(runs)[0]
        each = f"{best.seconds / best.units * 1000:.0f} ms"
        rate = f"{best.tokens / best.seconds:,.0f}" if best.tokens else "-"
        rows.append((name, f"{best.seconds:.2f} s", each, rate, f"{max(held for _, held in runs):.0f} MB"))
    table(("", "seconds", "each", "tokens/s", "memory"), rows)


def _in_a_process(name: str, sentences: int) -> tuple[Measured, float]:
    """What the work of a row took, and the megabytes that its process held at most."""
    command = (PYTHON, __file__, "--only", name, "--sentences", str(sentences))
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path})
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit {process.returncode}: {name}")
    return Measured(*json.loads(said)), usage.ru_maxrss * 1024 / 1e6


def _measured(work: Callable[[LanguageModel, list[str]], tuple[int, int]] | None, sentences: int) -> Measured:
    began = time.perf_counter()
    model = open_model()
    if work is None:
        return Measured(time.perf_counter() - began, 0, 1)
    given = _sentences(sentences)
    model.surprises(["Warm."])
    began = time.perf_counter()
    tokens, units = work(model, given)
    return Measured(time.perf_counter() - began, tokens, units)


def _sentences(wanted: int) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    found = [each for text in texts for each in _SENTENCE.split(text) if len(each.split()) > 5]
    return [f"{number}. {found[number % len(found)]}" for number in range(wanted)]


def _asked(sentence: str) -> Question:
    words = sentence.split(" ")
    middle = len(words) // 2
    before, after = " ".join(words[:middle]) + " ", " " + " ".join(words[middle + 1 :])
    return Question(before, words[middle], after, ("it", "harbour"))


def _surprise_all(model: LanguageModel, sentences: list[str]) -> tuple[int, int]:
    return sum(map(len, model.surprises(sentences))), len(sentences)


def _ask_all(model: LanguageModel, sentences: list[str]) -> tuple[int, int]:
    model.gains([_asked(sentence) for sentence in sentences])
    return 0, len(sentences)


def _ask_singly(model: LanguageModel, sentences: list[str]) -> tuple[int, int]:
    for sentence in sentences[:50]:
        model.gains([_asked(sentence)])
    return 0, len(sentences[:50])


def _long_passage(model: LanguageModel, sentences: list[str]) -> tuple[int, int]:
    return len(model.surprises([" ".join(sentences)])[0]), 1


WORK: dict[str, Callable[[LanguageModel, list[str]], tuple[int, int]] | None] = {
    "load": None,
    "surprises of sentences": _surprise_all,
    "questions together": _ask_all,
    "questions one by one": _ask_singly,
    "surprises of one passage": _long_passage,
}

if __name__ == "__main__":
    main()
