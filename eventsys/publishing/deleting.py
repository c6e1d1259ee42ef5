"""Deleting a whole event, which only one can that was never public: readers of the others may come back."""

from sqlalchemy import select

from eventsys.editions.models import Edition, Publication
from eventsys.events.models import Event
from eventsys.events.public import family
from eventsys.kit import journal
from eventsys.kit.database import db


def was_public(summit: Event) -> bool:
    return db.session.scalar(select(Edition.id).where(Edition.root == summit.slug).limit(1)) is not None


def delete_event(summit: Event) -> bool:
    """With its parts and all that belongs to them. False, and nothing done, where it was ever public."""
    journal.queue_up(summit.id)
    if was_public(summit):
        return False
    journal.act("events.delete", about=summit.id, event=summit.title)
    for event in reversed(family(summit)):
        db.session.delete(event)
        db.session.flush()
    return True


def delete_part(part: Event, summit: Event) -> bool:
    """With its sessions. False where an edition names it: then it can be cancelled."""
    journal.queue_up(summit.id)
    if is_named(part):
        return False
    journal.act("events.part.delete", about=summit.id, part=part.title)
    for event in reversed(family(part)):
        db.session.delete(event)
        db.session.flush()
    return True


def is_named(part: Event) -> bool:
    """Whether readers ever had an address of this part."""
    return db.session.get(Publication, part.slug) is not None
