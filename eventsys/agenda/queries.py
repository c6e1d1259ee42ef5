"""Reading a summit's agenda for those who move it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, Text, cast, func, literal, select

from eventsys.kit.database import db
from eventsys.kit.journal import Act, Change
from eventsys.sessions.models import Session

from .models import Placement
from .rules import Place


class Card(Struct, frozen=True):
    """A session as the organiser's agenda shows it."""

    id: int
    event_id: int
    slug: str
    code: str
    title: str
    kind: str
    track: str
    withdrawn: bool
    expected: int | None
    interpretation: tuple[str, ...]
    place: Place
    locked: bool
    seen: int  # the last change of its placement; 0 where none is recorded


class Deed(Struct, frozen=True):
    """What somebody did, and the rows that it touched."""

    act: int
    at: datetime
    actor: str
    actor_name: str
    verb: str
    told: dict[str, Any]
    touched: tuple["Touch", ...]


class Touch(Struct, frozen=True):
    """A row that a deed changed, before and after: the columns that differ, or all of a row that came or went."""

    kind: str  # "placement", "session", "event" ...
    number: int
    before: dict[str, Any]
    after: dict[str, Any]


def cards(summit_id: int, only: Iterable[int] | None = None) -> list[Card]:
    """In the organiser's order; what is read of a session and what was its last change are of one moment."""
    wanted = select(
        Session.id, Session.event_id, Session.slug, Session.code, Session.title, Session.kind_key, Session.track_key,
        Session.withdrawn, Session.expected, Session.interpretation, Placement.day, Placement.starts, Placement.fold,
        Placement.minutes, Placement.room_key, Placement.all_rooms, Placement.locked, _last_change(),
    ).outerjoin(Placement, Placement.session_id == Session.id).where(Session.summit_id == summit_id)
    if only is not None:
        wanted = wanted.where(Session.id.in_(only))
    return [_card(row) for row in db.session.execute(wanted.order_by(Session.rank, Session.id))]


def last_act(summit_id: int) -> int:
    """Acts of one summit are numbered in the order of their commits: who knows this one knows all before it."""
    return db.session.scalar(number_of_last_act(summit_id)) or 0


def number_of_last_act(summit_id: int) -> Select[int]:
    return select(func.max(Act.id)).where(Act.about == summit_id)


def deeds_since(summit_id: int, act: int, most: int = 200) -> list[Deed]:
    """What was done after that act, the oldest first."""
    acts = db.session.scalars(
        select(Act).where(Act.about == summit_id, Act.id > act).order_by(Act.id).limit(most)).all()
    if not acts:
        return []
    touched: dict[int, list[Touch]] = {}
    for number, named, before, after in db.session.execute(
            select(Change.act_id, Change.subject, Change.before, Change.after)
            .where(Change.act_id.in_([done.id for done in acts])).order_by(Change.id)):
        kind, _colon, key = named.partition(":")
        touched.setdefault(number, []).append(Touch(kind, int(key), before or {}, after or {}))
    return [Deed(done.id, done.at, done.actor, done.actor_name, done.verb, done.told,
                 tuple(touched.get(done.id, ()))) for done in acts]


def _last_change() -> ColumnElement[int | None]:
    named = literal("placement:") + cast(Session.id, Text)
    return select(func.max(Change.id)).where(Change.subject == named).correlate(Session).scalar_subquery()


def _card(row: Any) -> Card:
    (number, event_id, slug, code, title, kind, track, withdrawn, expected, interpretation, day, starts, fold, minutes,
     room, all_rooms, locked, seen) = row
    place = Place(day, starts, fold or 0, minutes, room or "", bool(all_rooms))
    return Card(number, event_id, slug, code, title, kind, track, withdrawn, expected, interpretation, place,
                bool(locked), seen or 0)
