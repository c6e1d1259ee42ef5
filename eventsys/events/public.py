"""What may be public of an event and its venues, rooms, tracks, kinds and documents: the allow-list."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from eventsys.kit import storage
from eventsys.kit.database import db
from eventsys.people.public import picture
from eventsys.programme import structs

from .models import Day, Event, EventDocument, Kind, Organiser, Room, Track, Venue


def family(summit: Event) -> list[Event]:
    """The summit first, then its parts at any depth, by date."""
    found, inside = [summit], {summit.id}
    while rows := db.session.scalars(
            select(Event).where(Event.part_of_id.in_(inside), Event.id.not_in([e.id for e in found]))
            .order_by(Event.starts, Event.title)).all():
        found += rows
        inside = {row.id for row in rows}
    return found


def events(rows: Sequence[Event]) -> list[structs.Event]:
    """Without tiers and acknowledgement: those are the sponsors' to say."""
    ids = [row.id for row in rows]
    slugs = {row.id: row.slug for row in rows}
    days = _grouped(Day, Day.event_id, ids, Day.date)
    organisers = _grouped(Organiser, Organiser.event_id, ids, Organiser.rank)
    documents = _grouped(EventDocument, EventDocument.event_id, ids, EventDocument.rank)
    pictures = storage.described(row.picture_digest for row in rows)
    return [structs.Event(
        slug=row.slug, uid=row.uid, title=row.title, kind=cast(structs.EventKind, row.kind), zone=row.zone,
        starts=row.starts, ends=row.ends, part_of=slugs[row.part_of_id] if row.part_of_id else "",
        subtitle=row.subtitle, acronym=row.acronym, format=cast(structs.EventFormat, row.format),
        status=cast(structs.EventStatus, row.status), cancelled_reason=row.cancelled_reason, hub=row.hub, city=row.city,
        country=row.country, venue=row.venue_key, language=row.language, languages=row.languages,
        summary=row.summary, good_to_know=row.good_to_know,
        days=tuple(structs.Day(d.date, d.title, d.opens, d.closes) for d in days[row.id]),
        organisers=tuple(structs.Affiliation(o.name, o.country, o.url) for o in organisers[row.id]),
        contacts=row.contacts, documents=tuple(document(d) for d in documents[row.id] if d.is_public),
        links=row.links, related=row.related, disclaimer=row.disclaimer, colour=row.colour, accent=row.accent,
        picture=picture(pictures.get(row.picture_digest), row.title),
        shown_apart=row.shown_apart and row.part_of_id is not None) for row in rows]


def document(row: Any) -> structs.Document:
    return structs.Document(title=row.title, url=row.url, digest=row.digest or "", media_type=row.media_type,
                            size=row.size, language=row.language)


def venues(summit_id: int) -> tuple[structs.Venue, ...]:
    return tuple(structs.Venue(v.key, v.name, v.address, v.city, v.country, v.latitude, v.longitude, v.access, v.url)
                 for v in _listed(Venue, summit_id))


def rooms(summit_id: int) -> tuple[structs.Room, ...]:
    return tuple(structs.Room(r.key, r.name, r.venue_key, r.capacity, r.equipment, r.online, r.url)
                 for r in _listed(Room, summit_id))


def tracks(summit_id: int) -> tuple[structs.Track, ...]:
    return tuple(structs.Track(t.key, t.name, t.letter, t.colour) for t in _listed(Track, summit_id))


def kinds(summit_id: int) -> tuple[structs.Kind, ...]:
    return tuple(structs.Kind(k.key, k.name, k.is_break) for k in _listed(Kind, summit_id))


def _listed(model: Any, summit_id: int) -> Sequence[Any]:
    table = model.__table__
    return db.session.execute(
        select(table).where(table.c.event_id == summit_id).order_by(table.c.rank, table.c.id)).all()


def _grouped(model: Any, parent: InstrumentedAttribute[int], ids: Sequence[int],
             order: InstrumentedAttribute[Any]) -> defaultdict[int, list[Any]]:
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(select(model.__table__).where(parent.in_(ids)).order_by(order, model.id)):
        rows[getattr(row, parent.key)].append(row)
    return rows
