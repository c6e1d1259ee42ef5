"""What somebody sends about themselves through their link: it waits until an organiser accepts it.

What is nobody's to publish, access needs and diet, is written at once.
"""

from typing import Literal

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, rows
from eventsys.kit.database import db
from eventsys.people.models import Person

from . import facts, queries
from .answering import opened
from .facts import Fact
from .models import Invitation, Submission

Outcome = Literal["sent", "same", "taken back"]


def send(summit: Event, invitation: Invitation, person: Person, field: str, fact: Fact,
         session_id: int | None = None) -> Outcome:
    """One waits at a time for each field: what is sent again takes its place, the old value takes it back."""
    journal.queue_up(summit.id)
    before = facts.current(field, person, queries.appearances(summit.id, [person.id])[person.id])
    waiting = waiting_for(summit.id, person.id, field, session_id)
    if facts.bare(fact) == facts.bare(waiting.after if waiting else before):
        return "same"
    journal.act("invitations.send", about=summit.id, person=person.name, field=field)
    opened(invitation)
    if before and facts.bare(fact) == facts.bare(before):
        db.session.delete(waiting)
    elif waiting is not None:
        waiting.before, waiting.after, waiting.sent_at = before, fact, clock.now()
    else:
        db.session.add(Submission(summit_id=summit.id, person_id=person.id, session_id=session_id, field=field,
                                  before=before, after=fact, sent_at=clock.now()))
    db.session.flush()
    return "taken back" if before and facts.bare(fact) == facts.bare(before) else "sent"


def tell_needs(summit: Event, invitation: Invitation, person: Person, needs: dict[str, str], seen: int) -> bool:
    """Access needs and diet, which nobody but the organisers ever sees. Raises journal.Stale."""
    changed = rows.change(person, needs, seen, "invitations.needs", summit.id, person=person.name)
    if changed:
        opened(invitation)
        db.session.flush()
    return changed


def waiting_for(summit_id: int, person_id: int, field: str, session_id: int | None = None) -> Submission | None:
    return db.session.scalars(select(Submission).where(
        Submission.summit_id == summit_id, Submission.person_id == person_id, Submission.field == field,
        Submission.session_id.is_not_distinct_from(session_id), Submission.state == "waiting")
        .order_by(Submission.id.desc()).limit(1)).first()


def sent_by(summit_id: int, person_id: int) -> list[Submission]:
    """All that they sent, the newest first."""
    return list(db.session.scalars(select(Submission).where(
        Submission.summit_id == summit_id, Submission.person_id == person_id).order_by(Submission.id.desc())))



def take_back(summit: Event, person: Person, field: str, session_id: int | None = None) -> bool:
    """What waits is not sent after all. False where nothing waits any more."""
    journal.queue_up(summit.id)
    waiting = waiting_for(summit.id, person.id, field, session_id)
    if waiting is None:
        return False
    journal.act("invitations.take_back", about=summit.id, person=person.name, field=field)
    db.session.delete(waiting)
    db.session.flush()
    return True
