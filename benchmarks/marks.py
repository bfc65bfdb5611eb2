"""Marks against news with marked errors, at each severity.

    python benchmarks/marks.py [--data ../shared/data/dev] [--scorer ../shared/bench/score.py] [SET ...]

Each set is checked once with --all, in one process; the scorer counts findings from
0.9 on (errors), from 0.5 on (warnings and errors) and all of them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from running import CHECK, DATA, ROOT, table

SCORER = ROOT.parent / "shared" / "bench" / "score.py"
SEVERITIES = {"error": 0.9, "warning": 0.5, "info": 0.0}
HEAD = ("set", "from", "wanted", "recall", "precision", "F0.5", "fixed", "false/10k words")


def main() -> int:
    """Print the table; non-zero where there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("sets", nargs="*", metavar="SET")
    options = parser.parse_args()
    paths = [options.data / f"{name}.jsonl" for name in options.sets] or sorted(options.data.glob("*.jsonl"))
    if not paths or not options.scorer.exists():
        print(f"nothing to measure: {options.data} or {options.scorer} is not there", file=sys.stderr)
        return 2
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            flags = Path(folder) / path.name
            _flag(path, flags)
            rows += [_row(path.stem, name, _score(options.scorer, path, flags, at)) for name, at in SEVERITIES.items()]
    table(HEAD, rows)
    return 0


def _flag(gold: Path, flags: Path) -> None:
    """Check a set and write what was found in the shape that the scorer reads."""
    command = (*CHECK, "--all", "--from", "jsonl", str(gold.resolve()))
    with (
        flags.open("w", encoding="utf-8") as file,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            answer = json.loads(line)
            file.write(json.dumps({"id": answer["id"], "flags": [*map(_as_flag, answer["findings"])]}) + "\n")
    if process.returncode:
        raise SystemExit(f"{gold.name} was not checked in full")


def _as_flag(finding: dict[str, Any]) -> list[Any]:
    replacements = [each["replacement"] for each in finding["suggestions"]]
    message = f"{finding['check']}: {finding['message']}"
    return [finding["start"], finding["end"], replacements, message, finding["confidence"]]


def _score(scorer: Path, gold: Path, flags: Path, least: float) -> dict[str, Any]:
    command = (sys.executable, str(scorer), str(gold), str(flags), "--json", "--min-conf", str(least))
    marks: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return marks


def _row(name: str, severity: str, marks: dict[str, Any]) -> tuple[str, ...]:
    shares = ("recall", "precision", "f05", "fixed_rate")
    wanted = marks["gold"]
    cells = [f"{marks[key]:.3f}" if wanted and marks[key] is not None else "-" for key in shares]
    return (name, severity, str(wanted), *cells, f"{marks['false_per_10k']:.2f}")


if __name__ == "__main__":
    sys.exit(main())
