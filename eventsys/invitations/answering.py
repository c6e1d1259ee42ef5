"""Whether somebody takes part, said by themselves through their link; they may change their mind."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final, Literal

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.sessions.models import Appearance

from . import mails, queries, rules
from .engagements import engagements
from .mails import Said
from .models import Invitation

Answer = Literal["confirmed", "declined"]
ANSWERS: Final[tuple[Answer, ...]] = ("confirmed", "declined")


def opened(invitation: Invitation) -> None:
    """They have done something on their page for the first time: to follow a link proves nothing."""
    if invitation.opened_at is None:
        invitation.opened_at = clock.now()


def answer(summit: Event, invitation: Invitation, person: Person, answers: Mapping[int, Answer],
           message: str) -> bool:
    """`answers` by session; others stay as they were. False, and no letter, where nothing is new.

    Call `outbox.hurry` afterwards: a letter repeats the answer, with the way back to it.
    """
    journal.queue_up(summit.id)
    seats = _seats(summit, person, answers)
    if all(seat.state == answers[seat.session_id] for seat in seats) and invitation.message == message:
        return False
    journal.act("invitations.answer", about=summit.id, person=person.name)
    for seat in seats:
        if seat.state != answers[seat.session_id]:
            seat.state, seat.state_at = answers[seat.session_id], clock.now()
    invitation.message, invitation.answered_at = message, clock.now()
    opened(invitation)
    db.session.flush()
    _thank(summit, invitation, person)
    return True


def _seats(summit: Event, person: Person, answers: Mapping[int, Answer]) -> list[Appearance]:
    """Of those of which they were asked."""
    doing = queries.appearances(summit.id, [person.id]).get(person.id, [])
    return [appearance for appearance, session in doing
            if session.id in answers and not session.withdrawn and appearance.state not in rules.UNASKED]


def _thank(summit: Event, invitation: Invitation, person: Person) -> None:
    """Once a day at most for the same answer, however often it is given."""
    doing = engagements(summit, [person.id]).get(person.id, [])
    guest, setup = queries.guest(summit, person.id), queries.setup_of(summit)
    if guest is None or not guest.has_address:
        return
    asked = [one for one in doing if one.state in ANSWERS and not one.withdrawn]
    told = ",".join(f"{one.session}={one.state}" for one in asked)
    key = f"{clock.now():%Y-%m-%d}:{sha256(told.encode()).hexdigest()[:16]}"
    said = Said(asked, owed=rules.missing(guest, setup.wanted))
    mails.post("answered", summit, mails.to(person), invitation, said, key)
