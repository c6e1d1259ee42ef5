"""Order of precedence by the office held: a proposal, for protocol differs from host to host. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel import Locale
from msgspec import Struct

from eventsys.outputs.folding import fold

from .precedence_words import FORMER, LEVELS, ROLES_FIRST, TITLES_OF_OTHERS

# "Adviser to the Mayor", "cabinet of the minister": the office is another's.
_OF_ANOTHER = re.compile(r"\b(?:to|to the|of the|for the|au|du|de la|del|al|des|der|zum|zur)\s+$")
_PARTED = re.compile(r"\s*(?:[,;/|•]|&|\s[-–—]\s|\b(?:and|et|und|y)\b)\s*")


class Level(Struct, frozen=True):
    place: int  # 0 is the highest
    key: str


class Seat(Struct, frozen=True):
    """Somebody on a roster, as far as their place in it goes."""

    id: int
    role: str
    position: str


LEVEL_OF = {key: Level(place, key) for place, (key, _words) in enumerate(LEVELS)}
OTHERS = LEVEL_OF["others"]


def proposed(seats: Sequence[Seat]) -> list[int]:
    """Ids in the order proposed: roles that lead the session, then offices by rank, else as they stand."""
    return [seat.id for seat in sorted(seats, key=lambda seat: (
        ROLES_FIRST.get(seat.role, len(ROLES_FIRST)), *rank_of(seat.position)))]


def rank_of(position: str) -> tuple[int, int]:
    """For sorting: the level's place, and those no longer in office after those who are."""
    level, former = _read(position)
    return level.place, int(former)


def level_of(position: str) -> Level:
    """The highest of the offices that it names."""
    return _read(position)[0]


@lru_cache(maxsize=20_000)
def _read(position: str) -> tuple[Level, bool]:
    parts = [_spaced(part) for part in _PARTED.split(fold(position)) if part]
    found = [(level, _is_former(part)) for part in parts if (level := _level(part)) is not OTHERS]
    return min(found, key=lambda one: (one[0].place, one[1]), default=(OTHERS, False))


def _spaced(words: str) -> str:
    return re.sub(r"[\s\-‐-―]+", " ", words)


def _is_former(part: str) -> bool:
    return not _former().isdisjoint(part.replace(".", " ").split()) or part.startswith("前")


def _level(part: str) -> Level:
    """By the phrase that begins first, and of those the longest: "Deputy Mayor" is no mayor."""
    named = [(at, -len(words), key) for words, key in _phrases() if (at := _at(part, words)) >= 0]
    if not named:
        return OTHERS
    at, length, key = min(named)
    if key == "presidents" and part[at - length:].removeprefix(" of ").removeprefix("the ").strip() in _countries():
        return LEVEL_OF["heads of state"]
    return LEVEL_OF[key]


def _at(part: str, words: str) -> int:
    """Where the phrase stands as an office of one's own; -1 where it does not."""
    if words not in part or not words.isascii():
        return part.find(words)
    for found in re.finditer(rf"\b{re.escape(words)}\b", part):
        if not _OF_ANOTHER.search(part[:found.start()]):
            return found.start()
    return -1


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, str], ...]:
    listed = (*LEVELS, ("others", TITLES_OF_OTHERS))
    return tuple((_spaced(fold(phrase)), key) for key, phrases in listed for phrase in phrases.split(", ") if phrase)


@lru_cache(maxsize=1)
def _former() -> frozenset[str]:
    return frozenset(fold(word) for word in FORMER.split(", "))


@lru_cache(maxsize=1)
def _countries() -> Iterable[str]:
    return {fold(name).removeprefix("the ") for code, name in Locale("en").territories.items() if len(code) == 2} | {
        "republic", "state", "federation"}
