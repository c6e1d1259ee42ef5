"""What participants do with their own registration: take an offer, step back, come again, send a colleague."""

from dataclasses import dataclass

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db

from . import line, mails, moving
from .models import Category, Registration
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
    if registration.state != "offered":
        return NotNow()
    now = clock.now()
    _act("registration.accept", summit, registration)
    if is_late(registration.offer_until, now):
        moving.move(registration, "lapse", now)
        line.offer_free_places(summit, now)
        return TooLate()
    moving.move(registration, "confirm", now)
    return Done(registration)


def cancel(summit: Event, registration: Registration, reason: str = "") -> Done | NotNow:
    if not may("cancel", registration.state):  # type: ignore[arg-type]
        return NotNow()
    now = clock.now()
    _act("registration.cancel", summit, registration)
    moving.move(registration, "cancel", now, reason=reason)
    line.offer_free_places(summit, now)
    return Done(registration)


def come_again(summit: Event, registration: Registration) -> Done | NotNow:
    """After stepping back, or letting an offer lapse: as somebody who comes now."""
    category = db.session.get_one(Category, registration.category_id)
    if registration.state != "cancelled" or registration.delegation_id is not None or category.closed_at is not None:
        return NotNow()
    now = clock.now()
    if category.admission == "approval":
        _act("registration.again", summit, registration)
        moving.move(registration, "apply", now)
    elif moving.take_place(registration, category, past_nobody=True):
        _act("registration.again", summit, registration)
        moving.move(registration, "confirm", now)
    elif category.has_waiting_list:
        _act("registration.again", summit, registration)
        moving.move(registration, "wait", now, letter=False)
        line.offer_free_places(summit, now, newcomer=registration)
        mails.tell(registration, "wait", "cancelled")
    else:
        return NotNow()
    return Done(registration)


def _act(verb: str, summit: Event, registration: Registration) -> None:
    journal.act_at_once(verb, about=summit.id, name=registration.name)
