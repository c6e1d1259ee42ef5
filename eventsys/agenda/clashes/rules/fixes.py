"""What one press can do about a clash, and whether it helps: a change of a few slots, checked before it is offered."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from .board import Board
from .judging import Outcome, outcome
from .near import Index
from .values import SEVERITIES, Clash, Slot

Kind = Literal["room", "time", "swap", "chair", "length", "tray"]
SHORTEST: Final = 5
LONGEST: Final = 24 * 60  # minutes that a press gives to a session
MINUTES: Final = "%Y-%m-%dT%H:%M"


class Fix(Struct, frozen=True):
    """`token` says it in a form, without holding what the draft is."""

    kind: Kind
    token: str  # room.12.hall | time.12.2027-06-15T09:30.hall | swap.12.40 | chair.12.77 | length.12.60 | tray.12
    slots: tuple[Slot, ...]  # as they would be, the clash's own side first
    was: Slot | None = None  # the first of them, as it is
    person: str = ""  # who is to chair
    brings: tuple[Clash, ...] = ()  # less grave ones that come of it


def movable(slot: Slot) -> bool:
    return not (slot.foreign or slot.locked or slot.all_rooms)


def can_have_length(slot: Slot) -> bool:
    return slot.has_no_length and not (slot.foreign or slot.locked)


def can_wait(slot: Slot) -> bool:
    """Whether it may be put back into the tray."""
    return not (slot.foreign or slot.locked) and bool(slot.day or slot.room or slot.all_rooms)


def to_room(slot: Slot, room: str, board: Board) -> Fix:
    return Fix("room", f"room.{slot.session}.{room}", (board.held(slot, room=room),), slot)


def to_time(slot: Slot, starts: datetime, room: str, board: Board) -> Fix:
    """One that has no length is given that of its kind, for it has to fit there."""
    moved = board.held(slot, day=starts.date(), starts=starts, fold=0, room=room, minutes=slot.minutes or slot.usual)
    return Fix("time", f"time.{slot.session}.{starts:{MINUTES}}.{room}", (moved,), slot)


def to_length(slot: Slot, minutes: int, board: Board) -> Fix:
    return Fix("length", f"length.{slot.session}.{minutes}", (board.held(slot, minutes=minutes),), slot)


def to_tray(slot: Slot, board: Board) -> Fix:
    moved = board.held(slot, day=None, starts=None, fold=0, room="", all_rooms=False)
    return Fix("tray", f"tray.{slot.session}", (moved,), slot)


def swapped(slot: Slot, other: Slot, board: Board) -> Fix:
    return Fix("swap", f"swap.{slot.session}.{other.session}", (
        _in_place_of(slot, other, board), _in_place_of(other, slot, board)), slot)


def _in_place_of(slot: Slot, other: Slot, board: Board) -> Slot:
    return board.held(slot, day=other.day, starts=other.starts, fold=other.fold, room=other.room)


def chaired(slot: Slot, appearance: int, board: Board) -> Fix:
    """With one of its people as moderator."""
    name = next(board.people[seat.person].name for seat in slot.seats if seat.appearance == appearance)
    seats = tuple(replace(seat, role="moderator") if seat.appearance == appearance else seat for seat in slot.seats)
    return Fix("chair", f"chair.{slot.session}.{appearance}", (replace(slot, seats=seats),), slot, name)


def read(token: str, board: Board) -> Fix | None:
    """The fix that a form names, on the draft as it is now; None where it no longer makes sense."""
    kind, _, rest = token.partition(".")
    try:
        return _read(kind, rest.split(".", 2), board)
    except (KeyError, ValueError, IndexError):
        return None


def _read(kind: str, words: list[str], board: Board) -> Fix | None:
    slot = board.slots[int(words[0])]
    if kind == "chair":
        return chaired(slot, int(words[1]), board) if int(words[1]) in {s.appearance for s in slot.seats} else None
    if kind == "swap":
        other = board.slots[int(words[1])]
        return swapped(slot, other, board) if movable(slot) and movable(other) else None
    if kind == "tray":
        return to_tray(slot, board) if can_wait(slot) else None
    if kind == "length":
        return to_length(slot, int(words[1]), board) if can_have_length(slot) and _is_length(int(words[1])) else None
    room = ".".join(words[1 if kind == "room" else 2:])
    if not movable(slot) or (room and room not in board.rooms):
        return None
    if kind == "room":
        return to_room(slot, room, board)
    return to_time(slot, datetime.strptime(words[1], MINUTES), room, board) if kind == "time" else None


def _is_length(minutes: int) -> bool:
    return SHORTEST <= minutes <= LONGEST


def helps(fix: Fix, clash: Clash, board: Board, index: Index) -> Fix | None:
    """The fix with what it brings; None where the clash stays, or another as grave comes of it.

    A length mends nothing, but makes known how bad the clash is: what was there before may stay and be longer.
    """
    result = outcome(fix.slots, board, index)
    brings = _unknown(result) if fix.kind == "length" else result.new
    if fix.kind != "length" and any(left.key == clash.key for left in result.after):
        return None
    return replace(fix, brings=brings) if _are_less(brings, clash) else None


def _unknown(result: Outcome) -> tuple[Clash, ...]:
    known = {clash.key for clash in result.before}
    return tuple(new for new in result.new if new.key not in known)


def _are_less(brought: Iterable[Clash], clash: Clash) -> bool:
    grave = SEVERITIES.index(clash.severity)
    return all(SEVERITIES.index(new.severity) > grave for new in brought)
