"""Registrations over time as two pictures above each other: all until a day, and those of each day. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, log10

from eventsys.registration.statistics import Day, by_week

MOST_BARS = 120  # then weeks are drawn
HIGH = 1000  # units of a picture's own grid


@dataclass(frozen=True)
class Mark:
    """A tick on an axis: `at` in hundredths from the top, or from the start."""

    at: float
    number: int = 0
    day: date | None = None
    anchor: str = "middle"


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float  # all in hundredths


@dataclass(frozen=True)
class Chart:
    days: Sequence[Day]  # or weeks
    is_weekly: bool
    area: str  # path, on a grid of HIGH by HIGH
    line: str
    bars: list[Bar]
    totals: list[Mark]
    numbers: list[Mark]
    dates: list[Mark]


def chart(days: Sequence[Day]) -> Chart | None:
    """None for fewer than two days: one number is no picture."""
    if len(days) < 2:
        return None
    drawn = days if len(days) <= MOST_BARS else by_week(days)
    top, peak = nice(days[-1].total), nice(max(one.number for one in drawn))
    line, middle = _line(drawn, top), HIGH / len(drawn) / 2
    area = f"M{middle:.1f} {HIGH}L{line[1:]}L{HIGH - middle:.1f} {HIGH}Z"
    return Chart(drawn, drawn is not days, area, line, _bars(drawn, peak),
                 [Mark(0, top), Mark(50, top // 2)] if top > 1 else [Mark(0, top)], [Mark(0, peak)], _dates(drawn))


def nice(number: int) -> int:
    """The next even number with one digit that counts, two where that is much nearer: 243 → 250, 7 → 8."""
    if number <= 2:
        return max(number, 1)
    step = 10 ** max(int(log10(number)) - 1, 0) * (5 if number >= 10 else 2)
    return ceil(number / step) * step


def _line(days: Sequence[Day], top: int) -> str:
    """Each day's total stands in its middle, as its bar does."""
    middle = HIGH / len(days) / 2
    points = [(middle + at * 2 * middle, HIGH - HIGH * day.total / top) for at, day in enumerate(days)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _bars(days: Sequence[Day], peak: int) -> list[Bar]:
    width = 100 / len(days)
    gap = width * 0.15
    return [Bar(round(at * width + gap / 2, 3), round(100 - height, 3), round(width - gap, 3), round(height, 3))
            for at, day in enumerate(days) if (height := 100 * day.number / peak)]


def _dates(days: Sequence[Day]) -> list[Mark]:
    first, last = Mark(0, day=days[0].day, anchor="start"), Mark(100, day=days[-1].day, anchor="end")
    if len(days) < 9:
        return [first, last]
    middle = len(days) // 2
    return [first, Mark(round((middle + 0.5) * 100 / len(days), 2), day=days[middle].day), last]
