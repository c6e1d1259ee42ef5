"""Which registrations are meant: as the list's address says it, and a message's segment keeps it."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from eventsys.kit.http import number_or
from eventsys.people.names import plain
from eventsys.programme.richtext import line

from .rules import LIVING, STATES

LONGEST = 200  # characters of what is typed
Mail = Literal["", "refused"]
First = Literal["", "yes", "no"]
_GROUPS = {"living": tuple(state for state in STATES if state in LIVING)}  # words that stand for several states


class Filter(Struct, frozen=True, omit_defaults=True):
    """What is empty, or 0, does not count."""

    q: str = ""  # of name, e-mail, organisation, city and code, each word somewhere
    state: str = ""  # one of STATES, or "living"
    category: int = 0
    country: str = ""  # "none" for those who named none
    organisation: str = ""  # some of its words
    city: str = ""
    delegation: int = 0
    look: bool = False  # changed since an organiser approved it
    question: int = 0
    answer: str = ""  # key of an option, "yes", "no", or some of the words; "" for any answer at all
    session: int = 0  # signed up for this one
    mail: Mail = ""  # whose last letter did not get through
    first: First = ""  # whether they never had a place at an earlier event
    source: str = ""

    @property
    def states(self) -> tuple[str, ...]:
        return _GROUPS.get(self.state, (self.state,)) if self.state else ()

    @property
    def is_any(self) -> bool:
        return self == Filter()


def read(given: Mapping[str, Any]) -> Filter:
    """Of an address or a form; what makes no sense counts as not said."""
    def text(name: str) -> str:
        return line(str(given.get(name, "")))[:LONGEST]

    def number(name: str) -> int:
        return number_or(0, text(name))

    state, first = text("state"), text("first")
    return Filter(
        q=text("q"), state=state if state in (*STATES, *_GROUPS) else "", category=number("category"),
        country=text("country"), organisation=text("organisation"), city=text("city"), delegation=number("delegation"),
        look=bool(text("look")), question=number("question"), answer=text("answer") if number("question") else "",
        session=number("session"), mail="refused" if text("mail") else "",
        first="yes" if first == "yes" else "no" if first == "no" else "", source=text("source"))


def query(wanted: Filter) -> dict[str, Any]:
    """As an address, or a message's segment, keeps it."""
    return {name: "yes" if value is True else value for name, value in msgspec.to_builtins(wanted).items()}


def says(words: str, texts: Iterable[str]) -> bool:
    """Whether each of the words stands somewhere in the texts, whatever their accents and script."""
    said = plain(" ".join(texts))
    return all(word in said for word in plain(words).split())


def fits(value: object, read_as: str, wanted: str) -> bool:
    """Whether an answer is the one that is wanted."""
    if not wanted:
        return bool(value)
    several = value if isinstance(value, list | tuple) else [value]
    return wanted in map(str, several) or (bool(read_as) and says(wanted, [read_as]))
