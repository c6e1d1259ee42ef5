"""The secret link of whoever is asked: it opens their own page at one summit, and nothing else."""

from dataclasses import dataclass

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import outbox, tickets
from eventsys.kit.database import db
from eventsys.people.models import Person

from .models import Invitation

PURPOSE = "invitation"
KIND = "invitations."  # the kinds of all letters that bring one begin so


@dataclass(frozen=True)
class Opened:
    invitation: Invitation
    summit: Event
    person: Person


def find(token: str) -> Opened | None:
    """None for a token that is wrong or too old, or whose invitation is gone."""
    ticket = tickets.find(PURPOSE, token)
    if ticket is None:
        return None
    row = db.session.execute(
        select(Invitation, Event, Person).join(Event, Event.id == Invitation.summit_id)
        .join(Person, Person.id == Invitation.person_id).where(Invitation.id == int(ticket.key))).first()
    return row and Opened(*row)


def close(person: Person) -> None:
    """All that went out so far: they went to an address that was not theirs, or is not any more. What waits is kept."""
    for number in db.session.scalars(select(Invitation.id).where(Invitation.person_id == person.id)):
        tickets.revoke(PURPOSE, str(number))
    outbox.withdraw(letter for letter in outbox.letters_of(f"person:{person.id}")
                    if letter.kind.startswith(KIND) and letter.state in ("held", "queued"))
