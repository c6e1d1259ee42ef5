"""Delegations: a focal point says who comes on the places that were granted to one organisation.

A nominee holds one of the delegation's places from the moment they are named, and is confirmed when their data are
complete: typed by themselves, or by the focal point. What one of them typed the other does not see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Select, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, tickets
from eventsys.kit.database import db

from . import applying, delegation_links, delegation_mails, editing, moving, places
from .models import Allotment, Answers, Application, CareAnswers, Category, Delegation, Registration
from .places import allotment_key, event_key
from .registering import Entry, blank, keep, living
from .rules import HOLDING, LIVING, instant, is_late

FACTS = ("name", "position", "organisation", "country", "city")
BY_FOCAL_POINT = "focal"  # `you["by"]` of a form that is filled in for somebody


@dataclass(frozen=True)
class Done:
    registration: Registration


@dataclass(frozen=True)
class Refused:
    """Nothing was changed. "full": the delegation has no place left there; "known": somebody with this address has
    registered already; "late": the cut-off has passed; "state": it cannot be from here."""

    why: str


def nominate(summit: Event, delegation: Delegation, category: Category, name: str, email: str = "", *,
             is_head: bool = False, locale: str = "", once: str | None = None) -> Done | Refused:
    """Their place is kept at once; they, or the focal point, complete what is asked. `once`: key of the form."""
    places.hold(event_key(summit.id))
    now, allotment = clock.now(), allotment_of(delegation, category.id)
    if once and (made := db.session.scalar(select(Registration).where(Registration.once == once))) is not None:
        return Done(made)
    if is_late_for(summit, delegation, now):
        return Refused("late")
    if living(summit.id, email) is not None:
        return Refused("known")
    if allotment is None or not places.take([allotment_key(allotment.id)]):
        return Refused("full")
    journal.act_at_once("delegation.nominate", about=summit.id, name=name, organisation=delegation.organisation)
    registration = blank(summit, category, now, "delegation", name=name, email=email.lower(),
                         locale=locale or delegation.locale, organisation=delegation.organisation,
                         country=delegation.country, city=delegation.city, delegation_id=delegation.id, once=once)
    registration.holds = (allotment_key(allotment.id),)
    moving.move(registration, "nominate", now, letter=False)
    db.session.add(registration)
    db.session.flush()
    if is_head:
        lead(summit, delegation, registration)
    delegation_mails.nominated(summit, delegation, registration, "")
    return Done(registration)


def write_again(summit: Event, delegation: Delegation, registration: Registration, key: str) -> bool:
    """To who has not completed their data. False where that cannot be."""
    journal.act_at_once("delegation.write", about=summit.id, name=registration.name,
                        organisation=delegation.organisation)
    return (registration.state == "offered"
            and delegation_mails.nominated(summit, delegation, registration, key) is not None)


def begin_completing(registration: Registration, locale: str, *, by: str = "") -> str:
    """The token of the form in which their data are typed; the same form as before, where it was begun."""
    begun = db.session.scalars(_unsent(registration).order_by(Application.id))
    application = next((one for one in begun if one.you.get("by", "") == by), None)
    if application is None:
        known = {name: getattr(registration, name) for name in ("email", *FACTS)}
        application = _form(registration, locale, {name: said for name, said in known.items() if said} | (
            {"by": by} if by else {}))
    return tickets.mint(applying.PURPOSE, str(application.id), applying.DAYS)


def complete(summit: Event, registration: Registration, entry: Entry) -> Done | Refused:
    """What the nominee, or the focal point in their place, says; the place is confirmed with it."""
    moving.hold(registration)
    if registration.state != "offered" or registration.delegation_id is None:
        return Refused("state")
    other = living(summit.id, entry.email)
    if other is not None and other.id != registration.id:
        return Refused("known")
    now = clock.now()
    journal.act_at_once("registration.complete", about=summit.id, name=entry.name)
    for name in (*FACTS, "is_listed", "wants_news"):
        setattr(registration, name, getattr(entry, name))
    _write_to(registration, entry.email.lower())
    registration.completed_at = now
    _forget_answers(registration)
    keep(registration, entry, now)
    moving.move(registration, "confirm", now)
    return Done(registration)


def withdraw(summit: Event, delegation: Delegation, registration: Registration) -> Done | Refused:
    """The place stays the delegation's until its cut-off."""
    moving.hold(registration)
    if registration.state not in LIVING:
        return Refused("state")
    journal.act_at_once("delegation.withdraw", about=summit.id, name=registration.name,
                        organisation=delegation.organisation)
    registration.is_head = False
    moving.move(registration, "cancel", clock.now())
    close_forms(registration)
    return Done(registration)


