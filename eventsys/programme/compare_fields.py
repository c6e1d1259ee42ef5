"""Helpers of the comparison: which fields differ, which entries came and went."""

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import TypeVar

from .structs import Fact

T = TypeVar("T")


def changed_fields(then: Fact, now: Fact, told: Collection[str]) -> tuple[str, ...]:
    """Names of the fields that differ, apart from those that are told otherwise."""
    return tuple(field for field in now.__struct_fields__
                 if field not in told and getattr(then, field) != getattr(now, field))


def came_and_went(
    then: Iterable[T], now: Iterable[T], key: Callable[[T], Hashable]
) -> tuple[list[T], list[T], bool]:
    """Entries only in `now`, entries only in `then`, and whether the common ones or their order differ."""
    before, after = list(then), list(now)
    keys_before, keys_after = {key(e) for e in before}, {key(e) for e in after}
    stayed = ([e for e in before if key(e) in keys_after], [e for e in after if key(e) in keys_before])
    return ([e for e in after if key(e) not in keys_before],
            [e for e in before if key(e) not in keys_after], stayed[0] != stayed[1])
