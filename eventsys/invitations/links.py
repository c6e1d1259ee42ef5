"""The secret link of whoever is asked: it opens their own page at one summit, and nothing else."""

from dataclasses import dataclass

from eventsys.events.models import Event
from eventsys.kit import tickets
from eventsys.kit.database import db
from eventsys.people.models import Person

from .models import Invitation

PURPOSE = "invitation"


@dataclass(frozen=True)
class Opened:
    invitation: Invitation
    summit: Event
    person: Person


def find(token: str) -> Opened | None:
    """None for a token that is wrong or too old, or whose invitation is gone."""
    ticket = tickets.find(PURPOSE, token)
    invitation = db.session.get(Invitation, int(ticket.key)) if ticket else None
    if invitation is None:
        return None
    return Opened(invitation, db.session.get_one(Event, invitation.summit_id),
                  db.session.get_one(Person, invitation.person_id))
