"""Delegations: places that are kept for one organisation, and a focal point who says who comes.

Granted places are taken from the event's and the category's at once, so that a promise to a delegation is as good as
one to a person. What a delegation has not used at its cut-off goes back, and to those in line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs

from . import line, mails, moving, places
from .models import Allotment, Answers, CareAnswers, Category, Delegation, Registration
from .places import allotment_key, category_key, event_key
from .registering import Entry, blank, keep, living
from .rules import GRACE, LIVING, instant, is_late


@dataclass(frozen=True)
class Done:
    registration: Registration


@dataclass(frozen=True)
class Refused:
    """Nothing was changed. "full": the delegation has no place left there; "known": somebody with this address has
    registered already; "late": the cut-off has passed; "state": it cannot be from here."""

    why: str


def grant(summit: Event, delegation: Delegation, wanted: Mapping[int, int]) -> tuple[int, ...]:
    """Keep so many places of each category (by number); gives the categories for which it could not be.

    Fewer than are used already cannot be; nor more than are free.
    """
    journal.act("delegation.grant", about=summit.id, organisation=delegation.organisation)
    places.hold(event_key(summit.id))
    delegation.state = "granted"
    refused = tuple(number for number, count in wanted.items() if not _allot(summit, delegation, number, count))
    line.offer_free_places(summit, clock.now())
    return refused


def refuse(summit: Event, delegation: Delegation, answer: str) -> None:
    """One that applied; whoever has places keeps them."""
    journal.act("delegation.refuse", about=summit.id, organisation=delegation.organisation)
    delegation.state, delegation.answer = "refused", answer


def nominate(summit: Event, delegation: Delegation, category: Category, name: str, email: str = "", *,
             is_head: bool = False, locale: str = "en") -> Done | Refused:
    """Their place is kept at once; they, or the focal point, complete what is asked."""
    now = clock.now()
    if _is_over(summit, delegation, now):
        return Refused("late")
    if living(summit.id, email) is not None:
        return Refused("known")
    allotment = _allotment(delegation, category.id)
    if allotment is None:
        return Refused("full")
    journal.act_at_once("delegation.nominate", about=summit.id, name=name, organisation=delegation.organisation)
    registration = blank(summit, category, now, "delegation", name=name, email=email.lower(), locale=locale,
                         organisation=delegation.organisation, country=delegation.country, city=delegation.city,
                         delegation_id=delegation.id)
    try:
        with db.session.begin_nested():
            if not places.take([allotment_key(allotment.id)]):
                return Refused("full")
            registration.holds = (allotment_key(allotment.id),)
            moving.move(registration, "nominate", now, letter=False)
            db.session.add(registration)
            db.session.flush()
    except IntegrityError:
        return Refused("known")
    if is_head:
        lead(summit, delegation, registration)
    mails.tell(registration, "nominate", None)
    return Done(registration)


def complete(summit: Event, registration: Registration, entry: Entry) -> Done | Refused:
    """What the nominee, or the focal point in their place, says; the place is confirmed with it."""
    if registration.state != "offered" or registration.delegation_id is None:
        return Refused("state")
    other = living(summit.id, entry.email)
    if other is not None and other.id != registration.id:
        return Refused("known")
    now = clock.now()
    journal.act_at_once("registration.complete", about=summit.id, name=entry.name)
    for name in ("name", "position", "organisation", "country", "city", "is_listed", "wants_news"):
        setattr(registration, name, getattr(entry, name))
    registration.email, registration.completed_at = entry.email.lower(), now
    _forget_answers(registration)
    keep(registration, entry, now)
    moving.move(registration, "confirm", now)
    return Done(registration)


def withdraw(summit: Event, delegation: Delegation, registration: Registration) -> Done | Refused:
    """The place stays the delegation's until its cut-off."""
    if registration.state not in LIVING:
        return Refused("state")
    journal.act_at_once("delegation.withdraw", about=summit.id, name=registration.name,
                        organisation=delegation.organisation)
    registration.is_head = False
    moving.move(registration, "cancel", clock.now())
    return Done(registration)


def swap(summit: Event, delegation: Delegation, registration: Registration, name: str,
         email: str = "") -> Done | Refused:
    """Another person in the same place; what the one before had said of themselves stays with them."""
    if _is_over(summit, delegation, clock.now()):
        return Refused("late")
    if registration.state not in ("offered", "confirmed"):
        return Refused("state")
    was_head, category = registration.is_head, db.session.get_one(Category, registration.category_id)
    known = living(summit.id, email)
    if known is not None and known.id != registration.id:
        return Refused("known")
    journal.act_at_once("delegation.swap", about=summit.id, name=name, before=registration.name,
                        organisation=delegation.organisation)
    with db.session.begin_nested() as attempt:
        withdraw(summit, delegation, registration)
        db.session.flush()
        outcome = nominate(summit, delegation, category, name, email, is_head=was_head, locale=registration.locale)
        if isinstance(outcome, Refused):
            attempt.rollback()
    return outcome


