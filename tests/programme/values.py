"""Hypothesis strategies for any field of a programme, made from its type."""

import types
from datetime import date, datetime, time
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from eventsys.programme.structs import Fact

_PLAIN = {
    str: st.text(max_size=5),
    bool: st.booleans(),
    int: st.integers(0, 5),
    float: st.floats(-80, 80),
    date: st.dates(date(2026, 1, 1), date(2026, 1, 4)),
    time: st.times(),
    datetime: st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 4)),
}


def value(hint: Any) -> st.SearchStrategy[Any]:
    """A value that fits a type hint of a struct's field."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint is type(None):
        return st.none()
    if isinstance(hint, type) and issubclass(hint, Fact):
        return st.builds(hint, **{name: value(of) for name, of in get_type_hints(hint).items()})
    if get_origin(hint) is tuple:
        return st.lists(value(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(value(of) for of in get_args(hint)))
    return st.sampled_from(get_args(hint))  # Literal
