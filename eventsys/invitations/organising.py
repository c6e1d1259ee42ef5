"""What organisers do for those who are asked beside writing letters: an address, an answer on the phone, wishes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from eventsys.events.models import Event
from eventsys.kit import clock, journal, outbox, rows
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.people.models import Person

from . import links, mails, queries
from .answering import Answer
from .mails import Said
from .models import Wishes


def note_address(summit: Event, person: Person, email: str) -> bool:
    """Of somebody who has none that can be written to. False where somebody else noted one meanwhile."""
    journal.queue_up(summit.id)
    rows.hold(person)
    if outbox.is_address(person.email):
        return False
    journal.act("invitations.address", about=summit.id, person=person.name)
    person.email = email
    db.session.flush()
    return True


def change_address(summit: Event, person: Person, email: str, seen: int) -> bool:
    """False where it is the same. Links that went to the one before open nothing any more. Raises journal.Stale."""
    changed = rows.change(person, {"email": email}, seen, "invitations.address", summit.id, person=person.name)
    if changed:
        links.close(person)
    return changed


def note_answers(summit: Event, person: Person, answers: Mapping[int, Answer | str]) -> bool:
    """By session, as they told on the phone; "" for not asked. No letter goes. False where nothing is new."""
    journal.queue_up(summit.id)
    doing = queries.appearances(summit.id, [person.id]).get(person.id, [])
    changed = [a for a, session in doing if session.id in answers and a.state != answers[session.id]]
    if not changed:
        return False
    journal.act("invitations.note_answer", about=summit.id, person=person.name)
    for appearance in changed:
        appearance.state, appearance.state_at = answers[appearance.session_id], clock.now()
    db.session.flush()
    return True


def send_link(summit: Event, person: Person, key: str) -> Letter | None:
    """A letter with nothing but a fresh link. None for whoever was not asked."""
    invitation = queries.invitation_of(summit, person.id)
    return mails.post("link", summit, mails.to(person), invitation, Said(()), key) if invitation else None


def wish(summit: Event, facts: Mapping[str, Any], seen: int) -> bool:
    """What the summit wants of everybody, and until when. False where nothing is new. Raises journal.Stale."""
    known = queries.wishes_of(summit)
    if known is not None:
        return rows.change(known, facts, seen, "invitations.wishes", summit.id)
    journal.act("invitations.wishes", about=summit.id)
    db.session.add(Wishes(event_id=summit.id, **facts))
    db.session.flush()
    return True


def is_past(day: date | None) -> bool:
    return day is not None and day < clock.now().date()
