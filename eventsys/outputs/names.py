"""People in the order of a directory: by the name they are sorted under, in any script."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from eventsys.programme.structs import Person

from .folding import fold

OTHERS = "#"  # names that begin with no letter stand under this, at the end


def sort_name(person: Person) -> str:
    """As the organiser gave it, or else the last word of the name first."""
    if person.sort_name:
        return person.sort_name
    words = person.name.split()
    return f"{words[-1]}, {' '.join(words[:-1])}" if len(words) > 1 else person.name


def initial(person: Person) -> str:
    """One upper-case letter without its accent; a whole character where a script has no letters."""
    first = next((c for c in sort_name(person) if c.isalnum()), "")
    if not first.isalpha():
        return OTHERS
    base = fold(first)[:1] if "LATIN" in unicodedata.name(first, "") else first
    return base.upper()[:1] or OTHERS


def directory(people: Iterable[Person]) -> list[tuple[str, list[Person]]]:
    """Initial and its people, Latin first, then the other scripts in the order of Unicode."""
    ranked = sorted(people, key=_rank)
    return [(letter, list(group)) for letter, group in groupby(ranked, key=initial)]


def _rank(person: Person) -> tuple[bool, str, str, str]:
    letter = initial(person)
    return letter == OTHERS, letter, fold(sort_name(person)), person.key
