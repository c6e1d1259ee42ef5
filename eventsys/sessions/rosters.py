"""Verbs on a session's roster: each is an act of the journal. They flush and never commit."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from eventsys.kit import clock, journal, ranked, rows
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.people.offices import Standing

from .models import Appearance, Session


def on_roster(session: Session) -> list[Appearance]:
    """In order of precedence."""
    return list(db.session.scalars(select(Appearance).where(Appearance.session_id == session.id)
                                   .order_by(Appearance.rank, Appearance.id)
                                   .execution_options(populate_existing=True)))


def put_on(session: Session, person: Person, role: str, standing: Standing, state: str = "") -> Appearance | None:
    """At the end of the roster, as what they are that day: it stays so when their office changes.
    None where they are on it in that role already: a press may come twice.
    """
    journal.queue_up(session.summit_id)
    listed = on_roster(session)
    if any((one.person_id, one.role) == (person.id, role) for one in listed):
        return None
    journal.act("roster.add", session.summit_id, person=person.name, session=session.title)
    appearance = Appearance(
        session_id=session.id, person_id=person.id, role=role, rank=ranked.after(listed), state=state,
        state_at=clock.now() if state else None, position=standing.position, organisations=standing.organisations,
        country=standing.country)
    db.session.add(appearance)
    db.session.flush()
    return appearance


def take_off(session: Session, appearance: Appearance, person: Person) -> None:
    journal.act("roster.remove", session.summit_id, person=person.name, session=session.title)
    db.session.delete(appearance)
    db.session.flush()


def change(session: Session, appearance: Appearance, person: Person, facts: Mapping[str, Any], seen: int) -> bool:
    """Role, position, organisations, country, state or note of this one appearance. Raises Stale."""
    given = dict(facts)
    if "state" in given and given["state"] != appearance.state:
        given["state_at"] = clock.now()
    return rows.change(appearance, given, seen, "roster.change", session.summit_id,
                       person=person.name, session=session.title)


def say(session: Session, appearance: Appearance, person: Person, state: str) -> None:
    """Set by hand what they answered, or that they were asked."""
    journal.act(f"roster.{state or 'unasked'}", session.summit_id, person=person.name, session=session.title)
    appearance.state, appearance.state_at = state, clock.now()
    db.session.flush()


def renew(session: Session, appearance: Appearance, person: Person, standing: Standing) -> None:
    """Take the office as it is known now in place of the one that the roster names."""
    journal.act("roster.renew", session.summit_id, person=person.name, session=session.title)
    appearance.position, appearance.organisations = standing.position, standing.organisations
    appearance.country = standing.country or appearance.country
    db.session.flush()


def shift(session: Session, appearance: Appearance, person: Person, by: int) -> bool:
    """Up (-1) or down among the others. False where there is no room, or where it was taken off meanwhile."""
    journal.queue_up(session.summit_id)
    listed = on_roster(session)
    if appearance not in listed or not 0 <= listed.index(appearance) + by < len(listed):
        return False
    journal.act("roster.shift", session.summit_id, person=person.name, session=session.title)
    ranked.move(listed, appearance, by)
    db.session.flush()
    return True


def put_in_order(session: Session, ids: Sequence[int]) -> bool:
    """As listed; who is not among `ids`, added meanwhile by somebody else, stays behind them. False: nothing moved."""
    journal.queue_up(session.summit_id)
    listed = on_roster(session)
    places = {id_: place for place, id_ in enumerate(ids)}
    order = sorted(listed, key=lambda row: places.get(row.id, len(places)))
    if order == listed:
        return False
    journal.act("roster.order", session.summit_id, session=session.title)
    ranked.number(order)
    db.session.flush()
    return True
