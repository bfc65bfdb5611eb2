"""What whoever runs the program says of the stories, before any of them is read."""

from typing import Final, NamedTuple


class Told(NamedTuple):
    """What is known beforehand of every story of a run.

    Attributes:
        dialect: whose spelling they keep; ``any`` lets each keep its own.
        ocr: whether they were read off page images; ``auto`` judges each by its words.
        period: when they were printed, ``modern`` or ``19c``; ``auto`` judges each by its words.
        quick: whether a quick look at them is wanted.
    """

    dialect: str = "any"
    ocr: str = "auto"
    period: str = "auto"
    quick: bool = False


NOTHING: Final = Told()
"""Nothing is told: each story is judged by itself."""
