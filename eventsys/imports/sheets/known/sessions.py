"""The sessions of a summit and its parts, in as many queries for ten as for a thousand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from eventsys.agenda.services import placements
from eventsys.events.models import Event, Kind, Room, Track
from eventsys.events.public import family
from eventsys.events.services import listed
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.programme import richtext
from eventsys.programme.structs import Affiliation
from eventsys.sessions.models import Appearance, Session, SessionOrganiser

from ..plans.outcomes import Thing
from ..plans.seats import Seat, written
from ..plans.sessions import EVERYWHERE, clock
from ..reading.texts import cell


@dataclass(frozen=True)
class Draft:
    summit: Event
    events: list[Event]  # the summit first
    names: dict[str, dict[str, str]]  # by group: key to name
    things: list[Thing]


def load(summit: Event) -> Draft:
    events = family(summit)
    names = {"parts": {event.slug: event.title for event in events},
             "rooms": _named(Room, summit), "kinds": _named(Kind, summit), "tracks": _named(Track, summit)}
    people = {str(row.id): " ".join(filter(None, (row.honorific, row.name))) for row in db.session.execute(
        select(Person.id, Person.honorific, Person.name))}
    names["people"] = {str(row.id): row.name for row in db.session.execute(select(Person.id, Person.name))}
    return Draft(summit, events, names, _things(summit, {event.id: event for event in events}, names, people))


def _named(model: Any, summit: Event) -> dict[str, str]:
    return {row.key: row.name for row in listed(model, summit).values()}


def _things(summit: Event, events: Mapping[int, Event], names: Mapping[str, Mapping[str, str]],
            people: Mapping[str, str]) -> list[Thing]:
    placed = placements(summit.id)
    seats, organisers = _rosters(summit), _organisers(summit)
    rows = db.session.scalars(
        select(Session).where(Session.summit_id == summit.id).order_by(Session.rank, Session.id))
    return [_thing(row, placed.get(row.id), tuple(seats[row.id]), tuple(organisers[row.id]), events[row.event_id],
                   names, people) for row in rows]


def _thing(row: Session, place: Any, seats: tuple[Seat, ...], organisers: tuple[Affiliation, ...], event: Event,
           names: Mapping[str, Mapping[str, str]], people: Mapping[str, str]) -> Thing:
    day, starts = (place.day, place.starts) if place else (None, None)
    since = starts - datetime.combine(day, datetime.min.time()) if day and starts else None
    values = {
        "code": row.code, "title": row.title, "subtitle": row.subtitle, "part": event.slug, "kind": row.kind_key,
        "track": row.track_key, "room": _room(place), "day": day, "since": since,
        "minutes": place.minutes if place else None, "locked": bool(place and place.locked), "language": row.language,
        "interpretation": row.interpretation, "summary": row.summary, "objectives": row.objectives,
        "stream_url": row.stream_url, "expected": row.expected, "note": row.note, "people": seats,
        "organisers": organisers}
    return Thing(row.id, row.title, values, _texts(row.slug, values, names, people))


def _room(place: Any) -> str:
    return "" if place is None else EVERYWHERE if place.all_rooms else place.room_key


def _texts(slug: str, values: Mapping[str, Any], names: Mapping[str, Mapping[str, str]], people: Mapping[str, str]
           ) -> dict[str, str]:
    since: timedelta | None = values["since"]
    ends = since + timedelta(minutes=values["minutes"]) if since is not None and values["minutes"] else None
    people_lines = (written(people[seat.person.removeprefix("have:")], _of_seat(seat)) for seat in values["people"])
    found = {
        "id": slug, "code": values["code"], "title": values["title"], "subtitle": values["subtitle"],
        "day": values["day"].isoformat() if values["day"] else "", "start": _clock(since), "end": _clock(ends),
        "minutes": str(values["minutes"] or ""), "part": names["parts"].get(values["part"], ""),
        "room": EVERYWHERE if values["room"] == EVERYWHERE else names["rooms"].get(values["room"], ""),
        "kind": names["kinds"].get(values["kind"], ""), "track": names["tracks"].get(values["track"], ""),
        "people": "\n".join(people_lines),
        "organisers": "\n".join(_affiliation(one) for one in values["organisers"]), "language": values["language"],
        "interpretation": ", ".join(values["interpretation"]), "summary": richtext.plain(values["summary"]),
        "objectives": "\n".join(values["objectives"]), "stream_url": values["stream_url"],
        "expected": "" if values["expected"] is None else str(values["expected"]), "note": values["note"]}
    return {name: cell(text) for name, text in found.items()}


def _clock(since: timedelta | None) -> str:
    """Past midnight 00:30 stands alone: which day it is, the row's day says."""
    return clock(since).partition(" ")[0]


def _of_seat(seat: Seat) -> dict[str, Any]:
    return {"role": seat.role, "position": seat.position, "organisations": seat.organisations,
            "country": seat.country}


def _affiliation(one: Affiliation) -> str:
    return f"{one.name} ({one.country})" if one.country else one.name


def _rosters(summit: Event) -> defaultdict[int, list[Seat]]:
    """Also those who declined: a sheet does not ask them again."""
    found: defaultdict[int, list[Seat]] = defaultdict(list)
    table = Appearance.__table__
    for row in db.session.execute(
            select(table).join(Session, Session.id == table.c.session_id).where(Session.summit_id == summit.id)
            .order_by(table.c.rank, table.c.id)):
        found[row.session_id].append(
            Seat(f"have:{row.person_id}", row.role, row.position, row.organisations, row.country, row.id))
    return found


def _organisers(summit: Event) -> defaultdict[int, list[Affiliation]]:
    found: defaultdict[int, list[Affiliation]] = defaultdict(list)
    table = SessionOrganiser.__table__
    for row in db.session.execute(
            select(table).join(Session, Session.id == table.c.session_id).where(Session.summit_id == summit.id)
            .order_by(table.c.rank, table.c.id)):
        found[row.session_id].append(Affiliation(row.name, row.country, row.url))
    return found
