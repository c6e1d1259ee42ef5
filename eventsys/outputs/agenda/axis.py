"""The rows of a day's grid: one from each moment at which something begins or ends to the following one."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from .clock import Reading, reading

STEP = 5  # minutes of the smallest height
TALLEST = 12  # steps; a longer stretch without any change is drawn no taller
CALM = 5  # steps at most, where nothing runs side by side
PAUSE = 30  # minutes from which an empty stretch is drawn as a gap
ROOM_FOR_A_LABEL = 15  # minutes between labels in the grid


class Row(Struct, frozen=True):
    start: int  # minutes since the epoch
    end: int


class Tick(Struct, frozen=True):
    """How a row is announced at its left."""

    at: Reading
    steps: int  # height, 1 to TALLEST
    begins: bool  # whether a session begins here
    labelled: bool  # whether there is room to show the time in the grid
    empty: bool  # whether nothing runs for so long that it is a gap
    date: date | None  # where it is another date than that of the row before or, at first, of the day
    offset: str  # "UTC+1", where the clock was changed since the row before
    now: bool

    @property
    def anchor(self) -> str:
        return "now" if self.now else f"at-{self.at.minute}"


def rows_of(spans: Sequence[tuple[int, int]]) -> tuple[Row, ...]:
    edges = sorted({edge for span in spans for edge in span})
    return tuple(Row(*pair) for pair in pairwise(edges))


def ticks(rows: Sequence[Row], spans: Sequence[tuple[int, int]], parallel: Sequence[tuple[int, int]],
          zone_name: str, day: date | None, now: int | None) -> tuple[Tick, ...]:
    """`parallel` are the spans of those that run side by side and need their height.

    `day` is what the heading above says; `now` in minutes since the epoch, None to mark no row.
    """
    starts = {start for start, _ in spans}
    labelled = with_room(sorted(starts), zone_name)
    busy, side_by_side = _busy(rows, spans), _busy(rows, parallel)
    found: list[Tick] = []
    before, offset = day, None
    for row, runs, parted in zip(rows, busy, side_by_side, strict=True):
        at = reading(row.start, zone_name)
        begins = row.start in starts
        changed = begins and offset is not None and at.offset != offset
        gap = not runs and row.end - row.start >= PAUSE
        height = steps(row.end - row.start, TALLEST if parted else CALM)
        found.append(Tick(at, height, begins, row.start in labelled, gap,
                          at.date if begins and at.date != before else None,
                          at.offset_words if changed else "",
                          now is not None and row.start <= now < row.end))
        if begins:
            before, offset = at.date, at.offset
    return tuple(found)


def steps(minutes: int, most: int = TALLEST) -> int:
    return max(1, min(most, round(minutes / STEP)))


def _busy(rows: Sequence[Row], spans: Iterable[tuple[int, int]]) -> list[bool]:
    place = {row.start: number for number, row in enumerate(rows)}
    change = [0] * (len(rows) + 1)
    for start, end in spans:
        change[place[start]] += 1
        change[place.get(end, len(rows))] -= 1
    running, found = 0, []
    for step in change[:-1]:
        running += step
        found.append(running > 0)
    return found


def with_room(minutes: Sequence[int], zone_name: str) -> frozenset[int]:
    """Those that can be labelled without crowding: full hours before half ones before all others."""
    kept: list[int] = []
    for minute in sorted(minutes, key=lambda m: (_roundness(reading(m, zone_name)), m)):
        if all(abs(minute - other) >= ROOM_FOR_A_LABEL for other in kept):
            kept.append(minute)
    return frozenset(kept)


def _roundness(at: Reading) -> int:
    past = int(at.time[3:])
    return next(rank for rank, unit in enumerate((60, 30, 15, 1)) if past % unit == 0)
