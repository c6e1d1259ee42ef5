"""Who is near a session: looked up by room and day, person and day, without going through the others."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from .board import Board
from .sweep import scopes
from .values import Slot

HOUR = 60  # minutes
DAY = 24 * HOUR


class Index:
    """Built once from a board in one pass. Days and hours are those of UTC."""

    def __init__(self, board: Board) -> None:
        self._reach = max((board.walk(*two) for two in combinations(board.venues.values(), 2)), default=0)
        self._at: dict[Hashable, list[int]] = defaultdict(list)
        for slot in board.slots.values():
            if slot.begins is not None:
                for mark in _kept_under(slot, board):
                    self._at[mark].append(slot.session)

    def near(self, slot: Slot, board: Board) -> set[int]:
        """The sessions that may clash with it, as they are placed in the index; it need not be in it."""
        if slot.begins is None:
            return set()
        return {number for mark in _looked_up(slot, board, self._reach) for number in self._at.get(mark, ())}


def _kept_under(slot: Slot, board: Board) -> Iterator[Hashable]:
    yield from _people(slot, _steps(slot, DAY))
    if slot.foreign:
        return
    for day in _steps(slot, DAY):
        yield "room", slot.room, day
        yield "rivals", slot.rivals, day
        if slot.all_rooms:
            yield "wide", slot.event, day
    for hour in _steps(slot, HOUR):
        for event in scopes(slot, board):
            yield "event", event, hour


def _looked_up(slot: Slot, board: Board, reach: int) -> Iterator[Hashable]:
    yield from _people(slot, _steps(slot, DAY, reach))
    if slot.foreign:
        return
    for day in _steps(slot, DAY):
        if slot.room:
            yield "room", slot.room, day
        if slot.rivals:
            yield "rivals", slot.rivals, day
        for event in scopes(slot, board):
            yield "wide", event, day
    if slot.all_rooms:
        for hour in _steps(slot, HOUR):
            yield "event", slot.event, hour


def _people(slot: Slot, days: Iterable[int]) -> Iterator[Hashable]:
    return (("person", person, day) for day in days for person in slot.people)


def _steps(slot: Slot, length: int, around: int = 0) -> range:
    """Which days or hours it touches, with what lies `around` it in minutes."""
    return range(((slot.begins or 0) - around) // length, (slot.ends + around - 1) // length + 1)
