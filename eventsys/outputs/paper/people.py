"""The index: who appears, by family name, and on which pages."""

from dataclasses import dataclass
from datetime import date

from eventsys.outputs.names import directory, sort_name
from eventsys.programme.structs import Person
from eventsys.programme.view import View
from eventsys.programme.when import day_of

from .cards import LINE, NAME, anchor, person_line
from .measure import lines
from .words import Words, cut, right_to_left

_LETTERS_FROM = 25  # people; fewer are found without letters


@dataclass(frozen=True)
class Place:
    when: str
    room: str
    anchor: str
    track: str
    withdrawn: bool


@dataclass(frozen=True)
class Entry:
    anchor: str
    before: str  # the name as it is written, its family part between the two others
    family: str
    behind: str
    details: str
    places: tuple[Place, ...]


def index(view: View, words: Words) -> list[tuple[str, list[Entry]]]:
    """Initial to those who stand under it, as in the directory on the event's pages; few stand under none."""
    several = len(view.days) > 1
    found = [(letter, [_entry(view, person, words, several) for person in people])
             for letter, people in directory(view.people.values())]
    if len(view.people) >= _LETTERS_FROM or not found:
        return found
    return [("", [entry for _, entries in found for entry in entries])]


def _entry(view: View, person: Person, words: Words, several: bool) -> Entry:
    appearances = view.appearances[person.key]
    name, family = cut(person.name, NAME), cut(_family(person), NAME)
    before, found, behind = name.rpartition(family)
    if not found or right_to_left(name):  # the layout sets pieces of a line from left to right
        before, family, behind = "", name, ""
    places = {}
    for session, _ in appearances:
        day, room = day_of(session), view.every_room.get(session.room)
        when = _when(day, words.time(session.starts) if session.starts else "", several, words)
        places[session.uid] = Place(when, cut(room.name, LINE // 4) if room else "", anchor(session),
                                    session.track if session.track in view.tracks else "",
                                    session.status == "withdrawn")
    return Entry(f"p-{person.key}", before, family, behind, person_line(view, appearances[0][1], words).details,
                 tuple(places.values()))


def _when(day: date | None, time: str, several: bool, words: Words) -> str:
    return " ".join(part for part in (words.day(day, "EEE") if day and several else "", time) if part)


def _family(person: Person) -> str:
    """The part of the name that it is sorted under, which may be written in another script than the name."""
    return sort_name(person).split(",")[0].strip() or person.name


@dataclass(frozen=True)
class Measure:
    """Of a column of the index: em of the running text, as the style sheet has it."""

    width: float
    height: float
    name: float = 1.08  # size of names
    small: float = 0.9  # size of the places
    leading: float = 1.27
    after: float = 0.62  # below an entry
    letter: float = 4.05  # a letter's heading with its space


Column = list[tuple[str, Entry]]  # with the letter that the entry begins, or nothing


def columns(letters: list[tuple[str, list[Entry]]], measure: Measure, first_less: float) -> list[Column]:
    """Entries in columns that are full by estimate; the first two are shorter by `first_less`, for the title."""
    done: list[Column] = [[]]
    used = first_less
    for letter, entries in letters:
        for place, entry in enumerate(entries):
            high = _height(entry, measure)
            head = measure.letter if letter and not place else 0.0
            if used + head + high > measure.height and done[-1]:
                done.append([])
                used = first_less if len(done) == 2 else 0.0
            done[-1].append(("" if place else letter, entry))
            used += head + high
    return done


def _height(entry: Entry, measure: Measure) -> float:
    name = lines(entry.before + entry.family + entry.behind, measure.width / measure.name, bold=True)
    details = lines(entry.details, measure.width) if entry.details else 0
    places = sum(lines(f"{p.when} {p.room} → 888", measure.width / measure.small, bold=True) for p in entry.places)
    return measure.leading * (name * measure.name + details + places * measure.small) + measure.after
