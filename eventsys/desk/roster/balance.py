"""Who is on an event's rosters, counted: regions, countries, roles; without those who declined. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .members import Member, Place


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
    return counted(what(member) for member in members if any(map(_is_coming, member.places)))


def by_role(members: Sequence[Member]) -> Count:
    """Each place counts: somebody may moderate here and speak there."""
    return counted(place.seat.role for member in members for place in member.places if _is_coming(place))


def by_answer(members: Sequence[Member]) -> Count:
    return counted(place.seat.state for member in members for place in member.places)


def _is_coming(place: Place) -> bool:
    return place.seat.state != "declined"
