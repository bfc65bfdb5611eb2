"""Damage does what it says, the same for the same seed."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scans.damage import Damage, damaged
from scans.pages import DAMAGE
from scans.printing import DPI


def page() -> Image.Image:
    """A page of black bars as thick as strokes."""
    image = Image.new("L", (2 * DPI, DPI), 255)
    draw = ImageDraw.Draw(image)
    for left in range(40, 560, 12):
        draw.rectangle((left, 40, left + 4, 260), fill=0)
    return image


def levels(damage: Damage, seed: int = 1) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    return np.asarray(damaged(page(), damage, seed), dtype=float)


@pytest.mark.parametrize("kind", DAMAGE)
def test_the_same_seed_gives_the_same_page(kind: str) -> None:
    assert np.array_equal(levels(DAMAGE[kind], 5), levels(DAMAGE[kind], 5))


@pytest.mark.parametrize("kind", ["noise", "ink"])
def test_another_seed_gives_another_page(kind: str) -> None:
    assert not np.array_equal(levels(DAMAGE[kind], 5), levels(DAMAGE[kind], 6))


def test_resolution_sets_the_size() -> None:
    assert damaged(page(), Damage(dpi=DPI // 3), 1).size == (2 * DPI // 3, DPI // 3)


def test_skew_turns_the_page_and_keeps_its_ground_white() -> None:
    turned = levels(Damage(dpi=DPI, skew=3))
    assert turned.shape > levels(Damage(dpi=DPI)).shape
    assert [turned[0, 0], turned[0, -1], turned[-1, 0], turned[-1, -1]] == [255] * 4


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (Damage(dpi=DPI, blur=1), lambda image: -np.abs(np.diff(image, axis=1)).mean()),
        (Damage(dpi=DPI, noise=20), lambda image: image[:30].std()),
        (Damage(dpi=DPI, jpeg=5), lambda image: len(np.unique(image))),
        (Damage(dpi=DPI, specks=400), lambda image: (image[:30] < 128).mean()),
        (Damage(dpi=DPI, ink=0.2), lambda image: (image < 128).sum(axis=1)[60:240].std()),
    ],
    ids=["blur", "noise", "jpeg", "specks", "ink"],
)
def test_damage_grows_with_its_figure(
    damage: Damage, what: Callable[["np.ndarray[tuple[int, ...], np.dtype[np.float64]]"], float]
) -> None:
    assert what(levels(damage)) > what(levels(Damage(dpi=DPI)))
