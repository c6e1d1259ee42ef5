"""Imports as the command line does them, and the draft that comes of it."""

from typing import Any

from eventsys.events.services import find
from eventsys.imports import reading
from eventsys.imports.services import Outcome, import_schedule, settled_zone
from eventsys.kit.database import db, transaction
from eventsys.programme.structs import Programme, Session
from eventsys.publishing.services import collect


def bring(text: str | bytes, event: str = "", zone: str = "", prune: bool = False) -> Outcome:
    data = text if isinstance(text, bytes) else text.encode()
    file = reading.parse(reading.source.recognised(data), data)
    slug = event or file.slug
    schedule = file.read(settled_zone(file, slug, zone), slug)
    with transaction():
        return import_schedule(schedule, prune)


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    """New, changed, unchanged, refused."""
    return outcome.new, outcome.changed, outcome.unchanged, len(outcome.refused)


def draft(slug: str = "days") -> Programme:
    db.session.expire_all()
    summit = find(slug)
    assert summit is not None
    found = collect(summit)
    db.session.rollback()
    return found


def titles(slug: str = "days") -> list[str]:
    return [session.title for session in draft(slug).sessions]


def session(title: str = "Opening", slug: str = "days") -> Session:
    [found] = [session for session in draft(slug).sessions if session.title == title]
    return found


def names(programme: Programme, roster: Any) -> list[str]:
    by_key = {person.key: person.name for person in programme.people}
    return [by_key[appearance.person] for appearance in roster]
