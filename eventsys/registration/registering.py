"""Somebody registers: once, however often the button is pressed; with the last place for exactly one."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import and_, bindparam, or_, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db

from . import line, mails, moving, places
from .models import Answer, Answers, CareAnswers, Category, Code, Consent, Registration
from .places import code_key, event_key
from .rules import ENDED, Verb

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another
SAME = select(Registration).where(or_(Registration.once == bindparam("once"), and_(
    Registration.event_id == bindparam("event"), Registration.email == bindparam("email"), Registration.email != "",
    Registration.state.not_in(ENDED))))


@dataclass(frozen=True)
class Agreed:
    about: str  # "participants", "news", "question:12"
    words: str  # that were shown
    given: bool


@dataclass(frozen=True)
class Entry:
    """What somebody says of themselves; checked for its shape already."""

    name: str
    email: str
    position: str = ""
    organisation: str = ""
    country: str = ""
    city: str = ""
    locale: str = "en"
    answers: tuple[Answer, ...] = ()
    care: dict[str, tuple[Answer, ...]] = field(default_factory=dict)  # by what they are about
    consents: tuple[Agreed, ...] = ()
    is_listed: bool = False
    wants_news: bool = True


@dataclass(frozen=True)
class Confirmed:
    registration: Registration


@dataclass(frozen=True)
class Waitlisted:
    registration: Registration
    position: int


@dataclass(frozen=True)
class Pending:
    registration: Registration


@dataclass(frozen=True)
class Known:
    """Somebody with this address has registered already; they, not whoever asks, are told so by letter. `would`: how
    anybody else began now, none where there is no place: whoever asks is answered as if they were."""

    registration: Registration
    would: Verb | None


@dataclass(frozen=True)
class Refused:
    """Nothing was written. "full": no place, and no line to wait in; "code": it was used up; "changed": the same form
    was sent before, and said something else."""

    why: str


Outcome = Confirmed | Waitlisted | Pending | Known | Refused


def register(summit: Event, category: Category, entry: Entry, *, once: str, source: str = "form",
             code: Code | None = None) -> Outcome:
    """`once` is the key of the form, made when it was first shown: sent again it gives the same registration.

    With the event's counter held nobody else registers: what is found here stays true.
    """
    places.hold(event_key(summit.id))
    digest = digest_of(category, entry)
    for other in _same(summit.id, entry.email, once):
        if other.once == once:
            return outcome_of(other) if other.once_digest == digest else Refused("changed")
        mails.remind_known(other)
        return Known(other, _would(summit, category, entry))
    if code is not None and not places.take([code_key(code.id)]):
        return Refused("code")
    registration = blank(summit, category, clock.now(), source, name=entry.name, email=entry.email.lower(),
                         position=entry.position, organisation=entry.organisation, country=entry.country,
                         city=entry.city, locale=entry.locale, is_listed=entry.is_listed,
                         wants_news=entry.wants_news, once=once, once_digest=digest,
                         code_id=code and code.id, priority=code.priority if code else 0)
    registration.completed_at = registration.registered_at
    if not (verb := first(registration, category)):
        places.free([code_key(code.id)] if code else [])
        return Refused("full")
    journal.act_at_once("registration.register", about=summit.id, name=entry.name, category=category.name)
    return _entered(summit, registration, entry, verb)


def digest_of(category: Category, entry: Entry) -> str:
    return sha256(msgspec.json.encode((category.id, msgspec.to_builtins(entry)), order="sorted")).hexdigest()


def living(event_id: int, email: str) -> Registration | None:
    """The one registration with this address that has not ended."""
    if not email:
        return None
    return db.session.scalar(select(Registration).where(
        Registration.event_id == event_id, Registration.email == email.lower(), Registration.state.not_in(ENDED)))


def outcome_of(registration: Registration) -> Outcome:
    """As it stands now."""
    match registration.state:
        case "confirmed" | "offered":
            return Confirmed(registration)
        case "waitlisted":
            return Waitlisted(registration, line.position(registration))
        case "pending":
            return Pending(registration)
        case _:
            return Refused("ended")


def first(registration: Registration, category: Category) -> Verb | None:
    """How it begins: with a place, where nobody waits for it and there is one; none where it cannot."""
    if category.admission == "approval":
        return "apply"
    if moving.take_place(registration, category, past_nobody=True):
        return "confirm"
    return "wait" if category.has_waiting_list else None


def _would(summit: Event, category: Category, entry: Entry) -> Verb | None:
    """How a stranger with these answers began; nothing stays taken."""
    stranger = blank(summit, category, clock.now(), "form", organisation=entry.organisation, country=entry.country)
    verb = first(stranger, category)
    places.free(stranger.holds)
    return verb


def blank(summit: Event, category: Category, now: datetime, source: str, **facts: Any) -> Registration:
    """One with its code, in no state yet: it cannot be written before `moving.move` gave it one."""
    return Registration(event_id=summit.id, category_id=category.id, code=new_code(), source=source, state="",
                        registered_at=now, holds=(), sequence=0, reason="", **facts)


def keep(registration: Registration, entry: Entry, now: datetime) -> None:
    """Their answers and consents; written with the registration, where that is new."""
    if entry.answers:
        db.session.add(Answers(registration=registration, given=entry.answers))
    for care, given in entry.care.items():
        db.session.add(CareAnswers(registration=registration, care=care, given=given))
    for agreed in entry.consents:
        db.session.add(Consent(registration=registration, about=agreed.about, words=agreed.words,
                               given=agreed.given, at=now))
    db.session.flush()


def new_code() -> str:
    """ "7K3M-Q9XD-2R": 49 random bits, to be read aloud."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{drawn[:4]}-{drawn[4:8]}-{drawn[8:]}"


def _entered(summit: Event, registration: Registration, entry: Entry, verb: Verb) -> Outcome:
    now = registration.registered_at
    moving.move(registration, verb, now, letter=False)
    db.session.add(registration)
    keep(registration, entry, now)
    if verb == "wait":  # those before may wait for a share that is full, and this one not
        line.offer_free_places(summit, now, newcomer=registration)
    mails.tell(registration, "register", None)
    return outcome_of(registration)


def _same(event_id: int, email: str, once: str) -> Sequence[Registration]:
    """What that form made before, first; and the one registration with this address that has not ended."""
    found = db.session.scalars(SAME, {"event": event_id, "email": email.lower(), "once": once}).all()
    return sorted(found, key=lambda one: one.once != once)
