"""All events in one calendar: each as whole days, from the first to the last."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from icalendar import Event

from eventsys.outputs.links import Links
from eventsys.programme import richtext

from .feed import HOUSE_COLOUR, opened
from .telling import labelled
from .text import Raw, Text, written
from .vevent import utc
from .vtimezone import vtimezone
from .words import Words


class Entry(Protocol):
    """What the catalogue needs to know of an event."""

    @property
    def slug(self) -> str: ...
    @property
    def uid(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date: ...  # inclusive
    @property
    def city(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def changed_at(self) -> datetime | None: ...


def catalogue(entries: Iterable[Entry], links: Links, words: Words) -> bytes:
    """In the order given; without events it is still a calendar that will fill itself."""
    calendar = opened(words.gettext("Events"), links.catalogue_feed(), links.home(), HOUSE_COLOUR)
    head = written(calendar).removesuffix(b"END:VCALENDAR\r\n")
    events = [_vevent(entry, links, words) for entry in entries]
    return b"".join((head, *(events or [_nothing()]), b"END:VCALENDAR\r\n"))


def _vevent(entry: Entry, links: Links, words: Words) -> bytes:
    event = Event()
    for name, value in _properties(entry, links.event(entry.slug), words):
        event[name] = value
    return written(event)


def _properties(entry: Entry, page: str, words: Words) -> Iterator[tuple[str, Raw | Text]]:
    cancelled = entry.status == "cancelled"
    changed = Raw(utc(entry.changed_at or datetime.combine(entry.starts, time(), UTC)))
    title = richtext.line(entry.title)
    yield "UID", Text(entry.uid)
    yield "DTSTAMP", changed
    yield "DTSTART", Raw(f"{entry.starts:%Y%m%d}", params={"VALUE": "DATE"})
    yield "DTEND", Raw(f"{entry.ends + timedelta(days=1):%Y%m%d}", params={"VALUE": "DATE"})
    yield "SUMMARY", Text(labelled(words.gettext("Cancelled"), title) if cancelled else title)
    yield "DESCRIPTION", Text(page)
    place = richtext.line(", ".join(filter(None, (entry.city, words.country(entry.country)))))
    if place:
        yield "LOCATION", Text(place)
    yield "URL", Raw(page)
    yield "STATUS", Raw("CANCELLED" if cancelled else "CONFIRMED")
    yield "TRANSP", Raw("TRANSPARENT")  # a summit in the calendar leaves the day free for meetings
    yield "SEQUENCE", Raw(str(entry.revision))
    yield "LAST-MODIFIED", changed


def _nothing() -> bytes:
    """A VCALENDAR must hold a component (RFC 5545, 3.6)."""
    today = date(2000, 1, 1)
    return vtimezone("UTC", today, today)
