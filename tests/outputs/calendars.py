"""Small programmes for calendars, and two readers of them that share no code."""

import itertools
import warnings
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import icalendar
import vobject
from msgspec.structs import replace

from eventsys.outputs.calendar.feed import feed
from eventsys.outputs.calendar.words import Words
from eventsys.outputs.links import Links
from eventsys.programme.structs import (
    SCHEMA,
    Appearance,
    Event,
    Kind,
    Person,
    Programme,
    Room,
    Session,
    Track,
    Venue,
)
from eventsys.programme.view import view

LINKS = Links("https://summit.example.org")
CHANGED = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)
_fresh = itertools.count()

SESSION = Session(
    uid="one@summit.example.org", slug="one", event="summit", title="Mayors and mediators", kind="panel",
    code="VC-D 12", track="peace", room="hall", starts=datetime(2027, 6, 15, 14, 0), minutes=90,
    language="en", interpretation=("fr",), summary="<p>First.</p><p>Second.</p>", objectives=("Listen",),
    roster=(Appearance(person="ada", role="moderator"),
            Appearance(person="bo", role="panelist", position="Mayor", organisations=("Oslo", "C40"),
                       country="NO")),
    revision=3, changed_at=CHANGED)


def a_programme(*sessions: Session, zone: str = "Europe/Zurich", **event: object) -> Programme:
    return Programme(
        schema=SCHEMA,
        events=(replace(Event(
            slug="summit", uid="summit@summit.example.org", title="The Summit", kind="summit", zone=zone,
            starts=date(2027, 6, 15), ends=date(2027, 6, 17), venue="centre", language="en"), **event),),
        venues=(Venue(key="centre", name="Congress Centre", address="17 Lake Road", city="Geneva",
                      country="CH", latitude=46.2226, longitude=6.1417),),
        rooms=(Room(key="hall", name="Hall 1", venue="centre"),
               Room(key="net", name="Online", online=True, url="https://live.example.org/a b")),
        tracks=(Track(key="peace", name="Peace, and quiet", letter="A", colour="#0B6BA8"),),
        kinds=(Kind(key="panel", name="Panel"), Kind(key="break", name="Break", is_break=True)),
        sessions=sessions,
        people=(Person(key="ada", name="Ada Lovelace", honorific="Dr"), Person(key="bo", name="Bo")))


def a_feed(*sessions: Session, family: str = "", key: str = "", zone: str = "Europe/Zurich",
           **event: object) -> bytes:
    return feed(view(a_programme(*sessions, zone=zone, **event)), LINKS, Words(), family, key)


def calendar(body: bytes) -> icalendar.Calendar:
    parsed = icalendar.Calendar.from_ical(body)
    assert isinstance(parsed, icalendar.Calendar)
    return parsed


def events(body: bytes) -> list[icalendar.Event]:
    return list(calendar(body).walk("VEVENT"))


def the_event(body: bytes) -> icalendar.Event:
    found = events(body)
    assert len(found) == 1
    return found[0]


def vevents(body: bytes) -> dict[str, bytes]:
    """UID to the bytes of its VEVENT."""
    blocks = [b"BEGIN:VEVENT\r\n" + part.partition(b"END:VEVENT\r\n")[0] for part in
              body.split(b"BEGIN:VEVENT\r\n")[1:]]
    return {block.split(b"UID:")[1].split(b"\r\n")[0].decode(): block for block in blocks}


class Held(NamedTuple):
    """UTC."""

    starts: datetime
    ends: datetime | None


def by_icalendar(body: bytes) -> dict[str, Held]:
    """By the feed's own VTIMEZONE: its zones are renamed, so that none is looked up elsewhere."""
    found = calendar(_with_strange_zones(body)).walk("VEVENT")
    return {str(e["UID"]): Held(_utc(e["DTSTART"].dt), _utc(e["DTEND"].dt) if "DTEND" in e else None)
            for e in found}


def by_vobject(body: bytes) -> dict[str, Held]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own making
        parsed = vobject.readOne(_with_strange_zones(body).decode())
    return {e.uid.value: Held(_utc(e.dtstart.value), _utc(e.dtend.value) if hasattr(e, "dtend") else None)
            for e in parsed.contents.get("vevent", [])}


def _with_strange_zones(body: bytes) -> bytes:
    unfolded = body.replace(b"\r\n ", b"")
    for number, block in enumerate(unfolded.split(b"BEGIN:VTIMEZONE\r\nTZID:")[1:]):
        name = block.split(b"\r\n")[0]
        strange = b"Strange/%d-%d" % (next(_fresh), number)
        for before, after in ((b"TZID:", b"\r\n"), (b";TZID=", b":"), (b';TZID="', b'":')):
            unfolded = unfolded.replace(before + name + after, before + strange + after)
    return unfolded


def _utc(value: datetime) -> datetime:
    assert value.tzinfo is not None
    return value.astimezone(UTC)


def at(starts: datetime, minutes: int = 60, fold: int = 0, slug: str = "one") -> Session:
    return replace(SESSION, uid=f"{slug}@summit.example.org", slug=slug, starts=starts, minutes=minutes,
                   fold=fold)


HOUR = timedelta(hours=1)
