"""A calendar address of one's own: whoever knows it reads it, so it is secret, and is renewed or taken back at will."""

from dataclasses import dataclass

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, tickets
from eventsys.kit.database import db

from .models import PersonalFeed, Registration

ALARMS = (5, 10, 15, 30, 60)  # minutes before a session


@dataclass(frozen=True)
class Found:
    feed: PersonalFeed
    registration: Registration
    summit: Event


def make(registration: Registration, alarm: int | None = None) -> str:
    """The token of a new address, told this once: of it only the hash is kept. An earlier one leads nowhere now."""
    token, known = tickets.new_token(), of(registration)
    if known is None:
        known = PersonalFeed(registration_id=registration.id)
        db.session.add(known)
    known.token_hash, known.alarm, known.made_at = tickets.hash_of(token), alarm, clock.now()
    db.session.flush()
    return token


def of(registration: Registration) -> PersonalFeed | None:
    return db.session.get(PersonalFeed, registration.id)


def set_alarm(registration: Registration, alarm: int | None) -> None:
    """Minutes, one of ALARMS, or none."""
    if (known := of(registration)) is not None:
        known.alarm = alarm if alarm in ALARMS else None
        db.session.flush()


def revoke(registration: Registration) -> None:
    if (known := of(registration)) is not None:
        db.session.delete(known)
        db.session.flush()


def find(token: str) -> Found | None:
    """None for an address that is nobody's, or was taken back."""
    row = db.session.execute(
        select(PersonalFeed, Registration, Event)
        .join(Registration, Registration.id == PersonalFeed.registration_id)
        .join(Event, Event.id == Registration.event_id)
        .where(PersonalFeed.token_hash == tickets.hash_of(token), Registration.erased_at.is_(None))).first()
    return row and Found(*row)
