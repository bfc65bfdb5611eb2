"""The pages that are recognised: which story, how it is set, and what was done to it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PIL import Image

from scans.damage import Damage, damaged
from scans.printing import Face, printed

_STORIES: Final = Path(__file__).parent / "stories"
_SAMPLE: Final = Path(__file__).parents[2] / "samples" / "clean.txt"

FACES: Final = (
    Face("serif", 10),
    Face("sans", 9),
    Face("typewriter", 8.5),
    Face("narrow", 11),
    Face("book", 7.5),
)
"""Sizes at which the fonts are about as hard to recognise as each other."""

DAMAGE: Final = {
    "low resolution": Damage(dpi=90),
    "blur": Damage(dpi=150, blur=1.05),
    "noise": Damage(dpi=130, noise=45),
    "ink": Damage(dpi=150, ink=0.16, specks=30),
    "jpeg": Damage(dpi=100, jpeg=18),
    "photocopy": Damage(dpi=120, blur=0.6, skew=1.2, ink=0.1, noise=20, jpeg=40),
}
"""What is done to the pages, so that Tesseract reads some words in a hundred wrongly."""


@dataclass(frozen=True, slots=True)
class Page:
    """A story on a page.

    Attributes:
        name: of the page.
        text: of the story.
        face: how it is set.
        kind: what is done to it, a name in DAMAGE.
        damage: how badly.
        seed: of all that is left to chance.
    """

    name: str
    text: str
    face: Face
    kind: str
    damage: Damage
    seed: int

    @property
    def image(self) -> Image.Image:
        """The page as it is scanned."""
        return damaged(printed(self.text, self.face), self.damage, self.seed)


def stories() -> dict[str, str]:
    """Our own stories by name, all of them right copy."""
    return {path.stem: path.read_text(encoding="utf-8") for path in (*sorted(_STORIES.glob("*.txt")), _SAMPLE)}


def pages() -> Iterator[Page]:
    """Each kind of damage to each face, twice, so that some pages are a little better and some a little worse."""
    texts = list(stories().items())
    number = 0
    for kind, damage in DAMAGE.items():
        for face in FACES:
            for _ in range(2):
                story, text = texts[number % len(texts)]
                name = f"{kind.replace(' ', '-')}-{face.font}-{story}"
                yield Page(name, text, face, kind, varied(damage, number), number)
                number += 1


def varied(damage: Damage, seed: int) -> Damage:
    """The same kind of damage, a little better or worse, and the page not quite straight."""
    chance = random.Random(seed)  # noqa: S311 - nobody's secret
    share = chance.uniform(0.92, 1.08)
    return replace(
        damage,
        dpi=round(damage.dpi / share),
        blur=damage.blur * share,
        skew=damage.skew * share + chance.uniform(-0.4, 0.4),
        ink=damage.ink * share,
        noise=damage.noise * share,
    )
