"""Rows in an order that people chose: a new one comes last, and each may go up or down."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Ranked(Protocol):
    rank: int


R = TypeVar("R", bound=Ranked)


def after(rows: Sequence[Ranked]) -> int:
    """The rank of one that comes behind these."""
    return max((row.rank for row in rows), default=-1) + 1


def move(rows: Sequence[R], row: R, by: int) -> bool:
    """Shift it among the others, as far as there is room. False where it stays. `rows` in their order."""
    place = list(rows).index(row)
    goal = max(0, min(len(rows) - 1, place + by))
    if goal == place:
        return False
    order = [one for one in rows if one is not row]
    order.insert(goal, row)
    number(order)
    return True


def number(order: Sequence[Ranked]) -> None:
    for rank, one in enumerate(order):
        if one.rank != rank:
            one.rank = rank
