"""The secret link of whoever is asked: it opens their own page at one summit, and nothing else."""

from dataclasses import dataclass

from sqlalchemy import Text, cast, select

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
    number = int(ticket.key)
    return _opened(number) or _opened(_heir(number))


def _opened(number: int) -> Opened | None:
    row = db.session.execute(
        select(Invitation, Event, Person).join(Event, Event.id == Invitation.summit_id)
        .join(Person, Person.id == Invitation.person_id).where(Invitation.id == number)).first()
    return row and Opened(*row)


def _heir(number: int) -> int:
    """The invitation that this one became, as its person was merged with another; 0 for none."""
    rows = db.session.execute(
        select(Invitation.id, Invitation.former).where(cast(Invitation.former, Text) != "[]"))
    return next((row.id for row in rows if number in row.former), 0)


def close(person: Person) -> None:
    """All that went out so far: they went to an address that was not theirs, or is not any more. What waits is kept."""
    for invitation in db.session.scalars(select(Invitation).where(Invitation.person_id == person.id)):
        for number in (invitation.id, *invitation.former):
            tickets.revoke(PURPOSE, str(number))
    outbox.withdraw(letter for letter in outbox.letters_of(f"person:{person.id}")
                    if letter.kind.startswith(KIND) and letter.state in ("held", "queued"))
