"""What somebody may send about themselves: how it stands now, and writing it where an organiser accepts it.

A fact is a small mapping, kept as JSON: {"name": ..., "honorific": ...}. Texts are as the tables have them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from eventsys.events.models import Version
from eventsys.kit import clock, ranked
from eventsys.kit.database import db
from eventsys.people.directory import take_office
from eventsys.people.models import Person
from eventsys.people.names import words_of
from eventsys.people.queries import offices
from eventsys.programme.structs import Link
from eventsys.sessions.models import Appearance, Session, SessionDocument

Fact = dict[str, Any]
_BESIDE = ("full", "cut", "document")
FIELDS: Final = ("name", "position", "biography", "picture", "links", "slides")
Doing = Sequence[tuple[Appearance, Session]]


def current(field: str, person: Person, doing: Doing) -> Fact:
    """What the organisers' own tables say now; nothing of slides, which are always new."""
    return _CURRENT[field](person, doing)


def apply(field: str, fact: Fact, person: Person, doing: Doing, into_directory: bool) -> None:
    """Write it. `into_directory` says of a position that it is an office they hold, for the events to come too."""
    if field == "position":
        _hold(fact, person, doing, into_directory)
    else:
        _APPLY[field](fact, person)


def bare(fact: Mapping[str, Any]) -> Fact:
    """Without what is kept beside it: the picture that a portrait was cut from, the document that slides became."""
    return {name: value for name, value in fact.items() if name not in _BESIDE}


def is_told(field: str, fact: Mapping[str, Any]) -> bool:
    """Whether it says anything at all."""
    return any(bool(value) for value in fact.values())


def sorted_as(name: str, before: Person) -> str:
    """The family name of a new name first, where the one before was sorted so; the organiser's word else stands."""
    words = name.split()
    if not before.sort_name or {w.text for w in words_of(before.sort_name)} != {w.text for w in words_of(before.name)}:
        return before.sort_name
    return f"{words[-1]}, {' '.join(words[:-1])}" if len(words) > 1 else name


def show_slides(fact: Fact, session: Session, is_public: bool) -> SessionDocument:
    """As a document of the session; where their slides stood there before, as its next version."""
    known = db.session.get(SessionDocument, fact["document"]) if fact.get("document") else None
    if known is None or known.session_id != session.id:
        documents = db.session.scalars(select(SessionDocument).where(SessionDocument.session_id == session.id)).all()
        known = SessionDocument(session_id=session.id, rank=ranked.after(documents))
        db.session.add(known)
    elif known.digest and known.digest != fact["digest"]:
        known.earlier = (*known.earlier, Version(known.digest, known.media_type, known.size or 0, clock.now()))
    known.title, known.digest, known.url = fact["title"], fact["digest"], ""
    known.media_type, known.size, known.is_public = "application/pdf", fact["size"], is_public
    db.session.flush()
    return known


def _position(person: Person, doing: Doing) -> Fact:
    """As the first of their appearances that says something of it does."""
    held = [a for a, _session in doing if a.state != "declined"] or [a for a, _session in doing]
    first = next((a for a in held if a.position or a.organisations), held[0] if held else None)
    if first is None:
        return {"position": "", "organisations": [], "country": person.country}
    return {"position": first.position, "organisations": list(first.organisations), "country": first.country}


def _hold(fact: Fact, person: Person, doing: Doing, into_directory: bool) -> None:
    """In all that they do at this summit; where a roster names another capacity on purpose, that stands."""
    was = _position(person, doing)
    for appearance, _session in doing:
        if not (appearance.position or appearance.organisations) or _held(appearance) == was:
            appearance.position, appearance.country = fact["position"], fact["country"]
            appearance.organisations = tuple(fact["organisations"])
    if into_directory:
        _take_offices(fact, person)
    db.session.flush()


def _held(appearance: Appearance) -> Fact:
    return {"position": appearance.position, "organisations": list(appearance.organisations),
            "country": appearance.country}


def other_capacities(person: Person, doing: Doing) -> list[Session]:
    """Sessions in which they appear as something else than in the first one."""
    was = _position(person, doing)
    return [session for appearance, session in doing
            if (appearance.position or appearance.organisations) and _held(appearance) != was]


def _take_offices(fact: Fact, person: Person) -> None:
    known = {(held.position, held.organisation) for held in offices([person.id]).get(person.id, ())}
    for organisation in fact["organisations"] or [""]:
        if (fact["position"] or organisation) and (fact["position"], organisation) not in known:
            take_office(person, fact["position"], organisation)
    person.country = fact["country"] or person.country


def _name(fact: Fact, person: Person) -> None:
    person.sort_name = fact["sort_name"] if "sort_name" in fact else sorted_as(fact["name"], person)
    person.name, person.honorific = fact["name"], fact["honorific"]


def _picture(fact: Fact, person: Person) -> None:
    person.picture_digest = fact["digest"] or None


def _biography(fact: Fact, person: Person) -> None:
    person.biography = fact["biography"]


def _links(fact: Fact, person: Person) -> None:
    person.links = tuple(Link(url=link["url"], title=link.get("title", "")) for link in fact["links"])


_CURRENT: dict[str, Callable[[Person, Doing], Fact]] = {
    "name": lambda person, _doing: {"name": person.name, "honorific": person.honorific},
    "position": _position,
    "biography": lambda person, _doing: {"biography": person.biography},
    "picture": lambda person, _doing: {"digest": person.picture_digest or ""},
    "links": lambda person, _doing: {"links": [{"url": link.url, "title": link.title} for link in person.links]},
    "slides": lambda _person, _doing: {},
}
_APPLY: dict[str, Callable[[Fact, Person], None]] = {
    "name": _name, "biography": _biography, "picture": _picture, "links": _links,
}
