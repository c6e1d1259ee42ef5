"""The directory, as sheets of people see it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.people import queries
from eventsys.people.models import Person
from eventsys.people.offices import Held, standing_on
from eventsys.programme import richtext

from ..plans.outcomes import Thing
from ..reading.texts import cell


def load() -> dict[int, Thing]:
    held, today = queries.offices(), clock.now().date()
    rows = db.session.execute(select(Person.__table__).order_by(Person.sort_name, Person.name, Person.id))
    return {row.id: _thing(row, held.get(row.id, []), today) for row in rows}


def _thing(row: Any, offices: list[Held], today: Any) -> Thing:
    names = ("name", "honorific", "sort_name", "email", "phone", "country", "diet", "access_needs", "gender",
             "biography", "note")
    values = {name: getattr(row, name) for name in names}
    values["offices"] = tuple((office.position, office.organisation) for office in offices)
    standing = standing_on(offices, today)
    texts = {"id": row.slug, **values, "position": standing.position,
             "organisation": standing.organisations[0] if standing.organisations else "",
             "biography": richtext.plain(row.biography)}
    return Thing(row.id, row.name, values, _cells(texts))


def _cells(texts: Mapping[str, Any]) -> dict[str, str]:
    return {name: cell(text) for name, text in texts.items() if isinstance(text, str)}
