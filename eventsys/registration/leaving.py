"""What participants do with their own registration: take an offer, step back, come again, send a colleague."""

from dataclasses import dataclass

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db

from . import line, mails, moving
from .models import Category, Registration
from .registering import first, living
from .rules import is_late, may


@dataclass(frozen=True)
class Done:
    registration: Registration


@dataclass(frozen=True)
class TooLate:
    """The offer has lapsed: its place went on."""


@dataclass(frozen=True)
class NotNow:
    """It is in a state from which this cannot be."""


def accept(summit: Event, registration: Registration) -> Done | TooLate | NotNow:
    """Of an offer. The server's clock decides, with a minute of grace."""
    moving.hold(registration)
    if registration.state != "offered" or is_nominee(registration):
        return NotNow()
    now = clock.now()
    _act("registration.accept", summit, registration)
    if is_late(registration.offer_until, now):
        moving.move(registration, "lapse", now)
        line.offer_free_places(summit, now)
        return TooLate()
    moving.move(registration, "confirm", now)
    return Done(registration)


def is_nominee(registration: Registration) -> bool:
    """Their place is confirmed when their data are complete, and not by saying so."""
    return registration.delegation_id is not None and registration.completed_at is None


def cancel(summit: Event, registration: Registration, reason: str = "") -> Done | NotNow:
    moving.hold(registration)
    if not may("cancel", registration.state):  # type: ignore[arg-type]
        return NotNow()
    now = clock.now()
    _act("registration.cancel", summit, registration)
    moving.move(registration, "cancel", now, reason=reason)
    line.offer_free_places(summit, now)
    return Done(registration)


def come_again(summit: Event, registration: Registration) -> Done | NotNow:
    """After stepping back, or letting an offer lapse: as somebody who comes now. Not beside another registration of
    theirs, made since."""
    moving.hold(registration)
    category = db.session.get_one(Category, registration.category_id)
    if (registration.state != "cancelled" or registration.delegation_id is not None or category.closed_at is not None
            or registration.erased_at is not None or living(summit.id, registration.email) is not None):
        return NotNow()
    now = clock.now()
    if not (verb := first(registration, category)):
        return NotNow()
    _act("registration.again", summit, registration)
    moving.move(registration, verb, now, letter=False)
    if verb == "wait":
        line.offer_free_places(summit, now, newcomer=registration)
    mails.tell(registration, verb, "cancelled")
    return Done(registration)


def _act(verb: str, summit: Event, registration: Registration) -> None:
    journal.act_at_once(verb, about=summit.id, name=registration.name)
