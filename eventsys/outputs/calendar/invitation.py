"""One participant's entry for one event, as it goes by mail (iTIP, RFC 5546): sent, sent anew, and taken back.

The UID is the registration's own, so that it never meets one of a feed. Whoever gets it is taken to have accepted:
they registered, and nobody asks for an answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from icalendar import Calendar, Event

from eventsys.programme import richtext
from eventsys.programme.when import zone

from . import zonerules
from .feed import PRODUCT
from .text import Raw, Text, parameters, written
from .vevent import is_shown_twice, utc
from .vtimezone import vtimezone

Method = Literal["REQUEST", "CANCEL"]


@dataclass(frozen=True)
class Somebody:
    name: str
    address: str  # in ASCII


@dataclass(frozen=True)
class Place:
    """A confirmed place at an event; `hours` of one that lasts a day, else whole days."""

    uid: str
    sequence: int
    stamp: datetime  # UTC
    title: str
    starts: date
    ends: date  # inclusive
    zone: str
    hours: tuple[time, time] | None
    where: str
    page: str
    words: str  # plain: what else is to be known
    organiser: Somebody
    participant: Somebody


def invitation(place: Place, method: Method) -> str:
    """With CRLF at the end of each line. The message's MIME method must be the same (RFC 6047, section 2.4)."""
    calendar = Calendar()
    calendar["VERSION"] = Raw("2.0")
    calendar["PRODID"] = Text(PRODUCT)
    calendar["CALSCALE"] = Raw("GREGORIAN")
    calendar["METHOD"] = Raw(method)
    event = Event()
    for name, value in _properties(place, method):
        event[name] = value
    head = written(calendar).removesuffix(b"END:VCALENDAR\r\n")
    return b"".join((head, _zone(place), written(event), b"END:VCALENDAR\r\n")).decode()


def _properties(place: Place, method: Method) -> Iterator[tuple[str, Raw | Text]]:
    yield "UID", Text(place.uid)
    yield "DTSTAMP", Raw(utc(place.stamp))
    yield "SEQUENCE", Raw(str(place.sequence))
    yield from _times(place)
    yield "SUMMARY", Text(richtext.line(place.title))
    yield "DESCRIPTION", Text("\n\n".join(filter(None, (place.words, place.page))))
    if place.where:
        yield "LOCATION", Text(richtext.line(place.where))
    yield "URL", Raw(place.page)
    yield "ORGANIZER", _address(place.organiser)
    yield "ATTENDEE", _address(place.participant, CUTYPE="INDIVIDUAL", ROLE="REQ-PARTICIPANT", PARTSTAT="ACCEPTED",
                               RSVP="FALSE")
    yield "STATUS", Raw("CANCELLED" if method == "CANCEL" else "CONFIRMED")
    # Whole days of a summit leave room for meetings, its hours do not.
    yield "TRANSP", Raw("OPAQUE" if place.hours and method == "REQUEST" else "TRANSPARENT")


def _times(place: Place) -> Iterator[tuple[str, Raw]]:
    if place.hours is None:
        yield "DTSTART", Raw(f"{place.starts:%Y%m%d}", params={"VALUE": "DATE"})
        yield "DTEND", Raw(f"{place.ends + timedelta(days=1):%Y%m%d}", params={"VALUE": "DATE"})
        return
    stamped = _instants(place, place.hours)
    for name, at in zip(("DTSTART", "DTEND"), stamped, strict=True):
        if _in_utc(place, stamped):
            yield name, Raw(utc(at))
        else:
            yield name, Raw(f"{at.astimezone(zone(place.zone)):%Y%m%dT%H%M%S}", params={"TZID": place.zone})


def _instants(place: Place, hours: tuple[time, time]) -> tuple[datetime, datetime]:
    """What closes before it opens does so on the day after."""
    opens, closes = hours
    last = place.starts if closes > opens else place.starts + timedelta(days=1)
    return (datetime.combine(place.starts, opens, zone(place.zone)), datetime.combine(last, closes, zone(place.zone)))


def _in_utc(place: Place, stamped: tuple[datetime, datetime]) -> bool:
    return zonerules.keeps_utc(place.zone) or any(is_shown_twice(at, place.zone) for at in stamped)


def _zone(place: Place) -> bytes:
    if place.hours is None or _in_utc(place, _instants(place, place.hours)):
        return b""
    return vtimezone(place.zone, place.starts, place.ends + timedelta(days=1))


def _address(who: Somebody, **more: str) -> Raw:
    named = {"CN": who.name} if who.name else {}
    return Raw(f"mailto:{who.address}", params=parameters(**named, **more))
