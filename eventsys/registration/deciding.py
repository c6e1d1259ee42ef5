"""What organisers do with registrations: approve, decline, offer, move, take back, and add by hand."""

from dataclasses import dataclass

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db

from . import line, mails, moving, places
from .models import Category, Registration, Setup
from .places import category_key, event_key
from .registering import living
from .rules import ENDED, HOLDING, may


@dataclass(frozen=True)
class Done:
    registration: Registration


@dataclass(frozen=True)
class NotDone:
    """Nothing was changed. "full": there is no place left; "state": it is in a state from which this cannot be;
    "known": the same person has another registration by now; "delegation": the place is a delegation's."""

    why: str


def approve(summit: Event, registration: Registration) -> Done | NotDone:
    """A place if there is one; else in line, where the category has one."""
    moving.hold(registration)
    if registration.state == "confirmed" and registration.to_look_at:
        _act("registration.approve", summit, registration)
        registration.to_look_at = False
        return Done(registration)
    if registration.state != "pending":
        return NotDone("state")
    now, category = clock.now(), _category(registration)
    has_place = moving.take_place(registration, category, past_nobody=True)
    if not has_place and not category.has_waiting_list:
        return NotDone("full")
    _act("registration.approve", summit, registration)
    moving.move(registration, "confirm" if has_place else "wait", now, letter=False)
    if not has_place:
        line.offer_free_places(summit, now, newcomer=registration)
    mails.tell(registration, "confirm" if has_place else "wait", "pending")
    return Done(registration)


def decline(summit: Event, registration: Registration, reason: str = "") -> Done | NotDone:
    return _end(summit, registration, "decline", reason)


def cancel(summit: Event, registration: Registration, reason: str = "") -> Done | NotDone:
    return _end(summit, registration, "cancel", reason)


def offer(summit: Event, registration: Registration, hours: int | None = None) -> Done | NotDone:
    """By hand, past those who wait longer."""
    moving.hold(registration)
    if registration.state not in ("pending", "waitlisted"):
        return NotDone("state")
    if not moving.take_place(registration, _category(registration), past_nobody=False):
        return NotDone("full")
    _act("registration.offer", summit, registration)
    moving.offer(registration, clock.now(), hours or setup_of(summit).offer_hours)
    return Done(registration)


def confirm(summit: Event, registration: Registration) -> Done | NotDone:
    """By hand, from any state: past the line, past an ended registration; never past the number of places."""
    moving.hold(registration)
    if not may("confirm", registration.state):  # type: ignore[arg-type]
        return NotDone("state")
    if registration.state in ENDED and living(summit.id, registration.email) is not None:
        return NotDone("known")
    if registration.state not in HOLDING and not moving.take_place(
            registration, _category(registration), past_nobody=False):
        return NotDone("full")
    _act("registration.confirm", summit, registration)
    moving.move(registration, "confirm", clock.now())
    return Done(registration)


def change_category(summit: Event, registration: Registration, category: Category) -> Done | NotDone:
    """With its place, where it holds one; with its priority, but at the end of the line, where it waits for one."""
    moving.hold(registration)
    if registration.category_id == category.id:
        return Done(registration)
    if registration.delegation_id is not None:
        return NotDone("delegation")
    if registration.state in HOLDING and not moving.change_place(registration, category):
        return NotDone("full")
    _act("registration.category", summit, registration, category=category.name)
    if registration.state == "waitlisted":
        places.leave(category_key(registration.category_id))
        registration.line = places.join(event_key(summit.id), category_key(category.id))
    registration.category_id = category.id
    line.offer_free_places(summit, clock.now())
    return Done(registration)


def set_priority(summit: Event, registration: Registration, priority: int) -> None:
    _act("registration.priority", summit, registration, priority=priority)
    registration.priority = priority


def setup_of(summit: Event) -> Setup:
    """As set, or as it is before anybody set it: closed."""
    found = db.session.scalar(db.select(Setup).where(Setup.event_id == summit.id))
    return found or Setup(event_id=summit.id, is_open=False, offer_hours=48, erase_care_after=30, erase_all_after=730)


def _end(summit: Event, registration: Registration, verb: str, reason: str) -> Done | NotDone:
    moving.hold(registration)
    if not may(verb, registration.state):  # type: ignore[arg-type]
        return NotDone("state")
    _act(f"registration.{verb}", summit, registration)
    now = clock.now()
    moving.move(registration, verb, now, reason=reason)  # type: ignore[arg-type]
    line.offer_free_places(summit, now)
    return Done(registration)


def _act(verb: str, summit: Event, registration: Registration, **told: object) -> None:
    journal.act_at_once(verb, about=summit.id, name=registration.name, **told)


def _category(registration: Registration) -> Category:
    return db.session.get_one(Category, registration.category_id)
