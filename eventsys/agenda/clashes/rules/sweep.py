"""Which sessions can clash with which, of a whole summit: sorted by time and swept once."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from heapq import heappop, heappush

from .board import Board
from .values import Slot

Pair = tuple[Slot, Slot]


def pairs(board: Board) -> Iterator[Pair]:
    """Each pair once, in any order; some of them turn out to get on."""
    seen: set[tuple[int, int]] = set()
    for one, other in _meeting(board):
        marks = (min(one.session, other.session), max(one.session, other.session))
        if marks not in seen:
            seen.add(marks)
            yield one, other


def _meeting(board: Board) -> Iterator[Pair]:
    timed = [slot for slot in board.slots.values() if slot.begins is not None]
    for slots in _grouped((slot.room, slot) for slot in timed if slot.room and not slot.foreign).values():
        yield from overlapping(slots)
    for slots in _grouped((person, slot) for slot in timed for person in slot.people).values():
        yield from overlapping(slots, _furthest(slots, board))
    for slots in _grouped((slot.rivals, slot) for slot in timed if slot.rivals).values():
        yield from overlapping(slots)
    yield from _beside_all_rooms([slot for slot in timed if not slot.foreign], board)


def _beside_all_rooms(slots: Iterable[Slot], board: Board) -> Iterator[Pair]:
    """Of each event: what takes all rooms, with everything of the event and its parts."""
    own: dict[int, list[Slot]] = defaultdict(list)
    wide: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots:
        for event in scopes(slot, board):
            own[event].append(slot)
        if slot.all_rooms:
            wide[slot.event].append(slot)
    for event, takers in wide.items():
        yield from across(takers, own[event])


def scopes(slot: Slot, board: Board) -> tuple[int, ...]:
    """The events whose all-rooms sessions take this one's room too."""
    whole = board.events[slot.event].whole
    return (slot.event,) if whole is None else (slot.event, whole)


def _furthest(slots: Collection[Slot], board: Board) -> int:
    """The longest way, in minutes, between the venues of one person's sessions."""
    if len(slots) < 2:
        return 0
    venues = {venue.id: venue for slot in slots if (venue := board.venue_of(slot))}
    return max((board.walk(one, other) for one in venues.values() for other in venues.values()), default=0)


def overlapping(slots: Collection[Slot], reach: int = 0) -> Iterator[Pair]:
    """Pairs that share a minute, or are less than `reach` minutes apart: n log n and as many as there are."""
    if len(slots) < 2:
        return
    running: list[tuple[int, int, Slot]] = []
    for slot in sorted(slots, key=_by_time):
        _let_go(running, slot.begins or 0)
        for _, _, other in running:
            yield other, slot
        heappush(running, (slot.ends + reach, slot.session, slot))


def across(takers: Collection[Slot], others: Collection[Slot]) -> Iterator[Pair]:
    """Pairs of one of each that share a minute; never a session with itself."""
    running: tuple[list[tuple[int, int, Slot]], ...] = ([], [])
    both = [(slot, 0) for slot in takers] + [(slot, 1) for slot in others]
    for slot, side in sorted(both, key=lambda entry: (*_by_time(entry[0]), entry[1])):
        _let_go(running[1 - side], slot.begins or 0)
        for _, _, other in running[1 - side]:
            if other.session != slot.session:
                yield other, slot
        heappush(running[side], (slot.ends, slot.session, slot))


def _let_go(running: list[tuple[int, int, Slot]], now: int) -> None:
    while running and running[0][0] <= now:
        heappop(running)


def _by_time(slot: Slot) -> tuple[int, int]:
    return slot.begins or 0, slot.session


def _grouped(entries: Iterable[tuple[Hashable, Slot]]) -> dict[Hashable, list[Slot]]:
    groups: dict[Hashable, list[Slot]] = defaultdict(list)
    for mark, slot in entries:
        groups[mark].append(slot)
    return groups
