"""Changes of sessions, in the order of the agenda; those that went stand where they stood."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from msgspec.structs import replace

from . import changes as c
from .compare_fields import came_and_went, changed_fields
from .compare_roster import roster_changes
from .structs import Programme, Session
from .when import day_of, start_instant

TEXTS = ("subtitle", "summary", "objectives_intro", "objectives")
_TOLD_OTHERWISE = frozenset({
    "title", "status", "day", "starts", "fold", "minutes", "room", "all_rooms", "roster", "language",
    "interpretation", "documents", "revision", "changed_at", *TEXTS})


def session_changes(before: Programme, after: Programme) -> Iterator[c.AnyChange]:
    then, now = _Side(before), _Side(after)
    places = {**then.places(now.rooms), **now.places(now.rooms)}
    for uid in sorted(places, key=lambda uid: places[uid]):
        yield from _one(then, now, uid)


class _Side:
    """One of the two programmes, with its look-ups."""

    def __init__(self, programme: Programme) -> None:
        self.sessions = {session.uid: session for session in programme.sessions}
        self.zones = {event.slug: event.zone for event in programme.events}
        self.rooms = {room.key: place for place, room in enumerate(programme.rooms)}
        self.room_names = {room.key: room.name for room in programme.rooms}
        self.people = {person.key: person.name for person in programme.people}

    def places(self, rooms: dict[str, int]) -> dict[str, tuple[object, ...]]:
        """Of each session: its place in the agenda's order, comparable between both programmes."""
        return {uid: (*self._when(session), rooms.get(session.room, -1), at, uid)
                for at, (uid, session) in enumerate(self.sessions.items())}

    def _when(self, session: Session) -> tuple[object, ...]:
        day, instant = day_of(session), start_instant(session, self.zones[session.event])
        return day is None, day or date.max, instant is None, instant.timestamp() if instant else 0

    def held(self, uid: str) -> Session | None:
        session = self.sessions.get(uid)
        return None if session is None or session.status == "removed" else session

    def slot(self, session: Session) -> c.Slot:
        return c.Slot(session.day, session.starts, session.fold, session.minutes, session.room,
                      self.room_names.get(session.room, ""), session.all_rooms)


def _name(session: Session) -> c.SessionName:
    return c.SessionName(session.uid, session.slug, session.event, session.title, session.code,
                         day_of(session))


def _one(before: _Side, after: _Side, uid: str) -> Iterator[c.AnyChange]:
    then, now = before.held(uid), after.held(uid)
    if now is None:
        yield from (c.Removed(_name(session)) for session in (then,) if session)
    elif then is not None:
        yield from _changed(before, after, then, now)
    elif tombstone := before.sessions.get(uid):
        yield c.Restored(_name(now))
        yield from _changed(before, after, replace(tombstone, status="confirmed"), now)
    else:
        yield c.Added(_name(now), after.slot(now))
        if now.status == "withdrawn":
            yield c.Withdrawn(_name(now), now.withdrawn_reason)


def _changed(before: _Side, after: _Side, then: Session, now: Session) -> Iterator[c.AnyChange]:
    name = _name(now)
    yield from _status(name, then, now)
    if then.title != now.title:
        yield c.Renamed(name, then.title, now.title)
    was, slot = before.slot(then), after.slot(now)
    if replace(was, room_name="") != replace(slot, room_name=""):
        yield c.Moved(name, was, slot)
    yield from chain(roster_changes(name, then.roster, now.roster, {**before.people, **after.people}),
                     _languages(name, then, now), _contents(name, then, now))


def _status(name: c.SessionName, then: Session, now: Session) -> Iterator[c.AnyChange]:
    if then.status == now.status:
        return
    yield c.Withdrawn(name, now.withdrawn_reason) if now.status == "withdrawn" else c.Restored(name)


def _languages(name: c.SessionName, then: Session, now: Session) -> Iterator[c.AnyChange]:
    if then.language != now.language:
        yield c.LanguageChanged(name, then.language, now.language)
    if then.interpretation != now.interpretation:
        yield c.InterpretationChanged(name, then.interpretation, now.interpretation)


def _contents(name: c.SessionName, then: Session, now: Session) -> Iterator[c.AnyChange]:
    if texts := tuple(field for field in TEXTS if getattr(then, field) != getattr(now, field)):
        yield c.TextsChanged(name, texts)
    came, went, differ = came_and_went(then.documents, now.documents, lambda document: document.title)
    reason = {"withdrawn_reason"} if then.status != now.status else set()
    if fields := changed_fields(then, now, _TOLD_OTHERWISE | reason) + ("documents",) * differ:
        yield c.DetailsChanged(name, fields)
    yield from (c.SessionDocumentAdded(name, document.title) for document in came)
    yield from (c.SessionDocumentRemoved(name, document.title) for document in went)
