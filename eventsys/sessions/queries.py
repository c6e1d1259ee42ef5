"""Reading rosters: of a session, of a summit, and where somebody appears."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, func, select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.people.offices import Standing, standing_on
from eventsys.people.queries import offices

from .models import Absence, Appearance, Session


class Seat(Struct, frozen=True):
    """Somebody's place on a roster."""

    id: int
    session_id: int
    person_id: int
    rank: int
    role: str
    position: str
    organisations: tuple[str, ...]
    country: str
    state: str
    state_at: datetime | None
    note: str

    @property
    def standing(self) -> Standing:
        return Standing(self.position, self.organisations, self.country)


class Part(Struct, frozen=True):
    """A session as rosters name it."""

    id: int
    summit_id: int
    event_id: int
    slug: str
    code: str
    title: str
    language: str
    withdrawn: bool


class Appeared(Struct, frozen=True):
    """A place on a roster with its session and event, for the page of a person."""

    seat: Seat
    part: Part
    summit_slug: str
    event_title: str
    starts: date  # of the event


_SEAT: tuple[Any, ...] = (
    Appearance.id, Appearance.session_id, Appearance.person_id, Appearance.rank, Appearance.role, Appearance.position,
    Appearance.organisations, Appearance.country, Appearance.state, Appearance.state_at, Appearance.note)
_PART: tuple[Any, ...] = (Session.id, Session.summit_id, Session.event_id, Session.slug, Session.code, Session.title,
                          Session.language, Session.withdrawn)


def seats(session_id: int) -> list[Seat]:
    """In order of precedence."""
    return _seats(select(*_SEAT).where(Appearance.session_id == session_id))


def seats_of(summit_id: int) -> list[Seat]:
    return _seats(select(*_SEAT).join(Session, Session.id == Appearance.session_id)
                  .where(Session.summit_id == summit_id))


def on_rosters(summit_id: int) -> Select[int]:
    """A query for the numbers of all people on the summit's rosters."""
    return select(Appearance.person_id).join(Session, Session.id == Appearance.session_id).where(
        Session.summit_id == summit_id)


def seats_of_person(person_id: int, summit_id: int) -> list[Seat]:
    return _seats(select(*_SEAT).join(Session, Session.id == Appearance.session_id)
                  .where(Session.summit_id == summit_id, Appearance.person_id == person_id))


def numbers_of(summit_id: int, slugs: Collection[str]) -> dict[str, int]:
    """Of sessions by their slugs."""
    rows = db.session.execute(select(Session.slug, Session.id).where(
        Session.summit_id == summit_id, Session.slug.in_(slugs)))
    return {row.slug: row.id for row in rows}


def parts_of(summit_id: int) -> dict[int, Part]:
    """All sessions of a summit by number, in the organiser's order."""
    rows = db.session.execute(select(*_PART).where(Session.summit_id == summit_id).order_by(Session.rank, Session.id))
    return {row[0]: Part(*row) for row in rows}


def appearances(person_id: int, summit_ids: Collection[int] | None) -> list[Appeared]:
    """Where somebody appears, the latest event first. None: in any summit."""
    summit = Event.__table__.alias("summit")
    wanted = (select(*_SEAT, *_PART, summit.c.slug, Event.title, Event.starts)
              .join(Session, Session.id == Appearance.session_id).join(Event, Event.id == Session.event_id)
              .join(summit, summit.c.id == Session.summit_id).where(Appearance.person_id == person_id)
              .order_by(Event.starts.desc(), Event.id, Session.rank, Session.id))
    if summit_ids is not None:
        wanted = wanted.where(Session.summit_id.in_(summit_ids))
    seat, part = len(_SEAT), len(_SEAT) + len(_PART)
    return [Appeared(Seat(*row[:seat]), Part(*row[seat:part]), *row[part:]) for row in db.session.execute(wanted)]


def summits_of(*person_ids: int) -> set[int]:
    """On whose rosters any of them stands."""
    return set(db.session.scalars(
        select(Session.summit_id).join(Appearance, Appearance.session_id == Session.id)
        .where(Appearance.person_id.in_(person_ids)).distinct()))


def last_seen(summit_ids: Collection[int] | None = None) -> dict[int, Standing]:
    """As what everybody was last entered on a roster: for those whose offices nobody wrote down."""
    newest = select(func.max(Appearance.id)).join(Session, Session.id == Appearance.session_id)
    if summit_ids is not None:
        newest = newest.where(Session.summit_id.in_(summit_ids))
    rows = db.session.execute(
        select(Appearance.person_id, Appearance.position, Appearance.organisations, Appearance.country)
        .where(Appearance.id.in_(newest.group_by(Appearance.person_id))))
    return {row[0]: Standing(*row[1:]) for row in rows}


def organisations_seen() -> dict[int, frozenset[str]]:
    """All that rosters ever named, by person."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for person_id, organisations in db.session.execute(select(Appearance.person_id, Appearance.organisations)):
        found[person_id].update(organisations)
    return {person_id: frozenset(organisations) for person_id, organisations in found.items()}


def counts(summit_ids: Collection[int] | None = None) -> dict[int, int]:
    """How often everybody appears."""
    wanted = select(Appearance.person_id, func.count()).join(Session, Session.id == Appearance.session_id)
    if summit_ids is not None:
        wanted = wanted.where(Session.summit_id.in_(summit_ids))
    return {row[0]: row[1] for row in db.session.execute(wanted.group_by(Appearance.person_id))}


def standing_in(person: Person, summit_id: int, day: date) -> Standing:
    """What somebody is on a session's day: by their offices, or else as another roster of the summit names them."""
    held = standing_on(offices([person.id]).get(person.id, ()), day, person.country)
    if held.is_known:
        return held
    named = (seat.standing for seat in reversed(seats_of_person(person.id, summit_id)) if seat.standing.is_known)
    return next(named, held)


def absences(summit_id: int) -> dict[int, list[Absence]]:
    """By person, the earliest first."""
    found: dict[int, list[Absence]] = {}
    for row in db.session.scalars(select(Absence).where(Absence.summit_id == summit_id).order_by(Absence.starts)):
        found.setdefault(row.person_id, []).append(row)
    return found


def _seats(wanted: Select[*tuple[Any, ...]]) -> list[Seat]:
    rows = db.session.execute(wanted.order_by(Appearance.session_id, Appearance.rank, Appearance.id))
    return [Seat(*row) for row in rows]
