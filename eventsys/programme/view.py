"""A programme as seen from one event in it: the summit sees everything, a part sees its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .structs import Appearance, Event, Kind, Person, Programme, Room, Session, Track, Venue
from .when import day_of, start_instant


@dataclass(frozen=True, eq=False)
class View:
    """Look-ups over one programme for one event. Made once per (digest, slug) and kept."""

    programme: Programme
    event: Event

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.slug: event for event in self.programme.events}

    @property
    def root(self) -> Event:
        return self.programme.root

    @cached_property
    def parts(self) -> tuple[Event, ...]:
        """The events directly part of this one, by date."""
        own = (event for event in self.programme.events if event.part_of == self.event.slug)
        return tuple(sorted(own, key=lambda event: (event.starts, event.title)))

    @cached_property
    def within(self) -> frozenset[str]:
        """Slugs of this event and of all that is part of it, at any depth, but for what is shown apart."""
        inside = {self.event.slug}
        while more := {e.slug for e in self.programme.events if e.part_of in inside and not e.shown_apart} - inside:
            inside |= more
        return frozenset(inside)

    def home_of(self, slug: str) -> str:
        """Slug of the event under which pages of that event's sessions and people stand for good: the summit, or
        the part that is shown apart with them.
        """
        while (event := self.events[slug]).part_of and not event.shown_apart:
            slug = event.part_of
        return slug

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """By time, then room order; those without a time last, in the organiser's order."""
        rooms = {room.key: place for place, room in enumerate(self.programme.rooms)}

        def by_time(session: Session) -> tuple[object, ...]:
            instant = start_instant(session, self.zone_of(session))
            day = day_of(session)
            return (day is None, day or date.max, instant is None, instant.timestamp() if instant else 0,
                    rooms.get(session.room, -1))

        return tuple(sorted((s for s in self.programme.sessions if s.event in self.within), key=by_time))

    @cached_property
    def shown_sessions(self) -> tuple[Session, ...]:
        """Without tombstones of removed ones; withdrawn ones are shown."""
        return tuple(session for session in self.sessions if session.status != "removed")

    @cached_property
    def attended(self) -> tuple[Session, ...]:
        """What is counted as sessions wherever they are: without breaks and withdrawn ones."""
        return attended(self.sessions, self.programme.kinds)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day that the event names or that a shown session stands on."""
        named = {day.date for event in self.programme.events if event.slug in self.within for day in event.days}
        held = {day for session in self.shown_sessions if (day := day_of(session))}
        return tuple(sorted(named | held))

    @cached_property
    def by_slug(self) -> dict[str, Session]:
        """A session that is held goes before a tombstone of the same name."""
        return {session.slug: session for session in sorted(self.sessions, key=lambda s: s.status != "removed")}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Those on the roster of a shown session of this view."""
        named = {a.person for session in self.shown_sessions for a in session.roster}
        return {person.key: person for person in self.programme.people if person.key in named}

    @cached_property
    def appearances(self) -> dict[str, tuple[tuple[Session, Appearance], ...]]:
        """Person.key to what they do, in the order of the agenda."""
        found: dict[str, list[tuple[Session, Appearance]]] = {key: [] for key in self.people}
        for session in self.shown_sessions:
            for appearance in session.roster:
                found[appearance.person].append((session, appearance))
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def every_room(self) -> dict[str, Room]:
        return {room.key: room for room in self.programme.rooms}

    @cached_property
    def rooms(self) -> dict[str, Room]:
        """Those that a session of this view uses; for the summit itself also empty ones."""
        used = {session.room for session in self.sessions}
        return {r.key: r for r in self.programme.rooms if r.key in used or not self.event.part_of}

    @cached_property
    def every_track(self) -> dict[str, Track]:
        return {track.key: track for track in self.programme.tracks}

    @cached_property
    def tracks(self) -> dict[str, Track]:
        used = {session.track for session in self.sessions}
        return {t.key: t for t in self.programme.tracks if t.key in used or not self.event.part_of}

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        return {kind.key: kind for kind in self.programme.kinds}

    @cached_property
    def venues(self) -> dict[str, Venue]:
        return {venue.key: venue for venue in self.programme.venues}

    def zone_of(self, session: Session) -> str:
        return self.events[session.event].zone

    def person(self, key: str) -> Person:
        return self._everyone[key]

    @cached_property
    def _everyone(self) -> dict[str, Person]:
        return {person.key: person for person in self.programme.people}

    def venue_of(self, session: Session) -> Venue | None:
        """The room's venue, or else that of the session's event, or else of the summit."""
        room = self.every_room.get(session.room)
        for key in (room.venue if room else "", self.events[session.event].venue, self.root.venue):
            if key:
                return self.venues[key]
        return None


def view(programme: Programme, slug: str = "") -> View:
    """The programme from the event with that slug (the summit itself by default). KeyError if not in it."""
    if not slug:
        return View(programme, programme.root)
    return View(programme, {event.slug: event for event in programme.events}[slug])


def attended(sessions: Iterable[Session], kinds: Iterable[Kind]) -> tuple[Session, ...]:
    breaks = {kind.key for kind in kinds if kind.is_break}
    return tuple(one for one in sessions if one.kind not in breaks and one.status == "confirmed")
