"""What types can't say of our own structs, and what must hold between those of one file."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from eventsys.kit.i18n import gettext as _
from eventsys.programme import structs

from .faults import NotASchedule, Unfit
from .limits import MINUTES, YEARS
from .tree import Said
from .words import is_tag
from .zones import known_zone

LANGUAGES = frozenset({"language", "languages", "interpretation"})
MOST = 2**31 - 1  # what every engine keeps as a number


def believable(fact: Any) -> None:
    """Raises Unfit with the reason."""
    _has_a_name(fact)
    _bounded(fact)
    match fact:
        case structs.Event():
            _event(fact)
        case structs.Session():
            _session(fact)
        case structs.Venue():
            _venue(fact)


def _has_a_name(fact: Any) -> None:
    if isinstance(fact, (structs.Session, structs.Event)) and not fact.title.strip():
        raise Unfit(_("it has no title"))
    if isinstance(fact, structs.Person) and not fact.name.strip():
        raise Unfit(_("it has no name"))


def _bounded(value: Any) -> None:
    """At any depth: no number below nought or that a database can't hold, no date that zones can't be reckoned at.

    Places on Earth are no such numbers.
    """
    if isinstance(value, tuple):
        for item in value:
            _bounded(item)
    elif isinstance(value, structs.Fact):
        for name in value.__struct_fields__:
            _bounded(getattr(value, name))
            if name in LANGUAGES:
                _tags(getattr(value, name))
    elif isinstance(value, date) and value.year not in YEARS:
        raise Unfit(_("the date %(value)s in it is out of all bounds", value=value.isoformat()))
    elif isinstance(value, int) and not 0 <= value <= MOST:
        raise Unfit(_("the number %(value)s in it cannot be", value=str(value)[:30]))


def _tags(given: str | tuple[str, ...]) -> None:
    for tag in (given,) if isinstance(given, str) else given:
        if tag and not is_tag(tag):
            raise Unfit(_("its language “%(tag)s” is no language tag, such as en or pt-BR", tag=tag[:60]))


def _event(event: structs.Event) -> None:
    if not known_zone(event.zone):
        raise Unfit(_("its time zone “%(zone)s” is not one we know", zone=event.zone[:60]))
    if event.ends < event.starts:
        raise Unfit(_("it ends before it starts"))
    _once(tier.key for tier in event.tiers)
    _once(day.date.isoformat() for day in event.days)
    if any(not tier.key for tier in event.tiers) or any(
            not listing.name for tier in event.tiers for listing in tier.listings):
        raise Unfit(_("one of its sponsors has no name, or a tier no key"))


def _session(session: structs.Session) -> None:
    if session.starts is not None and session.starts.tzinfo is not None:
        raise Unfit(_("its start has an offset; a programme holds wall times of the event's zone"))
    if session.minutes is not None and session.minutes > MINUTES:
        raise Unfit(_("its length of %(minutes)s minutes is out of all bounds", minutes=session.minutes))


def _venue(venue: structs.Venue) -> None:
    if (venue.latitude is None) != (venue.longitude is None) or not (
            -90 <= (venue.latitude or 0) <= 90 and -180 <= (venue.longitude or 0) <= 180):
        raise Unfit(_("its place is not on this earth"))


def _once(keys: Any) -> None:
    for key, times in Counter(keys).items():
        if times > 1:
            raise Unfit(_("“%(key)s” stands in it twice", key=key[:60]))


def coherent(lists: dict[str, list[Said[Any]]]) -> None:
    """Keys are unique, parts belong to an event before them, rooms and events to known venues.

    Raises NotASchedule with the line.
    """
    for listed in lists.values():
        seen: set[str] = set()
        for said in listed:
            key = key_of(said.fact)
            if key in seen:
                raise _fault(said, _("“%(key)s” stands in the file twice", key=key[:60]))
            seen.add(key)
    _parts(lists["events"])
    venues = {"", *(said.fact.key for said in lists["venues"])}
    for said in (*lists["events"], *lists["rooms"]):
        if said.fact.venue not in venues:
            raise _fault(said, _("its venue “%(key)s” is not in the file", key=said.fact.venue[:60]))


def _parts(events: Sequence[Said[structs.Event]]) -> None:
    before: set[str] = set()
    for said in events:
        if before and said.fact.part_of not in before:
            raise _fault(said, _("it is not part of an event that stands before it"))
        before.add(said.fact.slug)
    if events[0].fact.part_of:
        raise _fault(events[0], _("the first event of a programme is part of no other"))


def _fault(said: Said[Any], reason: str) -> NotASchedule:
    return NotASchedule(_("Line %(line)s of the programme: %(reason)s.", line=said.line, reason=reason))


def key_of(fact: Any) -> str:
    return str(fact.slug if isinstance(fact, (structs.Event, structs.Session)) else fact.key)
