"""One day as a table: rooms as columns, time as rows, every session one cell that spans what it takes.

What everybody attends lies across all columns, or across the widest free stretch where something else
runs beside it. Times are compared as instants, so that a changed clock neither stretches nor tears a session.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from eventsys.programme.structs import Room

from .axis import Row, Tick, rows_of, ticks
from .entries import Entry
from .lanes import Board, Placed

UNKNOWN_LENGTH = 30  # minutes drawn where the length is unknown or nil
SHORTEST = 5
BACKDROP = 240  # minutes; what runs longer (an exhibition, a desk) does not stretch the rows beside it
NARROW, FINE = 15, 30  # minutes; see `pace_of`


class Column(Struct, frozen=True):
    room: Room | None
    lanes: int
    meant: str  # "room", "unplaced" (no room is known) or "everyone" (no room of their own, beside others)


class Cell(Struct, frozen=True):
    entry: Entry | None  # None: empty
    rows: int
    columns: int


class Line(Struct, frozen=True):
    tick: Tick
    cells: tuple[Cell, ...]  # those that begin in this row


class Grid(Struct, frozen=True):
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    pace: str

    @property
    def width(self) -> int:
        """Lanes of all columns."""
        return sum(column.lanes for column in self.columns)

    @property
    def rooms(self) -> int:
        return sum(column.room is not None for column in self.columns)

    @property
    def hours(self) -> tuple[Tick, ...]:
        """The first row of each hour in which something begins."""
        found: dict[tuple[date, str], Tick] = {}
        for tick in (line.tick for line in self.lines if line.tick.begins):
            found.setdefault((tick.at.date, tick.at.time[:2]), tick)
        return tuple(found.values())


class Seat(Struct, frozen=True):
    """An entry with the minutes that it is drawn for."""

    entry: Entry
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def grid(timed: Sequence[Entry], rooms: Sequence[Room], zone_name: str, day: date | None = None,
         now: int | None = None) -> Grid:
    """Every entry has a start. `rooms` gives the order of columns; a room without an entry has none."""
    seats = seats_of(timed)
    rows = rows_of([seat.span for seat in seats])
    columns, placed = _placed(seats, rows, rooms)
    width = sum(column.lanes for column in columns)
    busy = [seat.span for seat in seats if not seat.entry.for_all and seat.end - seat.start <= BACKDROP]
    marks = ticks(rows, [seat.span for seat in seats], busy, zone_name, day, now)
    return Grid(columns, _lines(marks, seats, placed, width), pace_of(seats))


def seats_of(timed: Sequence[Entry]) -> list[Seat]:
    """In the order of time; a session of unknown length ends where the next one in its room begins."""
    starts: dict[str, list[int]] = {}
    for entry in timed:
        starts.setdefault(entry.session.room, []).append(_start(entry))
    return sorted((_seat(entry, starts[entry.session.room]) for entry in timed), key=lambda seat: seat.start)


def _start(entry: Entry) -> int:
    if entry.begins is None:
        raise ValueError(f"{entry.session.uid} has no time")
    return entry.begins.minute


def _seat(entry: Entry, starts_there: Sequence[int]) -> Seat:
    start, minutes = _start(entry), entry.minutes
    if minutes <= 0:
        later = [other - start for other in starts_there if other > start]
        minutes = min([UNKNOWN_LENGTH, *later])
    return Seat(entry, start, start + max(SHORTEST, minutes))


def pace_of(seats: Sequence[Seat]) -> str:
    """How tall five minutes are drawn, by the shorter ones of the day's sessions."""
    lengths = sorted(seat.end - seat.start for seat in seats if not seat.entry.is_break)
    usual = lengths[len(lengths) // 4] if lengths else 60
    return "narrow" if usual <= NARROW else "fine" if usual <= FINE else "broad" if usual <= 60 else "wide"


def _placed(seats: Sequence[Seat], rows: Sequence[Row],
            rooms: Sequence[Room]) -> tuple[tuple[Column, ...], list[Placed]]:
    place = {row.start: number for number, row in enumerate(rows)}
    spans = [(place[s.start], place.get(s.end, len(rows)) - place[s.start]) for s in seats]
    board, columns, found = Board(), [], dict[int, Placed]()
    for room, own in _by_room(seats, rooms):
        if own:
            before = len(board.columns)
            found.update(zip(own, board.add_lanes([spans[n] for n in own]), strict=True))
            columns.append(Column(room, len(board.columns) - before, "room" if room else "unplaced"))
    shared = [n for n, seat in enumerate(seats) if seat.entry.for_all]
    homes = _first_lanes(columns)
    # Those for which a column must be added come first, so that the others lie across that one too.
    for number in sorted(shared, key=lambda n: board.has_room(*spans[n])):
        home = homes.get(seats[number].entry.session.room)
        found[number] = (board.widest_run(*spans[number], including=home) or board.add_column(*spans[number]))
    if added := len(board.columns) - sum(column.lanes for column in columns):
        columns.append(Column(None, added, "everyone"))
    return tuple(columns), [found[number] for number in range(len(seats))]


def _by_room(seats: Sequence[Seat], rooms: Sequence[Room]) -> list[tuple[Room | None, list[int]]]:
    """Numbers of the seats that have a column of their own, room by room; last those without a known room."""
    own = [number for number, seat in enumerate(seats) if not seat.entry.for_all]
    known = {room.key for room in rooms}
    groups: list[tuple[Room | None, list[int]]] = [
        (room, [n for n in own if seats[n].entry.session.room == room.key]) for room in rooms]
    return [*groups, (None, [n for n in own if seats[n].entry.session.room not in known])]


def _first_lanes(columns: Sequence[Column]) -> dict[str, int]:
    found, lane = {}, 0
    for column in columns:
        if column.room:
            found[column.room.key] = lane
        lane += column.lanes
    return found


def _lines(marks: Sequence[Tick], seats: Sequence[Seat], placed: Sequence[Placed],
           width: int) -> tuple[Line, ...]:
    by_corner = {(p.row, p.column): Cell(seat.entry, p.rows, p.columns)
                 for seat, p in zip(seats, placed, strict=True)}
    taken = [0] * width
    for p in placed:
        for column in range(p.column, p.column + p.columns):
            taken[column] |= p.mask
    free = [_free_runs(bits, marks) for bits in taken]
    return tuple(Line(mark, _cells(row, width, by_corner, free)) for row, mark in enumerate(marks))


def _free_runs(taken: int, marks: Sequence[Tick]) -> dict[int, int]:
    """First row to number of rows of each empty stretch of a column.

    It breaks at gaps in the day, and at labelled rows: there a line is drawn across what is empty.
    """
    found, first = dict[int, int](), None
    for row in range(len(marks) + 1):
        busy = row == len(marks) or bool(taken >> row & 1)
        if first is not None and (busy or _breaks(marks, row)):
            found[first] = row - first
            first = None
        if not busy and first is None:
            first = row
    return found


def _breaks(marks: Sequence[Tick], row: int) -> bool:
    return marks[row].labelled or marks[row].empty or marks[row - 1].empty


def _cells(row: int, width: int, by_corner: dict[tuple[int, int], Cell],
           free: Sequence[dict[int, int]]) -> tuple[Cell, ...]:
    """Empty neighbours of the same height become one cell."""
    found: list[Cell] = []
    for column in range(width):
        if cell := by_corner.get((row, column)):
            found.append(cell)
        elif rows := free[column].get(row):
            joins = column and found and free[column - 1].get(row) == rows
            if joins:
                found[-1] = Cell(None, rows, found[-1].columns + 1)
            else:
                found.append(Cell(None, rows, 1))
    return tuple(found)
