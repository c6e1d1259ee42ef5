"""What undoing may not bring back: a place in a room that is gone, or another place of a session that is locked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select

from eventsys.events.models import Kind, Room, Track, Venue
from eventsys.kit import undoing
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Act, Change
from eventsys.kit.undoing import Net
from eventsys.sessions.models import Session

from .models import Placement

# Columns that name a row by its key, which is no foreign key.
NAMED: dict[tuple[str, str], type[Any]] = {
    ("placement", "room_key"): Room, ("session", "track_key"): Track, ("session", "kind_key"): Kind,
    ("room", "venue_key"): Venue, ("event", "venue_key"): Venue,
}


@undoing.objection
def of_locked_sessions(nets: Sequence[Net], about: int | None) -> Iterator[str]:
    """As on the grid: who moves it unlocks it first."""
    for title in locked_titles(nets):
        yield _("“%(name)s” is locked: unlock it first", name=title)


@undoing.objection
def of_what_is_gone(nets: Sequence[Net], about: int | None) -> Iterator[str]:
    """None where the whole event comes back, with all that it has."""
    wanted = {(model, net.before[column]) for net in nets for (table, column), model in NAMED.items()
              if table == net.table and net.before and net.before.get(column)}
    for model, key in sorted(wanted, key=lambda one: (one[0].__tablename__, one[1])):
        if about is not None and not _comes_back(nets, model, key) and not _is_there(model, key, about):
            yield _("“%(name)s” was deleted since", name=_name_of(model, key, about))


def locked_titles(nets: Iterable[Net]) -> Sequence[str]:
    """Of sessions that it would move although they are locked now."""
    moved = [net.key[0] for net in nets if net.table == "placement"
             and Placement.__as_one__ & {*(net.after or net.before or {})}]
    return db.session.scalars(
        select(Session.title).join(Placement, Placement.session_id == Session.id)
        .where(Session.id.in_(moved), Placement.locked).order_by(Session.title)).all() if moved else ()


def _comes_back(nets: Sequence[Net], model: type[Any], key: str) -> bool:
    return any(net.table == model.__tablename__ and net.after is None and (net.before or {}).get("key") == key
               for net in nets)


def _is_there(model: type[Any], key: str, about: int) -> bool:
    return db.session.scalar(select(model.id).where(model.event_id == about, model.key == key)) is not None


def _name_of(model: type[Any], key: str, about: int) -> str:
    """As the journal knows it, of what is gone."""
    deleted = db.session.scalars(select(Change.before).join(Act).where(
        Act.about == about, Change.of_table == model.__tablename__, Change.after.is_(None)).order_by(Change.id.desc()))
    return next((row["name"] for row in deleted if row and row["key"] == key), key)
