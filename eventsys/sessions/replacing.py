"""One person in another's place, in as many sessions as wished, as one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eventsys.kit import clock, journal
from eventsys.kit.database import db
from eventsys.people.models import Person

from .models import Appearance, Session
from .queries import standing_in


@dataclass(frozen=True)
class Replaced:
    taken: int  # places that the other has now
    merged: int  # places given up, for the other had the same already


def replace(summit_id: int, leaving: Person, coming: Person, days: Mapping[int, date]) -> Replaced:
    """`days` are the sessions' by number. Role and precedence stay; position and organisations are the other's that
    day. Who had been asked, or had answered, was somebody else: the other is proposed only.
    """
    if leaving.id == coming.id:
        raise ValueError("nobody takes their own place")
    journal.act("roster.replace", summit_id, leaving=leaving.name, coming=coming.name)
    held, merged = _held(summit_id, coming.id), 0
    seats = [seat for seat in _seats(summit_id, leaving.id) if seat.session_id in days]
    for seat in seats:
        if (seat.session_id, seat.role) in held:
            db.session.delete(seat)
            merged += 1
        else:
            _sit(seat, coming, summit_id, days[seat.session_id])
    db.session.flush()
    return Replaced(len(seats) - merged, merged)


def _sit(seat: Appearance, coming: Person, summit_id: int, day: date) -> None:
    standing = standing_in(coming, summit_id, day)
    seat.person_id = coming.id
    seat.position, seat.organisations, seat.country = standing.position, standing.organisations, standing.country
    if seat.state:
        seat.state, seat.state_at = "proposed", clock.now()


def _seats(summit_id: int, person_id: int) -> list[Appearance]:
    return list(db.session.scalars(
        select(Appearance).join(Session, Session.id == Appearance.session_id)
        .where(Session.summit_id == summit_id, Appearance.person_id == person_id).order_by(Appearance.id)))


def _held(summit_id: int, person_id: int) -> set[tuple[int, str]]:
    return {(seat.session_id, seat.role) for seat in _seats(summit_id, person_id)}
