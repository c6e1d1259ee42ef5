"""Small programmes for tests: name what matters, the rest is plausible."""

from datetime import date, datetime
from typing import Any

from eventsys.programme.structs import SCHEMA, Appearance, Event, Person, Programme, Room, Session, Track, Venue

DAY = date(2027, 9, 14)


def an_event(slug: str = "summit", **facts: Any) -> Event:
    given = {"uid": f"uid-{slug}", "title": slug.title(), "kind": "summit", "zone": "Europe/Lisbon",
             "starts": DAY, "ends": DAY} | facts
    return Event(slug=slug, **given)


def a_session(slug: str = "opening", at: str = "", minutes: int | None = 60, **facts: Any) -> Session:
    """`at` is a wall time on `day` (HH:MM); without it the time is to be announced."""
    day = facts.pop("day", DAY if at else None)
    starts = datetime.combine(day, datetime.strptime(at, "%H:%M").time()) if at else None
    given = {"uid": f"uid-{slug}", "event": "summit", "title": slug.replace("-", " ").capitalize(), "day": day,
             "starts": starts, "minutes": minutes if at else None} | facts
    return Session(slug=slug, **given)


def a_person(key: str = "ada", name: str = "", **facts: Any) -> Person:
    return Person(key=key, name=name or key.title(), **facts)


def an_appearance(person: str = "ada", role: str = "panelist", **facts: Any) -> Appearance:
    return Appearance(person=person, role=role, **facts)  # type: ignore[arg-type]


def a_room(key: str = "hall", **facts: Any) -> Room:
    return Room(key=key, name=facts.pop("name", key.title()), **facts)


def a_track(key: str = "climate", **facts: Any) -> Track:
    return Track(key=key, name=facts.pop("name", key.title()), letter=facts.pop("letter", key[0].upper()),
                 colour=facts.pop("colour", "#0B6BA8"))


def a_venue(key: str = "centre", **facts: Any) -> Venue:
    return Venue(key=key, name=facts.pop("name", key.title()), **facts)


def a_programme(*sessions: Session, **facts: Any) -> Programme:
    """Events, rooms, tracks and people default to those that the sessions name."""
    events = facts.pop("events", None) or (an_event(),)
    named = {a.person for s in sessions for a in s.roster}
    given = {
        "rooms": tuple(a_room(key) for key in dict.fromkeys(s.room for s in sessions if s.room)),
        "tracks": tuple(a_track(key) for key in dict.fromkeys(s.track for s in sessions if s.track)),
        "people": tuple(a_person(key) for key in sorted(named)),
    } | facts
    return Programme(schema=SCHEMA, events=events, sessions=sessions, **given)
