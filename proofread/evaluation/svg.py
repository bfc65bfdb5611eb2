"""A line chart as SVG: axes, ticks, titles, a legend, and colours that follow the light or dark of the reader.

The same data give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10, sqrt
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

_WIDTH: Final = 860
_HEIGHT: Final = 520
_LEFT: Final = 76
_TOP: Final = 64
_PLOT_WIDTH: Final = 520
_PLOT_HEIGHT: Final = 380
_LEGEND: Final = _LEFT + _PLOT_WIDTH + 28
_MOST_TICKS: Final = 8
_WIDEST: Final = 100
"""How much smaller than its end the first tick of a rooted axis may be, so that it stands clear of 0."""

# Eight colours that people with any colour vision tell apart (Okabe and Ito 2008), a grey for their black.
_COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c8c8c", "#a8a100")
_DASHES: Final = ("", "8 4", "2 4")
"""How lines differ when the colours come round again."""

_STYLE: Final = """\
<style>
svg { color-scheme: light dark; --paper: #ffffff; --ink: #1f2328; --faint: #d8dee4; }
@media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6edf3; --faint: #30363d; } }
.paper { fill: var(--paper); }
text { fill: var(--ink); font: 13px system-ui, sans-serif; }
.title { font-size: 17px; font-weight: 600; }
.small { font-size: 11px; }
.axis { stroke: var(--ink); fill: none; }
.grid { stroke: var(--faint); }
.line { fill: none; stroke-width: 2; }
.ideal { stroke: var(--ink); stroke-dasharray: 4 4; stroke-width: 1; }
</style>
"""


class Point(NamedTuple):
    """A place in a chart; `label` stands beside its dot, `hint` is shown when a pointer rests on it."""

    x: float
    y: float
    label: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A line, dots on it, or both, under a name in the legend; `ideal` is what the others are held against."""

    name: str
    line: tuple[Point, ...] = ()
    dots: tuple[Point, ...] = ()
    ideal: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from 0 on: its title, the value at its end, and whether distances go by square roots."""

    title: str
    end: float
    rooted: bool = False

    def place(self, value: float) -> float:
        """Where on the axis a value stands, 0 to 1."""
        return sqrt(value / self.end) if self.rooted else value / self.end

    def ticks(self) -> list[float]:
        """Round values along the axis: even steps, or 0 and steps of 1, 2, 5, 10 up to the end."""
        if self.rooted:
            powers = (10.0 ** (floor(log10(self.end)) - back) for back in (2, 1, 0))
            rounded = [round(each * power, 10) for power in powers for each in (1, 2, 5)]
            return [0.0, *(tick for tick in rounded if self.end / _WIDEST <= tick <= self.end)]
        least = self.end / _MOST_TICKS
        power = 10.0 ** floor(log10(least))
        step = next(each * power for each in (1, 2, 5, 10) if each * power >= least * (1 - 1e-9))
        return [round(at * step, 10) for at in range(floor(self.end / step + 1e-9) + 1)]


def reaching(value: float) -> float:
    """The end of an axis that holds a value: the next multiple of 1, 2 or 5 of its own size."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    step = power / 2
    return round(ceil(value / step - 1e-9) * step, 10)


def chart(title: str, across: Axis, up: Axis, series: Sequence[Series]) -> str:
    """The text of an SVG file."""
    return "".join(_Chart(across, up).elements(title, series))


@dataclass(frozen=True, slots=True)
class _Chart:
    across: Axis
    up: Axis

    def elements(self, title: str, series: Sequence[Series]) -> Iterator[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
            f' width="{_WIDTH}" height="{_HEIGHT}" role="img">\n'
        )
        yield f"<title>{escape(title)}</title>\n{_STYLE}"
        yield f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}"/>\n'
        yield _text(_LEFT, 34, title, "title")
        yield from self._axes()
        for number, each in enumerate(series):
            yield from self._drawn(each, number)
        yield from _legend(series)
        yield "</svg>\n"

    def _axes(self) -> Iterator[str]:
        bottom, right = _TOP + _PLOT_HEIGHT, _LEFT + _PLOT_WIDTH
        for tick in self.across.ticks():
            x = self._x(tick)
            yield f'<path class="grid" d="M{x} {_TOP}V{bottom}"/>\n'
            yield _text(x, bottom + 20, f"{tick:g}", anchor="middle")
        for tick in self.up.ticks():
            y = self._y(tick)
            yield f'<path class="grid" d="M{_LEFT} {y}H{right}"/>\n'
            yield _text(_LEFT - 10, y + 4.5, f"{tick:g}", anchor="end")
        yield f'<path class="axis" d="M{_LEFT} {_TOP}V{bottom}H{right}"/>\n'
        yield _text(_LEFT + _PLOT_WIDTH / 2, bottom + 48, self.across.title, anchor="middle")
        middle = _TOP + _PLOT_HEIGHT / 2
        turned = f' transform="rotate(-90 24 {middle:g})"'
        yield _text(24, middle, self.up.title, anchor="middle", more=turned)

    def _drawn(self, series: Series, number: int) -> Iterator[str]:
        if len(series.line) > 1:
            path = "L".join(f"{self._x(point.x)} {self._y(point.y)}" for point in series.line)
            yield f'<path {_look(series, number)} d="M{path}"/>\n'
        for point in series.dots:
            x, y = self._x(point.x), self._y(point.y)
            yield f'<circle cx="{x}" cy="{y}" r="4" fill="{_colour(number)}">'
            yield f"<title>{escape(point.hint)}</title></circle>\n" if point.hint else "</circle>\n"
            if point.label:
                yield _text(x + 7, y + 15, point.label, "small")

    def _x(self, value: float) -> float:
        return round(_LEFT + self.across.place(value) * _PLOT_WIDTH, 2)

    def _y(self, value: float) -> float:
        return round(_TOP + _PLOT_HEIGHT - self.up.place(value) * _PLOT_HEIGHT, 2)


def _legend(series: Sequence[Series]) -> Iterator[str]:
    for number, each in enumerate(series):
        y = _TOP + 12 + 24 * number
        yield f'<path {_look(each, number)} d="M{_LEGEND} {y - 4}h26"/>\n'
        if each.dots:
            yield f'<circle cx="{_LEGEND + 13}" cy="{y - 4}" r="4" fill="{_colour(number)}"/>\n'
        yield _text(_LEGEND + 34, y, each.name)


def _look(series: Series, number: int) -> str:
    if series.ideal:
        return 'class="line ideal"'
    dashes = _DASHES[number // len(_COLOURS) % len(_DASHES)]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'class="line" stroke="{_colour(number)}"{dashed}'


def _colour(number: int) -> str:
    return _COLOURS[number % len(_COLOURS)]


def _text(x: float, y: float, content: str, kind: str = "", *, anchor: str = "start", more: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{named}{more}>{escape(content)}</text>\n'
