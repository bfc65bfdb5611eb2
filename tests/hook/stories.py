"""Thirty stories of a newsroom that is none: right copy, but for one error that has stood there for years."""

from collections.abc import Mapping
from typing import Final

_PLACES: Final = (
    *("Bergen", "Lisbon", "Gdansk", "Trieste", "Marseille", "Antwerp", "Aarhus", "Valencia", "Genoa", "Rotterdam"),
    *("Bristol", "Hamburg", "Odesa", "Izmir", "Haifa", "Bilbao", "Tallinn", "Riga", "Turku", "Split"),
    *("Naples", "Palermo", "Porto", "Nantes", "Bremen", "Dover", "Cork", "Galway", "Piraeus", "Varna"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_FIRST: Final = (
    "The port of {place} opened again on {day} after a week of storms, its owners said.",
    "Dock workers in {place} went back to work on {day}, two weeks after they walked out.",
    "A new ferry between {place} and the islands made its first crossing on {day}.",
)
_THEN: Final = (
    "About forty ships had waited outside the harbour, some of them since the weekend.",
    "The city council is to discuss the costs next week, and the mayor has asked for patience.",
    "Fishermen said that they had lost a third of their income, and that nobody had called them.",
)
_LAST: Final = (
    "The next meeting is planned for the end of the month.",
    "No one was hurt, and the police have closed the case.",
    "It was the third time in two years that the question came up.",
)

OLD_ERROR: Final = "The goverment had promised to help in the spring."
PORT: Final = "stories/ukraine/port of mariupol.md"
HARBOUR: Final = "stories/europe/harbour.txt"


def stories() -> Mapping[str, str]:
    """By its path each story; two are there by name, the rest are of one pattern."""
    made = {
        PORT: "# Ships wait in Mariupol\n\nThe port of Mariupol was quiet on Monday.\n\n"
        "Two ships left Mariupol in the night, the harbour master said.\n",
        HARBOUR: f"Harbour to be rebuilt\n\nThe old harbour will be rebuilt by next summer.\n\n{OLD_ERROR}\n\n"
        "Work is to begin on Monday.\n",
    }
    for number, place in enumerate(_PLACES[: 30 - len(made)]):
        first = _FIRST[number % 3].format(place=place, day=_DAYS[number % 5])
        rest = _THEN[number // 3 % 3], _LAST[number // 9 % 3]
        made[f"stories/europe/{place.lower()}.md"] = "\n\n".join((f"# News from {place}", first, *rest)) + "\n"
    return made
