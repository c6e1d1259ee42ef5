"""Reading who is asked to a summit, and where each of them stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit import outbox
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.people.models import Person
from eventsys.people.names import plain
from eventsys.sessions.models import Absence, Appearance, Session

from .engagements import Engagement
from .links import KIND
from .models import USUALLY_WANTED, Invitation, Submission, Wishes
from .rules import Guest, Seat, Wanted


class Setup(Struct, frozen=True):
    wanted: Wanted
    reply_by: date | None = None


def setup_of(summit: Event) -> Setup:
    wishes = wishes_of(summit)
    if wishes is None:
        return Setup(Wanted(frozenset(USUALLY_WANTED)))
    return Setup(Wanted(frozenset(wishes.wants), frozenset(wishes.slides_for)), wishes.reply_by)


def wishes_of(summit: Event) -> Wishes | None:
    return db.session.scalar(select(Wishes).where(Wishes.event_id == summit.id))


def invitation_of(summit: Event, person_id: int) -> Invitation | None:
    return db.session.scalar(
        select(Invitation).where(Invitation.summit_id == summit.id, Invitation.person_id == person_id))


def invitations(summit: Event, persons: Collection[int]) -> dict[int, Invitation]:
    """By person; of those who have one."""
    return {row.person_id: row for row in db.session.scalars(
        select(Invitation).where(Invitation.summit_id == summit.id, Invitation.person_id.in_(persons)))}


def appearances(summit_id: int, persons: Collection[int]) -> dict[int, list[tuple[Appearance, Session]]]:
    """Everything that these people do in a summit and its parts."""
    found: defaultdict[int, list[tuple[Appearance, Session]]] = defaultdict(list)
    for appearance, session in db.session.execute(
            select(Appearance, Session).join(Session, Session.id == Appearance.session_id)
            .where(Session.summit_id == summit_id, Appearance.person_id.in_(persons))
            .order_by(Session.rank, Session.id, Appearance.id)):
        found[appearance.person_id].append((appearance, session))
    return found


def guests(summit: Event, only: Iterable[int] | None = None, with_trouble: bool = True) -> list[Guest]:
    """Everybody on the rosters of a summit and its parts, or those of them with these numbers; by name.

    Six queries, however many there are; five without what mail servers said.
    """
    people = _people(summit, only)
    seats, organisations = _seats(summit, only)
    letters = _last_letters(summit)
    trouble = outbox.trouble_of(f"person:{number}" for number in people) if with_trouble else {}
    invitations = {row.person_id: row for row in db.session.execute(
        select(Invitation.__table__).where(Invitation.summit_id == summit.id))}
    sent = _sent(summit)
    found = [Guest(
        person=number, name=row.name, sort_name=row.sort_name or row.name, email=row.email,
        has_address=outbox.is_address(row.email), has_biography=row.has_biography, has_picture=row.has_picture,
        seats=tuple(seats[number]), waiting=sent.waiting[number], slides_of=sent.slides[number],
        letter=letters.get(f"person:{number}", ""), trouble=_trouble(trouble.get(f"person:{number}"), row.email),
        organisations=tuple(dict.fromkeys(organisations[number])), honorific=row.honorific,
        **_told(invitations.get(number)))
        for number, row in people.items() if seats[number]]
    return sorted(found, key=lambda guest: (plain(guest.sort_name), guest.person))


def counted_on(summit: Event) -> list[tuple[int, str, str]]:
    """Number, name and address of everybody who was asked and has not declined all; one query."""
    rows = db.session.execute(
        select(Person.id, Person.name, Person.email).join(Appearance, Appearance.person_id == Person.id)
        .join(Session, Session.id == Appearance.session_id)
        .where(Session.summit_id == summit.id, Appearance.state.in_(("invited", "confirmed")))
        .distinct().order_by(Person.id))
    return [(row.id, row.name, row.email) for row in rows]


def guest(summit: Event, person_id: int) -> Guest | None:
    """None for whoever is on no roster of the summit."""
    return next(iter(guests(summit, [person_id])), None)


def guest_of(person: Person, doing: Iterable[Engagement], sent: Collection[Submission],
             invitation: Invitation | None = None, letters: Sequence[Letter] = ()) -> Guest:
    """The same by what is read already; `letters` are all of theirs, the newest first."""
    kept = [one for one in sent if one.state != "declined"]
    ended = next((letter for letter in letters if letter.state in ("sent", "refused", "failed")), None)
    return Guest(
        person=person.id, name=person.name, sort_name=person.sort_name or person.name, email=person.email,
        has_address=outbox.is_address(person.email), has_biography=bool(person.biography),
        has_picture=bool(person.picture_digest), seats=tuple(seat for one in doing for seat in one.seats),
        waiting=frozenset(one.field for one in kept if one.state == "waiting"),
        slides_of=frozenset(one.session_id for one in kept if one.field == "slides" and one.session_id),
        letter=next((letter.state for letter in letters if _is_ours(letter, invitation)), ""),
        trouble=_trouble(ended if ended and ended.state != "sent" else None, person.email), **_told(invitation))


def _is_ours(letter: Letter, invitation: Invitation | None) -> bool:
    return invitation is not None and letter.about == invitation.summit_id and letter.kind.startswith(KIND)


def of_event(found: Iterable[Guest], event: Event, summit: Event) -> list[Guest]:
    """Of a part: those who appear in it."""
    return [each for each in found
            if event.id == summit.id or any(seat.event == event.id for seat in each.seats)]


def _people(summit: Event, only: Iterable[int] | None) -> Mapping[int, Any]:
    on_rosters = (select(Appearance.person_id).join(Session, Session.id == Appearance.session_id)
                  .where(Session.summit_id == summit.id))
    asked = select(Person.id, Person.name, Person.honorific, Person.sort_name, Person.email,
                   (Person.biography != "").label("has_biography"),
                   Person.picture_digest.is_not(None).label("has_picture")).where(Person.id.in_(on_rosters))
    if only is not None:
        asked = asked.where(Person.id.in_(list(only)))
    return {row.id: row for row in db.session.execute(asked)}


def _seats(summit: Event, only: Iterable[int] | None) -> tuple[Mapping[int, list[Seat]], Mapping[int, list[str]]]:
    asked = (select(Appearance.person_id, Appearance.session_id, Appearance.role, Appearance.state,
                    Appearance.position, Appearance.organisations, Session.event_id, Session.kind_key,
                    Session.withdrawn)
             .join(Session, Session.id == Appearance.session_id).where(Session.summit_id == summit.id)
             .order_by(Session.rank, Session.id, Appearance.id))
    if only is not None:
        asked = asked.where(Appearance.person_id.in_(list(only)))
    seats: defaultdict[int, list[Seat]] = defaultdict(list)
    organisations: defaultdict[int, list[str]] = defaultdict(list)
    for row in db.session.execute(asked):
        seats[row.person_id].append(Seat(row.session_id, row.event_id, row.role, row.state, row.kind_key,
                                         bool(row.position or row.organisations), row.withdrawn))
        organisations[row.person_id].extend(row.organisations)
    return seats, organisations


def _last_letters(summit: Event) -> dict[str, str]:
    """The state of the last letter of an invitation, by whom it is to."""
    last = (select(func.max(Letter.id)).where(Letter.about == summit.id, Letter.kind.startswith(KIND))
            .group_by(Letter.subject_of))
    return {row.subject_of: row.state for row in db.session.execute(
        select(Letter.subject_of, Letter.state).where(Letter.id.in_(last)))}


def _trouble(letter: Letter | None, email: str) -> str:
    """Nothing where the address was mended since."""
    if letter is None or letter.to_address.casefold() != email.casefold():
        return ""
    return letter.server_words or letter.state


class _Sent:
    def __init__(self) -> None:
        self.waiting: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        self.slides: defaultdict[int, frozenset[int]] = defaultdict(frozenset)


def _sent(summit: Event) -> _Sent:
    sent = _Sent()
    for row in db.session.execute(
            select(Submission.person_id, Submission.session_id, Submission.field, Submission.state)
            .where(Submission.summit_id == summit.id, Submission.state != "declined")):
        if row.state == "waiting":
            sent.waiting[row.person_id] |= {row.field}
        if row.field == "slides" and row.session_id is not None:
            sent.slides[row.person_id] |= {row.session_id}
    return sent


def _told(invitation: Any) -> dict[str, Any]:
    names = ("asked_at", "reminded_at", "opened_at", "answered_at", "message")
    return {} if invitation is None else {name: getattr(invitation, name) for name in names}


def absences(summit_id: int, person_id: int) -> list[Absence]:
    """When somebody cannot be had during a summit, the earliest first."""
    return list(db.session.scalars(
        select(Absence).where(Absence.summit_id == summit_id, Absence.person_id == person_id).order_by(Absence.starts)))
