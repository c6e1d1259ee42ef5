"""What is worked out once for a view and forgotten with it: a cache of its own would keep old editions alive."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from eventsys.programme.view import View

T = TypeVar("T")


def per_view(make: Callable[[View], T]) -> Callable[[View], T]:
    made: WeakKeyDictionary[View, T] = WeakKeyDictionary()

    @wraps(make)
    def remembered(view: View) -> T:
        if view not in made:
            made[view] = make(view)
        return made[view]

    return remembered
