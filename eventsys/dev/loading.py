"""From the data files to drafts and editions, through the rooms' services. All but `bring` flush, never commit."""

import time as stopwatch
from collections.abc import Callable
from datetime import date, time
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import select

from eventsys.agenda import services as agenda
from eventsys.events import models as events_models
from eventsys.events import services as events
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.people import services as people
from eventsys.programme.structs import Affiliation
from eventsys.publishing.services import publish
from eventsys.sessions import services as sessions
from eventsys.sessions.models import Appearance, Session, SessionOrganiser
from eventsys.sponsors import services as sponsors

from . import dates, desk, entries, files, registering
from .drafts import Drafts, prose
from .listings import add_tiers

LISTS = {"venue": events_models.Venue, "room": events_models.Room, "track": events_models.Track,
         "kind": events_models.Kind}
COLUMNS = {"venue": "venue_key"}  # where a file says it shorter
AS_THEY_ARE = ("subtitle", "acronym", "format", "hub", "city", "country", "language", "languages",
               "disclaimer", "colour", "accent")
PRIVATE = ("email", "gender", "diet", "access_needs")
Tick = Callable[[], None]


def is_there(file: files.EventFile) -> bool:
    return any(events.find(event.slug) for event in (_whole(file), *file.part))


def bring(file: files.EventFile, today: date, tick: Tick = lambda: None) -> None:
    """The event with its editions, committed; then what was done since, as organisers do it: later."""
    with transaction():
        drafts = load(file, today, tick)
    if file.draft:
        stopwatch.sleep(1)  # our clock tells whole seconds, and the desk which of two things came later
        with transaction():
            work_on(drafts, file.draft, today, tick)
    if file.registration:
        with transaction():
            journal.act("demo.register", about=drafts.summit.id, event=drafts.summit.title)
            registering.open_registration(drafts, file.registration)


def load(file: files.EventFile, today: date, tick: Tick = lambda: None) -> Drafts:
    """The event with all its editions. `tick` is called once for each session and each edition."""
    journal.act("demo.load", event=_whole(file).title)
    drafts = _with_events(file, today)
    journal.concerns(drafts.summit.id)
    _add_people(drafts, file.person)
    _add_sessions(drafts, file.session, tick)
    publish(drafts.summit, file.note)
    tick()
    for changes in file.later:
        _change(drafts, changes, tick)
        publish(drafts.summit, changes.note)
        tick()
    return drafts


def work_on(drafts: Drafts, draft: files.Draft, today: date, tick: Tick = lambda: None) -> None:
    """What was done after the last edition, as an act of its own."""
    journal.act("demo.work", about=drafts.summit.id, event=drafts.summit.title)
    desk.answer(drafts, draft.answers, today)
    _change(drafts, draft, tick)
    desk.leave(drafts, draft, today)


def ticks(file: files.EventFile) -> int:
    added = sum(len(changes.session) for changes in (*file.later, *((file.draft,) if file.draft else ())))
    return len(file.session) + added + 1 + len(file.later)


def _whole(file: files.EventFile) -> entries.Event:
    assert file.event, "checked on reading"
    return file.event


def _with_events(file: files.EventFile, today: date) -> Drafts:
    whole = _whole(file)
    held = dates.span(whole, today)
    summit = _add_event(whole, held)
    drafts = Drafts(summit, held[0], {"": summit, whole.slug: summit})
    for part in file.part:
        drafts.events[part.slug] = _add_event(part, dates.span(part, today, held), summit)
    for event in (whole, *file.part):
        add_tiers(drafts, drafts.events[event.slug], event.tier)
    add_tiers(drafts, summit, file.tier)
    for name, model in LISTS.items():
        for entry in getattr(file, name):
            facts = asdict(entry)
            events.keep(model, summit, facts.pop("key"), **{COLUMNS.get(k, k): v for k, v in facts.items()})
    db.session.flush()
    return drafts


def _add_event(entry: entries.Event, held: tuple[date, date],
               part_of: events_models.Event | None = None) -> events_models.Event:
    event = events.add_event(
        entry.slug, entry.title, kind=entry.kind, zone=entry.zone, starts=held[0], ends=held[1],
        part_of=part_of, venue_key=entry.venue, summary=prose(entry.summary),
        good_to_know=prose(entry.good_to_know), contacts=entry.contact, links=entry.link,
        related=entry.related, **{name: getattr(entry, name) for name in AS_THEY_ARE})
    events.set_organisers(event, _named(entry.organiser))
    db.session.add_all(_day(event, day, held[0]) for day in entry.day)
    if thanks := entry.acknowledgement:
        sponsors.acknowledge(event.id, **asdict(replace(thanks, text=prose(thanks.text))))
    return event


