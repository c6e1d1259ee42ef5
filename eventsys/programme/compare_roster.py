"""Who joined a session, who left it, and what changed for those who stayed."""

from collections.abc import Iterator, Mapping

from . import changes as c
from .structs import Appearance

Pair = tuple[int, int]  # places in the roster before and after


def roster_changes(
    name: c.SessionName, then: tuple[Appearance, ...], now: tuple[Appearance, ...], people: Mapping[str, str]
) -> Iterator[c.AnyChange]:
    """`people` gives the name of each key. A person may appear more than once, in several roles."""
    pairs = _pairs(then, now)
    stayed_then, stayed_now = {was for was, _ in pairs}, {is_ for _, is_ in pairs}
    for place, appearance in enumerate(now):
        if place not in stayed_now:
            yield c.Joined(name, appearance.person, people[appearance.person], appearance.role)
    for place, appearance in enumerate(then):
        if place not in stayed_then:
            yield c.Left(name, appearance.person, people[appearance.person], appearance.role)
    for was, is_ in pairs:
        yield from _stayed(name, then[was], now[is_], people[now[is_].person])
    if [was for was, _ in pairs] != sorted(stayed_then):
        yield c.RosterReordered(name)


def _stayed(name: c.SessionName, then: Appearance, now: Appearance, person: str) -> Iterator[c.AnyChange]:
    if then.role != now.role:
        yield c.RoleChanged(name, now.person, person, then.role, now.role)
    was = c.Capacity(then.position, then.organisations, then.country)
    capacity = c.Capacity(now.position, now.organisations, now.country)
    if was != capacity:
        yield c.CapacityChanged(name, now.person, person, was, capacity)


def _pairs(then: tuple[Appearance, ...], now: tuple[Appearance, ...]) -> list[Pair]:
    """Appearances of the same person: first equal ones, then those in the same role, then the rest."""
    left_then, left_now = list(range(len(then))), list(range(len(now)))
    pairs: list[Pair] = []
    for alike in (_equal, _same_role, _same_person):
        for is_ in list(left_now):
            was = next((place for place in left_then if alike(then[place], now[is_])), None)
            if was is not None:
                pairs.append((was, is_))
                left_then.remove(was)
                left_now.remove(is_)
    return sorted(pairs, key=lambda pair: pair[1])


def _equal(then: Appearance, now: Appearance) -> bool:
    return then == now


def _same_role(then: Appearance, now: Appearance) -> bool:
    return (then.person, then.role) == (now.person, now.role)


def _same_person(then: Appearance, now: Appearance) -> bool:
    return then.person == now.person
