"""A published event with something in every list, for tests that need real numbers of real things.

Its first registration has the code "1", as numbers in addresses are 1.
"""

import re
from datetime import UTC, date, datetime, time
from typing import Any

from flask import Flask
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Integer,
    Table,
    Time,
    func,
    insert,
    select,
)

from eventsys.editions.models import Edition
from eventsys.events.models import Event
from eventsys.events.services import find
from eventsys.imports import reading
from eventsys.imports.services import import_schedule, settled_zone
from eventsys.kit.database import Several, UtcDateTime, db, transaction
from eventsys.programme.canonical import encode
from eventsys.publishing.services import publish
from eventsys.registration import overlay

from ..registration.many import many
from ..workload import SLUG, summit

DAY, MOMENT = date(2027, 6, 15), datetime(2027, 6, 15, 9)
ONE_OF = re.compile(r"(\w+) IN \((.*)\)")
# What the checks of a table ask for beyond its types.
FACTS: dict[str, dict[str, Any]] = {
    "absence": {"ends": datetime(2027, 6, 15, 10)}, "accepted_clash": {"reason": "They know"},
    "account": {"email": "somebody@example.org"}, "organisation": {"name": "City of Lisbon"},
    "draft_copy": {"digest": "1", "root": SLUG, "body": lambda: db.session.scalar(select(Edition.body))},
    "letter": {"about": 1, "to_address": "panelist@example.org", "state": "queued"},
    "not_the_same": {"one_id": 1, "other_id": 2}, "stored_file": {"digest": "0" * 64, "media_type": "application/pdf"},
    "personal_feed": {"token_hash": "0" * 64},
    "submission": {"field": "biography", "state": "waiting", "before": {"biography": ""},
                   "after": {"biography": "<p>Hers.</p>"}},
    "ticket": {"token_hash": "0" * 64},
    "walk": {"one_key": "a", "other_key": "b"},
}


def a_full_event(app: Flask, sessions: int = 30, **sizes: int) -> Event:
    """As `tests.workload.summit` makes it: drafted and published."""
    programme = summit(sessions, **{"people": 40, "sponsors": 6, "parts": 1} | sizes)
    data = encode(programme)
    file = reading.parse(reading.source.recognised(data), data)
    schedule = file.read(settled_zone(file, SLUG, ""), SLUG)
    with transaction():
        import_schedule(schedule, False)
    event = find(SLUG)
    assert event is not None
    many(event)
    with transaction():
        overlay.tell(event)
    with transaction(alone_on="edition"):
        publish(event)
    return event


def fill_what_is_empty() -> None:
    """A row, number 1, in every table that has none: it hangs on the first rows of others, so on the first event."""
    with transaction():
        for table in db.metadata.sorted_tables:
            if not db.session.scalar(select(func.count()).select_from(table)):
                db.session.connection().execute(insert(table).values(_row(table)))


def _row(table: Table) -> dict[str, Any]:
    row = {column.name: _value(column) for column in table.columns if _is_wanted(column)}
    facts = FACTS.get(table.name, {})
    return row | _words_of_checks(table) | {name: fact() if callable(fact) else fact for name, fact in facts.items()}


def _is_wanted(column: Column[Any]) -> bool:
    if column.primary_key and isinstance(column.type, Integer) and not column.foreign_keys:
        return False
    return bool(column.foreign_keys) or not (column.nullable or column.server_default or column.default)


def _value(column: Column[Any]) -> Any:
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return db.session.scalar(select(key.column).order_by(key.column).limit(1))
    for kind, value in ((UtcDateTime, MOMENT.replace(tzinfo=UTC)), (DateTime, MOMENT), (Date, DAY), (Time, time(9)),
                        (Boolean, False), (JSON, {}), (Integer, 1)):
        if isinstance(column.type, kind):
            return value
    return () if isinstance(column.type, Several) else "1"


def _words_of_checks(table: Table) -> dict[str, str]:
    """Of columns that hold one of several words, the first that is not empty."""
    found = {}
    for check in table.constraints:
        if isinstance(check, CheckConstraint) and (one_of := ONE_OF.fullmatch(str(check.sqltext))):
            found[one_of[1]] = next(word for word in re.findall(r"'([^']*)'", one_of[2]) if word)
    return found
