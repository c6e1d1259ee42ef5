"""What panelists sent, before an organiser: accepted as it is or amended, or declined with a word about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal

import msgspec
from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, rows
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.sessions.models import Session

from . import facts, queries
from .facts import Fact
from .models import SUBMISSION_STATES, Submission

State = Literal["waiting", "accepted", "declined"]
assert {"waiting", "accepted", "declined"} == set(SUBMISSION_STATES)


@dataclass(frozen=True)
class Sent:
    """A submission beside what stands now. `seen` stands for both."""

    row: Submission
    person: Person
    session: Session | None  # of slides
    doing: facts.Doing
    now: Fact

    @property
    def seen(self) -> str:
        return sha256(msgspec.json.encode((self.row.id, self.row.after, self.now), order="sorted")).hexdigest()[:32]

    @property
    def is_overtaken(self) -> bool:
        """Somebody wrote something else there since it was sent."""
        return self.now not in (facts.bare(self.row.before), facts.bare(self.row.after))


@dataclass(frozen=True)
class Choice:
    """How it is accepted."""

    amended: Fact | None = None  # None: as it was sent
    into_directory: bool = True  # a position
    is_public: bool = False  # slides


@dataclass(frozen=True)
class Decided:
    sent: Sent


@dataclass(frozen=True)
class Changed:
    """It, or what stands there, is not what the organiser looked at: nothing was done."""

    sent: Sent


@dataclass(frozen=True)
class Gone:
    """Decided on by somebody else, or taken back."""


def sent(summit: Event, state: State | Literal["decided"], number: int | None = None, person_id: int | None = None,
         words: str = "", before: int = 0, most: int = 500) -> list[Sent]:
    """With what stands now; four queries. Those that wait by person, the others the last decision first."""
    asked = (select(Submission, Person, Session).join(Person, Person.id == Submission.person_id)
             .outerjoin(Session, Session.id == Submission.session_id).where(Submission.summit_id == summit.id))
    asked = asked.where((Submission.state == "waiting") == (state == "waiting"))
    if state in ("accepted", "declined"):
        asked = asked.where(Submission.state == state)
    if number is not None:
        asked = asked.where(Submission.id == number)
    if person_id is not None:
        asked = asked.where(Submission.person_id == person_id)
    if before:
        asked = asked.where(Submission.id < before)
    for word in words.split():
        asked = asked.where(Person.name.icontains(word, autoescape=True))
    order = (Person.sort_name, Person.name, Person.id, Submission.id) if state == "waiting" else (Submission.id.desc(),)
    rows = db.session.execute(asked.order_by(*order).limit(most)).all()
    doing = queries.appearances(summit.id, {person.id for _row, person, _session in rows})
    return [Sent(row, person, session, mine, facts.current(row.field, person, mine))
            for row, person, session in rows for mine in (doing.get(person.id, []),)]


def find(summit: Event, number: int) -> Sent | None:
    """Whether it waits or is decided on."""
    return next(iter(sent(summit, "waiting", number) or sent(summit, "decided", number)), None)


def count_waiting(summit: Event) -> int:
    return db.session.scalar(select(func.count()).where(
        Submission.summit_id == summit.id, Submission.state == "waiting")) or 0


def accept(summit: Event, number: int, seen: str, by: str, choice: Choice) -> Decided | Changed | Gone:
    match _looked_at(summit, number, seen):
        case Sent() as found:
            journal.act("invitations.accept", about=summit.id, person=found.person.name, field=found.row.field)
            _accept(found, by, choice)
            return Decided(found)
        case other:
            return other


def accept_all(summit: Event, person_id: int, seen: str, by: str, choice: Choice) -> list[Sent] | None:
    """Everything that waits of one person, as sent. None where that is not what was looked at (`seen_of`)."""
    journal.queue_up(summit.id)
    waiting = [_held(one) for one in sent(summit, "waiting", person_id=person_id)]
    if not waiting or seen_of(waiting) != seen:
        return None
    journal.act("invitations.accept_all", about=summit.id, person=waiting[0].person.name, number=len(waiting))
    for one in waiting:
        _accept(one, by, choice)
    return waiting


def decline(summit: Event, number: int, seen: str, by: str, note: str) -> Decided | Changed | Gone:
    match _looked_at(summit, number, seen):
        case Sent() as found:
            journal.act("invitations.decline", about=summit.id, person=found.person.name, field=found.row.field)
            _decide(found.row, "declined", by)
            found.row.note = note
            db.session.flush()
            return Decided(found)
        case other:
            return other


def seen_of(waiting: Sequence[Sent]) -> str:
    return sha256(" ".join(one.seen for one in waiting).encode()).hexdigest()[:32]


def _looked_at(summit: Event, number: int, seen: str) -> Sent | Changed | Gone:
    journal.queue_up(summit.id)
    found = next(iter(sent(summit, "waiting", number)), None)
    if found is None:
        return Gone()
    found = _held(found)
    return found if found.seen == seen else Changed(found)


def _held(found: Sent) -> Sent:
    """As it stands, until this transaction has ended: those who keep the directory are in another queue."""
    rows.hold(found.person)
    return replace(found, now=facts.current(found.row.field, found.person, found.doing))


def _accept(found: Sent, by: str, choice: Choice) -> None:
    fact: Fact = choice.amended if choice.amended is not None else found.row.after
    if found.row.field == "slides" and found.session is not None:
        document = facts.show_slides({**_shown_before(found), **fact}, found.session, choice.is_public)
        found.row.after = {**found.row.after, "document": document.id}
    else:
        facts.apply(found.row.field, fact, found.person, found.doing, choice.into_directory)
    _decide(found.row, "accepted", by)
    db.session.flush()


def _shown_before(found: Sent) -> dict[str, Any]:
    """The document that their slides of this session became the last time."""
    earlier = db.session.scalars(select(Submission).where(
        Submission.session_id == found.row.session_id, Submission.person_id == found.row.person_id,
        Submission.field == "slides", Submission.state == "accepted").order_by(Submission.id.desc()).limit(1)).first()
    return {"document": earlier.after.get("document")} if earlier else {}


def _decide(row: Submission, state: State, by: str) -> None:
    row.state, row.decided_at, row.decided_by = state, clock.now(), by
