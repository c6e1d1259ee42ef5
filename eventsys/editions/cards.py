"""What a catalogue says of an event: kept beside the publication, so that `/` is one query."""

from datetime import UTC, date, datetime, time

import msgspec

from eventsys.programme.richtext import plain
from eventsys.programme.structs import Fact
from eventsys.programme.view import View


class Card(Fact, frozen=True):
    slug: str
    title: str
    uid: str
    kind: str
    zone: str
    starts: date
    ends: date  # inclusive
    changed_at: datetime
    subtitle: str = ""
    format: str = ""
    status: str = "planned"
    city: str = ""
    country: str = ""
    venue: str = ""
    part_of: str = ""
    part_of_title: str = ""
    parts: tuple[str, ...] = ()  # their titles
    colour: str = ""
    accent: str = ""
    summary: str = ""  # plain, cut
    sessions: int = 0
    people: int = 0
    revision: int = 0
    acronym: str = ""
    language: str = ""
    address: str = ""  # of the venue
    opens: time | None = None  # of an event of one day
    closes: time | None = None


def card_of(view: View) -> Card:
    event = view.event
    venue = view.venues.get(event.venue)
    day = event.days[0] if event.starts == event.ends and event.days else None
    return Card(
        slug=event.slug, title=event.title, uid=event.uid, kind=event.kind, zone=event.zone, starts=event.starts,
        ends=event.ends, changed_at=event.changed_at or datetime.min.replace(tzinfo=UTC),
        subtitle=event.subtitle, format=event.format, status=event.status, city=event.city,
        country=event.country, venue=venue.name if venue else "",
        part_of=event.part_of, part_of_title=view.events[event.part_of].title if event.part_of else "",
        parts=tuple(part.title for part in view.parts), colour=event.colour, accent=event.accent,
        summary=_cut(plain(event.summary)), sessions=len(view.shown_sessions), people=len(view.people),
        revision=event.revision, acronym=event.acronym, language=event.language,
        address=venue.address if venue else "", opens=day.opens if day else None, closes=day.closes if day else None)


def _cut(text: str, longest: int = 280) -> str:
    """The first paragraph, cut at a word."""
    first = text.partition("\n\n")[0]
    return first if len(first) <= longest else first[:longest].rpartition(" ")[0] + " …"


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Card).decode
