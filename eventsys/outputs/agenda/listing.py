"""Days one below the other, each a list of sessions grouped by the time at which they begin."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from .clock import Reading
from .entries import Entry


class Slot(Struct, frozen=True):
    at: Reading
    date: date | None  # where it is another date than that of the slot before or, at first, of the day
    offset: str  # "UTC+1", where the clock was changed since the slot before
    entries: tuple[Entry, ...]


class DayList(Struct, frozen=True):
    date: date | None  # None: the day is to be announced
    slots: tuple[Slot, ...]
    untimed: tuple[Entry, ...]


def day_list(day: date | None, found: Sequence[Entry]) -> DayList:
    """`found` in the order of time."""
    timed = sorted((e for e in found if e.begins), key=_minute)
    slots: list[Slot] = []
    before, offset = day, None
    for _, group in groupby(timed, key=_minute):
        together = tuple(group)
        at = together[0].begins
        if at is not None:
            changed = offset is not None and at.offset != offset
            slots.append(Slot(at, at.date if at.date != before else None, at.offset_words if changed else "",
                              together))
            before, offset = at.date, at.offset
    return DayList(day, tuple(slots), tuple(e for e in found if not e.begins))


def _minute(entry: Entry) -> int:
    return entry.begins.minute if entry.begins else 0
