"""Reading events for lists."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true

from eventsys.kit.database import db

from .access import Rights
from .models import Event


def seen_by(rights: Rights, query: str = "", limit: int = 200, archived: bool = False) -> list[Event]:
    """Summits that the account has any right in, the latest first, whose title, city or hub has all the words.

    Those in the archive, or all others.
    """
    return list(db.session.scalars(
        _matching(select(Event), query).where(Event.part_of_id.is_(None), _open_to(rights),
                                              Event.archived_at.is_not(None) == archived)
        .order_by(Event.starts.desc(), Event.title).limit(limit)))


def numbered(ids: Iterable[int]) -> list[Event]:
    """Without asking for none."""
    wanted = set(ids)
    return list(db.session.scalars(select(Event).where(Event.id.in_(wanted)))) if wanted else []


def _open_to(rights: Rights) -> ColumnElement[bool]:
    if rights.is_admin:
        return true()
    return or_(false(), Event.id.in_(rights.by_event), Event.hub.in_(rights.by_hub))


def _matching(events: Select[tuple[Event]], query: str) -> Select[tuple[Event]]:
    for word in query.split():
        events = events.where(or_(*(column.icontains(word, autoescape=True) for column in (
            Event.title, Event.acronym, Event.city, Event.hub, Event.slug))))
    return events


def hubs() -> dict[str, int]:
    """Names of hubs that events bear, and how many events each has."""
    rows = db.session.execute(select(Event.hub, func.count()).where(Event.hub != "").group_by(Event.hub))
    return {row[0]: row[1] for row in rows}
