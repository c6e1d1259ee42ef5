"""Somebody erases themselves: what is kept of them goes from every table; that somebody came stays as a number.

Kept are the category, the country, the state and its times. All else of the row is blanked, all that hangs on it is
deleted, and the journal and the letters forget it. A last letter says so; it is wiped when it has gone.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Text, cast, delete, func, or_, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, letters_forgetting, sheets_forgetting, tickets
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs
from eventsys.kit.journal import Change
from eventsys.kit.journal_forgetting import forget, forget_actor, forget_changes, strike, words_of
from eventsys.kit.lettertext import UNSUBSCRIBE
from eventsys.kit.outbox import Letter
from eventsys.kit.tickets import Ticket
from eventsys.people.models import Person

from . import answer_files, applying, line, mails, moving, visiting
from .delegation_links import FOCAL, NOMINEE
from .models import (
    Answers,
    Application,
    CareAnswers,
    Code,
    Consent,
    Delegation,
    Erasure,
    PersonalFeed,
    Registration,
    SignUp,
    Star,
)
from .rules import may

KIND = f"{mails.KIND}erased"
DONE = ("sent", "refused", "failed", "withdrawn")
LONGEST = timedelta(days=7)  # the last letter is kept where no mail server takes it
STAYS = ("state", "category_id", "country", "registered_at", "confirmed_at", "ended_at", "erased_at")  # in the journal
_BLANK: dict[str, Any] = {
    "name": "", "email": "", "position": "", "organisation": "", "city": "", "reason": "", "note": "", "once": None,
    "once_digest": "", "code_id": None, "is_listed": False, "wants_news": False, "to_look_at": False}


def erase(summit: Event, registration: Registration) -> tuple[str, ...]:
    """Frees the place, and forgets them. Gives digests of files for `answer_files.forget` when the transaction has
    ended."""
    moving.hold(registration)
    if registration.erased_at is not None:
        return ()
    journal.act_at_once("registration.erase", about=summit.id)
    was = registration.state
    if may("cancel", was):  # type: ignore[arg-type]
        moving.move(registration, "cancel", clock.now(), letter=False)
        line.offer_free_places(summit, clock.now())
    mails.post("erased", registration, "", before=was)
    names, addresses = _called(registration)
    begun = _wipe_applications(summit, addresses)
    files = (*wipe([registration]), *answer_files.unused(begun))
    _wipe_codes(summit, addresses)
    _wipe_focal_points(summit, addresses)
    own = f"registration:{registration.id}"
    to_them = (Letter.about == summit.id) & Letter.to_address.in_(addresses)
    letters_forgetting.wipe(or_(Letter.subject_of == own, to_them), Letter.kind != KIND)
    letters_forgetting.strike({*names, *addresses}, Letter.about == summit.id, Letter.kind != KIND)
    letters_forgetting.strike(names, Letter.subject_of == f"delegation:{registration.delegation_id}", anywhere=True)
    strike(names, summit.id, only_of={own})
    strike(addresses, summit.id)
    sheets_forgetting.strike({*names, *addresses}, summit.id)
    forget_actor(names, summit.id)
    forget({own}, STAYS)
    return files


def also_from_editions(registration: Registration, slugs: Collection[str]) -> int:
    """Of those in the directory with the same address whom they named; done within a minute by who may publish."""
    people = [one for one in in_directory(registration) if one.slug in slugs]
    for person in people:
        db.session.merge(Erasure(person_id=person.id, asked_at=clock.now()))
    db.session.flush()
    return len(people)


def in_directory(registration: Registration) -> Sequence[Person]:
    """People of the directory with their address: several may share an office's."""
    if not registration.email:
        return ()
    return db.session.scalars(select(Person).where(func.lower(Person.email) == registration.email)
                              .order_by(Person.name, Person.id)).all()


