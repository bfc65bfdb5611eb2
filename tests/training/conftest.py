"""A corpus of a few stories of our own, in the shape that training reads."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Line = tuple[str, Sequence[tuple[str, str]]]
"""A text, and its errors as they are written with what is right."""

CLEAN = (
    (
        "The harbour council met on Tuesday to discuss the new ferry terminal and its cost. "
        "Councillors said the building would open in the spring. Residents of Liverpool and Manchester were "
        "invited to comment on the plans before the committee votes, officials said, and nobody objected."
    ),
    (
        "A spokesman for the ministry said the government would publish its report next month. "
        "The economist Margaret Holloway told reporters that prices had risen faster than wages, "
        "and that families in Birmingham were spending more on food, heating and transport than a year ago."
    ),
    (
        "Firefighters worked through the night to control the blaze near the station. "
        "Several streets were closed, and trains between London and Brighton were delayed until the morning."
    ),
)
TYPOS: tuple[Line, ...] = (
    ("The goverment said the bridge would reopen.", [("goverment", "government")]),
    ("Officials in Liverpoool met the committe on Monday.", [("Liverpoool", "Liverpool"), ("committe", "committee")]),
    ("Residents recieved a letter about the buidling.", [("recieved", "received"), ("buidling", "building")]),
    ("A spokesman for the minstry declined to coment.", [("minstry", "ministry"), ("coment", "comment")]),
)
GLUED: tuple[Line, ...] = (
    ("She spoke atthe hotel in NewYork on Friday.", [("atthe", "at the"), ("NewYork", "New York")]),
    (
        "The mayor ofLondon said the vote,which stands.",
        [("ofLondon", "of London"), ("vote,which", "vote, which")],
    ),
    ("Nothing was wrong with the second paragraph.", []),
)
SPACED: tuple[Line, ...] = (
    ("The train was late , and nobody knew why .", [("late ,", "late,"), ("why .", "why.")]),
    ("The min ister left ( quietly ) by the back door.", [("min ister", "minister"), ("( quietly )", "(quietly)")]),
)


def line(name: str, text: str, errors: Sequence[tuple[str, str]] = (), kind: str = "word") -> dict[str, Any]:
    """A line of a set; each error is at its first place in the text."""
    edits = [[text.index(wrong), text.index(wrong) + len(wrong), right] for wrong, right in errors]
    return {"id": name, "text": text, "edits": edits, "types": [kind] * len(edits)}


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[[str, Sequence[dict[str, Any]]], Path]:
    """Write a set into the folder of data, which comes back."""

    def write(name: str, lines: Sequence[dict[str, Any]]) -> Path:
        path = tmp_path / "data" / "dev" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
        return tmp_path / "data"

    return write


@pytest.fixture
def data(write_set: Callable[[str, Sequence[dict[str, Any]]], Path]) -> Path:
    """A folder of small sets."""
    write_set("clean_intl", [line(f"intl-{number}", text) for number, text in enumerate(CLEAN)])
    write_set("clean_aeb", [line("aeb-0123456789abcdef", CLEAN[1])])
    write_set("news_typos", [line(f"typo-{number}", *each) for number, each in enumerate(TYPOS)])
    write_set("scraped_glue", [line(f"intl-{number}-1", *each, kind="glue") for number, each in enumerate(GLUED)])
    write_set("ocr_newspapers_19c", [line("o-1", "He saw tbe house.", [("tbe", "the")])])
    return write_set("scraper_spacing", [line(f"s-{n}", *each, kind="split") for n, each in enumerate(SPACED)])
