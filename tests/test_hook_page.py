"""docs/hook.md says what is true of the hooks on offer, of the answer of the gate, of the way out."""

import json
import re
from pathlib import Path

from proofread.hook import SKIP

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "hook.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [block["body"] for block in BLOCK.finditer(TEXT) if block["kind"] == kind]


def test_hooks_shown_are_those_of_the_manifest() -> None:
    shown = re.findall(r"-   id: ([\w-]+)", TEXT)
    assert shown == re.findall(r"^- id: ([\w-]+)", (ROOT / ".pre-commit-hooks.yaml").read_text(), re.MULTILINE)


def test_answer_shown_is_an_answer() -> None:
    (answer,) = map(json.loads, blocks("json"))
    assert list(answer) == ["version", "tool", "pass", "stops", "name", "findings", "failures", "words"]


def test_way_out_shown_is_the_way_out() -> None:
    assert f'{SKIP}="' in TEXT
