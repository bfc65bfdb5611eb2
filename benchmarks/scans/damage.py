"""What printing, scanning and storing do to a page."""

import io
import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from scans.printing import DPI

_WHITE: Final = 255


@dataclass(frozen=True, slots=True)
class Damage:
    """How badly a page is printed, scanned and stored.

    Attributes:
        dpi: of the scan.
        blur: of the lens, the standard deviation in hundredths of an inch at the page.
        skew: how the page lies, in degrees against the clock.
        ink: how worn the type is, the standard deviation of the thickness of its strokes over the page as a share
            of black.
        noise: of the sensor, the standard deviation in levels of grey.
        specks: dirt, in spots a square inch.
        jpeg: the quality of the file, 1 to 95; 0 for a file without loss.
    """

    dpi: int = 150
    blur: float = 0.0
    skew: float = 0.0
    ink: float = 0.0
    noise: float = 0.0
    specks: float = 0.0
    jpeg: int = 0


def damaged(page: Image.Image, damage: Damage, seed: int) -> Image.Image:
    """The page as it comes out of the scanner; the same for the same seed."""
    chance = np.random.default_rng(seed)
    page = _worn(page, damage, chance)
    if damage.skew:
        page = page.rotate(damage.skew, Image.Resampling.BICUBIC, expand=True, fillcolor=_WHITE)
    if damage.blur:
        page = page.filter(ImageFilter.GaussianBlur(damage.blur * DPI / 100))
    scale = damage.dpi / DPI
    page = page.resize((round(page.width * scale), round(page.height * scale)), Image.Resampling.BOX)
    return _stored(_noisy(page, damage.noise, chance), damage.jpeg)


def _worn(page: Image.Image, damage: Damage, chance: np.random.Generator) -> Image.Image:
    """Strokes that are thick here and broken there, and dirt."""
    if not damage.ink and not damage.specks:
        return page
    soft = np.asarray(page.filter(ImageFilter.GaussianBlur(1)), dtype=float) / _WHITE
    threshold = 0.5 + damage.ink * _clouds(soft.shape, chance)
    worn = np.where(soft < np.clip(threshold, 0.02, 0.98), 0.0, float(_WHITE))
    spots = chance.poisson(damage.specks * math.prod(soft.shape) / DPI**2)
    for row, column, size in zip(
        chance.integers(soft.shape[0], size=spots),
        chance.integers(soft.shape[1], size=spots),
        chance.integers(2, 7, size=spots),
        strict=True,
    ):
        worn[row : row + size, column : column + size] = 0.0 if chance.random() < 0.5 else _WHITE
    return Image.fromarray(worn.astype(np.uint8))


def _clouds(shape: tuple[int, ...], chance: np.random.Generator) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Values of mean 0 and deviation 1 that change smoothly over a twenty-fifth of an inch."""
    grain = DPI // 25
    coarse = chance.standard_normal((shape[0] // grain + 2, shape[1] // grain + 2)).astype(np.float32)
    smooth = Image.fromarray(coarse).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return np.asarray(smooth, dtype=float)


def _noisy(page: Image.Image, deviation: float, chance: np.random.Generator) -> Image.Image:
    if not deviation:
        return page
    levels = np.asarray(page, dtype=float)
    levels = levels + chance.normal(0, deviation, levels.shape)
    return Image.fromarray(np.clip(levels, 0, _WHITE).astype(np.uint8))


def _stored(page: Image.Image, quality: int) -> Image.Image:
    """The page after a file with loss was written and read again."""
    if not quality:
        return page
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("L")