def wipe(registrations: Sequence[Registration]) -> tuple[str, ...]:
    """Their rows blanked, and what hangs on them gone; places, letters and the journal are not touched."""
    ids = [registration.id for registration in registrations]
    digests = _files_of(ids)
    for model in (Answers, Consent, SignUp):  # the journal knows them: row by row
        for row in db.session.scalars(select(model).where(model.registration_id.in_(ids))):  # type: ignore[attr-defined]
            db.session.delete(row)
    for other in (CareAnswers, Star, PersonalFeed, Application):
        db.session.execute(delete(other).where(other.registration_id.in_(ids)))  # type: ignore[attr-defined]
    db.session.execute(delete(Ticket).where(Ticket.purpose.in_((visiting.PURPOSE, mails.MANAGE, NOMINEE, UNSUBSCRIBE)),
                                            Ticket.key.in_([str(number) for number in ids])))
    for registration in registrations:
        for column, value in (*_BLANK.items(), ("code", f"ERASED-{registration.id}"), ("erased_at", clock.now())):
            setattr(registration, column, value)
    db.session.flush()
    return answer_files.unused(digests)


def blank_code(code: Code) -> None:
    """A personal link that is nobody's any more."""
    code.email = code.name = code.note = ""
    db.session.flush()
    forget_changes(db.session.scalars(select(Change.id).where(
        Change.of_table == "code", cast(Change.key, Text) == f"[{code.id}]")).all())


@jobs.job(every_minute=True)
def wipe_last_letters() -> int:
    """Those that told somebody that they are erased, once they have gone, or have waited for a week."""
    gone = or_(Letter.state.in_(DONE), Letter.created_at < clock.now() - LONGEST)
    which = (Letter.kind == KIND) & (Letter.to_address != "") & gone
    db.session.rollback()
    if db.session.scalar(select(Letter.id).where(which).limit(1)) is None:
        return 0
    with transaction():
        return letters_forgetting.wipe(which)


def _called(registration: Registration) -> tuple[set[str], set[str]]:
    """Their names and addresses, former ones too."""
    own = [f"registration:{registration.id}"]
    names = {registration.name} | words_of(own, ["name"])
    addresses = {registration.email} | words_of(own, ["email"])
    return {name for name in names if name}, {address for address in addresses if address}


def _files_of(ids: Sequence[int]) -> set[str]:
    given = [one for model in (Answers, CareAnswers) for row in db.session.scalars(
        select(model.given).where(model.registration_id.in_(ids))) for one in row]
    return answer_files.of_answers(given) | answer_files.of_forms(db.session.scalars(
        select(Application.answers).where(Application.registration_id.in_(ids))))


def _wipe_applications(summit: Event, addresses: Collection[str]) -> set[str]:
    """Forms that were begun, or sent, under their address; gives the digests of the files in them."""
    digests = set[str]()
    for application in db.session.scalars(applying.not_under_way(applying.under(summit.id, addresses))):
        if not applying.is_of(application, addresses):
            continue
        digests |= answer_files.of_forms([application.answers])
        db.session.execute(delete(Ticket).where(Ticket.purpose == applying.PURPOSE, Ticket.key == str(application.id)))
        db.session.delete(application)
    db.session.flush()
    return digests


def _wipe_codes(summit: Event, addresses: Collection[str]) -> None:
    for code in db.session.scalars(select(Code).where(Code.event_id == summit.id,
                                                      func.lower(Code.email).in_(addresses))):
        blank_code(code)


def _wipe_focal_points(summit: Event, addresses: Collection[str]) -> None:
    """Their delegation stays, and the organisers name another focal point."""
    for delegation in db.session.scalars(select(Delegation).where(
            Delegation.event_id == summit.id, func.lower(Delegation.focal_email).in_(addresses))):
        delegation.focal_name = delegation.focal_email = ""
        tickets.revoke(FOCAL, str(delegation.id))
        forget({f"delegation:{delegation.id}"}, ("state", "organisation", "country", "city", "swaps_until"))
