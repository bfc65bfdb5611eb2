"""``proofread eval --out-of-fold``: each story judged by a model that has not learned from it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.system.conftest import Program

pytest.importorskip("scipy", reason="training needs numpy and scipy: pip install 'proofread[train]'")

TYPOS = (
    ("The goverment said the bridge would reopen.", "goverment", "government"),
    ("Residents recieved a letter about the ferry.", "recieved", "received"),
    ("A spokesman for the minstry was not there.", "minstry", "ministry"),
    ("Officials met the comittee on Monday.", "comittee", "committee"),
    ("The enviroment agency closed two beaches.", "enviroment", "environment"),
    ("Police found no evidance of a break-in.", "evidance", "evidence"),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lines = [
        {
            "id": f"t{number}",
            "text": text,
            "edits": [[text.index(wrong), text.index(wrong) + len(wrong), right]],
            "types": ["word"],
        }
        for number, (text, wrong, right) in enumerate(TYPOS)
    ]
    path = tmp_path / "data" / "dev" / "news_typos.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_story_is_judged_by_what_the_others_teach(program: "Program", data: Path) -> None:
    seen = program("eval", "--format", "json", str(data))
    unseen = program("eval", "--format", "json", "--out-of-fold", str(data.parents[1]), str(data))
    assert (seen.code, unseen.code) == (0, 0)
    known, learned = (
        {each["id"]: each["confidence"] for each in json.loads(said.out)["findings"] if each["verdict"] == "good"}
        for said in (seen, unseen)
    )
    assert set(known) == set(learned) == {f"t{number}" for number in range(len(TYPOS))}
    assert all(known[story] != learned[story] for story in known)
    assert len(set(learned.values())) > 1


def test_a_folder_without_sets_is_told(program: "Program", data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = program("eval", "--out-of-fold", "empty", str(data))
    assert ended.code == 2
    assert "holds no set that teaches" in ended.err
