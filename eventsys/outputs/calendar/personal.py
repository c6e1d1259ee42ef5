"""The calendar of one participant: the sessions in their agenda, with the UIDs of the public feeds, and alarms."""

from collections.abc import Collection
from datetime import date

from icalendar import Alarm

from eventsys.outputs.links import Links
from eventsys.programme import richtext
from eventsys.programme.structs import Session
from eventsys.programme.view import View

from .feed import HOUSE_COLOUR, colour_of, composed, opened
from .telling import told
from .text import Raw, Text, written
from .vtimezone import vtimezone
from .words import Words

END = b"END:VEVENT\r\n"


def personal(view: View, slugs: Collection[str], alarm: int | None, source: str, links: Links, words: Words) -> bytes:
    """`slugs` of sessions; `alarm`: minutes before each that is held, none for no alarm; `source`: the calendar's own
    address. What was withdrawn stays as cancelled, as in the public feeds."""
    chosen = [session for session in view.sessions if session.slug in slugs and view.by_slug[session.slug] is session]

    def dress(body: bytes, session: Session) -> bytes:
        if alarm is None or told(view, session).cancelled:
            return body
        return body.removesuffix(END) + _alarm(session, alarm) + END

    return composed(view, _known_as(view.event.title, words), colour_of(view), source, chosen, links, words, dress)


def nothing(title: str, zone: str, days: tuple[date, date], page: str, source: str, words: Words) -> bytes:
    """Of somebody who does not come any more, or of an event that shows no programme."""
    head = written(opened(_known_as(title, words), source, page, HOUSE_COLOUR)).removesuffix(b"END:VCALENDAR\r\n")
    return b"".join((head, vtimezone(zone, *days), b"END:VCALENDAR\r\n"))


def _known_as(title: str, words: Words) -> str:
    return f"{richtext.line(title)} · {words.gettext('my agenda')}"


def _alarm(session: Session, minutes: int) -> bytes:
    alarm = Alarm()
    alarm["ACTION"] = Raw("DISPLAY")
    alarm["DESCRIPTION"] = Text(richtext.line(session.title))
    alarm["TRIGGER"] = Raw(f"-PT{minutes}M")
    return written(alarm)