def swap(summit: Event, delegation: Delegation, registration: Registration, name: str,
         email: str = "") -> Done | Refused:
    """Another person in the same place; what the one before had said of themselves stays with them."""
    moving.hold(registration)
    if is_late_for(summit, delegation, clock.now()):
        return Refused("late")
    if registration.state not in HOLDING:
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


def close_forms(registration: Registration, by: str | None = None) -> None:
    """What somebody had begun to type, and the links to it. `by`: only what they typed."""
    delegation_links.close_nominee(registration)
    for application in db.session.scalars(applying.not_under_way(_unsent(registration))):
        if by is not None and application.you.get("by", "") != by:
            continue
        tickets.revoke(applying.PURPOSE, str(application.id))
        db.session.delete(application)


def correct(summit: Event, delegation: Delegation, registration: Registration, name: str,
            email: str = "") -> Done | Refused:
    """The same person, before their data are complete; a letter goes to an address that is new."""
    moving.hold(registration)
    if registration.state != "offered":
        return Refused("state")
    known = living(summit.id, email)
    if known is not None and known.id != registration.id:
        return Refused("known")
    number = journal.act_at_once("delegation.correct", about=summit.id, name=name,
                                 organisation=delegation.organisation)
    registration.name = name
    if _write_to(registration, email.lower()):
        close_forms(registration, by="")
        delegation_mails.nominated(summit, delegation, registration, str(number))
    return Done(registration)


def _write_to(registration: Registration, email: str) -> bool:
    """From now on, and whoever reads the mail of the address before comes in no more. False where it is the same."""
    is_new = registration.email != email
    registration.email = email
    db.session.flush()
    if is_new:
        editing.close_links(registration)
    return is_new


def lead(summit: Event, delegation: Delegation, registration: Registration) -> Done | Refused:
    """One head of a delegation: whoever was, is no more."""
    moving.hold(registration)
    if registration.state not in HOLDING:
        return Refused("state")
    journal.act_at_once("delegation.head", about=summit.id, name=registration.name,
                        organisation=delegation.organisation)
    for other in members(delegation):
        other.is_head = other.id == registration.id
    return Done(registration)


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


def allotment_of(delegation: Delegation, category_id: int) -> Allotment | None:
    return db.session.scalar(select(Allotment).where(Allotment.delegation_id == delegation.id,
                                                     Allotment.category_id == category_id))


def is_late_for(summit: Event, delegation: Delegation, now: datetime) -> bool:
    """Whether its cut-off has passed: names stay from then on."""
    return delegation.swaps_until is not None and is_late(instant(delegation.swaps_until, summit.zone), now)


def _unsent(registration: Registration) -> Select[Application]:
    return select(Application).where(Application.registration_id == registration.id, Application.sent_at.is_(None))


def _form(registration: Registration, locale: str, you: dict[str, str]) -> Application:
    now = clock.now()
    application = Application(event_id=registration.event_id, category_id=registration.category_id,
                              registration_id=registration.id, locale=locale, once=uuid4().hex, you=you, answers={},
                              pages=(), made_at=now, changed_at=now)
    db.session.add(application)
    db.session.flush()
    return application


def _forget_answers(registration: Registration) -> None:
    for table in (Answers, CareAnswers):
        for row in db.session.scalars(select(table).where(table.registration_id == registration.id)):  # type: ignore[attr-defined]
            db.session.delete(row)
    db.session.flush()
