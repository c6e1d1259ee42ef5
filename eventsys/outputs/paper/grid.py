"""Where the sessions of a day stand on paper: rooms across, time down, every title readable.

Time is not drawn to scale at any price: each session is first given the height that its title needs, and
only what is left of the sheet is shared out by the clock. So a five-minute talk can be read, and a quiet
hour takes little room. What does not fit is cut into several sheets, by room and by time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from eventsys.programme.structs import Session

EVERYWHERE = -1  # the column of what spans all rooms
_LEAST = 0.9  # mm between two moments
_SNUG = 0.45  # of a sheet's height: less than this is not worth a sheet of its own


@dataclass(frozen=True)
class Item:
    """A session in a column, in minutes from the midnight that begins its day."""

    session: Session
    starts: int
    ends: int
    column: int = EVERYWHERE
    lane: int = 0
    lanes: int = 1
    continued: bool = False  # its beginning stands on the sheet before


@dataclass(frozen=True)
class Cell:
    item: Item
    top: float  # mm
    height: float


@dataclass(frozen=True)
class Board:
    """One sheet: some of the rooms for some of the day."""

    columns: tuple[int, ...]
    cells: tuple[Cell, ...]
    ticks: tuple[tuple[int, float], ...]  # minute of the day, mm from the top
    height: float
    hours: tuple[int, int]  # first and last minute


Need = Callable[[Item, int], float]  # of an item on a sheet of so many columns: mm


@dataclass(frozen=True)
class Sheet:
    """What a sheet of paper offers: mm."""

    height: float
    most_scale: float = 0.5  # mm a minute at most, so that a sparse day keeps together
    tick: float = 2.6  # least distance of two labels
    need: Need = field(default=lambda item, columns: 5.0)


def boards(items: Sequence[Item], columns: int, per_sheet: int, sheet: Sheet) -> list[Board]:
    """The sheets for `columns` rooms, at most `per_sheet` on each, groups as even as can be."""
    groups = -(-max(columns, 1) // per_sheet)
    size, more = divmod(max(columns, 1), groups)
    found: list[Board] = []
    first = 0
    for group in range(groups):
        last = first + size + (1 if group < more else 0)
        own = [item for item in items if item.column == EVERYWHERE or first <= item.column < last]
        found += _in_time(own, tuple(range(first, last)), sheet)
        first = last
    return found


def _in_time(items: list[Item], columns: tuple[int, ...], sheet: Sheet) -> list[Board]:
    """Cut at a moment that cuts few sessions, until each piece fits."""
    if not items:
        return []
    least = _positions(items, columns, sheet, 0.0)
    total = max(least.values())
    if total > sheet.height + 0.01 and (moment := _cut(items, least, total, sheet)) is not None:
        before = [replace(i, ends=min(i.ends, moment)) for i in items if i.starts < moment]
        after = [replace(i, starts=max(i.starts, moment), continued=i.continued or i.starts < moment)
                 for i in items if i.ends > moment]
        return _in_time(before, columns, sheet) + _in_time(after, columns, sheet)
    return [_board(items, columns, sheet, total)]


def _cut(items: list[Item], at: dict[int, float], total: float, sheet: Sheet) -> int | None:
    """The best moment: pieces of like height, few sessions in two pieces."""
    pieces = -(-total // sheet.height)
    ideal, most = total / pieces, sheet.height
    choices = [m for m, top in at.items() if 0 < top <= most and top < total and top >= most * _SNUG]
    if not choices:
        choices = [m for m, top in at.items() if 0 < top < total]

    def cost(moment: int) -> float:
        crossing = sum(1 for i in items if i.starts < moment < i.ends)
        return crossing * 12 + abs(at[moment] - ideal) + (1000 if at[moment] > most else 0)

    return min(choices, key=cost) if choices else None


def _positions(items: list[Item], columns: tuple[int, ...], sheet: Sheet, scale: float) -> dict[int, float]:
    """Minute to mm: as high as the items need, and at least `scale` mm a minute."""
    ending: dict[int, list[Item]] = {}
    for item in items:
        ending.setdefault(item.ends, []).append(item)
    moments = sorted({i.starts for i in items} | set(ending))
    at = {moments[0]: 0.0}
    for before, now in pairwise(moments):
        place = at[before] + max(_LEAST, (now - before) * scale)
        for item in ending.get(now, ()):
            place = max(place, at[item.starts] + sheet.need(item, len(columns)))
        at[now] = place
    return at


def _board(items: list[Item], columns: tuple[int, ...], sheet: Sheet, least: float) -> Board:
    low, high = 0.0, sheet.most_scale
    for _ in range(12):
        middle = (low + high) / 2
        fits = max(_positions(items, columns, sheet, middle).values()) <= sheet.height
        low, high = (middle, high) if fits else (low, middle)
    at = _positions(items, columns, sheet, low)
    squeeze = min(1.0, sheet.height / max(at.values()))  # where one moment alone is too high
    at = {moment: top * squeeze for moment, top in at.items()}
    cells = tuple(Cell(item, at[item.starts], at[item.ends] - at[item.starts]) for item in items)
    return Board(columns, cells, _ticks(items, at, sheet.tick), max(at.values()),
                 (min(at), max(at)))


def _ticks(items: list[Item], at: dict[int, float], apart: float) -> tuple[tuple[int, float], ...]:
    """Every start that has room for its label; whole and half hours first."""
    taken: list[float] = []
    shown = []
    for moment in sorted({i.starts for i in items}, key=lambda m: (m % 60 != 0, m % 30 != 0, m)):
        if all(abs(at[moment] - other) >= apart for other in taken):
            taken.append(at[moment])
            shown.append((moment, at[moment]))
    return tuple(sorted(shown))
