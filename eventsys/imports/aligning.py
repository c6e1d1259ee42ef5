"""Rows of a list made to say what a tuple of facts says, so that what only organisers know stays on them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

R = TypeVar("R")


def aligned(rows: Iterable[R], facts: Iterable[dict[str, Any]], same: Callable[[Any], Hashable],
            make: Callable[[], R]) -> list[R]:
    """In the order of the facts, each row that is the same taken up again; the others are not in the list.

    `same` tells what a row is from its attributes; facts are turned into a row first.
    """
    free: defaultdict[Hashable, list[R]] = defaultdict(list)
    for row in rows:
        free[same(row)].append(row)
    found = []
    for rank, fact in enumerate(facts):
        given = {**fact, "rank": rank}
        waiting = free[same(_Given(given))]
        row = waiting.pop(0) if waiting else make()
        for name, value in given.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        found.append(row)
    return found


class _Given:
    """Facts that are asked as a row is."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self.__dict__.update(facts)
