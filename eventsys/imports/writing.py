"""A plan's sessions, people and places into rows; flushes, never commits, no query for a single row."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from eventsys.agenda.services import place, placements
from eventsys.events import models as events
from eventsys.events.services import keep, listed
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.people.services import add_person, recognise
from eventsys.programme import structs
from eventsys.sessions.models import Appearance, Session, SessionDocument, SessionOrganiser
from eventsys.sessions.rules import is_published
from eventsys.sessions.services import add_session, taken_slugs

from .aligning import aligned
from .planning import Changes, Plan

_MODELS: dict[type, Any] = {structs.Venue: events.Venue, structs.Room: events.Room,
                            structs.Track: events.Track, structs.Kind: events.Kind}
_PLAIN = ("code", "guid", "title", "subtitle", "language", "interpretation", "summary", "objectives_intro",
          "objectives", "links", "stream_url", "license", "do_not_record", "withdrawn_reason")
_SOME = 500  # rows in one statement


def write_places(summit: events.Event, places: Mapping[type, Changes]) -> None:
    for kind, changes in places.items():
        if wanted := changes.wanted:
            known = listed(_MODELS[kind], summit)
            for fact in wanted:
                keep(_MODELS[kind], summit, fact.key, known, **_columns(fact))
    db.session.flush()


def _columns(fact: structs.Fact) -> dict[str, Any]:
    facts = {name: getattr(fact, name) for name in fact.__struct_fields__ if name not in ("key", "venue")}
    return facts | ({"venue_key": fact.venue} if isinstance(fact, structs.Room) else {})


def write_people(plan: Plan, source: str) -> dict[str, int]:
    """Gives the ids of all whom the plan's sessions may name, by slug."""
    slugs = {person.key for person in plan.people.new}
    taken: set[str] = set()
    new = {fact.key: add_person(fact.name, slug=fact.key, taken=taken, **_of_person(fact))
           for fact in plan.people.new}
    rows = new | _people_rows([after.key for _b, after in plan.people.changed]
                              + [key for key, _m in plan.marks if key not in slugs])
    for _before, fact in plan.people.changed:
        _set(rows[fact.key], {"name": fact.name, **_of_person(fact)})
    for key, (scheme, mark) in plan.marks:
        recognise(rows[key], source, **{scheme: mark})
    db.session.flush()
    return {row.slug: row.id for row in db.session.execute(select(Person.slug, Person.id))}


def _people_rows(slugs: Sequence[str]) -> dict[str, Person]:
    rows: dict[str, Person] = {}
    for at in range(0, len(slugs), _SOME):
        found = db.session.scalars(select(Person).where(Person.slug.in_(slugs[at:at + _SOME])))
        rows |= {row.slug: row for row in found}
    return rows


def _of_person(fact: structs.Person) -> dict[str, Any]:
    return {"honorific": fact.honorific, "sort_name": fact.sort_name, "biography": fact.biography,
            "picture_digest": fact.picture.digest if fact.picture else None, "links": fact.links}


def write_sessions(plan: Plan, summit: events.Event, event_ids: Mapping[str, events.Event],
                   person_ids: Mapping[str, int]) -> None:
    returning = {fact.slug for fact in plan.sessions.new if fact.uid}
    taken, known = taken_slugs(summit, returning), placements(summit.id)
    # Read before the new ones are added: a query would flush those, and they would seem to be there already.
    rows = _session_rows([before.uid for before, _after in plan.sessions.changed])
    held: list[tuple[Session, structs.Session]] = []
    for fact in plan.sessions.new:
        row = add_session(event_ids[fact.event], fact.title, code=fact.code, slug=fact.slug, uid=fact.uid,
                          taken=taken, summit=summit)
        held.append((row, fact))
    held += [(rows[before.uid], after) for before, after in plan.sessions.changed]
    for row, fact in held:
        event = event_ids[fact.event]
        _write_session(row, fact, event.id, person_ids, summit.confirmed_only or event.confirmed_only)
    db.session.flush()
    for row, fact in held:
        if fact.day or fact.room or fact.all_rooms or fact.minutes is not None or row.id in known:
            place(row.id, day=fact.day, starts=fact.starts, minutes=fact.minutes, room_key=fact.room,
                  all_rooms=fact.all_rooms, fold=fact.fold, known=known)
    db.session.flush()


def _session_rows(uids: Sequence[str]) -> dict[str, Session]:
    rows: dict[str, Session] = {}
    for at in range(0, len(uids), _SOME):
        found = db.session.scalars(
            select(Session).where(Session.uid.in_(uids[at:at + _SOME]))
            .options(selectinload(Session.roster), selectinload(Session.organisers),
                     selectinload(Session.documents)))
        rows |= {row.uid: row for row in found}
    return rows


def _write_session(row: Session, fact: structs.Session, event_id: int, person_ids: Mapping[str, int],
                   confirmed_only: bool) -> None:
    _set(row, {name: getattr(fact, name) for name in _PLAIN} | {
        "event_id": event_id, "kind_key": fact.kind, "track_key": fact.track,
        "withdrawn": fact.status == "withdrawn"})
    is_new = row.id is None
    seated = [] if is_new else list(row.roster)
    named = aligned(
        seated, ({"person_id": person_ids[a.person], "role": a.role, "position": a.position,
                  "organisations": a.organisations, "country": a.country} for a in fact.roster),
        lambda a: (a.person_id, a.role), Appearance)
    # Who is not published is in no file that was made from what is: to leave them out says nothing.
    row.roster = [*named, *(a for a in seated if a not in named and not is_published(a.state, confirmed_only))]
    row.organisers = aligned(
        [] if is_new else row.organisers,
        ({"name": o.name, "country": o.country, "url": o.url} for o in fact.organisers),
        lambda o: o.name, SessionOrganiser)
    kept = [] if is_new else row.documents
    public = aligned([d for d in kept if d.is_public], map(of_document, fact.documents),
                     lambda d: (d.digest, d.url), SessionDocument)
    row.documents = [*public, *(d for d in kept if not d.is_public)]


def of_document(fact: structs.Document) -> dict[str, Any]:
    return {"title": fact.title, "url": fact.url, "digest": fact.digest or None,
            "media_type": fact.media_type, "size": fact.size, "language": fact.language, "is_public": True}


def _set(row: Any, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def delete_sessions(uids: Sequence[str]) -> None:
    """With their rosters and placements, which the journal's watch takes along."""
    for at in range(0, len(uids), _SOME):
        for row in db.session.scalars(select(Session).where(Session.uid.in_(uids[at:at + _SOME]))):
            db.session.delete(row)
    db.session.flush()
