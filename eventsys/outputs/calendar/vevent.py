"""One session as a VEVENT."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from icalendar import Event

from eventsys.outputs.links import Links
from eventsys.programme.structs import Session
from eventsys.programme.when import end_instant, start_instant, zone

from . import telling, zonerules
from .colournames import nearest
from .telling import Told
from .text import Raw, Text, parameters, written
from .words import Words

BEFORE_ANY_EDITION = datetime(2000, 1, 1, tzinfo=UTC)  # DTSTAMP of a draft's preview


@lru_cache(maxsize=4096)
def vevent(told: Told, links: Links, words: Words) -> bytes:
    """With CRLF at the end. Kept by everything it is made from, so an edition renders only what changed."""
    event = Event()
    page = links.session(told.summit, told.session.slug)
    for name, value in _properties(told, page, words):
        event[name] = value
    return written(event)


def _properties(told: Told, page: str, words: Words) -> Iterator[tuple[str, Raw | Text]]:
    session = told.session
    changed = Raw(utc(session.changed_at or BEFORE_ANY_EDITION))
    yield "UID", Text(session.uid)
    yield "DTSTAMP", changed
    yield from times(session, told.zone)
    yield "SUMMARY", Text(telling.title(told, words))
    yield "DESCRIPTION", Text(telling.description(told, page, words))
    yield from _where(told, words)
    if told.track:
        yield "CATEGORIES", Text(told.track.name)
        if colour := nearest(told.track.colour):
            yield "COLOR", Raw(colour)
    yield "URL", Raw(page)
    yield "STATUS", Raw("CANCELLED" if told.cancelled else "CONFIRMED")
    # Nobody is busy because there is lunch: a break shall not block a subscriber's hours.
    free = told.cancelled or (told.kind is not None and told.kind.is_break)
    yield "TRANSP", Raw("TRANSPARENT" if free else "OPAQUE")
    yield "SEQUENCE", Raw(str(session.revision))
    yield "LAST-MODIFIED", changed


def times(session: Session, zone_name: str) -> Iterator[tuple[str, Raw]]:
    """DTSTART and, where the length is known, DTEND; on the zone's clock or else in UTC."""
    stamped = instants(session, zone_name)
    utterly = in_utc(stamped, zone_name)
    for name, at in zip(("DTSTART", "DTEND"), stamped, strict=False):
        if utterly:
            yield name, Raw(utc(at))
        else:
            yield name, Raw(f"{at.astimezone(zone(zone_name)):%Y%m%dT%H%M%S}", params={"TZID": zone_name})


def instants(session: Session, zone_name: str) -> tuple[datetime, ...]:
    """Start and end; the start alone where the length is unknown. ValueError for a session without a time."""
    start, end = start_instant(session, zone_name), end_instant(session, zone_name)
    if start is None:
        raise ValueError("a session without a time has no place in a feed")
    return (start, end) if end and end > start else (start,)


def in_utc(stamped: Iterable[datetime], zone_name: str) -> bool:
    """In zones that are UTC, and where the zone's clock shows one of the times twice."""
    return zonerules.keeps_utc(zone_name) or any(is_shown_twice(at, zone_name) for at in stamped)


def is_shown_twice(instant: datetime, zone_name: str) -> bool:
    local = instant.astimezone(zone(zone_name))
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _where(told: Told, words: Words) -> Iterator[tuple[str, Raw | Text]]:
    place, venue = telling.place(told, words), told.venue
    if place:
        yield "LOCATION", Text(place)
    if venue and venue.latitude is not None and venue.longitude is not None:
        latitude, longitude = f"{venue.latitude:.6f}", f"{venue.longitude:.6f}"
        yield "GEO", Raw(f"{latitude};{longitude}")
        yield "X-APPLE-STRUCTURED-LOCATION", Raw(f"geo:{latitude},{longitude}", params=parameters(
            VALUE="URI", X_ADDRESS=venue.address or venue.name, X_APPLE_RADIUS="100", X_TITLE=place))
    if (joined := telling.joined_at(told)).startswith(("http://", "https://")):
        yield "CONFERENCE", Raw("".join(joined.split()), params=parameters(
            VALUE="URI", FEATURE="VIDEO", LABEL=words.gettext("Join online")))