def lead(summit: Event, delegation: Delegation, registration: Registration) -> None:
    """One head of a delegation: whoever was, is no more."""
    journal.act_at_once("delegation.head", about=summit.id, name=registration.name,
                        organisation=delegation.organisation)
    for other in members(delegation):
        other.is_head = other.id == registration.id
    registration.is_head = True


def members(delegation: Delegation) -> Sequence[Registration]:
    """Those whose place it is, or was; the head first, then as they were nominated."""
    return db.session.scalars(select(Registration).where(Registration.delegation_id == delegation.id)
                              .order_by(Registration.is_head.desc(), Registration.id)).all()


def allotments(delegation: Delegation) -> list[tuple[Allotment, Category, places.Tally]]:
    """What it has of each category, and how much of it is used; two queries."""
    rows = db.session.execute(
        select(Allotment, Category).join(Category, Category.id == Allotment.category_id)
        .where(Allotment.delegation_id == delegation.id).order_by(Category.rank, Category.id)).all()
    counted = places.tallies(allotment_key(allotment.id) for allotment, _category in rows)
    return [(allotment, category, counted.get(allotment_key(allotment.id), places.NOTHING))
            for allotment, category in rows]


@jobs.job(every_minute=True)
def give_back_unused() -> int:
    """Of delegations whose cut-off has passed; gives how many places went back."""
    db.session.rollback()
    now = clock.now()
    return sum(_give_back(delegation_id) for delegation_id in _late(now))


def _allot(summit: Event, delegation: Delegation, category_id: int, count: int) -> bool:
    allotment = _allotment(delegation, category_id)
    if allotment is None:
        allotment = Allotment(delegation_id=delegation.id, category_id=category_id, places=0)
        db.session.add(allotment)
        db.session.flush()
        places.ensure(allotment_key(allotment.id), 0)
    more = count - allotment.places
    shared = (event_key(summit.id), category_key(category_id))
    if more > 0 and not places.take(shared, more):
        return False
    if not places.set_number(allotment_key(allotment.id), count):
        return False
    if more < 0:
        places.free(shared, -more)
    allotment.places = count
    return True


def _allotment(delegation: Delegation, category_id: int) -> Allotment | None:
    return db.session.scalar(select(Allotment).where(Allotment.delegation_id == delegation.id,
                                                     Allotment.category_id == category_id))


def _is_over(summit: Event, delegation: Delegation, now: datetime) -> bool:
    return delegation.swaps_until is not None and is_late(instant(delegation.swaps_until, summit.zone), now)


def _forget_answers(registration: Registration) -> None:
    for table in (Answers, CareAnswers):
        for row in db.session.scalars(select(table).where(table.registration_id == registration.id)):  # type: ignore[attr-defined]
            db.session.delete(row)
    db.session.flush()


def _late(now: datetime) -> Iterator[int]:
    rows = db.session.execute(select(Delegation, Event).join(Event, Event.id == Delegation.event_id)
                              .where(Delegation.swaps_until.is_not(None), Delegation.state == "granted")).all()
    return (delegation.id for delegation, summit in rows
            if delegation.swaps_until and now >= instant(delegation.swaps_until, summit.zone) + GRACE)


def _give_back(delegation_id: int) -> int:
    with journal.acting("worker", ""), transaction():
        delegation = db.session.get_one(Delegation, delegation_id)
        summit = db.session.get_one(Event, delegation.event_id)
        number = journal.act("delegation.give-back", about=summit.id, organisation=delegation.organisation)
        places.hold(event_key(summit.id))
        given = sum(_shrink(summit, allotment) for allotment, _category, _tally in allotments(delegation))
        if given:
            line.offer_free_places(summit, clock.now())
        else:
            journal.strike(number)
    return given


def _shrink(summit: Event, allotment: Allotment) -> int:
    used = places.tally(allotment_key(allotment.id)).taken
    unused = allotment.places - used
    if unused > 0:
        places.set_number(allotment_key(allotment.id), used)
        places.free((event_key(summit.id), category_key(allotment.category_id)), unused)
        allotment.places = used
    return max(0, unused)

