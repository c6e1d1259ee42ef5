"""Publishing: collect the draft, amend it by the edition before, freeze it. Flushes, never commits."""

from dataclasses import dataclass

from msgspec.structs import replace

from eventsys.agenda.public import placed
from eventsys.editions import services as editions
from eventsys.editions.models import Edition
from eventsys.events import public as events_public
from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.people.public import people
from eventsys.programme.amend import amend
from eventsys.programme.canonical import decode, encode
from eventsys.programme.structs import SCHEMA, Programme
from eventsys.sessions import public as sessions_public
from eventsys.sponsors import public as sponsors_public


@dataclass(frozen=True)
class Published:
    edition: Edition


@dataclass(frozen=True)
class EditionUnchanged:
    """The draft says what the last edition says: no new one is made."""

    edition: Edition


def publish(summit: Event, note: str = "") -> Published | EditionUnchanged:
    """Freeze the summit with all its parts into a new edition. ValueError for a part: the whole goes out.

    Call it in `transaction(alone_on="edition")`: it collects in several queries, which must see one moment.
    """
    if summit.part_of_id is not None:
        raise ValueError("a part is published with the event that it is part of")
    return freeze(summit, collect(summit), note)


def freeze(summit: Event, collected: Programme, note: str = "") -> Published | EditionUnchanged:
    """A new edition of what was collected, amended by the edition before."""
    last = editions.latest(summit.slug)
    before = decode(last.body) if last else None
    programme = amend(collected, before, clock.now())
    if last is not None and encode(programme) == last.body and editions.is_shown(summit.slug):
        return EditionUnchanged(last)
    edition = editions.keep(programme, note)
    journal.act("publishing.publish", about=summit.id, number=edition.number, note=note)
    return Published(edition)


def collect(summit: Event) -> Programme:
    """What may be public of the draft, as every room allows; a fixed number of queries."""
    family = events_public.family(summit)
    ids = [event.id for event in family]
    tiers, thanks = sponsors_public.tiers(ids), sponsors_public.acknowledgements(ids)
    everybody = people(sessions_public.person_ids(summit.id), summit.slug)
    return Programme(
        schema=SCHEMA,
        events=tuple(replace(event, tiers=tiers.get(row.id, ()), acknowledgement=thanks.get(row.id))
                     for row, event in zip(family, events_public.events(family), strict=True)),
        venues=events_public.venues(summit.id),
        rooms=events_public.rooms(summit.id),
        tracks=events_public.tracks(summit.id),
        kinds=events_public.kinds(summit.id),
        sessions=sessions_public.sessions(
            summit.id, {event.id: event.slug for event in family},
            {id_: person.key for id_, person in everybody.items()}, placed(summit.id)),
        people=tuple(sorted(everybody.values(), key=lambda person: person.key)),
    )


def unpublish(summit: Event) -> bool:
    """Take it from the public side; its addresses answer 410. False where it was not public."""
    hidden = editions.hide(summit.slug)
    if hidden:
        journal.act("publishing.unpublish", about=summit.id, event=summit.title)
    return hidden
