"""A session's roster as its page shows it."""

from dataclasses import dataclass
from datetime import date

from flask import abort

from eventsys.agenda.days import day_of
from eventsys.kit import journal
from eventsys.kit.database import db
from eventsys.people import queries
from eventsys.people.offices import Standing, held_on, standing_in, standing_on
from eventsys.people.precedence import Seat as Ranked
from eventsys.people.precedence import proposed
from eventsys.people.queries import Entry
from eventsys.sessions.models import STATES, Appearance, Session
from eventsys.sessions.queries import Seat, seats

from ..shell import here

STATES_TO_SET = STATES[1:]


@dataclass(frozen=True)
class Line:
    """One place. `now` is what their offices say today of the session's day, where that is not what the roster says."""

    seat: Seat
    entry: Entry
    now: tuple[Standing, ...]


@dataclass(frozen=True)
class Roster:
    session: Session
    day: date
    lines: tuple[Line, ...]
    seen: int  # the session's revision
    is_in_proposed_order: bool
    states: tuple[str, ...] = STATES_TO_SET


def of_session(session: Session, day: date | None = None) -> Roster:
    """`day`: on which it is held, where that is known already."""
    listed, day = seats(session.id), day or day_of(session)
    entries = {entry.id: entry for entry in queries.people({seat.person_id for seat in listed})}
    lines = tuple(Line(seat, entries[seat.person_id], _other_offices(seat, entries[seat.person_id], day))
                  for seat in listed)
    return Roster(session, day, lines, journal.revision(f"session:{session.id}"),
                  proposed_order(listed) == [seat.id for seat in listed])


def proposed_order(listed: list[Seat]) -> list[int]:
    return proposed([Ranked(seat.id, seat.role, seat.position) for seat in listed])


def _other_offices(seat: Seat, entry: Entry, day: date) -> tuple[Standing, ...]:
    """What the roster could say instead; nothing where it says what one of the offices held that day says."""
    held = held_on(entry.offices, day)
    offered = tuple(dict.fromkeys(standing_in(office, held, entry.country or seat.country) for office in held))
    is_said = (seat.position, seat.organisations) in {(one.position, one.organisations) for one in offered}
    return () if is_said else offered


def standing_by_offices(entry: Entry, day: date) -> Standing:
    return standing_on(entry.offices, day, entry.country)


def session_or_404(number: int) -> Session:
    session = db.session.get(Session, number) if number < 2**31 else None
    if session is None or session.summit_id != here().summit.id:
        abort(404)
    return session


def seat_of(session: Session, number: int) -> Appearance | None:
    row = db.session.get(Appearance, number) if number < 2**31 else None
    return row if row is not None and row.session_id == session.id else None
