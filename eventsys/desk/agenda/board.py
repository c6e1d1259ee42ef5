"""One day as columns of cards: where each stands, as the names of classes that the style sheet knows. Pure.

Pages carry no inline style, so a card's hour, minute, length and lane are classes (64-plan-places.css).
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from eventsys.agenda.queries import Card
from eventsys.events.models import Room
from eventsys.outputs.agenda.lanes import Board

from .axis import HOUR, Axis

UNKNOWN_LENGTH = 30  # minutes drawn where none is known
SHORTEST = 5
HEIGHTS = {1: 0.8, 2: 1.2, 3: 1.8, 4: 2.6, 5: 4.0}  # pixels of a minute by zoom, as in 63-plan.css
LINE, PADDING = 17, 6  # pixels
MOST_LINES, MOST_LANES, MOST_COLUMNS = 8, 9, 99  # classes that there are


class Seat(Struct, frozen=True):
    """A card where it stands. Minutes count from the midnight at which the day begins."""

    card: Card
    start: int
    end: int  # as drawn
    own: bool  # of the parts looked at; others only show that the room is taken
    lane: int = 0
    lanes: int = 1
    wide: int = 1  # lanes
    column: int = 0
    columns: int = 1  # for what is held in all rooms

    def classes(self, axis: Axis, zoom: int) -> str:
        start, end = max(self.start, axis.start), min(self.end, axis.end)
        names = [*_clock_classes("at", start), *_clock_classes("for", max(SHORTEST, end - start)),
                 f"lines-{_lines(end - start, zoom)}"]
        if self.lanes > 1:
            names += [f"lane-{self.lane}", f"of-{self.lanes}", f"wide-{self.wide}"]
        if self.card.place.all_rooms:
            names += [f"column-{self.column}", f"span-{self.columns}"]
        return " ".join(names)


class Column(Struct, frozen=True):
    key: str  # of the room; "" where none is known
    room: Room | None
    seats: tuple[Seat, ...]


class Columns(Struct, frozen=True):
    rooms: tuple[Column, ...]
    everyone: tuple[Seat, ...]  # held in all rooms: across the widest stretch of columns that is free
    beside: bool  # whether a column has to be added for those, for none is free

    @property
    def count(self) -> int:
        return min(MOST_COLUMNS, len(self.rooms) + self.beside)


def _clock_classes(name: str, minutes: int) -> tuple[str, str]:
    return f"{name}-h{minutes // HOUR}", f"{name}-m{minutes % HOUR}"


def _lines(minutes: int, zoom: int) -> int:
    """How many lines of words fit."""
    return max(1, min(MOST_LINES, int((minutes * HEIGHTS[zoom] - PADDING) // LINE)))


def fitting_zoom(seats: Sequence[Seat]) -> int:
    """So that most titles can be read."""
    lengths = sorted(seat.end - seat.start for seat in seats)
    usual = lengths[len(lengths) // 4] if lengths else HOUR
    return next((zoom for zoom, longest in ((5, 10), (4, 20), (3, 45)) if usual <= longest), 2)


def columns(seats: Iterable[Seat], rooms: Sequence[Room], hidden: frozenset[str]) -> Columns:
    """A column for each room that is not hidden, and one for sessions without a known room where there are any."""
    held = [seat for seat in seats if not seat.card.place.all_rooms]
    known = {room.key for room in rooms}
    shown = [Column(room.key, room, _beside_each_other(seat for seat in held if seat.card.place.room == room.key))
             for room in rooms if room.key not in hidden]
    roomless = _beside_each_other(seat for seat in held if seat.card.place.room not in known)
    if roomless or not shown:
        shown.append(Column("", None, roomless))
    return _with_everyone(shown, [seat for seat in seats if seat.card.place.all_rooms])


def _beside_each_other(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Those that share their room for a while get lanes; who shares it with nobody has its whole width."""
    found: list[Seat] = []
    group: list[Seat] = []
    for seat in sorted(seats, key=lambda seat: (seat.start, -seat.end, seat.card.id)):
        if group and seat.start >= max(other.end for other in group):
            found += _laned(group)
            group = []
        group.append(seat)
    return (*found, *_laned(group))


def _laned(group: Sequence[Seat]) -> list[Seat]:
    board = Board()
    placed = board.add_lanes([(seat.start, seat.end - seat.start) for seat in group])
    lanes = min(MOST_LANES, len(board.columns))
    return [replace(seat, lane=min(at.column, lanes - 1), lanes=lanes, wide=at.columns)
            for seat, at in zip(group, placed, strict=True)]


def _with_everyone(shown: Sequence[Column], everyone: Iterable[Seat]) -> Columns:
    placed: list[Seat] = []
    waiting = sorted(everyone, key=lambda seat: (seat.start, -seat.end, seat.card.id))
    for seat in waiting:
        busy = {at for at, column in enumerate(shown) if _overlaps(seat, column.seats)}
        for other in placed:
            if _overlaps(seat, [other]):
                busy |= set(range(other.column, other.column + other.columns))
        first, length = _widest_gap(busy, len(shown))
        placed.append(replace(seat, column=first, columns=length))
    return Columns(tuple(shown), tuple(placed), any(seat.column >= len(shown) for seat in placed))


def _overlaps(seat: Seat, others: Iterable[Seat]) -> bool:
    return any(seat.start < other.end and other.start < seat.end for other in others)


def _widest_gap(busy: set[int], count: int) -> tuple[int, int]:
    """First column and number of columns of the longest stretch that is free; one beyond all where none is."""
    best, start = (count, 1), None
    for at in range(count + 1):
        if at == count or at in busy:
            if start is not None and (best[0] == count or at - start > best[1]):
                best = (start, at - start)
            start = None
        elif start is None:
            start = at
    return best
