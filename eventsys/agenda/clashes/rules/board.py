"""All that is known when a summit, or the surroundings of one session, are judged."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from eventsys.programme.when import zone

from . import walking
from .values import DEFAULTS, SEVERITIES, EventFacts, PersonFacts, RoomFacts, Rule, Severity, Slot, VenueFacts

EPOCH = datetime(1970, 1, 1)


class Board(Struct, frozen=True):
    slots: Mapping[int, Slot]  # by session
    events: Mapping[int, EventFacts]
    rooms: Mapping[str, RoomFacts] = field(default_factory=dict)
    venues: Mapping[int, VenueFacts] = field(default_factory=dict)
    walks: Mapping[tuple[int, int], int] = field(default_factory=dict)  # minutes, the smaller venue first
    people: Mapping[int, PersonFacts] = field(default_factory=dict)
    severities: Mapping[tuple[int, str], Severity] = field(default_factory=dict)  # by event and rule

    def severity(self, rule: Rule, *sides: Slot) -> Severity:
        """The gravest of the sides' events; a part takes a clash as its summit does unless it says otherwise."""
        return min((self._severity(rule, side.event) for side in sides if not side.foreign), key=SEVERITIES.index)

    def _severity(self, rule: Rule, event: int) -> Severity:
        own = self.severities.get((event, rule))
        if own is None and (whole := self.events[event].whole) is not None:
            return self._severity(rule, whole)
        return own or DEFAULTS[rule]

    def room_of(self, slot: Slot) -> RoomFacts | None:
        return None if slot.foreign or not slot.room else self.rooms.get(slot.room)

    def venue_of(self, slot: Slot) -> VenueFacts | None:
        """None where it is unknown or online."""
        if slot.foreign:
            return self.venues.get(slot.venue or 0)
        room = self.room_of(slot)
        if room and room.online:
            return None
        known = room.venue if room and room.venue is not None else self.events[slot.event].venue
        return self.venues.get(known or 0)

    def walk(self, one: VenueFacts | None, other: VenueFacts | None) -> int:
        """Minutes from venue to venue; 0 where one of them is unknown."""
        if one is None or other is None or one.id == other.id:
            return 0
        told = self.walks.get((min(one.id, other.id), max(one.id, other.id)))
        return walking.minutes(one, other) if told is None else told

    def hours(self, event: int, day: date) -> tuple[time | None, time | None]:
        """When a day opens and closes; a part keeps its summit's hours unless it has its own."""
        facts = self.events[event]
        own = facts.hours.get(day, (None, None))
        if own == (None, None) and facts.whole is not None:
            return self.hours(facts.whole, day)
        return own

    def with_slots(self, slots: Iterable[Slot]) -> "Board":
        """The same with these slots in place of what they were."""
        return replace(self, slots={**self.slots, **{slot.session: slot for slot in slots}})

    def held(self, slot: Slot, **wish: Any) -> Slot:
        """As wished (day, starts, fold, minutes, room, all_rooms), with the instants and names that follow."""
        slot = replace(slot, **wish)
        event, room = self.events[slot.event], self.room_of(slot)
        named = {"of": event.title, "place": slot.place if slot.foreign else room.name if room else slot.room}
        if slot.starts is None:
            return replace(slot, begins=None, ends=0, finishes=None, **named)
        begins = instant(slot.starts, event.zone, slot.fold)
        return replace(slot, begins=begins, ends=begins + max(slot.minutes or 0, 1),
                       finishes=wall(begins + (slot.minutes or 0), event.zone), **named)


def instant(starts: datetime, zone_name: str, fold: int = 0) -> int:
    """Minutes since 1970 in UTC of a wall time."""
    offset = starts.replace(tzinfo=zone(zone_name), fold=fold).utcoffset() or timedelta()
    return (starts - EPOCH - offset) // timedelta(minutes=1)


def wall(minutes: int, zone_name: str) -> datetime:
    """Naive wall time of an instant in minutes since 1970."""
    aware = (EPOCH + timedelta(minutes=minutes)).replace(tzinfo=zone("UTC"))
    return aware.astimezone(zone(zone_name)).replace(tzinfo=None, fold=0)
