"""What the types of the entries cannot hold: names that must lead somewhere, codes, times that need a day."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError

from .entries import As, Event, Listing, Person, Session, Tier
from .files import Absence, Biography, Change, Changes, Draft, EventFile, Join
from .marks import MARKS

COUNTRIES: Container[str] = {code for code in map(str, Locale("en").territories) if len(code) == 2}


def complaints(pieces: Mapping[str, EventFile]) -> list[str]:
    """A line for each fault: file, entry, what is wrong. `pieces` are all files of one event, by name."""
    known = _Known(pieces.values())
    found = [f"{label}: {fault}" for label, piece in pieces.items() for fault in _of_piece(piece, known)]
    label = next(iter(pieces))
    found += [f"{label}: {key} is there {count} times" for key, count in known.keys.items() if count > 1]
    if not any(piece.event for piece in pieces.values()):
        found.append(f"{label}: event is missing")
    return found


class _Known:
    """All keys of one event's files."""

    def __init__(self, pieces: Iterable[EventFile]) -> None:
        files = list(pieces)
        self.events = {e.slug for f in files for e in (*f.part, *((f.event,) if f.event else ()))}
        self.lists = {name: {entry.key for f in files for entry in getattr(f, name)}
                      for name in ("venue", "room", "track", "kind")}
        self.tiers = {tier.key for f in files for tier in _tiers(f)}
        self.sponsors = {listing.name for f in files for listing in _listings(f)}
        self.people = {p.key for p in _everyone(files)}
        self.sessions = {x.slug for x in _every_session(files)}
        self.keys = Counter([f"person {p.key!r}" for p in _everyone(files)]
                            + [f"session {x.slug!r}" for x in _every_session(files)]
                            + [f"{name} {entry.key!r}" for f in files for name in self.lists
                               for entry in getattr(f, name)])


def _everyone(files: Iterable[EventFile]) -> Iterator[Person]:
    for file in files:
        yield from file.person
        for changes in _changes(file):
            yield from changes.person


def _every_session(files: Iterable[EventFile]) -> Iterator[Session]:
    for file in files:
        yield from file.session
        for changes in _changes(file):
            yield from changes.session


def _changes(file: EventFile) -> Iterator[Changes]:
    yield from file.later
    if file.draft:
        yield file.draft


def _tiers(file: EventFile) -> Iterator[Tier]:
    yield from file.tier
    for event in (*((file.event,) if file.event else ()), *file.part):
        yield from event.tier


def _listings(file: EventFile) -> Iterator[Listing]:
    for tier in _tiers(file):
        yield from tier.listing
    if file.draft:
        yield from file.draft.listing


def _of_piece(piece: EventFile, known: _Known) -> Iterator[str]:
    for event in (*((piece.event,) if piece.event else ()), *piece.part):
        yield from _each(f"event {event.slug!r}", _of_event(event, known))
    for person in _everyone([piece]):
        yield from _each(f"person {person.key!r}", _country(person.country))
    for session in _every_session([piece]):
        yield from _each(f"session {session.slug!r}", _of_session(session, known))
    for room in piece.room:
        yield from _each(f"room {room.key!r}", _named(room.venue, known.lists["venue"], "venue"))
    for listing in _listings(piece):
        mark = listing.logo.mark if listing.logo else ""
        yield from _each(f"listing {listing.name!r}", _named(mark, MARKS, "logo.mark"))
    for changes in piece.later:
        yield from _each("edition", _of_changes(changes, known))
    if piece.draft:
        yield from _each("draft", (*_of_changes(piece.draft, known), *_of_draft(piece.draft, known)))


def _each(entry: str, faults: Iterable[str]) -> Iterator[str]:
    return (f"{entry}: {fault}" for fault in faults)


def _named(key: str, among: Container[str], what: str) -> Iterator[str]:
    if key and key not in among:
        yield f"{what}: there is no {key!r}"


def _country(code: str) -> Iterator[str]:
    return _named(code, COUNTRIES, "country")


def _of_event(event: Event, known: _Known) -> Iterator[str]:
    yield from _named(event.zone, available_timezones(), "zone")
    yield from _named(event.venue, known.lists["venue"], "venue")
    yield from _country(event.country)
    if (event.starts is None) + (event.coming is None) + (event.on is None) != 2:
        yield "one of starts, coming and on says when it is held"
    if event.starts and event.ends and event.ends < event.starts:
        yield "ends: it is before starts"


def _of_session(session: Session, known: _Known) -> Iterator[str]:
    yield from _named(session.event, known.events, "event")
    for name in ("room", "track", "kind"):
        yield from _named(getattr(session, name), known.lists[name], name)
    yield from _named(session.sponsor, known.sponsors, "sponsor")
    for people in session.roster.values():
        for one in people:
            yield from _named(one.person if isinstance(one, As) else one, known.people, "roster")
    for tag in (session.language, *session.interpretation):
        yield from _language(tag)
    yield from _times(session)


def _language(tag: str) -> Iterator[str]:
    if not tag or tag.startswith("sgn"):
        return
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        yield f"language: {tag!r} is none"


def _times(session: Session) -> Iterator[str]:
    rules: tuple[tuple[str, Callable[[Session], object]], ...] = (
        ("start: it needs a day", lambda x: x.start and x.day is None),
        ("end: it needs a start", lambda x: x.end and not x.start),
        ("after_midnight: it needs a start", lambda x: x.after_midnight and not x.start),
    )
    return (words for words, broken in rules if broken(session))


def _of_changes(changes: Changes, known: _Known) -> Iterator[str]:
    every: Iterable[Change] = (*changes.move, *changes.withdraw, *changes.replace, *changes.retitle)
    for change in every:
        yield from _named(change.session, known.sessions, "session")
    for move in changes.move:
        yield from _named(move.room, known.lists["room"], "room")
    for swap in changes.replace:
        yield from _named(swap.person, known.people, "person")
        yield from _named(swap.by, known.people, "by")


def _of_draft(draft: Draft, known: _Known) -> Iterator[str]:
    said = (draft.answers.unasked, draft.answers.proposed, draft.answers.invited, draft.answers.declined)
    named = Counter(person for people in said for person in people)
    one_by_one: Iterable[Join | Biography | Absence] = (*draft.join, *draft.biography, *draft.absence)
    for person in (*named, *(each.person for each in one_by_one)):
        yield from _named(person, known.people, "person")
    yield from (f"answers: {person!r} is there {count} times" for person, count in named.items() if count > 1)
    on_sessions: Iterable[Change] = (*draft.join, *draft.accepted)
    for change in on_sessions:
        yield from _named(change.session, known.sessions, "session")
    for listing in draft.listing:
        yield from _named(listing.tier, known.tiers, "tier")
    yield from (f"biography: {each.person!r} was not asked yet" for each in draft.biography
                if draft.answers.of(each.person) in ("", "proposed"))
    yield from (f"absence: {each.person!r} is back before they leave" for each in draft.absence
                if each.end <= each.start)
