"""What publishing adds to a collected programme so that calendars can follow it from edition to edition."""

from datetime import datetime
from typing import Any, TypeVar

from msgspec.structs import replace

from .structs import Event, Fact, Programme, Session

F = TypeVar("F", bound=Fact)


def amend(collected: Programme, previous: Programme | None, now: datetime) -> Programme:
    """Give each session and event its revision and last change, and keep tombstones of those that went.

    `now` is an aware UTC instant. A session's revision rises when anything that a reader of the session
    sees has changed: also its room's name, or a panelist's.
    """
    if previous is None:
        return replace(collected,
                       sessions=tuple(replace(s, revision=0, changed_at=now) for s in collected.sessions),
                       events=tuple(replace(e, revision=0, changed_at=now) for e in collected.events))
    before = {session.uid: session for session in previous.sessions}
    seen_then, seen_now = _Facts(previous), _Facts(collected)
    sessions = [_revised(session, before.get(session.uid), seen_now, seen_then, now)
                for session in collected.sessions]
    here = {session.uid for session in sessions}
    gone = [_tombstone(session, now) for session in previous.sessions if session.uid not in here]
    known_events = {event.slug: event for event in previous.events}
    events = [_revised_event(event, known_events.get(event.slug), now) for event in collected.events]
    return _with_what_tombstones_name(
        replace(collected, sessions=(*sessions, *gone), events=tuple(events)), previous)


class _Facts:
    """All that a reader of one session is told, resolved: names instead of keys."""

    def __init__(self, programme: Programme) -> None:
        self.events = {e.slug: e for e in programme.events}
        self.rooms = {r.key: r for r in programme.rooms}
        self.venues = {v.key: v for v in programme.venues}
        self.tracks = {t.key: t for t in programme.tracks}
        self.kinds = {k.key: k for k in programme.kinds}
        self.people = {p.key: (p.honorific, p.name) for p in programme.people}
        self.root = programme.root

    def of(self, session: Session) -> tuple[Any, ...]:
        event = self.events[session.event]
        room = self.rooms.get(session.room)
        venue = self.venues.get((room and room.venue) or event.venue or self.root.venue)
        return (replace(session, revision=0, changed_at=None), room, venue,
                self.tracks.get(session.track), self.kinds.get(session.kind),
                tuple(self.people.get(a.person) for a in session.roster),
                event.title, event.zone, event.status, self.root.title)


def _revised(session: Session, before: Session | None, facts: _Facts, then: _Facts, now: datetime) -> Session:
    if before is None:
        return replace(session, revision=0, changed_at=now)
    if facts.of(session) == then.of(before):
        return replace(session, revision=before.revision, changed_at=before.changed_at)
    return replace(session, revision=before.revision + 1, changed_at=now)


def _tombstone(session: Session, now: datetime) -> Session:
    if session.status == "removed":
        return session
    return replace(session, status="removed", revision=session.revision + 1, changed_at=now)


def _revised_event(event: Event, before: Event | None, now: datetime) -> Event:
    if before is None:
        return replace(event, revision=0, changed_at=now)
    if replace(event, revision=0, changed_at=None) == replace(before, revision=0, changed_at=None):
        return replace(event, revision=before.revision, changed_at=before.changed_at)
    return replace(event, revision=before.revision + 1, changed_at=now)


def _with_what_tombstones_name(programme: Programme, previous: Programme) -> Programme:
    """Bring back rooms, tracks, people ... that only a tombstone still names."""
    gone = [session for session in programme.sessions if session.status == "removed"]
    rooms = _kept(programme.rooms, previous.rooms, {s.room for s in gone})
    return replace(
        programme,
        events=_kept(programme.events, previous.events, {s.event for s in gone}, "slug"),
        rooms=rooms,
        venues=_kept(programme.venues, previous.venues, {room.venue for room in rooms}),
        tracks=_kept(programme.tracks, previous.tracks, {s.track for s in gone}),
        kinds=_kept(programme.kinds, previous.kinds, {s.kind for s in gone}),
        people=_kept(programme.people, previous.people, {a.person for s in gone for a in s.roster}),
    )


def _kept(now: tuple[F, ...], then: tuple[F, ...], named: set[str], key: str = "key") -> tuple[F, ...]:
    have = {getattr(fact, key) for fact in now}
    return (*now, *(f for f in then if getattr(f, key) in named and getattr(f, key) not in have))
