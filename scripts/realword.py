"""Learns and measures the checks of real-word errors.

    python scripts/realword.py train --data DIR                  # writes dictionaries/model/context.*-word.toml
    python scripts/realword.py set --data DIR --out FOLDER       # gold.jsonl, and flags.jsonl out of fold, for a scorer
    python scripts/realword.py measure --data DIR                # recall at rates of false alarms, by kind

With --answers FILE the language model is asked as well, in a deep look, and what it says is kept in the file: `train`
then writes dictionaries/model/informed/context.*-word.toml, and `set` and `measure` take only the stories it reads.

``DIR/dev`` holds ``clean_intl.jsonl`` and ``clean_aeb.jsonl``. `set` puts the half of the reviewed pairs that is
held out into these stories; the flags are those of models that have seen neither the pairs nor the stories.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from proofread.analysis import Analysis
from proofread.languagemodel.remembering import open_remembering
from proofread.model.finding import Finding
from proofread.readers import read_text
from proofread.suggest.judge import Judge
from proofread.training.corpus import Corpus, Story
from proofread.training.folds import fold_of
from proofread.training.realword import Confused, Fault, Halves, RealWordDamage
from proofread.training.realword_learning import CLEAN, FAMILIES, fold_judges, learn
from proofread.training.realword_reading import is_read, learn_reading, reading_judges

DICTIONARIES = Path(__file__).parent.parent / "dictionaries"
LISTS = DICTIONARIES / "confusions"
DOSE = 1 / 400  # errors of each kind for each word
SEEDS = (100, 101)
RATES = (0.25, 0.5, 1.0, 2.0, 5.0)  # false alarms in 10,000 words


def clean(data: Path, judge: Judge) -> Iterator[Story]:
    """The stories of the clean sets; for a deep look those that the model reads."""
    corpus = Corpus(data)
    for name in CLEAN:
        yield from (story for story in corpus.stories(name) if not judge.is_deep or is_read(story))


def damaged(data: Path, judge: Judge) -> Iterator[Story]:
    """The same stories with held-out pairs put in."""
    confused = Confused(judge.lexicon.confusions, LISTS, Halves.HELD_OUT)
    for seed in SEEDS:
        damage = RealWordDamage(confused, DOSE, seed)
        for story in map(damage.damaged, clean(data, judge)):
            yield Story(story.set, f"{seed}-{story.id}", story.text, story.marks)


def findings(story: Story, judges: list[Judge]) -> list[Finding]:
    """What models that have not seen a story find in it, the surest of those that overlap."""
    judge = judges[fold_of(f"{story.set}/{story.id.partition('-')[2] if story.marks else story.id}")]
    analysis = Analysis(read_text(story.id, story.text))
    found = [each for check in FAMILIES for each in check(judge).find(analysis)]
    kept: list[Finding] = []
    for each in sorted(found, key=lambda finding: (-finding.confidence, finding.span)):
        if all(each.span.end <= other.span.start or other.span.end <= each.span.start for other in kept):
            kept.append(each)
    return kept


def write_set(data: Path, out: Path, judges: list[Judge]) -> None:
    """The stories with their marks, and what is found in them, in the form of ``score.py``."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / "gold.jsonl").open("w", encoding="utf-8") as gold, (out / "flags.jsonl").open("w") as flags:
        for story in damaged(data, judges[0]):
            edits = [[mark.start, mark.end, mark.rights[0]] for mark in story.marks]
            types = [mark.kind for mark in story.marks]
            record = {"id": story.id, "text": story.text, "edits": edits, "types": types}
            gold.write(json.dumps(record, ensure_ascii=False) + "\n")
            found = [
                [*each.span, [each.suggestions[0].replacement], f"{each.check}: {each.message}", each.confidence]
                for each in findings(story, judges)
            ]
            flags.write(json.dumps({"id": story.id, "flags": found}, ensure_ascii=False) + "\n")


def told(story: Story, finding: Finding) -> str:
    """A finding in a line, for whoever reads false alarms."""
    start, end = finding.span
    before, after = story.text[max(0, start - 40) : start], story.text[end : end + 30]
    line = f"{story.id} {finding.check} {before}[{story.text[start:end]}>{finding.suggestions[0].replacement}]{after}"
    return " ".join(line.split())


def measure(data: Path, judges: list[Judge], show: int) -> None:
    """Print recall of each kind at rates of false alarms of the checks that are to find it."""
    words, false = 0, defaultdict[str, list[float]](list)
    seen: list[tuple[float, str]] = []
    for story in clean(data, judges[0]):
        words += len(story.text.split())
        for each in findings(story, judges):
            false[each.check].append(each.confidence)
            seen.append((each.confidence, told(story, each)))
    reached = defaultdict[str, list[float]](list)
    for story in damaged(data, judges[0]):
        found = findings(story, judges)
        for mark in story.marks:
            hits = [each for each in found if each.span.start < mark.end and mark.start < each.span.end]
            reached[mark.kind].append(max((each.confidence for each in hits), default=0.0))
    checks = {Fault.WORD: "context.wrong-word", Fault.AGREEMENT: "context.wrong-word"}
    checks |= {Fault.MISSING: "context.missing-word", Fault.SURPLUS: "context.surplus-word"}
    for fault, check in checks.items():
        ranked = sorted(false[check], reverse=True)
        for rate in RATES:
            allowed = int(rate * words / 10_000)
            least = ranked[allowed] if allowed < len(ranked) else 0.0
            share = sum(chance > least for chance in reached[fault.value]) / len(reached[fault.value])
            print(
                f"{fault.value:14} {len(reached[fault.value]):5} put in  {rate:4} in 10,000: {share:.3f} at {least:.3f}"
            )
    for confidence, line in sorted(seen, reverse=True)[:show]:
        print(f"+ {confidence:.3f} {line}")
    for least in (0.5, 0.9):
        for check, chances in sorted(false.items()):
            print(f"{check:22} at {least}: {1e4 * sum(each >= least for each in chances) / words:.2f} false in 10,000")
        for kind, chances in sorted(reached.items()):
            print(f"{kind:22} at {least}: {sum(each >= least for each in chances) / len(chances):.3f} found")


def main() -> int:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description="Learn and measure the checks of real-word errors.")
    parser.add_argument("what", choices=("train", "set", "measure"))
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds dev/")
    parser.add_argument("--out", type=Path, help="where the files go")
    parser.add_argument("--answers", type=Path, help="ask the language model, too, and keep what it says there")
    parser.add_argument("--show", type=int, default=0, help="print so many of the surest false alarms")
    options = parser.parse_args()
    model = open_remembering(options.answers) if options.answers else None
    out = options.out or DICTIONARIES / "model"
    if options.what == "train":
        written = learn_reading(options.data, LISTS, out, model) if model else learn(options.data, LISTS, out)
        for path in written:
            print(path)
        return 0
    judges = reading_judges(options.data, LISTS, model) if model else fold_judges(options.data, LISTS)
    if options.what == "set":
        write_set(options.data, options.out or Path("realword"), judges)
    else:
        measure(options.data, judges, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
