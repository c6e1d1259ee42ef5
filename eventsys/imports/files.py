"""Pictures and documents that a file names by the digest of their bytes: only what our store has is taken."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace as replaced
from typing import Any

from msgspec.structs import replace

from eventsys.kit.i18n import gettext as _
from eventsys.programme.structs import Document, Event, Fact, Listing, Person, Picture, Session

from .reading import Note, Said, Schedule

_ALT = {Event: "title", Person: "name", Listing: "name"}  # what a picture shows is told by its owner's name


def digests(schedule: Schedule) -> set[str]:
    return {digest for said in _everything(schedule) for digest in _named(said.fact)}


def uids(schedule: Schedule) -> set[str]:
    return {event.fact.uid for event in schedule.events} | {session.fact.uid for session in schedule.sessions}


def with_known(schedule: Schedule, known: Mapping[str, Picture]) -> Schedule:
    """Without what our store has not, each told in a remark."""
    remarks: list[Note] = []

    def kept(said: Said[Any]) -> Said[Any]:
        if not any(_named(said.fact)):
            return said
        missing = set(_named(said.fact)) - known.keys()
        if missing:
            what = getattr(said.fact, "title", "") or getattr(said.fact, "name", "")
            remarks.append(Note(said.line, what, _(
                "a picture or document of it was left out: its file is not in the store")))
        return replaced(said, fact=_fitted(said.fact, known))

    return replaced(schedule, events=_each(schedule.events, kept), sessions=_each(schedule.sessions, kept),
                    people=_each(schedule.people, kept), remarks=(*schedule.remarks, *remarks))


def _each(listed: tuple[Said[Any], ...], kept: Callable[[Said[Any]], Said[Any]]) -> tuple[Said[Any], ...]:
    return tuple(map(kept, listed))


def _everything(schedule: Schedule) -> Iterator[Said[Any]]:
    yield from schedule.events
    yield from schedule.sessions
    yield from schedule.people


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, (Picture, Document)):
        if value.digest:
            yield value.digest
    elif isinstance(value, tuple):
        for item in value:
            yield from _named(item)
    elif isinstance(value, (Event, Session, Person, Listing)) or hasattr(value, "listings"):
        for name in value.__struct_fields__:
            yield from _named(getattr(value, name))


def _fitted(fact: Fact, known: Mapping[str, Picture]) -> Any:
    changes: dict[str, Any] = {}
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if isinstance(value, Picture):
            alt = getattr(fact, _ALT.get(type(fact), ""), "")
            changes[name] = replace(known[value.digest], alt=alt) if value.digest in known else None
        elif isinstance(value, tuple) and any(_named(value)):
            changes[name] = tuple(filter(None, (_item(item, known) for item in value)))
    return replace(fact, **changes)


def _item(item: Any, known: Mapping[str, Picture]) -> Any:
    if not isinstance(item, Document):
        return _fitted(item, known)
    if item.digest and item.digest not in known:
        return replace(item, digest="") if item.url else None
    return item
