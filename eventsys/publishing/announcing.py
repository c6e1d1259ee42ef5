"""Who hears of a publication, and the letters to them: one digest each, held until an organiser has looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from eventsys.editions.models import Edition
from eventsys.events.models import Event
from eventsys.kit import i18n, outbox
from eventsys.kit.database import db
from eventsys.kit.lettertext import Link
from eventsys.outputs.changes import sessions as told_sessions
from eventsys.outputs.changes.words import Words
from eventsys.outputs.links import Links
from eventsys.people.models import Person
from eventsys.people.names import called
from eventsys.programme import changes as c
from eventsys.programme.changes import Comparison
from eventsys.programme.structs import Programme, Session

KIND = "publishing.changes"
# What a panelist has to know of their own session; a new summary is not worth a letter.
TELLING = (c.Added, c.Moved, c.Withdrawn, c.Removed, c.Restored, c.Renamed, c.LanguageChanged, c.InterpretationChanged)
OF_ONE = (c.Joined, c.Left, c.RoleChanged)  # concern the person that they name
SOME = 500  # keys in one statement
_links = Links("")


@dataclass(frozen=True)
class Concerned:
    """What one person is told, by session, in the order of the agenda."""

    key: str  # Person.key
    sessions: tuple[tuple[c.SessionName, tuple[c.SessionChange, ...]], ...]


@dataclass(frozen=True)
class Hearing:
    """Whom a letter can reach, and whom not, for want of an address."""

    reached: tuple[tuple[Concerned, Person], ...]
    without_address: tuple[tuple[Concerned, Person], ...]


def concerned(before: Programme | None, after: Programme, comparison: Comparison) -> tuple[Concerned, ...]:
    """Those whose own sessions change; nobody at a first edition, which invitations have told."""
    if before is None or comparison.first:
        return ()
    rosters = _rosters(before, after)
    told: dict[str, dict[str, list[c.SessionChange]]] = {}
    for change in comparison.changes:
        if isinstance(change, c.SessionChange):
            for key in _whom(change, rosters):
                told.setdefault(key, {}).setdefault(change.session.uid, []).append(change)
    return tuple(Concerned(key, tuple((changes[0].session, tuple(changes)) for changes in of.values()))
                 for key, of in sorted(told.items()))


def _rosters(*programmes: Programme) -> dict[str, set[str]]:
    """Everybody who was or is on the roster of a session, by its uid."""
    on: dict[str, set[str]] = {}
    for programme in programmes:
        for session in programme.sessions:
            on.setdefault(session.uid, set()).update(a.person for a in session.roster)
    return on


def _whom(change: c.SessionChange, rosters: Mapping[str, set[str]]) -> Iterable[str]:
    if isinstance(change, OF_ONE):
        return (change.person,)
    if isinstance(change, TELLING):
        return rosters.get(change.session.uid, ())
    return ()


def hearing(of: Iterable[Concerned]) -> Hearing:
    """One query for each five hundred people."""
    by_key = {each.key: each for each in of}
    people: list[Person] = []
    keys = sorted(by_key)
    for at in range(0, len(keys), SOME):
        people += db.session.scalars(select(Person).where(Person.slug.in_(keys[at:at + SOME])))
    pairs = [(by_key[person.slug], person) for person in sorted(people, key=lambda p: (p.sort_name or p.name, p.id))]
    return Hearing(tuple(pair for pair in pairs if outbox.is_address(pair[1].email)),
                   tuple(pair for pair in pairs if not outbox.is_address(pair[1].email)))


def write_letters(summit: Event, edition: Edition, programme: Programme, heard: Hearing) -> int:
    """One held letter each; an edition's letter to a person is written once. Gives how many."""
    words, sessions = _words(), {session.uid: session for session in programme.sessions}
    there = {a.person for session in programme.sessions if session.status != "removed" for a in session.roster}
    for each, person in heard.reached:
        outbox.post(
            to=person.email, to_name=person.name, kind=KIND, template="mail/publishing/changes.txt", held=True,
            about=summit.id, subject_of=f"person:{person.id}",
            key=f"{KIND}:{edition.root}:{edition.number}:{person.id}",
            reply_to=next((contact.email for contact in summit.contacts if contact.email), ""),
            values={"name": called(person.honorific, person.name), "event": summit.title,
                    "sessions": _told(each, sessions, summit, words),
                    "calendar": Link(_links.person(summit.slug, person.slug)) if person.slug in there else None})
    return len(heard.reached)


def _told(each: Concerned, sessions: Mapping[str, Session], summit: Event, words: Words) -> list[dict[str, object]]:
    return [{"title": name.title, "sentences": _sentences(changes, words), "link": _link(sessions, name, summit)}
            for name, changes in each.sessions]


def _sentences(changes: Iterable[c.SessionChange], words: Words) -> list[str]:
    said = (told_sessions.sentence(change, words) for change in changes)
    return [sentence.striptags() for sentence in said if sentence]


def _link(sessions: Mapping[str, Session], name: c.SessionName, summit: Event) -> Link | None:
    """None where the page is gone."""
    session = sessions.get(name.uid)
    if session is None or session.status == "removed":
        return None
    return Link(_links.session(session.event, session.slug))


def _words() -> Words:
    return Words(i18n.gettext, i18n.country, i18n.language, i18n.date_words, i18n.date_range, str(i18n.locale()))
