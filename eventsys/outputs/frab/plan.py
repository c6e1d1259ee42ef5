"""A programme as schedule files see it: days with rooms with sessions that have a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import count
from zoneinfo import ZoneInfo

from eventsys.programme import canonical
from eventsys.programme.structs import Day, Person, Room, Session
from eventsys.programme.view import View
from eventsys.programme.when import day_of, end_local, start_local, zone

from .names import ALL_ROOMS, NO_ROOM, UUID, fitted, guid_of, made_guid, made_number, session_numbers
from .texts import carried

NAMES_OF_NO_ROOM = {ALL_ROOMS: "All rooms", NO_ROOM: "Room to be announced"}


@dataclass(frozen=True)
class Place:
    """A room, or one of the two that are none."""

    guid: str
    name: str  # unique in the file
    room: Room | None = None


@dataclass(frozen=True)
class Entry:
    session: Session
    starts: datetime  # aware, wall time in the session's own zone
    ends: datetime | None
    place: Place


@dataclass(frozen=True)
class PlannedDay:
    index: int  # from 1
    date: date
    starts: datetime  # aware; not after the first session
    ends: datetime  # aware; not before the end of the last session, which may be past midnight
    rooms: tuple[tuple[Place, tuple[Entry, ...]], ...]


@dataclass(frozen=True, eq=False)
class Plan:
    view: View

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Those that are held and have a time."""
        return tuple(s for s in self.view.shown_sessions if s.status == "confirmed" and s.starts)

    @cached_property
    def guids(self) -> dict[str, str]:
        """uid to guid, unique."""
        return fitted(((s.uid, guid_of(s.uid, s.guid)) for s in self.sessions), UUID, made_guid)

    @cached_property
    def persons(self) -> dict[str, Person]:
        keys = {a.person for session in self.sessions for a in session.roster}
        return {key: person for key, person in self.view.people.items() if key in keys}

    @cached_property
    def person_guids(self) -> dict[str, str]:
        named = {f"{self.view.root.uid}\n{key}": (key, p.guid) for key, p in self.persons.items()}
        guids = fitted(((full, guid) for full, (_, guid) in named.items()), UUID, made_guid)
        return {named[full][0]: guid for full, guid in guids.items()}

    @cached_property
    def ids(self) -> dict[str, int]:
        return {uid: int(number) for uid, number in session_numbers(self.sessions).items()}

    @cached_property
    def person_ids(self) -> dict[str, int]:
        numbers = fitted(((key, "") for key in self.persons), UUID, made_number)
        return {key: int(number) for key, number in numbers.items()}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Room.key, or the guid of one that is none, to its place; names that occur twice are told apart."""
        used = {self._place_key(session) for session in self.sessions}
        places: dict[str, Place] = {}
        names: set[str] = set()
        for key, room in self.view.rooms.items():
            name = self._name(room, names)
            names.add(name)
            places[key] = Place(made_guid(f"{self.view.root.uid}\nroom\n{key}"), name, room)
        for guid, name in NAMES_OF_NO_ROOM.items():
            if guid in used:
                places[guid] = Place(guid, _other(name, names))
        return places

    def _name(self, room: Room, names: set[str]) -> str:
        name = carried(room.name) or room.key
        if name in names and room.venue:
            name = f"{name} ({self.view.venues[room.venue].name})"
        return _other(name, names)

    def _place_key(self, session: Session) -> str:
        return session.room or (ALL_ROOMS if session.all_rooms else NO_ROOM)

    @cached_property
    def version(self) -> str:
        """Another for every other programme: when it last changed, and the start of its digest."""
        programme = self.view.programme
        changed = [*(event.changed_at for event in programme.events),
                   *(session.changed_at for session in programme.sessions)]
        last = max((instant for instant in changed if instant), default=None)
        digest = canonical.digest(canonical.encode(programme))[:8]
        return f"{last:%Y-%m-%d %H:%M}Z {digest}" if last else digest

    @cached_property
    def days(self) -> tuple[PlannedDay, ...]:
        """Every day of the event with all its rooms; at least one."""
        dates = self.view.days or (self.view.event.starts,)
        return tuple(self._day(index, date) for index, date in enumerate(dates, 1))

    def _day(self, index: int, on: date) -> PlannedDay:
        entries = list(self._entries(on))
        rooms = tuple((place, tuple(e for e in entries if e.place is place))
                      for place in self.places.values())
        return PlannedDay(index, on, *self._span(on, entries), rooms)

    def _entries(self, on: date) -> Iterator[Entry]:
        for session in self.sessions:
            zone_name = self.view.zone_of(session)
            if day_of(session) == on and (starts := start_local(session, zone_name)):
                place = self.places[self._place_key(session)]
                yield Entry(session, starts, end_local(session, zone_name), place)

    def _span(self, on: date, entries: list[Entry]) -> tuple[datetime, datetime]:
        """From the first start or opening to the last end or closing; without any, the whole day."""
        tz = zone(self.view.event.zone)
        named = [day for event in self.view.programme.events if event.slug in self.view.within
                 for day in event.days if day.date == on]
        instants = [*_opening(named, tz), *(e.starts.astimezone(UTC) for e in entries),
                    *(e.ends.astimezone(UTC) for e in entries if e.ends)]
        midnight, next_midnight = (datetime.combine(on + timedelta(days), time(), tz).astimezone(UTC)
                                   for days in (0, 1))
        first, last = min(instants, default=midnight), max(instants, default=midnight)
        if first == last:
            last = max(first + timedelta(hours=1), next_midnight)
        return first.astimezone(tz), last.astimezone(tz)


def _opening(days: list[Day], tz: ZoneInfo) -> Iterator[datetime]:
    """Aware UTC. A day that closes at or before its opening closes on the next."""
    for day in days:
        if day.opens:
            yield datetime.combine(day.date, day.opens, tz).astimezone(UTC)
        if day.closes:
            late = timedelta(days=1 if day.opens and day.closes <= day.opens else 0)
            yield datetime.combine(day.date + late, day.closes, tz).astimezone(UTC)


def _other(name: str, names: set[str]) -> str:
    """The name, with a number behind where it is taken."""
    numbered = (f"{name} {number}" for number in count(2))
    return name if name not in names else next(made for made in numbered if made not in names)
