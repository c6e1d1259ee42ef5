"""Rows of the draft as the values that clashes are judged by."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.orm import aliased

from eventsys.agenda.models import Placement
from eventsys.agenda.rules import USUAL_LENGTH
from eventsys.events.models import Event, Kind, Room, Venue
from eventsys.people.models import Person
from eventsys.sessions.models import Absence, Appearance, Session
from eventsys.sponsors.models import Listing

from .rules.board import Board, instant
from .rules.values import Away, EventFacts, PersonFacts, Seat, Slot, VenueFacts

Fetched = Row[*tuple[Any, ...]]
Query = Select[*tuple[Any, ...]]
_PLACED = (Placement.day, Placement.starts, Placement.fold, Placement.minutes, Placement.room_key, Placement.all_rooms,
           Placement.locked)


@cache  # building a statement takes longer than the database does
def ours() -> Query:
    """Sessions that are to be held, placed or not."""
    return (
        select(Session.id, Session.summit_id, Session.event_id, Session.title, Session.code, Session.slug,
               Session.language, Session.interpretation, Session.expected, Session.sponsor_id, Listing.rivals,
               Kind.name.label("kind"), Kind.is_break, Kind.wants_chair, Kind.minutes.label("usual"),
               *_PLACED)
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Placement, Placement.session_id == Session.id)
        .outerjoin(Kind, and_(Kind.event_id == Session.summit_id, Kind.key == Session.kind_key))
        .outerjoin(Listing, Listing.id == Session.sponsor_id)
        .where(Session.withdrawn.is_(False), Event.status != "cancelled"))


def slot(row: Fetched, board: Board, seats: Iterable[Seat], signed_up: int = 0) -> Slot:
    return board.held(Slot(
        session=row.id, event=row.event_id, title=row.title, code=row.code, slug=row.slug, language=row.language,
        interpretation=row.interpretation, expected=row.expected, sponsor=row.sponsor_id or 0,
        rivals=(row.rivals or "").strip().casefold(), kind=row.kind or "", is_break=bool(row.is_break),
        wants_chair=bool(row.wants_chair), usual=row.usual or USUAL_LENGTH, seats=tuple(seats), signed_up=signed_up,
        **_placed(row)))


def _placed(row: Fetched) -> dict[str, Any]:
    return {"day": row.day, "starts": row.starts, "fold": row.fold or 0, "minutes": row.minutes,
            "room": row.room_key or "", "all_rooms": bool(row.all_rooms), "locked": bool(row.locked)}


@cache
def rosters() -> Query:
    """A row for each appearance, several for who is away several times."""
    return (
        select(Appearance.id, Session.summit_id, Appearance.session_id, Appearance.person_id, Appearance.role,
               Appearance.state, Appearance.country, Person.name, Person.slug, Person.gender,
               Person.country.label("home"), (Person.biography != "").label("biography"), Absence.id.label("away"),
               Absence.starts.label("away_from"), Absence.ends.label("away_until"), Absence.told_by, Absence.note)
        .join(Person, Person.id == Appearance.person_id).join(Session, Session.id == Appearance.session_id)
        .outerjoin(Absence, and_(Absence.person_id == Person.id, Absence.summit_id == Session.summit_id))
        .where(Session.withdrawn.is_(False))
        .order_by(Appearance.session_id, Appearance.rank, Appearance.id, Absence.starts, Absence.id))


def seated(rows: Iterable[Fetched], zone: str) -> tuple[dict[int, dict[int, Seat]], dict[int, PersonFacts]]:
    """By session and appearance, who sits there; and people by number."""
    seats: dict[int, dict[int, Seat]] = {}
    people: dict[int, PersonFacts] = {}
    for row in rows:
        seats.setdefault(row.session_id, {})[row.id] = Seat(row.person_id, row.role, row.state, row.country, row.id)
        known = people.get(row.person_id) or PersonFacts(
            row.person_id, row.name, row.slug, row.gender, row.home, bool(row.biography))
        if row.away is not None and row.away not in {away.id for away in known.away}:
            known = replace(known, away=(*known.away, _away(row, zone)))
        people[row.person_id] = known
    return seats, people


def _away(row: Fetched, zone: str) -> Away:
    return Away(row.away, instant(row.away_from, zone), instant(row.away_until, zone), row.away_from, row.away_until,
                row.told_by, row.note)


@cache
def elsewhere() -> Query:
    """Appearances in sessions, with where these are held."""
    whole = aliased(Event)
    place = func.coalesce(func.nullif(Room.venue_key, ""), func.nullif(Event.venue_key, ""), whole.venue_key)
    return (
        select(Session.id, Session.event_id, Session.title, Session.code, Session.slug, Appearance.person_id,
               Appearance.role, Appearance.state, Event.slug.label("event_slug"), Event.title.label("event"),
               Event.zone, Event.starts.label("event_starts"), Event.ends.label("event_ends"),
               Session.summit_id, Room.name.label("place"), Room.online, Venue.id.label("venue"),
               Venue.name.label("venue_name"), Venue.latitude, Venue.longitude, *_PLACED)
        .join(Session, Session.id == Appearance.session_id).join(Placement, Placement.session_id == Session.id)
        .join(Event, Event.id == Session.event_id).join(whole, whole.id == Session.summit_id)
        .outerjoin(Room, and_(Room.event_id == Session.summit_id, Room.key == Placement.room_key))
        .outerjoin(Venue, and_(Venue.event_id == Session.summit_id, Venue.key == place))
        .where(Session.withdrawn.is_(False), Event.status != "cancelled", whole.status != "cancelled"))


def foreign(rows: Iterable[Fetched], board: Board) -> Board:
    """The board with what people do elsewhere at the time."""
    events, venues, seats = dict(board.events), dict(board.venues), dict[int, list[Seat]]()
    found: dict[int, Fetched] = {}
    for row in rows:
        found[row.id] = row
        seats.setdefault(row.id, []).append(Seat(row.person_id, row.role, row.state))
        events[row.event_id] = EventFacts(row.event_id, row.event_slug, row.event, row.zone, row.event_starts,
                                          row.event_ends, whole=row.summit_id)
        if row.venue is not None:
            venues[row.venue] = VenueFacts(row.venue, row.venue_name, row.latitude, row.longitude)
    board = replace(board, events=events, venues=venues)
    return board.with_slots(_foreign(row, board, seats[row.id]) for row in found.values())


def _foreign(row: Fetched, board: Board, seats: Iterable[Seat]) -> Slot:
    return board.held(Slot(
        session=row.id, event=row.event_id, title=row.title, code=row.code, slug=row.slug, seats=tuple(seats),
        foreign=True, place=row.place or "", venue=None if row.online else row.venue, day=row.day, starts=row.starts,
        fold=row.fold, minutes=row.minutes))


def busy(person_ids: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of appearances: these people, but for those who declined."""
    return and_(person_ids, Appearance.state != "declined")
