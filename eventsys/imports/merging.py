"""What a thing of the draft becomes by what a file says of it. Pure: the same again changes nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from msgspec.structs import replace

from eventsys.outputs.frab.texts import uri
from eventsys.programme.structs import Appearance, Day, Document, Event, Fact, Link, Session

from .reading import PEOPLE, Said

F = TypeVar("F", bound=Fact)
MADE_ONCE = frozenset({"uid", "slug", "key"})


def merged(now: F, said: Said[F], never: frozenset[str] = frozenset()) -> F:
    """With all fields that the file speaks of, but for `never`."""
    return replace(now, **{name: getattr(said.fact, name) for name in said.says - MADE_ONCE - never
                           if name in now.__struct_fields__})


@dataclass(frozen=True)
class Keys:
    """Keys of a file to those of the draft."""

    events: dict[str, str]
    venues: dict[str, str]
    rooms: dict[str, str]
    tracks: dict[str, str]
    kinds: dict[str, str]
    people: dict[str, str]

    def session(self, fact: Session) -> Session:
        return replace(
            fact, event=self.events[fact.event], room=self.rooms.get(fact.room, ""),
            track=self.tracks.get(fact.track, ""), kind=self.kinds.get(fact.kind, ""),
            roster=tuple(replace(a, person=self.people[a.person]) for a in fact.roster))

    def event(self, fact: Event) -> Event:
        return replace(fact, slug=self.events[fact.slug], part_of=self.events.get(fact.part_of, ""),
                       venue=self.venues.get(fact.venue, ""))


def session(now: Session, said: Said[Session], ours: bool, whole: bool) -> Session:
    """`said` in the draft's keys. `whole`: of a programme, which says everything as it is."""
    if whole:
        return merged(now, said)
    told = {name: getattr(said.fact, name) for name in said.says - MADE_ONCE - {PEOPLE}}
    if ours:  # written in a form that fits the format, where the draft's own does not
        told.pop("guid", None)
        told.pop("code", None)
    if "roster" in told:
        told["roster"] = _roster(now.roster, said)
    if "links" in told:
        told["links"] = _links(now.links, told["links"])
    if "documents" in told:
        told["documents"] = _documents(now.documents, told["documents"])
    if now.starts and told.get("starts", now.starts) is None:  # a file without a time does not take one away
        del told["starts"], told["fold"], told["day"]
    return replace(now, **told)


def _roster(now: tuple[Appearance, ...], said: Said[Session]) -> tuple[Appearance, ...]:
    """Where a file only knows who, what they do there and for whom stays as it is."""
    told = said.fact.roster
    if PEOPLE not in said.says:
        return now if Counter(now) == Counter(told) else told
    if list(dict.fromkeys(a.person for a in now)) == [a.person for a in told]:
        return now
    return tuple(a for new in told for a in ([old for old in now if old.person == new.person] or [new]))


def _links(now: Sequence[Link], told: tuple[Link, ...]) -> tuple[Link, ...]:
    """An address that was only written in another form stays as it was."""
    before = {uri(link.url): link.url for link in now}
    return tuple(replace(link, url=before.get(uri(link.url), link.url)) for link in told)


def _documents(now: Sequence[Document], told: tuple[Document, ...]) -> tuple[Document, ...]:
    """Kind, size and language of a document that is there already are better known than by the file."""
    before = {document.digest or uri(document.url): document for document in now}
    return tuple(replace(before[mark], title=document.title) if (
        mark := document.digest or uri(document.url)) in before else document for document in told)


def event(now: Event, said: Said[Event], whole: bool, own: bool) -> Event:
    """`own`: the file is that of this very event, not one of several for it."""
    if whole:
        return replace(merged(now, said), part_of=now.part_of)
    told: dict[str, Any] = {name: getattr(said.fact, name) for name in said.says - MADE_ONCE}
    if not own:
        told = {name: value for name, value in told.items() if not getattr(now, name)}
        told |= {"starts": min(now.starts, said.fact.starts), "ends": max(now.ends, said.fact.ends)}
    if "days" in said.says:
        told["days"] = _days(now.days, said.fact.days)
    told["links"] = (*now.links, *(link for link in said.fact.links
                                   if uri(link.url) not in {uri(known.url) for known in now.links}))
    return replace(now, **told)


def _days(now: tuple[Day, ...], told: tuple[Day, ...]) -> tuple[Day, ...]:
    """A schedule file knows only dates."""
    known = {day.date for day in now}
    return tuple(sorted((*now, *(day for day in told if day.date not in known)), key=lambda day: day.date))