def _day(event: events_models.Event, day: entries.Day, first: date) -> events_models.Day:
    return events_models.Day(event_id=event.id, date=dates.on(day.day, first), title=day.title,
                             opens=_clock(day.opens), closes=_clock(day.closes))


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _named(affiliations: tuple[Affiliation, ...]) -> list[dict[str, Any]]:
    known = people.organisations(one.name for one in affiliations)
    return [asdict(one) | {"organisation_id": known[one.name].id} for one in affiliations]


def _add_people(drafts: Drafts, persons: tuple[entries.Person, ...]) -> None:
    taken = people.taken_slugs()
    for person in persons:
        row = people.add_person(person.name, slug=person.key, taken=taken, honorific=person.honorific,
                                sort_name=person.sort, biography=prose(person.biography),
                                **{name: getattr(person, name) for name in PRIVATE})
        drafts.people[person.key] = row, person
    people.organisations(name for person in persons for name in person.organisations)


def _add_sessions(drafts: Drafts, added: tuple[entries.Session, ...], tick: Tick) -> None:
    taken = sessions.taken_slugs(drafts.summit)
    for entry in added:
        row = sessions.add_session(
            drafts.events[entry.event], entry.title, slug=entry.slug, code=entry.code, taken=taken,
            summit=drafts.summit, subtitle=entry.subtitle, kind_key=entry.kind, track_key=entry.track,
            language=entry.language, interpretation=entry.interpretation, summary=prose(entry.summary),
            objectives_intro=prose(entry.objectives_intro), objectives=entry.objectives,
            do_not_record=entry.do_not_record, expected=entry.expected,
            sponsor_id=drafts.listings.get(entry.sponsor))
        db.session.flush()
        drafts.sessions[entry.slug] = row, entry
        db.session.add_all(SessionOrganiser(session_id=row.id, rank=rank, **facts)
                           for rank, facts in enumerate(_named(entry.organiser)))
        _call_up(drafts, row, entry)
        _place(drafts, row, entry)
        tick()
    db.session.flush()


def _call_up(drafts: Drafts, row: Session, entry: entries.Session) -> None:
    roster = [(role, one) for role, people_ in entry.roster.items() for one in people_]
    for rank, (role, one) in enumerate(roster):
        given = one if isinstance(one, entries.As) else entries.As(person=one)
        person, usual = drafts.people[given.person]
        sessions.appear(row, person.id, role, rank, **_held(given, usual))


def _held(given: entries.As, usual: entries.Person) -> dict[str, Any]:
    """Position, organisations and country: those of the roster where it says so, or else the usual ones."""
    return {name: value if (value := getattr(given, name)) is not None else getattr(usual, name)
            for name in ("position", "organisations", "country")}


def _place(drafts: Drafts, row: Session, entry: entries.Session) -> None:
    if entry.day is None and not entry.room:
        return
    zone = drafts.events[entry.event].zone
    agenda.place(row.id, day=dates.on(entry.day, drafts.first), starts=dates.wall(entry, drafts.first),
                 minutes=dates.minutes(entry, drafts.first, zone), room_key=entry.room,
                 all_rooms=entry.all_rooms)


def _change(drafts: Drafts, changes: files.Changes, tick: Tick) -> None:
    _add_people(drafts, changes.person)
    db.session.flush()
    _add_sessions(drafts, changes.session, tick)
    for move in changes.move:
        row, entry = drafts.sessions[move.session]
        moved = replace(entry, **{name: value for name in ("day", "start", "end", "room")
                                  if (value := getattr(move, name))})
        drafts.sessions[move.session] = row, moved
        _place(drafts, row, moved)
    for taken_back in changes.withdraw:
        sessions.withdraw(drafts.sessions[taken_back.session][0], taken_back.reason)
    for swap in changes.replace:
        _replace(drafts, swap)
    for retitle in changes.retitle:
        drafts.sessions[retitle.session][0].title = retitle.title
    db.session.flush()


def _replace(drafts: Drafts, swap: files.Replace) -> None:
    row = drafts.sessions[swap.session][0]
    (gone, _), (person, usual) = drafts.people[swap.person], drafts.people[swap.by]
    for appearance in db.session.scalars(select(Appearance).where(
            Appearance.session_id == row.id, Appearance.person_id == gone.id)):
        appearance.person_id = person.id
        for name, value in _held(entries.As(person=swap.by), usual).items():
            setattr(appearance, name, value)
