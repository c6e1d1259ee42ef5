"""Rows of participants into an event. No letter goes: the desk sends them when the sheet has been looked over."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.registration import adding, choosing, editing
from eventsys.registration.models import Category, Registration
from eventsys.registration.registering import Entry

from ..known.registrations import FACTS
from ..matching.wishes import Group
from ..plans.outcomes import Write


def hold(summit: Event) -> None:
    """Until the transaction has ended nobody else takes a place of the event."""
    choosing.held(summit, [])


def write(summit: Event, writes: Sequence[Write], made: Mapping[Group, Mapping[str, str]], tell: Callable[[int], None]
          ) -> None:
    rows = {row.id: row for at in range(0, len(writes), 500) for row in choosing.held(
        summit, [write.thing for write in writes[at:at + 500] if write.thing])}
    categories = {row.id: row for row in db.session.scalars(db.select(Category).where(Category.event_id == summit.id))}
    for category in categories.values():
        adding.count(summit, category)
    for done, each in enumerate(writes):
        if each.thing:
            _change(rows[each.thing], each.values)
        else:
            _add(summit, categories[each.values["category"]], each.values)
        tell(done)
    db.session.flush()


def _change(row: Registration, values: Mapping[str, Any]) -> None:
    before = row.name
    for name in FACTS:
        if name in values:
            setattr(row, name, values[name])
    if {"organisation", "country"} & values.keys():
        editing.move_share(row)
    if row.name != before and row.state == "confirmed":
        row.sequence += 1  # the calendar entry bears the name


def _add(summit: Event, category: Category, values: Mapping[str, Any]) -> None:
    entry = Entry(values["name"], values["email"], values.get("position", ""), values.get("organisation", ""),
                  values.get("country", ""), values.get("city", ""), values.get("locale") or summit.language or "en")
    entered = adding.enter(summit, category, entry, values["state"], source="sheet", note=values.get("note", ""),
                           priority=values.get("priority", 0))
    assert entered, "the plan was made with the counters held"
