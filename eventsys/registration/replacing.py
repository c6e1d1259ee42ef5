"""A colleague comes instead: the place stays, and what the one before said of themselves does not go with it."""

from dataclasses import dataclass

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db

from . import answer_files, changing, delegating, mails, moving, visiting
from .models import Answers, CareAnswers, Category, Delegation, Registration, Setup
from .registering import blank, living


@dataclass(frozen=True)
class Replaced:
    by: Registration
    files: tuple[str, ...]  # digests to be forgotten when the transaction has ended


@dataclass(frozen=True)
class Refused:
    """The transaction is to be undone. "late"; "state": there is no confirmed place to pass on; "known": the colleague
    has registered already; "self": it is their own address; "full": the delegation has no place left there."""

    why: str


def can(summit: Event, setup: Setup, registration: Registration) -> bool:
    return registration.state == "confirmed" and changing.is_open(summit, setup, registration, clock.now())


def replace(summit: Event, setup: Setup, registration: Registration, name: str, email: str) -> Replaced | Refused:
    moving.hold(registration)
    if registration.state != "confirmed":
        return Refused("state")
    if not can(summit, setup, registration):
        return Refused("late")
    if email == registration.email:
        return Refused("self")
    if living(summit.id, email) is not None:
        return Refused("known")
    journal.act_at_once("registration.replace", about=summit.id, name=name, before=registration.name)
    outcome = _new(summit, registration, name, email)
    return outcome if isinstance(outcome, Refused) else Replaced(outcome, _forget_answers(registration))


def _new(summit: Event, registration: Registration, name: str, email: str) -> Registration | Refused:
    """In a delegation as the focal point would do it, until the same cut-off."""
    if registration.delegation_id is None:
        return _take_over(summit, registration, name, email)
    delegation = db.session.get_one(Delegation, registration.delegation_id)
    match delegating.swap(summit, delegation, registration, name, email):
        case delegating.Done(new):
            return new
        case delegating.Refused(why):
            return Refused(why)


def _take_over(summit: Event, old: Registration, name: str, email: str) -> Registration:
    now, category = clock.now(), db.session.get_one(Category, old.category_id)
    held, old.holds = old.holds, ()
    moving.move(old, "cancel", now, letter=False)
    db.session.flush()
    new = blank(summit, category, now, old.source, name=name, email=email, organisation=old.organisation,
                country=old.country, city=old.city, locale=old.locale, priority=old.priority,
                to_look_at=category.looks_again or category.admission == "approval")
    new.holds = held
    moving.move(new, "confirm", now, letter=False)
    db.session.add(new)
    db.session.flush()
    mails.post("replaced", old, f"{new.id}", before="confirmed", other=name)
    mails.post("replacing", new, f"{old.id}", other=old.name)
    return new


def _forget_answers(registration: Registration) -> tuple[str, ...]:
    digests = answer_files.of_answers(changing.answers_of(registration))
    for model in (Answers, CareAnswers):
        for row in db.session.scalars(db.select(model).where(model.registration_id == registration.id)):  # type: ignore[attr-defined]
            db.session.delete(row)
    registration.is_listed = False
    visiting.close(registration)
    db.session.flush()
    return answer_files.unused(digests)
