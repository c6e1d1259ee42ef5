"""Search over the sessions and people of a view: every word must be found, best places first."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from eventsys.programme import richtext
from eventsys.programme.structs import Appearance, Person, Session
from eventsys.programme.view import View

from .folding import fold, spans

T = TypeVar("T")
MOST_WORDS = 12
MOST_HITS = 60  # of sessions, and of people; more are only counted
EXCERPT = 180  # characters


@dataclass(frozen=True)
class Hit(Generic[T]):
    thing: T
    score: int
    excerpt: str = ""  # of the text, around the first word found in it


@dataclass(frozen=True)
class Reason:
    appearance: Appearance | None  # the one in whose position or organisations words were found
    excerpt: str  # of the biography, around what is found nowhere else


@dataclass(frozen=True)
class Results:
    words: tuple[str, ...]  # folded
    sessions: tuple[Hit[Session], ...] = ()
    people: tuple[Hit[Person], ...] = ()
    sessions_found: int = 0
    people_found: int = 0


@dataclass(frozen=True)
class _Entry(Generic[T]):
    """Folded texts with what a word found in each is worth, the worthiest first."""

    thing: T
    fields: tuple[tuple[int, str], ...]
    text: str = ""  # plain, unfolded: excerpts come from it


@dataclass(frozen=True)
class _Index:
    sessions: tuple[_Entry[Session], ...]
    people: tuple[_Entry[Person], ...]


_indexes: WeakKeyDictionary[View, _Index] = WeakKeyDictionary()


def search(view: View, query: str) -> Results:
    words = words_of(query)
    if not words:
        return Results(())
    index = _index(view)
    sessions, sessions_found = _hits(index.sessions, words)
    people, people_found = _hits(index.people, words)
    return Results(words, sessions, people, sessions_found, people_found)


def people(view: View, query: str) -> list[Person]:
    """Everybody in whom all words are found, unranked."""
    words = words_of(query)
    return [entry.thing for entry in _index(view).people if _score(entry.fields, words)]


def reason(view: View, person: Person, words: tuple[str, ...]) -> Reason:
    """Why a person was found, where the name alone does not tell."""
    left = _not_in(f"{person.name} {person.sort_name}", words)
    doings = [appearance for _session, appearance in view.appearances[person.key]]
    best = min(doings, key=lambda appearance: len(_not_in(_held(appearance), left)))
    still = _not_in(_held(best), left)
    return Reason(best if still != left else None, _excerpt(richtext.words(person.biography), still))


def _not_in(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(word for word in words if word not in folded)


def words_of(query: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(query[:200]).split()))[:MOST_WORDS]


def marked(text: str, words: tuple[str, ...]) -> list[tuple[bool, str]]:
    """The text in pieces, each with whether it is one of the words looked for."""
    pieces, at = [], 0
    for start, end in spans(text, words):
        pieces += [(False, text[at:start]), (True, text[start:end])]
        at = end
    return [piece for piece in (*pieces, (False, text[at:])) if piece[1]]


def _index(view: View) -> _Index:
    index = _indexes.get(view)
    if index is None:
        index = _indexes[view] = _Index(_sessions(view), _people(view))
    return index


def _hits(entries: tuple[_Entry[T], ...], words: tuple[str, ...]) -> tuple[tuple[Hit[T], ...], int]:
    """The best, and how many there are."""
    found = [(score, entry) for entry in entries if (score := _score(entry.fields, words))]
    best = sorted(found, key=lambda scored: -scored[0])[:MOST_HITS]
    return tuple(Hit(entry.thing, score, _excerpt(entry.text, words)) for score, entry in best), len(found)


def _score(fields: tuple[tuple[int, str], ...], words: tuple[str, ...]) -> int:
    """0 unless every word is found; the beginning of a word counts twice its inside."""
    total = 0
    for word in words:
        best = max((worth * (2 if f" {word}" in f" {text}" else 1) for worth, text in fields if word in text),
                   default=0)
        if not best:
            return 0
        total += best
    return total


def _excerpt(text: str, words: tuple[str, ...]) -> str:
    found = spans(text, words) if text else []
    if not found:
        return ""
    start = max(0, found[0][0] - EXCERPT // 3)
    if start:
        start = text.find(" ", start, found[0][0]) + 1 or start
    end = start + EXCERPT
    if end < len(text):
        end = max(text.rfind(" ", found[0][1], end), found[0][1])
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")


def _sessions(view: View) -> tuple[_Entry[Session], ...]:
    return tuple(_session(view, session) for session in view.shown_sessions)


def _session(view: View, session: Session) -> _Entry[Session]:
    track, kind = view.tracks.get(session.track), view.kinds.get(session.kind)
    room = view.every_room.get(session.room)
    text = " ".join((richtext.words(session.summary), richtext.words(session.objectives_intro),
                     *session.objectives))
    people = (f"{view.person(a.person).name} {' '.join(a.organisations)} {a.position}" for a in session.roster)
    return _Entry(session, _fields(
        (40, f"{session.code} {session.code.replace(' ', '')}"),
        (20, f"{session.title} {session.subtitle}"),
        (8, " ".join(people)),
        (6, " ".join((track.name if track else "", kind.name if kind else "", room.name if room else "",
                      *(organiser.name for organiser in session.organisers)))),
        (2, text)), " ".join(text.split()))


def _people(view: View) -> tuple[_Entry[Person], ...]:
    return tuple(_person(view, person) for person in view.people.values())


def _person(view: View, person: Person) -> _Entry[Person]:
    held = " ".join(_held(appearance) for _session, appearance in view.appearances[person.key])
    return _Entry(person, _fields((30, f"{person.name} {person.sort_name}"), (8, held),
                                  (2, richtext.words(person.biography))))


def _held(appearance: Appearance) -> str:
    return f"{appearance.position} {' '.join(appearance.organisations)}"


def _fields(*given: tuple[int, str]) -> tuple[tuple[int, str], ...]:
    return tuple((worth, folded) for worth, text in given if (folded := " ".join(fold(text).split())))
