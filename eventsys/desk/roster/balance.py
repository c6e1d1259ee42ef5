"""Who is on an event's rosters, counted: regions, countries, roles, answers. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .members import Member


@dataclass(frozen=True)
class Share:
    key: str
    count: int


@dataclass(frozen=True)
class Count:
    """Shares of all, the largest first, what is not known last."""

    shares: tuple[Share, ...]
    total: int


def counted(values: Iterable[str]) -> Count:
    found = Counter(values)
    shares = sorted(found.items(), key=lambda one: (not one[0], -one[1], one[0]))
    return Count(tuple(Share(*one) for one in shares), sum(found.values()))


def by_person(members: Sequence[Member], what: Callable[[Member], str]) -> Count:
    return counted(what(member) for member in members)


def by_place(members: Sequence[Member], what: Callable[..., str]) -> Count:
    """Each place on a roster counts: somebody may moderate here and speak there."""
    return counted(what(place.seat) for member in members for place in member.places)
