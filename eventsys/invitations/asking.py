"""Asking people, and reminding those who owe something: every letter is looked at before it is written."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final, Literal

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db
from eventsys.kit.lettertext import Written
from eventsys.kit.outbox import Letter

from . import mails, queries, rules
from .engagements import Engagement, engagements
from .mails import Said, To
from .models import Invitation
from .rules import Guest

Purpose = Literal["ask", "remind"]
PURPOSES: Final[tuple[Purpose, ...]] = ("ask", "remind")
Why = Literal["no address", "asked", "declined", "unasked", "nothing owed"]
SortedOut = tuple[list[Guest], list[tuple[Guest, Why]]]
TOLD: Final = 3  # names in the journal


@dataclass(frozen=True)
class Wording:
    """What the organiser adds to the letters."""

    message: str = ""
    reply_by: date | None = None


@dataclass(frozen=True)
class Addressed:
    guest: Guest
    whom: To
    said: Said
    written: Written


@dataclass(frozen=True)
class Proposal:
    """The letters as they would go, and who gets none. `seen` stands for all of them."""

    purpose: Purpose
    letters: tuple[Addressed, ...]
    left_out: tuple[tuple[Guest, Why], ...]
    seen: str


@dataclass(frozen=True)
class Posted:
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Overtaken:
    """The letters are others by now than those that were looked at: nothing was written."""

    proposal: Proposal


def propose(purpose: Purpose, summit: Event, persons: Collection[int], wording: Wording) -> Proposal:
    """For those of the persons who are on the summit's rosters."""
    setup = queries.setup_of(summit)
    getting, left = sort_out(purpose, queries.guests(summit, persons, with_trouble=False), setup.wanted)
    doing = engagements(summit, [guest.person for guest in getting], tell="where")
    letters = tuple(_addressed(purpose, summit, guest, doing[guest.person], setup, wording) for guest in getting)
    return Proposal(purpose, letters, tuple(left), _seen(letters))


def sort_out(purpose: Purpose, chosen: Iterable[Guest], wanted: rules.Wanted) -> SortedOut:
    """Who is to get a letter; and who none, and why."""
    getting, left = [], []
    for guest in chosen:
        why = _why_not(purpose, guest, wanted)
        if why is None:
            getting.append(guest)
        else:
            left.append((guest, why))
    return getting, left


def send(purpose: Purpose, summit: Event, persons: Collection[int], wording: Wording, seen: str, batch: str,
         held: bool) -> Posted | Overtaken:
    """Write what was `seen`. Of one `batch` nobody gets two: a form that comes twice finds its letters written."""
    journal.queue_up(summit.id)
    known = _known(purpose, summit, persons, batch)
    proposal = propose(purpose, summit, persons, wording)
    if known:
        return Posted(known)
    if proposal.seen != seen or not proposal.letters:
        return Overtaken(proposal)
    journal.act(f"invitations.{purpose}", about=summit.id, people=_names(proposal.letters))
    asked = _invite(purpose, summit, [each.whom.person for each in proposal.letters], wording)
    return Posted(tuple(mails.post(purpose, summit, each.whom, asked[each.whom.person], each.said, batch, held)
                        for each in proposal.letters))


def _why_not(purpose: Purpose, guest: Guest, wanted: rules.Wanted) -> Why | None:
    state = rules.state_of(guest)
    if purpose == "ask" and not rules.may_be_asked(guest):
        return "declined" if state == "declined" else "asked"
    if purpose == "remind" and not rules.owes(guest, wanted):
        return "declined" if state == "declined" else "unasked" if state == "unasked" else "nothing owed"
    return None if guest.has_address else "no address"


def _addressed(purpose: Purpose, summit: Event, guest: Guest, doing: Sequence[Engagement], setup: queries.Setup,
               wording: Wording) -> Addressed:
    asked = [one for one in doing if not one.withdrawn and (purpose == "ask" or one.state not in rules.UNASKED)]
    open_ = [one for one in asked if one.state not in ("confirmed", "declined")]
    slides = rules.slides_wanted(guest.coming, setup.wanted)
    said = Said(
        sessions=open_ if purpose == "ask" else [one for one in asked if one.state != "declined"],
        message=wording.message, reply_by=wording.reply_by, is_again=guest.asked_at is not None,
        owed=rules.owes(guest, setup.wanted) if purpose == "remind" else (),
        slides=tuple(one.title for one in doing if one.session in slides - guest.slides_of))
    whom = To(guest.person, guest.name, guest.honorific, guest.email)
    return Addressed(guest, whom, said, mails.preview(purpose, summit, whom, said))


def _invite(purpose: Purpose, summit: Event, persons: Collection[int], wording: Wording) -> dict[int, Invitation]:
    """By person. Everything that they do and were not asked of yet counts as asked from now on."""
    known, now = queries.invitations(summit, persons), clock.now()
    for number in persons:
        row = known.setdefault(number, Invitation(summit_id=summit.id, person_id=number))
        db.session.add(row)
        row.asked_at, row.reply_by = row.asked_at or now, wording.reply_by
        row.reminded_at = now if purpose == "remind" else row.reminded_at
    if purpose == "ask":
        _mark_asked(summit, persons, now)
    db.session.flush()
    return known


def _mark_asked(summit: Event, persons: Collection[int], now: datetime) -> None:
    for doing in queries.appearances(summit.id, persons).values():
        for appearance, session in doing:
            if appearance.state in rules.UNASKED and not session.withdrawn:
                appearance.state, appearance.state_at = "invited", now


def _known(purpose: Purpose, summit: Event, persons: Collection[int], batch: str) -> tuple[Letter, ...]:
    keys = [mails.letter_key(purpose, summit, number, batch) for number in persons]
    return tuple(db.session.scalars(select(Letter).where(Letter.key.in_(keys))))


def _seen(letters: Collection[Addressed]) -> str:
    told = [f"{each.whom.person}\0{each.whom.email}\0{each.written.subject}\0{each.written.body}" for each in letters]
    return sha256("\1".join(told).encode()).hexdigest()


def _names(letters: Sequence[Addressed]) -> str:
    """Some of them, and how many there are."""
    some = ", ".join(each.whom.name for each in letters[:TOLD])
    return some if len(letters) <= TOLD else f"{some} … ({len(letters)})"
