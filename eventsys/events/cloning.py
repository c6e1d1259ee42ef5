"""Last year's event as this year's draft: the event and what belongs to it. Flushes, never commits."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from eventsys.accounts.models import Account
from eventsys.kit import clock
from eventsys.kit.copying import copied
from eventsys.kit.database import db
from eventsys.kit.slugs import slugify, unused
from eventsys.programme.structs import Related

from . import belongings
from .making import free_slug, own, taken_slugs
from .models import Day, Event, EventDocument, Kind, Organiser, Room, Track, Venue, Walk
from .public import family
from .services import new_uid

# What one may choose to take; the agenda and the sponsors take theirs by the same words.
TAKEN = ("sessions", "places", "tracks", "kinds", "days", "sponsors", "texts", "looks", "organisers", "documents",
         "parts")
_TEXTS = ("summary", "good_to_know", "disclaimer")
_LOOKS = ("colour", "accent", "picture_digest")
# Of that year, or of people.
_NEVER = ("contacts", "links", "related", "note", "status", "cancelled_reason", "archived_at", "created_at")


def clone_events(source: Event, *, title: str, slug: str, by: timedelta, take: Collection[str], owner: Account,
                 follows: bool) -> dict[int, Event]:
    """The new summit and its parts, by the numbers of those that they are made after. The summit comes first.
    Without a slug it is proposed; raises NameTaken.
    """
    slug = free_slug(slug, title, source.starts + by)
    facts = {"related": (Related("follows", source.title, source.slug, when=_when(source)),)} if follows else {}
    made = {source.id: _event(source, take, by, title=title, slug=slug, part_of_id=None, **facts)}
    own(made[source.id], owner)
    if "parts" in take:
        taken = taken_slugs()
        for part in family(source)[1:]:
            new_slug = unused(_renamed(part.slug, source.slug, slug) or slugify(part.title), taken, "part")
            taken.add(new_slug)
            made[part.id] = _event(part, take, by, slug=new_slug, part_of_id=made[part.part_of_id or 0].id)
    _shared(source, made[source.id], take)
    for id_, event in made.items():
        _of_each(db.session.get_one(Event, id_), event, take, by)
    db.session.flush()
    return made


def _event(source: Event, take: Collection[str], by: timedelta, **facts: Any) -> Event:
    left = (*_NEVER, *(_TEXTS if "texts" not in take else ()), *(_LOOKS if "looks" not in take else ()),
            *(("venue_key",) if "places" not in take else ()))
    event: Event = copied(source, without=left, uid=new_uid(), created_at=clock.now(), starts=source.starts + by,
                          ends=source.ends + by, **facts)
    db.session.add(event)
    db.session.flush()
    return event


def _shared(source: Event, summit: Event, take: Collection[str]) -> None:
    """Venues, rooms, tracks and kinds keep their keys, by which the sessions know them."""
    wanted = {"places": (Venue, Room, Walk), "tracks": (Track,), "kinds": (Kind,)}
    for models in (models for word, models in wanted.items() if word in take):
        for model in models:
            db.session.add_all(copied(row, event_id=summit.id) for row in belongings.of(model, source))


def _of_each(source: Event, event: Event, take: Collection[str], by: timedelta) -> None:
    if "days" in take:
        db.session.add_all(copied(day, event_id=event.id, date=day.date + by) for day in belongings.of(Day, source))
    if "organisers" in take:
        db.session.add_all(copied(one, event_id=event.id) for one in belongings.of(Organiser, source))
    if "documents" in take:
        db.session.add_all(copied(one, without=("earlier",), event_id=event.id)
                           for one in belongings.of(EventDocument, source))


def _renamed(slug: str, old: str, new: str) -> str:
    """ "summit-2027-forum" of "summit-2027" is "summit-2028-forum" of "summit-2028"."""
    return f"{new}-{slug.removeprefix(f'{old}-')}" if slug.startswith(f"{old}-") else ""


def _when(event: Event) -> str:
    day: date = event.starts
    return str(day.year)
