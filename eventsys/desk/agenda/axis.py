"""The hours that a day's grid shows, in real minutes from the midnight at which the day begins: pure.

A day on which the clock is changed has 23 or 25 hours; the marks say what the clock shows.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from eventsys.agenda.rules import midnight, wall

HOUR = 60
USUAL = (9 * HOUR, 18 * HOUR)  # where no opening hours tell
WHOLE = (0, 30 * HOUR)  # with the night that follows
LATEST = 47 * HOUR
ROOM = 30  # before the first and after the last, to put something there


class Mark(Struct, frozen=True):
    minute: int
    clock: str  # "09:30"
    is_hour: bool


class Axis(Struct, frozen=True):
    """Whole hours. From the minute `turn` on, the clock is ahead by so many minutes more, or less, than at midnight."""

    day: date
    zone: str
    start: int
    end: int
    turn: int | None = None
    by: int = 0

    @property
    def hours(self) -> int:
        return (self.end - self.start) // HOUR

    def clock(self, minute: int) -> str:
        """What the clock on the wall shows then."""
        ahead = self.by if self.turn is not None and minute >= self.turn else 0
        hours, minutes = divmod((minute + ahead) % (24 * HOUR), HOUR)
        return f"{hours:02}:{minutes:02}"

    @property
    def marks(self) -> list[Mark]:
        halves = range(self.start, self.end, HOUR // 2)
        return [Mark(minute, self.clock(minute), minute % HOUR == 0) for minute in halves]


def axis(day: date, zone: str, spans: Iterable[tuple[int, int]], opens: int | None, closes: int | None,
         whole: bool = False) -> Axis:
    """Around the opening hours and everything that is held, with a little room at both ends."""
    known = [*spans, USUAL if opens is None or closes is None else (opens, closes)]
    first, last = min(start for start, _end in known), max(end for _start, end in known)
    if whole:
        first, last = min(first, WHOLE[0]), max(last, WHOLE[1] - ROOM)
    start = max(0, (first - ROOM) // HOUR * HOUR)
    end = min(LATEST, -(-(last + ROOM) // HOUR) * HOUR)
    turn, by = _turn(day, zone)
    return Axis(day, zone, start, max(end, start + 2 * HOUR), turn, by)


def _turn(day: date, zone: str) -> tuple[int | None, int]:
    """When within the day and its night the clock is changed, and by how many minutes it is ahead then."""
    begin = midnight(day, zone)
    offset = wall(begin, zone)[0] - begin.replace(tzinfo=None)
    for minute in range(0, LATEST, HOUR // 2):
        then = begin + timedelta(minutes=minute)
        if (now := wall(then, zone)[0] - then.replace(tzinfo=None)) != offset:
            return minute, round((now - offset).total_seconds() / 60)
    return None, 0
