"""Last year's event as this year's draft, with its agenda shifted to the new dates.

What is taken is chosen; never are people, their rosters and registrations, notes, and what was published.
Names in addresses of sessions stay, marks of calendars are new. Flushes, never commits.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta

from sqlalchemy import select

from eventsys.accounts.models import Account
from eventsys.events.cloning import clone_events
from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.kit.copying import copied
from eventsys.kit.database import db
from eventsys.sessions.cloning import clone_sessions
from eventsys.sessions.models import Session
from eventsys.sponsors.cloning import clone_sponsors

from .models import ClashRule, Placement


def clone(source: Event, *, title: str, slug: str, by: timedelta, take: Collection[str], owner: Account,
          follows: bool = False) -> Event:
    """`by`: how far all dates move (`events.rules.shift`); `take`: of `events.cloning.TAKEN`."""
    journal.act("events.clone", event=title, source=source.title)
    made = clone_events(source, title=title, slug=slug, by=by, take=take, owner=owner, follows=follows)
    summit = made[source.id]
    journal.concerns(summit.id)
    listings = clone_sponsors(made) if "sponsors" in take else {}
    if "sessions" in take:
        _place(clone_sessions(source, made, take, listings), by, "places" in take)
        _rules(made)
    db.session.flush()
    return summit


def _place(sessions: Mapping[int, Session], by: timedelta, with_rooms: bool) -> None:
    """At the same wall times; which of two, where the clock passes one twice, is not the same on another date."""
    for placement in db.session.scalars(select(Placement).where(Placement.session_id.in_(sessions))):
        db.session.add(copied(
            placement, without=("locked", *(() if with_rooms else ("room_key",))), fold=0,
            session_id=sessions[placement.session_id].id, day=placement.day and placement.day + by,
            starts=placement.starts and placement.starts + by))


def _rules(made: Mapping[int, Event]) -> None:
    for rule in db.session.scalars(select(ClashRule).where(ClashRule.event_id.in_(made))):
        db.session.add(copied(rule, event_id=made[rule.event_id].id))
