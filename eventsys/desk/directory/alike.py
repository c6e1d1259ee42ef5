"""Who may be the same, remembered while nobody writes: to compare five thousand people takes a second."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from eventsys.kit.database import db
from eventsys.kit.journal import Act
from eventsys.people import likeness, likeness_of_organisations, queries
from eventsys.people.likeness import Pair
from eventsys.people.merging import apart
from eventsys.people.models import Organisation, Person
from eventsys.sessions.queries import organisations_seen

_Moment = tuple[int, datetime]  # of the last act in the journal
_remembered: dict[str, tuple[_Moment, list[Pair]]] = {}


def people() -> list[Pair]:
    return _once("people", lambda: likeness.pairs(queries.facts(organisations_seen()), apart(Person)))


def organisations() -> list[Pair]:
    return _once("organisations", lambda: likeness_of_organisations.pairs(
        queries.organisation_facts(), apart(Organisation)))


def forget() -> None:
    """For tests, whose journals begin anew."""
    _remembered.clear()


def _once(what: str, find: Callable[[], list[Pair]]) -> list[Pair]:
    now = _last_act()
    known = _remembered.get(what)
    if known is not None and known[0] == now:
        return known[1]
    found = find()
    if now is not None:
        _remembered[what] = now, found
    return found


def _last_act() -> _Moment | None:
    row = db.session.execute(select(Act.id, Act.at).order_by(Act.id.desc()).limit(1)).first()
    return (row[0], row[1]) if row else None
