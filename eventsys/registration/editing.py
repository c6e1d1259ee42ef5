"""An organiser corrects what is kept of somebody: their facts, and what they answered."""

from collections.abc import Mapping
from typing import Any

from eventsys.events.models import Event
from eventsys.kit import journal, outbox, rows
from eventsys.kit.database import db

from . import delegation_links, moving, places, visiting
from .models import Answer, Answers, CareAnswers, Category, Registration
from .places import event_key
from .registering import living
from .rules import HOLDING, LIVING

VERB = "registration.edit"


class Taken(Exception):
    """Another registration has that address; nothing is to be written."""

    def __init__(self, by: Registration) -> None:
        super().__init__(by.code)
        self.code, self.name = by.code, by.name


class NoShare(Exception):
    """Their organisation's or country's places in the category are all taken; nothing is to be written."""


def change(summit: Event, row: Registration, facts: Mapping[str, Any], seen: int) -> bool:
    """False where it says all this already. Raises Taken, NoShare, and journal.Stale where somebody was quicker."""
    if all(getattr(row, name) == value for name, value in facts.items()):
        return False
    number = journal.act(VERB, about=summit.id, name=row.name)
    places.hold(event_key(summit.id))
    email = facts.get("email", row.email)
    other = living(summit.id, email) if row.state in LIVING else None
    if other is not None and other.id != row.id:
        raise Taken(other)
    was, address = row.name, row.email
    if not rows.change(row, facts, seen, VERB, summit.id):
        journal.strike(number)
        return False
    move_share(row)
    if row.email != address:
        close_links(row)
    if row.name != was and row.state == "confirmed":
        row.sequence += 1  # the calendar entry bears the name
    db.session.flush()
    return True


def answer(summit: Event, row: Registration, given: Mapping[int, Answer | None], care: Mapping[int, str]) -> bool:
    """Of these questions; None takes an answer away, all others stay. `care`: what a question is about, "" for most.

    Gives whether anything changed. Of private answers the journal says that they changed, and not what.
    """
    journal.act("registration.answers", about=summit.id, name=row.name)
    changed = [_of_kind(row, kind, {number: one for number, one in given.items() if care[number] == kind})
               for kind in sorted(set(care.values()))]
    db.session.flush()
    return any(changed)


def _of_kind(row: Registration, care: str, given: Mapping[int, Answer | None]) -> bool:
    key: Any = (row.id, care) if care else row.id
    kept: Any = db.session.get(CareAnswers if care else Answers, key, with_for_update=True)
    before: tuple[Answer, ...] = kept.given if kept else ()
    stays = {one.question: one for one in before} | dict(given)
    after = tuple(one for one in stays.values() if one is not None)
    if after == before:
        return False
    if kept is None:
        kept = CareAnswers(registration_id=row.id, care=care) if care else Answers(registration_id=row.id)
        db.session.add(kept)
    kept.given = after
    return True


def close_links(row: Registration) -> None:
    """Whoever reads the mail of the old address has nothing to open any more; nor will what waits to go there."""
    visiting.close(row)
    delegation_links.close_nominee(row)
    outbox.withdraw(outbox.letters_of(f"registration:{row.id}"))


def move_share(row: Registration) -> None:
    """Who holds a place of their organisation's or country's share has one of the new one's instead."""
    if row.state not in HOLDING or row.delegation_id is not None:
        return
    if not moving.change_place(row, db.session.get_one(Category, row.category_id)):
        raise NoShare
