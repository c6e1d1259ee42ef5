"""Sessions for another year: what they are about, without who spoke in them."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.events.services import new_uid
from eventsys.kit import clock
from eventsys.kit.copying import copied
from eventsys.kit.database import db

from .models import Session, SessionOrganiser

# Of people, of that year's recording, or by which only that year's files know it.
_NEVER = ("guid", "note", "stream_url", "links", "withdrawn", "withdrawn_reason", "created_at")


def clone_sessions(source: Event, made: Mapping[int, Event], take: Collection[str],
                   sponsors: Mapping[int, int]) -> dict[int, Session]:
    """The new ones by the old ones' numbers, but for those withdrawn. Without parts, theirs stay behind."""
    summit, found = made[source.id], {}
    without = (*_NEVER, *(("track_key",) if "tracks" not in take else ()),
               *(("kind_key",) if "kinds" not in take else ()))
    for session in db.session.scalars(select(Session).where(Session.summit_id == source.id, ~Session.withdrawn)
                                      .order_by(Session.rank, Session.id)):
        if session.event_id in made:
            found[session.id] = _session(session, summit, made[session.event_id], without, sponsors)
    db.session.add_all(found.values())
    db.session.flush()
    _organisers(found)
    return found


def _session(session: Session, summit: Event, event: Event, without: tuple[str, ...],
             sponsors: Mapping[int, int]) -> Session:
    new: Any = copied(session, without=without, summit_id=summit.id, event_id=event.id, uid=new_uid(),
                      sponsor_id=sponsors.get(session.sponsor_id or 0), created_at=clock.now())
    return new


def _organisers(found: Mapping[int, Session]) -> None:
    for one in db.session.scalars(select(SessionOrganiser).where(SessionOrganiser.session_id.in_(found))):
        db.session.add(copied(one, session_id=found[one.session_id].id))
    db.session.flush()
