"""Making an event from nothing, or a part of one. Flushes, never commits."""

from datetime import date
from typing import Any

from sqlalchemy import select

from eventsys.accounts.models import Account
from eventsys.kit import journal
from eventsys.kit.database import db, one_name_at_a_time
from eventsys.kit.slugs import slugify, unused

from .following import slug_after, title_after
from .models import Event, Membership
from .services import add_event


class NameTaken(Exception):
    """Another event has this name in addresses."""


def make(title: str, *, slug: str, starts: date, ends: date, owner: Account, **facts: Any) -> Event:
    """A new summit, and who made it owns it. Without a slug it is proposed; raises NameTaken."""
    journal.act("events.make", event=title)
    event = add_event(free_slug(slug, title, starts), title, starts=starts, ends=ends, **facts)
    own(event, owner)
    journal.concerns(event.id)
    return event


def own(event: Event, owner: Account) -> None:
    db.session.add(Membership(account_id=owner.id, event_id=event.id, role="owner"))
    db.session.flush()


def make_part(of: Event, summit: Event, title: str, *, slug: str, starts: date, ends: date, **facts: Any) -> Event:
    """A sub-event of the summit, or of another part of it. Raises NameTaken."""
    journal.act("events.part.make", about=summit.id, part=title, event=of.title)
    return add_event(free_slug(slug, title, starts), title, starts=starts, ends=ends, part_of=of, **facts)


def free_slug(wanted: str, title: str, starts: date) -> str:
    """Nobody else's until the transaction ends; without a wish the one proposed. Raises NameTaken."""
    one_name_at_a_time()
    if wanted and wanted in taken_slugs():
        raise NameTaken(wanted)
    return wanted or proposed_slug(title, starts)


def proposed_slug(title: str, starts: date | None = None) -> str:
    """A free name for addresses: with the year where the title alone is taken or says none."""
    plain = slugify(title)
    if starts and str(starts.year) not in plain:
        plain = f"{plain}-{starts.year}" if plain else ""
    return unused(plain, taken_slugs(), "event")


def next_names(event: Event) -> tuple[str, str]:
    """Title and a free name in addresses for the event that follows this one a year later."""
    was = event.starts.year
    title = title_after(event.title, was, was + 1)
    slug = slug_after(event.slug, was, was + 1) or f"{event.slug[:55].rstrip('-')}-{was + 1}"
    return title, unused(slug, taken_slugs(), "event")


def taken_slugs() -> set[str]:
    return set(db.session.scalars(select(Event.slug)))
