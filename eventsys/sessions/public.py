"""What may be public of a session and its roster: the allow-list. When and where is the agenda's to say."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from eventsys.events.models import Event
from eventsys.events.public import document
from eventsys.kit.database import db
from eventsys.programme import structs

from .models import Appearance, Session, SessionDocument, SessionOrganiser


def person_ids(summit_id: int) -> set[int]:
    """Everybody on a roster of the summit, as far as it is public."""
    return set(db.session.scalars(
        select(Appearance.person_id).join(Session, Session.id == Appearance.session_id)
        .where(Session.summit_id == summit_id, _is_public())))


def _is_public() -> ColumnElement[bool]:
    """Who declined is not; where an event, or the summit that it is part of, shows confirmed people, nobody else is."""
    strict = select(Event.id).where(Event.confirmed_only)
    is_strict = or_(Session.event_id.in_(strict), Session.summit_id.in_(strict))
    return or_(Appearance.state == "confirmed", and_(Appearance.state != "declined", ~is_strict))


def sessions(summit_id: int, event_slugs: Mapping[int, str], person_keys: Mapping[int, str],
             placed: Mapping[int, Mapping[str, Any]]) -> tuple[structs.Session, ...]:
    """In the organiser's order. `placed` says by session id when and where."""
    rosters = _by_session(Appearance, summit_id, _is_public())
    organisers = _by_session(SessionOrganiser, summit_id)
    documents = _by_session(SessionDocument, summit_id)
    rows = db.session.execute(
        select(Session.__table__).where(Session.summit_id == summit_id).order_by(Session.rank, Session.id))
    return tuple(structs.Session(
        uid=row.uid, slug=row.slug, event=event_slugs[row.event_id], title=row.title, kind=row.kind_key,
        code=row.code, guid=row.guid, subtitle=row.subtitle, track=row.track_key, language=row.language,
        interpretation=row.interpretation, summary=row.summary, objectives_intro=row.objectives_intro,
        objectives=row.objectives, links=row.links, stream_url=row.stream_url, license=row.license,
        do_not_record=row.do_not_record, status="withdrawn" if row.withdrawn else "confirmed",
        withdrawn_reason=row.withdrawn_reason,
        organisers=tuple(structs.Affiliation(o.name, o.country, o.url) for o in organisers[row.id]),
        roster=tuple(structs.Appearance(person_keys[a.person_id], a.role, a.position, a.organisations, a.country)
                     for a in rosters[row.id]),
        documents=tuple(document(d) for d in documents[row.id] if d.is_public),
        **placed.get(row.id, {})) for row in rows)


def _by_session(model: Any, summit_id: int, *only: ColumnElement[bool]) -> defaultdict[int, list[Any]]:
    table = model.__table__
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(
            select(table).join(Session, Session.id == table.c.session_id)
            .where(Session.summit_id == summit_id, *only).order_by(table.c.rank, table.c.id)):
        rows[row.session_id].append(row)
    return rows
