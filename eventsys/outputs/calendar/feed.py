"""A calendar of sessions: the whole event, or the part of it that a track, room, person or session is."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from icalendar import Calendar

from eventsys.outputs.links import Links
from eventsys.programme import richtext
from eventsys.programme.structs import Session
from eventsys.programme.view import View
from eventsys.programme.when import zone

from . import zonerules
from .colournames import nearest
from .telling import told
from .text import Raw, Text, written
from .vevent import in_utc, instants, vevent
from .vtimezone import vtimezone
from .words import Words

VERSION = "2"  # raise it when the same programme gives other bytes
FAMILIES = ("tracks", "rooms", "people", "sessions")
HOUSE_COLOUR = "#191970"  # midnightblue
PRODUCT = "-//eventsys//programme//EN"
POLL = "PT1H"  # how often we ask to be read; some calendars take their own time


class NotThere(LookupError):
    """The view has no such track, room, person or session."""


def feed(view: View, links: Links, words: Words, family: str = "", key: str = "") -> bytes:
    """Sessions without a time are left out; withdrawn and removed ones stay, as cancelled.

    `links` must be absolute. `family` is one of FAMILIES, or empty for the whole. Raises NotThere.
    """
    try:
        known_as, colour = _named(view, family, key)
    except KeyError as error:
        raise NotThere(f"{family}/{key}") from error
    return composed(view, known_as, colour, links.feed(view.event.slug, family, key), _chosen(view, family, key), links,
                    words)


def composed(view: View, known_as: str, colour: str, source: str, sessions: Iterable[Session], links: Links,
             words: Words, dress: Callable[[bytes, Session], bytes] = lambda body, session: body) -> bytes:
    """`source` is the calendar's own address; `dress` may add to the VEVENT of a session."""
    chosen = tuple(session for session in sessions if session.starts)
    vevents = (dress(vevent(told(view, session), links, words), session) for session in chosen)
    return b"".join((_head(view, known_as, colour, source, links), *_zones(view, chosen), *vevents,
                     b"END:VCALENDAR\r\n"))


def renderer() -> str:
    """Stands for all but programme, addresses and words that the bytes depend on."""
    return f"{VERSION}-{zonerules.version()}"


def colour_of(view: View) -> str:
    return view.event.colour or view.root.colour or HOUSE_COLOUR


def _named(view: View, family: str, key: str) -> tuple[str, str]:
    """The feed's own name and colour."""
    event = richtext.line(view.event.title)
    own = colour_of(view)
    if not family:
        return event, own
    if family == "tracks":
        track = view.tracks[key]
        return f"{event} · {' '.join(filter(None, (track.letter, track.name)))}", track.colour
    if family == "rooms":
        return f"{event} · {view.rooms[key].name}", own
    if family == "people":
        return f"{event} · {_person(view, key)}", own
    return f"{event} · {view.by_slug[key].title}", own


def _person(view: View, key: str) -> str:
    """Also of one whose sessions have all gone: their subscribers are to see that."""
    if not any(appearance.person == key for session in view.sessions for appearance in session.roster):
        raise KeyError(key)
    return view.person(key).name


def _chosen(view: View, family: str, key: str) -> Iterable[Session]:
    if family == "tracks":
        return (session for session in view.sessions if session.track == key)
    if family == "rooms":
        return (session for session in view.sessions if session.room == key)
    if family == "people":
        return (s for s in view.sessions if any(appearance.person == key for appearance in s.roster))
    return (view.by_slug[key],) if family else view.sessions


def _head(view: View, known_as: str, colour: str, source: str, links: Links) -> bytes:
    """VCALENDAR without its end. It has no UID: readers would take all its events for one."""
    calendar = opened(known_as, source, links.event(view.event.slug), colour)
    calendar["X-WR-TIMEZONE"] = Raw(view.event.zone)
    return written(calendar).removesuffix(b"END:VCALENDAR\r\n")


def opened(known_as: str, source: str, page: str, colour: str) -> Calendar:
    """Without METHOD: this is published to be read, and nobody is asked to answer."""
    calendar = Calendar()
    calendar["VERSION"] = Raw("2.0")
    calendar["PRODID"] = Text(PRODUCT)
    calendar["CALSCALE"] = Raw("GREGORIAN")
    calendar["NAME"] = Text(richtext.line(known_as))
    calendar["X-WR-CALNAME"] = Text(richtext.line(known_as))
    calendar["COLOR"] = Raw(nearest(colour) or nearest(HOUSE_COLOUR))
    calendar["URL"] = Raw(page)
    calendar["SOURCE"] = Raw(source, params={"VALUE": "URI"})
    calendar["REFRESH-INTERVAL"] = Raw(POLL, params={"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = Raw(POLL)
    return calendar


def _zones(view: View, sessions: Iterable[Session]) -> Iterator[bytes]:
    """Those that a session refers to. A calendar without any session has the event's: it needs something."""
    used: dict[str, list[date]] = {}
    for session in sessions:
        used.setdefault(view.zone_of(session), []).extend(_local_days(session, view.zone_of(session)))
    event = view.event
    for name, days in sorted(used.items()):
        if days:
            yield vtimezone(name, min(days), max(days))
    if not used:
        yield vtimezone(event.zone, event.starts, event.ends)


def _local_days(session: Session, zone_name: str) -> Iterator[date]:
    """None where the times are written in UTC."""
    stamped = instants(session, zone_name)
    if not in_utc(stamped, zone_name):
        yield from (at.astimezone(zone(zone_name)).date() for at in stamped)
