"""Names for the numbers and keys that a change holds: of people, sessions, rooms and the like, in two queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Text, cast, inspect, literal, select, union_all

from eventsys.accounts.models import Account
from eventsys.agenda.models import Placement
from eventsys.events.models import Day, Event, EventDocument, Kind, Organiser, Room, Track, Venue
from eventsys.kit.database import Base, db
from eventsys.kit.journal import Change
from eventsys.kit.journal_values import columns
from eventsys.people.models import Office, Organisation, Person
from eventsys.registration.models import Category, Code, Delegation, Question, Registration, SignUpSession
from eventsys.sessions.models import Appearance, Session, SessionDocument, SessionOrganiser
from eventsys.sponsors.models import Listing, Tier

NAMED_BY: dict[type[Base], Any] = {
    Person: Person.name, Organisation: Organisation.name, Session: Session.title, Listing: Listing.name,
    Tier: Tier.title, Event: Event.title, Account: Account.email, Room: Room.name, Venue: Venue.name,
    Track: Track.name, Kind: Kind.name, EventDocument: EventDocument.title, Organiser: Organiser.name,
    Registration: Registration.name, Category: Category.name, Delegation: Delegation.organisation,
    Question: Question.label, SignUpSession: SignUpSession.session, Code: Code.words,
    SessionDocument: SessionDocument.title, SessionOrganiser: SessionOrganiser.name, Day: cast(Day.date, Text),
}
BY_KEY: dict[str, type[Any]] = {
    "room_key": Room, "venue_key": Venue, "track_key": Track, "kind_key": Kind, "one_key": Venue, "other_key": Venue}
OWN_NAME = ("name", "title")
_Wanted = dict[type[Base], set[int]]


class Names:
    """`of(table, id)` and `by_key(column, key)`; "" for what is not known any more."""

    def __init__(self, changes: Iterable[Change], summit_id: int | None) -> None:
        listed = list(changes)
        self._told = {(model.__tablename__, id_): name for model, id_, name in _told(listed)}
        self._told |= _looked_up(_wanted(listed))
        self._keys = _keys(summit_id) if summit_id is not None else {}

    def of(self, table: str, id_: Any) -> str:
        return self._told.get((table, id_), "")

    def by_key(self, column: str, key: str) -> str:
        return self._keys.get((BY_KEY[column].__tablename__, key), key)


def models() -> dict[str, type[Base]]:
    return {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]


def references(model: type[Base]) -> dict[str, str]:
    """Attribute to the table whose number it holds."""
    return {name: next(iter(column.foreign_keys)).column.table.name
            for name, column in columns(inspect(model)).items() if column.foreign_keys}


def _told(changes: Iterable[Change]) -> Iterator[tuple[type[Base], int, str]]:
    """Rows that are gone still have their names in the journal."""
    known = models()
    for change in changes:
        values = {**(change.before or {}), **(change.after or {})}
        for column in OWN_NAME:
            if values.get(column) and known[change.of_table] in NAMED_BY:
                yield known[change.of_table], change.key[0], values[column]


def _wanted(changes: Iterable[Change]) -> _Wanted:
    known, wanted = models(), defaultdict(set)
    for change in changes:
        subject, _colon, number = change.subject.partition(":")
        table = "session" if subject == "placement" else "sponsor_listing" if subject == "listing" else subject
        if number.isdecimal() and table in known:
            wanted[known[table]].add(int(number))
        wanted[known[change.of_table]].add(change.key[0])
        for column, table in references(known[change.of_table]).items():
            for values in (change.before, change.after):
                if values and values.get(column) is not None:
                    wanted[known[table]].add(values[column])
    return wanted


def _looked_up(wanted: _Wanted) -> dict[tuple[str, Any], str]:
    asked: list[Any] = [
        select(literal(model.__tablename__), model.id, NAMED_BY[model]).where(model.id.in_(ids))  # type: ignore[attr-defined]
        for model, ids in wanted.items() if model in NAMED_BY]
    asked += [select(literal(model.__tablename__), model.id, Person.name).join(Person, Person.id == model.person_id)
              .where(model.id.in_(wanted[model])) for model in (Appearance, Office) if wanted.get(model)]
    if wanted.get(Placement):
        asked.append(select(literal("placement"), Session.id, Session.title).where(Session.id.in_(wanted[Placement])))
    if not asked:
        return {}
    return {(table, id_): name for table, id_, name in db.session.execute(union_all(*asked))}


def _keys(summit_id: int) -> dict[tuple[str, str], str]:
    asked = [select(literal(model.__tablename__), model.key, model.name).where(model.event_id == summit_id)
             for model in dict.fromkeys(BY_KEY.values())]
    return {(table, key): name for table, key, name in db.session.execute(union_all(*asked))}
