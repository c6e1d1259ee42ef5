"""What the draft holds before an import, in as many queries for ten sessions as for a thousand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select

from eventsys.editions.services import published_sessions
from eventsys.events.models import Event
from eventsys.events.services import find, summit_of
from eventsys.kit import storage
from eventsys.kit.database import db
from eventsys.people import public as people_public
from eventsys.people.models import Person, PersonIdentity
from eventsys.people.services import taken_slugs
from eventsys.programme import structs
from eventsys.publishing.services import collect
from eventsys.sessions.models import Session

Mark = tuple[str, str]  # guid, code or id, and its value


@dataclass(frozen=True)
class Draft:
    """The public side of the draft, and what else an import must know to fit in."""

    slug: str  # of the event that the file is for
    programme: structs.Programme | None = None  # of its whole summit; None where the event is new
    people: dict[str, structs.Person] = field(default_factory=dict)  # known to the summit, by key
    marks: dict[Mark, str] = field(default_factory=dict)  # to Person.key
    person_slugs: frozenset[str] = frozenset()  # of everybody, in any event
    events_elsewhere: frozenset[str] = frozenset()  # slugs of other summits' events
    uids_elsewhere: frozenset[str] = frozenset()  # of their sessions and events
    gone: tuple[structs.Session, ...] = ()  # that were public and are no longer in the draft
    files: dict[str, structs.Picture] = field(default_factory=dict)  # digest to what our store has of it

    @property
    def event(self) -> structs.Event | None:
        """The one that the file is for."""
        events = self.programme.events if self.programme else ()
        return next((event for event in events if event.slug == self.slug), None)


def load(slug: str, uids: Iterable[str] = (), digests: Iterable[str] = ()) -> Draft:
    """`uids` and `digests` are those that the file names."""
    event = find(slug)
    summit = event and summit_of(event)
    programme = collect(summit) if summit else None
    marks, people = _known_people(summit, programme)
    family = {e.slug for e in programme.events} if programme else set()
    return Draft(
        slug=slug, programme=programme, people=people, marks=marks, person_slugs=frozenset(taken_slugs()),
        events_elsewhere=frozenset(set(db.session.scalars(select(Event.slug))) - family),
        uids_elsewhere=_uids_elsewhere(list(uids), summit), gone=_gone(programme), files=_stored(set(digests)))


def _gone(programme: structs.Programme | None) -> tuple[structs.Session, ...]:
    if programme is None:
        return ()
    here = {session.uid for session in programme.sessions}
    return tuple(s for s in published_sessions(programme.root.slug) if s.uid not in here)


def _known_people(summit: Event | None,
                  programme: structs.Programme | None) -> tuple[dict[Mark, str], dict[str, structs.Person]]:
    """Those on a roster, and those whom a file of this summit named before."""
    if summit is None or programme is None:
        return {}, {}
    rows = db.session.execute(
        select(PersonIdentity.scheme, PersonIdentity.mark, PersonIdentity.person_id, Person.slug)
        .join(Person, Person.id == PersonIdentity.person_id)
        .where(PersonIdentity.source == summit.slug)).all()
    people = {person.key: person for person in programme.people}
    absent = [row.person_id for row in rows if row.slug not in people]
    people |= {p.key: p for p in people_public.people(absent, summit.slug).values()} if absent else {}
    return {(row.scheme, row.mark): row.slug for row in rows}, people


def _uids_elsewhere(uids: list[str], summit: Event | None) -> frozenset[str]:
    own = summit.id if summit else 0
    taken = set(db.session.scalars(select(Event.uid).where(Event.uid.in_(uids)))) if uids else set()
    for place in range(0, len(uids), 500):  # engines bound the number of values in one statement
        taken |= set(db.session.scalars(select(Session.uid).where(
            Session.uid.in_(uids[place:place + 500]), Session.summit_id != own)))
    return frozenset(taken)


def _stored(digests: set[str]) -> dict[str, structs.Picture]:
    """Those that our store has: in the table, or as bytes which a copied folder brought along."""
    known = storage.described(digests)
    for digest in sorted(digests - set(known)):
        if adopted := storage.adopt(digest):
            known[digest] = adopted
    return {file.digest: structs.Picture(file.digest, file.media_type, file.width or 0, file.height or 0)
            for file in known.values()}
