"""Two sessions that cannot be as they are at the same time, or so soon after each other."""

from collections.abc import Iterator

from .board import Board
from .values import Clash, Rule, Slot


def together(one: Slot, other: Slot, board: Board) -> Iterator[Clash]:
    """Every clash of two sessions, whichever is named first."""
    if one.begins is None or other.begins is None or (one.foreign and other.foreign):
        return
    first, second = sorted((one, other), key=_by_time)
    shared = min(first.ends, second.ends) - max(first.begins or 0, second.begins or 0)
    if shared > 0:
        yield from _places(first, second, shared, board)
        yield from _rivals(first, second, shared, board)
    yield from _people(first, second, shared, board)


def _by_time(slot: Slot) -> tuple[int, int]:
    return slot.begins or 0, slot.session


def _places(first: Slot, second: Slot, shared: int, board: Board) -> Iterator[Clash]:
    """A room twice, or something beside what takes all rooms."""
    if first.foreign or second.foreign or (first.is_break and second.is_break):
        return
    if first.room and first.room == second.room:
        yield from _room(first, second, shared, board)
    elif _covers(first, second, board) or _covers(second, first, board):
        severity = board.severity("all_rooms", first, second)
        if severity != "off":
            yield Clash("all_rooms", severity, key("all_rooms", first, second), (first, second), extent=shared)


def _room(first: Slot, second: Slot, shared: int, board: Board) -> Iterator[Clash]:
    room, severity = board.room_of(first), board.severity("room", first, second)
    if severity != "off" and not (room and room.online and not room.address):
        yield Clash("room", severity, key("room", first, second, first.room), (first, second), room=room, extent=shared)


def _covers(wide: Slot, other: Slot, board: Board) -> bool:
    """Whether what takes all rooms takes that of the other too: same event, or a part of it in the same venue."""
    if not wide.all_rooms or (wide.event != other.event and board.events[other.event].whole != wide.event):
        return False
    room = board.room_of(other)
    here, there = board.venue_of(wide), board.venue_of(other)
    return not (room and room.online) and (here is None or there is None or here == there)


def _rivals(first: Slot, second: Slot, shared: int, board: Board) -> Iterator[Clash]:
    if not first.rivals or first.rivals != second.rivals or first.sponsor == second.sponsor:
        return
    severity = board.severity("rivals", first, second)
    if severity != "off":
        yield Clash("rivals", severity, key("rivals", first, second), (first, second), extent=shared,
                    facts={"rivals": first.rivals})


def _people(first: Slot, second: Slot, shared: int, board: Board) -> Iterator[Clash]:
    """The same person at once, or with too little time on the way."""
    rule: Rule = "person" if shared > 0 else "walk"
    here, there = board.venue_of(first), board.venue_of(second)
    needed = 0 if shared > 0 else board.walk(here, there)
    if needed + shared <= 0 or not (common := first.people & second.people):
        return
    severity = board.severity(rule, first, second)
    if severity == "off":
        return
    facts = {"needed": needed, "gap": -shared, "here": here and here.name, "there": there and there.name}
    for person in sorted(common):
        yield Clash(rule, severity, key(rule, first, second, str(person)), (first, second),
                    people=(board.people[person],), extent=needed + shared, facts=facts if rule == "walk" else {})


def key(rule: str, first: Slot, second: Slot, detail: str = "") -> str:
    pair = "-".join(str(number) for number in sorted((first.session, second.session)))
    return ".".join(filter(None, (rule, pair, detail)))
