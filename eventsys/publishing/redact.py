"""Somebody is erased: from the directory, the rosters, every edition that named them, the journal, and letters.

The one exception to editions that stay as they were (docs/decisions). All in one transaction; call it in
`transaction(alone_on="edition")`. What organisers wrote in their own words, in a title or a summary, is not rewritten:
where the name still stands there is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Text, cast, delete, or_, select
from sqlalchemy.exc import IntegrityError

from eventsys.editions import services as editions
from eventsys.editions.models import DraftCopy, Edition
from eventsys.events.models import Event
from eventsys.invitations.links import PURPOSE
from eventsys.invitations.models import Invitation, Submission
from eventsys.kit import journal, letters_forgetting, sheets_forgetting
from eventsys.kit.database import db
from eventsys.kit.journal import Act, Change
from eventsys.kit.journal_forgetting import forget, forget_changes, strike, words_of
from eventsys.kit.outbox import Letter
from eventsys.kit.storage import StoredFile
from eventsys.kit.tickets import Ticket
from eventsys.people.models import Person
from eventsys.programme.canonical import decode
from eventsys.programme.structs import Contact, Programme
from eventsys.sessions.models import Absence, Appearance, Session

NAMED = ("name", "sort_name", "email", "phone")  # columns whose words are looked for everywhere


@dataclass
class Somebody:
    """By what they are known here; also what was merged into them."""

    subjects: set[str]
    slugs: set[str]
    words: set[str]


@dataclass(frozen=True)
class Redacted:
    editions: int
    still_named: tuple[str, ...] = ()  # slugs of the events in whose texts the name stands
    files: tuple[str, ...] = field(default=())  # digests to be forgotten when the transaction has ended


def redact(person: Person) -> Redacted:
    whom = _known_as(person)
    named = _editions_with(whom)
    journal.act("people.erase", editions=len(named))
    for number in _summits_of(person):
        journal.queue_up(number)
    portrait, appearances = person.picture_digest, _appearances_of(person)
    _forget_links_and_letters(person, whom)
    _delete(person, whom)
    for edition in named:
        editions.rewrite(edition, without(decode(edition.body), whom))
    _drop_copies(whom)
    _forget_in_journal(whom, person.id, appearances)
    sheets_forgetting.strike(whom.words)
    return Redacted(len(named), tuple(_still_named(whom)), _unused(portrait))


def without(programme: Programme, whom: Somebody) -> Programme:
    """The same, in which they never stood; numbers and times of change stay as they were."""
    return replace(
        programme, people=tuple(one for one in programme.people if one.key not in whom.slugs),
        sessions=tuple(replace(session, roster=tuple(one for one in session.roster if one.person not in whom.slugs))
                       for session in programme.sessions),
        events=tuple(replace(event, contacts=_others(event.contacts, whom)) for event in programme.events))


def _others(contacts: Iterable[Contact], whom: Somebody) -> tuple[Contact, ...]:
    """By the address; by the name where a contact has none."""
    return tuple(one for one in contacts if (one.email.lower() or one.name) not in whom.words)


def _known_as(person: Person) -> Somebody:
    whom = Somebody({f"person:{person.id}"}, {person.slug}, {getattr(person, name) for name in NAMED})
    whom.words |= words_of(whom.subjects, NAMED)
    while merged := _merged_into(whom, person):
        for change in merged:
            whom.subjects.add(change.subject)
            whom.slugs.add((change.before or {}).get("slug", ""))
            whom.words |= words_of({change.subject}, NAMED)
    whom.words = {word for word in whom.words | {word.lower() for word in whom.words if "@" in word} if word}
    return whom


def _merged_into(whom: Somebody, person: Person) -> list[Change]:
    """Rows of the directory that went as they became this one, and are not known yet."""
    moved = or_(Change.subject.in_(whom.subjects), *_says_person(Change.after, person.id))
    acts = select(Change.act_id).join(Change.act).where(Act.verb == "people.merge", moved)
    found = db.session.scalars(select(Change).where(
        Change.act_id.in_(acts), Change.of_table == "person", Change.subject.not_in(whom.subjects)))
    return [change for change in found if change.after is None]


def _says_person(column: Any, number: int) -> list[ColumnElement[bool]]:
    """Rows that hang on a person, as the journal has them."""
    return [cast(column, Text).contains(f'"person_id": {number}{end}') for end in ",}"]


def _editions_with(whom: Somebody) -> list[Edition]:
    """Also those that name them as a contact only. One by one: each may take some megabytes."""
    marks = [word.encode() for word in (*(f'"{slug}"' for slug in whom.slugs), *whom.words)]
    found = []
    for number in db.session.scalars(select(Edition.id).order_by(Edition.id)).all():
        body = db.session.scalar(select(Edition.body).where(Edition.id == number)) or b""
        if any(mark in body for mark in marks):
            programme = decode(body)
            if without(programme, whom) != programme:
                found.append(db.session.get_one(Edition, number))
    return found


def _summits_of(person: Person) -> list[int]:
    """In one order, so that no two wait for each other."""
    asked = (select(Session.summit_id).join(Appearance, Appearance.session_id == Session.id)
             .where(Appearance.person_id == person.id),
             *(select(model.summit_id).where(model.person_id == person.id)
               for model in (Invitation, Submission, Absence)))
    return sorted({number for each in asked for number in db.session.scalars(each)})


def _appearances_of(person: Person) -> set[int]:
    """Numbers of the rows that ever put them on a roster."""
    own = set(db.session.scalars(select(Appearance.id).where(Appearance.person_id == person.id)))
    told = select(Change.key).where(Change.of_table == "appearance", or_(
        *_says_person(Change.before, person.id), *_says_person(Change.after, person.id)))
    return own | {key[0] for key in db.session.scalars(told)}


def _forget_links_and_letters(person: Person, whom: Somebody) -> None:
    invitations = db.session.scalars(select(Invitation).where(Invitation.person_id == person.id)).all()
    keys = [str(number) for one in invitations for number in (one.id, *one.former)]
    db.session.execute(delete(Ticket).where(Ticket.purpose == PURPOSE, Ticket.key.in_(keys)))
    letters_forgetting.wipe(or_(Letter.subject_of.in_(whom.subjects), Letter.to_address.in_(
        [word for word in whom.words if "@" in word])))
    letters_forgetting.strike(whom.words)


def _delete(person: Person, whom: Somebody) -> None:
    for row in db.session.scalars(select(Appearance).where(Appearance.person_id == person.id)):
        db.session.delete(row)
    for event in db.session.scalars(select(Event)):
        if (kept := _others(event.contacts, whom)) != event.contacts:
            event.contacts = kept
    db.session.flush()
    db.session.delete(person)
    db.session.flush()


def _drop_copies(whom: Somebody) -> None:
    """Copies of drafts live for a day anyhow."""
    marks = [f'"{slug}"'.encode() for slug in whom.slugs] + [word.encode() for word in whom.words]
    for copy in db.session.scalars(select(DraftCopy)):
        if any(mark in copy.body for mark in marks):
            editions.drop_copy(copy)


def _forget_in_journal(whom: Somebody, number: int, appearances: set[int]) -> None:
    forget(whom.subjects)
    keys = [f"[{appearance}]" for appearance in appearances]
    forget_changes(db.session.scalars(select(Change.id).where(
        Change.of_table == "appearance", cast(Change.key, Text).in_(keys))).all())
    strike(whom.words)


def _still_named(whom: Somebody) -> Iterator[str]:
    names = [word.encode() for word in whom.words if " " in word or "@" in word]
    shown = select(Edition.root, Edition.body).order_by(Edition.root, Edition.number)
    yield from dict.fromkeys(root for root, body in db.session.execute(shown) if any(name in body for name in names))


def _unused(digest: str | None) -> tuple[str, ...]:
    """The portrait, where nobody else shows it."""
    if digest is None or not editions.is_named_nowhere(digest):
        return ()
    try:
        with db.session.begin_nested():
            db.session.execute(delete(StoredFile).where(StoredFile.digest == digest))
    except IntegrityError:  # another row names it
        return ()
    return (digest,)
