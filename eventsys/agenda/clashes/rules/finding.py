"""Looking for what mends a clash: another room, another time, a swap. What is nearest is offered first.

Where there is none, places that are not as good are looked at, and last of all the tray.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice, product
from typing import Literal

from .board import Board
from .diary import Diary
from .fitting import WHOLE_DAY, seats_wanted, spoken_languages, window
from .fixes import (
    SHORTEST,
    Fix,
    Kind,
    can_have_length,
    can_wait,
    chaired,
    helps,
    movable,
    swapped,
    to_length,
    to_room,
    to_time,
    to_tray,
)
from .near import Index
from .values import Clash, RoomFacts, Rule, Slot

STEP = timedelta(minutes=15)
OPENS, CLOSES = time(9), time(18)  # of days that do not say
OTHER_ROOM = 60  # as bad as being held so many minutes later
EARLY_OR_LATE = timedelta(hours=2)  # before a day opens and after it closes, where nothing else is left
DAYS = 7  # of a long event, those around the session's own
TRIED = 150  # candidates of a kind; then there is none near enough to be of use
SWAPS = 60  # sessions before and after it that are asked to swap
Search = Kind | Literal["poor room", "poor time"]
SOMEWHERE: tuple[Kind, ...] = ("room", "swap", "time")
SOME_TIME: tuple[Kind, ...] = ("time", "swap")
KINDS: dict[Rule, tuple[Kind, ...]] = {
    "room": ("room", "time", "swap"), "person": SOME_TIME, "absent": SOME_TIME, "all_rooms": SOME_TIME,
    "walk": ("room", "time", "swap"), "capacity": SOMEWHERE, "booth": SOMEWHERE, "hours": SOME_TIME,
    "rivals": SOME_TIME, "chair": ("chair",),
}
POOR: tuple[Search, ...] = ("poor room", "poor time")
LENGTHENED: tuple[Rule, ...] = ("room", "person", "absent", "all_rooms", "rivals")


class Finder:
    """Finds fixes on one board. Building it is one pass; each search looks at the days of one event."""

    def __init__(self, board: Board, index: Index | None = None) -> None:
        self.board, self.index = board, index or Index(board)
        self.diary = Diary(board)
        self._looking: dict[Search, Callable[[Slot], Iterator[Fix]]] = {
            "room": lambda slot: self._rooms(slot, self._suitable(slot)),
            "time": lambda slot: self._times(slot, self._suitable(slot)),
            "poor room": lambda slot: self._rooms(slot, self._unfit(slot)),
            "poor time": lambda slot: self._times(slot, [*self._suitable(slot), *self._unfit(slot)], EARLY_OR_LATE),
            "swap": self._swaps, "chair": self._chairs, "length": self._lengths, "tray": self._tray}
        self._by_time = sorted((s for s in board.slots.values() if s.begins is not None and not s.is_break),
                               key=lambda slot: (slot.begins or 0, slot.session))
        self._begins = [slot.begins or 0 for slot in self._by_time]

    def fixes(self, clash: Clash) -> tuple[Fix, ...]:
        """What mends it, the best first; then what makes known how bad it is, where a length is missing."""
        lengths = self._best(("length",), clash) if clash.rule in LENGTHENED else ()
        return (*self._mending(clash), *lengths)

    def _mending(self, clash: Clash) -> tuple[Fix, ...]:
        kinds = KINDS.get(clash.rule, ())
        if not kinds or "chair" in kinds:
            return self._best(kinds, clash)
        return self._best(kinds, clash) or self._best(POOR, clash)[:1] or self._best(("tray",), clash)

    def _best(self, ways: Iterable[Search], clash: Clash) -> tuple[Fix, ...]:
        """At most one of each kind, the best that helps; those that bring something only if there are no others."""
        found = [fix for way in ways if (fix := self._first(way, clash))]
        if any(fix.kind == "room" for fix in found):
            found = [fix for fix in found if fix.kind != "time" or _keeps_room(fix)]
        return tuple(fix for fix in found if not fix.brings) or tuple(found)

    def _first(self, way: Search, clash: Clash) -> Fix | None:
        """The first that brings nothing with it, or else the first that helps."""
        second: Fix | None = None
        for fix in self._candidates(way, clash):
            helped = helps(fix, clash, self.board, self.index)
            if helped and not helped.brings:
                return helped
            second = second or helped
        return second

    def _candidates(self, way: Search, clash: Clash) -> Iterator[Fix]:
        """Of the sides, the one with fewer people is moved more easily."""
        may = MAY.get(way, movable)
        for slot in sorted(clash.sides, key=lambda side: (side.all_rooms, len(side.people), -side.session)):
            if may(slot):
                yield from islice(self._looking[way](slot), TRIED)

    def _rooms(self, slot: Slot, rooms: Iterable[str]) -> Iterator[Fix]:
        for room in rooms:
            if room != slot.room and self.diary.room_free(room, slot.begins, slot.until, {slot.session}):
                yield to_room(slot, room, self.board)

    def _suitable(self, slot: Slot) -> list[str]:
        """Rooms of its sort that are large enough and have booths enough: its own, then those in the same venue,
        then by how near they are in size."""
        own, venue, wanted = self.board.room_of(slot), self.board.venue_of(slot), seats_wanted(slot)
        online, size = bool(own and own.online), wanted or (own.capacity if own else 0) or 0

        def order(room: RoomFacts) -> tuple[bool, bool, bool, bool, int, int]:
            seats = room.capacity or 0
            return (room.key != slot.room, bool(venue) and room.venue not in (None, venue and venue.id),
                    room.capacity is None, seats < size, abs(seats - size), room.rank)

        fitting = (room for room in self.board.rooms.values() if room.online == online
                   and (room.capacity is None or room.capacity >= wanted)
                   and (online or room.booths >= len(spoken_languages(slot))))
        return [room.key for room in sorted(fitting, key=order)]

    def _unfit(self, slot: Slot) -> list[str]:
        """The other rooms of its sort: too small, or short of booths; the best of them first."""
        own, fitting = self.board.room_of(slot), set(self._suitable(slot))
        others = (room for room in self.board.rooms.values() if room.key not in fitting
                  and room.online == bool(own and own.online))
        return [room.key for room in sorted(others, key=lambda room: (-(room.capacity or 0), -room.booths, room.rank))]

    def _times(self, slot: Slot, rooms: list[str], around: timedelta = timedelta()) -> Iterator[Fix]:
        """Every quarter of an hour at which everybody is free, the nearest first."""
        if slot.day is None or slot.starts is None:
            return
        rooms = rooms if slot.room else [""]
        free = [moved for moved in self._moved(slot, around) if self.diary.people_free(
            slot.people, moved.begins, moved.ends, {slot.session})]
        for moved, room in sorted(product(free, rooms), key=lambda wish: _effort(wish[0], wish[1], slot)):
            if moved.starts and self.diary.room_free(room, moved.begins, moved.ends, {slot.session}):
                yield to_time(slot, moved.starts, room, self.board)

    def _moved(self, slot: Slot, around: timedelta) -> Iterator[Slot]:
        """Itself at every other start of the days around it, without a room; also so long before and after them."""
        event = self.board.events[slot.event]
        days = (event.starts + timedelta(days=number) for number in range((event.ends - event.starts).days + 1))
        for day in sorted(days, key=lambda day: abs(day - (slot.day or day)))[:DAYS]:
            first, last = self._hours(slot.event, day)
            first, last = first - around, last + around - timedelta(minutes=slot.minutes or slot.usual)
            steps = range(int((last - first) / STEP) + 1)
            yield from (to_time(slot, first + STEP * step, "", self.board).slots[0] for step in steps
                        if first + STEP * step != slot.starts)

    def _hours(self, event: int, day: date) -> tuple[datetime, datetime]:
        opens, closes = window(event, day, self.board)
        first = opens or datetime.combine(day, OPENS)
        return first, closes or max(first, datetime.combine(day, CLOSES))

    def _swaps(self, slot: Slot) -> Iterator[Fix]:
        """With one of the same length, if everybody of both is free then."""
        if slot.begins is None:
            return
        for other in self._nearest(slot.begins):
            pair = {slot.session, other.session}
            if (other.session != slot.session and self._alike(slot, other)
                    and self.diary.people_free(slot.people, other.begins, other.ends, pair)
                    and self.diary.people_free(other.people, slot.begins, slot.ends, pair)):
                yield swapped(slot, other, self.board)

    def _alike(self, slot: Slot, other: Slot) -> bool:
        if not movable(other) or other.minutes != slot.minutes or bool(other.room) != bool(slot.room):
            return False
        return self.board.events[slot.event].zone == self.board.events[other.event].zone

    def _nearest(self, begins: int) -> Iterable[Slot]:
        place = bisect_left(self._begins, begins)
        near = self._by_time[max(0, place - SWAPS):place + SWAPS]
        return sorted(near, key=lambda slot: (abs((slot.begins or 0) - begins), slot.session))

    def _chairs(self, slot: Slot) -> Iterator[Fix]:
        """Who has confirmed is asked first."""
        coming = (seat for seat in slot.seats if seat.state != "declined" and seat.appearance)
        for seat in sorted(coming, key=lambda seat: seat.state != "confirmed"):
            yield chaired(slot, seat.appearance, self.board)


    def _lengths(self, slot: Slot) -> Iterator[Fix]:
        """As long as its kind usually is, or until its room or one of its people is wanted next."""
        begins = slot.begins or 0
        minutes = self.diary.next_after((slot.room, *slot.people), begins, slot.usual) - begins
        if minutes >= SHORTEST:
            yield to_length(slot, minutes, self.board)

    def _tray(self, slot: Slot) -> Iterator[Fix]:
        yield to_tray(slot, self.board)


MAY: dict[Search, Callable[[Slot], bool]] = {
    "chair": lambda slot: True, "length": can_have_length, "tray": can_wait}


def _keeps_room(fix: Fix) -> bool:
    return fix.was is not None and fix.was.room == fix.slots[0].room


def _effort(moved: Slot, room: str, slot: Slot) -> tuple[int, int]:
    """Another day is worse than any time, as people have hotels; another room is worse than a step or two."""
    days = (moved.day - slot.day).days if moved.day and slot.day else 0
    later = (moved.begins or 0) - (slot.begins or 0) - days * WHOLE_DAY
    return abs(days), abs(later) + (OTHER_ROOM if room != slot.room else 0)
