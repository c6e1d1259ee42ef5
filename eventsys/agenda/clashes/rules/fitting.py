"""A session that does not fit where or when it is: room, booths, hours, and people who are away."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from .board import Board
from .values import Clash, Slot

WHOLE_DAY = 24 * 60  # minutes; what lasts as long is an exhibition, say, and keeps no hours
MINUTE = timedelta(minutes=1)


def capacity(slot: Slot, board: Board) -> Iterator[Clash]:
    """The room is smaller than what is expected, or than who has signed up."""
    room, severity = board.room_of(slot), board.severity("capacity", slot)
    wanted = seats_wanted(slot)
    if severity == "off" or room is None or room.capacity is None or wanted <= room.capacity:
        return
    yield Clash("capacity", severity, f"capacity.{slot.session}.{room.key}", (slot,), room=room,
                extent=wanted - room.capacity,
                facts={"wanted": wanted, "seats": room.capacity, "signed_up": slot.signed_up == wanted})


def seats_wanted(slot: Slot) -> int:
    return max(slot.expected or 0, slot.signed_up)


def booth(slot: Slot, board: Board) -> Iterator[Clash]:
    """Languages of interpretation that have no booth in the room. Sign language needs none."""
    room, severity = board.room_of(slot), board.severity("booth", slot)
    spoken = spoken_languages(slot)
    if severity == "off" or room is None or room.online or len(spoken) <= room.booths:
        return
    yield Clash("booth", severity, f"booth.{slot.session}.{room.key}", (slot,), room=room,
                extent=len(spoken) - room.booths, facts={"languages": spoken, "booths": room.booths})


def spoken_languages(slot: Slot) -> tuple[str, ...]:
    """Those that the session is interpreted into, each of which takes a booth."""
    return tuple(code for code in slot.interpretation if code != slot.language and not code.startswith("sgn"))


def hours(slot: Slot, board: Board) -> Iterator[Clash]:
    """Outside the event's dates, or before the day opens, or after it closes."""
    severity = board.severity("hours", slot)
    if severity == "off" or slot.day is None:
        return
    event = board.events[slot.event]
    if not event.starts <= slot.day <= event.ends:
        yield Clash("hours", severity, f"hours.{slot.session}.{slot.day}", (slot,),
                    facts={"what": "date", "from": event.starts, "until": event.ends})
        return
    opens, closes = window(slot.event, slot.day, board)
    if (outside := _outside(slot, opens, closes)) > 0:
        yield Clash("hours", severity, f"hours.{slot.session}.{slot.day}", (slot,), extent=outside,
                    facts={"what": "hours", "from": opens, "until": closes})


def window(event: int, day: date, board: Board) -> tuple[datetime | None, datetime | None]:
    """When the day opens and closes, as wall times; a day that closes before it opens goes past midnight."""
    opens, closes = board.hours(event, day)
    start = datetime.combine(day, opens) if opens is not None else None
    end = datetime.combine(day, closes) if closes is not None else None
    if end is not None and closes is not None and closes <= (opens or time.min):
        end += timedelta(days=1)
    return start, end


def _outside(slot: Slot, opens: datetime | None, closes: datetime | None) -> int:
    """Minutes, before and after together."""
    if slot.starts is None or slot.finishes is None or (slot.minutes or 0) >= WHOLE_DAY:
        return 0
    early = (opens - slot.starts) // MINUTE if opens else 0
    late = (slot.finishes - closes) // MINUTE if closes else 0
    return max(early, 0) + max(late, 0)


def absent(slot: Slot, board: Board) -> Iterator[Clash]:
    """Somebody on the roster who cannot be had then."""
    severity = board.severity("absent", slot)
    if severity == "off" or slot.begins is None:
        return
    for number in sorted(slot.people):
        person = board.people[number]
        for away in person.away:
            shared = min(slot.ends, away.ends) - max(slot.begins, away.begins)
            if shared > 0:
                yield Clash("absent", severity, f"absent.{slot.session}.{number}.{away.id}", (slot,),
                            people=(person,), extent=shared, facts={"away": away})
