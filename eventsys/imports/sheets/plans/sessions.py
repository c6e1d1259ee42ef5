"""What rows of sessions do to the agenda."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from eventsys.kit.i18n import date_words
from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext

from ..columns.fields import fields
from ..matching.wishes import Group, key_of
from ..rows.entries import Entry
from ..rows.when import FIELDS as WHEN
from ..rows.when import When
from ..values.plain import plain
from . import identity, seats
from .outcomes import Choices, Plan, Targets, Thing
from .row import Planned

EVERYWHERE = "*"
_REFERENCES: dict[str, Group] = {"kind": "kinds", "track": "tracks", "part": "parts"}
_TEXTS = ("code", "title", "subtitle", "stream_url", "note")
_NEXT_DAY = timedelta(days=1)
Names = Mapping[str, Mapping[str, str]]  # by group, of what the draft has: key to name


def plan(entries: Sequence[Entry], things: Sequence[Thing], targets: Targets, names: Names, choices: Choices) -> Plan:
    found = identity.sessions(entries, things)
    twice = identity.codes_twice(entries, lambda entry: plain(entry.facts.get("code", "")))
    decided, words = Plan(), {key: field.words for key, field in fields("sessions").items()}
    for entry in entries:
        thing, how = found.get(entry.number, (None, ""))
        planned = Planned(entry, entry.facts.get("title") or entry.facts.get("code", "") or _first(entry), thing, how)
        if entry.number in twice:
            planned.refused = _("row %(row)s has the same reference code", row=twice[entry.number])
        elif thing is None and not entry.facts.get("title"):
            planned.refused = _("it has no title")
        else:
            _compare(planned, targets, names, words)
        outcome, write = planned.outcome(choices)
        decided.outcomes.append(outcome)
        if write is not None:
            decided.writes.append(write)
            _use(write.values, targets)
    decided.makes = targets.made()
    return decided


def _first(entry: Entry) -> str:
    return next(iter(entry.told.values()), "")


def _compare(planned: Planned, targets: Targets, names: Names, words: Mapping[str, str]) -> None:
    for name in _TEXTS:
        _plain(planned, name, words)
    _when(planned, words)
    _room(planned, targets, names, words)
    for name, group in _REFERENCES.items():
        _reference(planned, name, group, targets, names, words)
    _others(planned, words)
    people = [name for name in planned.entry.told if name.partition(":")[0] == "people"]
    if planned.says(*people):
        planned.hear(*people)
        seats.compare(planned, targets, names["people"])


def _plain(planned: Planned, name: str, words: Mapping[str, str]) -> None:
    planned.hear(name)
    if planned.says(name) and name in planned.entry.facts:
        value = planned.entry.facts[name]
        planned.put(name, words[name], value, value, _text(planned, name))


def _text(planned: Planned, name: str) -> str:
    return planned.thing.texts.get(name, "") if planned.thing else ""


def _when(planned: Planned, words: Mapping[str, str]) -> None:
    """What the row does not say stays: a new day keeps the time, a new time keeps the day."""
    planned.hear(*WHEN)
    if not planned.says(*WHEN) or "when" not in planned.entry.facts:
        return
    said: When = planned.entry.facts["when"]
    now = planned.thing.values if planned.thing else {}
    day, since = said.day or now.get("day"), said.since if said.since is not None else now.get("since")
    if since is not None and day is None:
        planned.remarks.append(_("its time was left out: nobody knows the day"))
        since = None
    ways: tuple[tuple[str, Any, Callable[[Any], str]], ...] = (
        ("day", day, _day), ("since", since, clock), ("minutes", said.minutes or now.get("minutes"), _minutes))
    for name, value, told in ways:
        planned.put(name, words["start" if name == "since" else name], value, told(value), told(now.get(name)))
    if "since" in planned.values or "day" in planned.values:
        planned.values["fold"] = said.fold
    _keep_locked(planned, "day", "since", "minutes")


def _keep_locked(planned: Planned, *names: str) -> None:
    if planned.thing and planned.thing.values["locked"] and set(names) & planned.values.keys():
        planned.refused = _("it is locked on the agenda, and the row would move it")


def _day(day: date | None) -> str:
    return date_words(day, "EEE d MMM yyyy") if day else ""


def clock(since: timedelta | None) -> str:
    """09:00; of what begins past midnight, 25:00 as +1."""
    if since is None:
        return ""
    minutes = (since % _NEXT_DAY) // timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (" +1" if since >= _NEXT_DAY else "")


def _minutes(value: int | None) -> str:
    return _("%(number)s min", number=value) if value else ""


def _room(planned: Planned, targets: Targets, names: Names, words: Mapping[str, str]) -> None:
    planned.hear("room")
    text = planned.entry.facts.get("room", "")
    if text != EVERYWHERE:
        _reference(planned, "room", "rooms", targets, names, words)
    elif planned.says("room"):
        planned.put("room", words["room"], EVERYWHERE, _("all rooms"), _name(planned, "room", names["rooms"]))
    _keep_locked(planned, "room")


def _reference(planned: Planned, name: str, group: Group, targets: Targets, names: Names,
               words: Mapping[str, str]) -> None:
    text = planned.entry.facts.get(name, "")
    if not text or not planned.says(name):
        return
    target = targets.of(group, key_of(text))
    if target is None:
        planned.remarks.append(_("%(field)s “%(text)s” was left out", field=words[name], text=text))
        return
    value = target.id if target.how == "have" else target.ref
    told = names[group].get(target.id, text) if target.how == "have" else targets.by_key[group, target.id].wish.written
    planned.put(name, words[name], value, told, _name(planned, name, names[group]))


def _name(planned: Planned, name: str, known: Mapping[str, str]) -> str:
    value = planned.thing.values.get(name, "") if planned.thing else ""
    return _("all rooms") if value == EVERYWHERE else known.get(value, value)


def _others(planned: Planned, words: Mapping[str, str]) -> None:
    for name, told in _TOLD.items():
        planned.hear(name)
        if planned.says(name) or (name == "interpretation" and planned.says("language")):
            value = planned.entry.facts.get(name)
            if value is not None:
                planned.put(name, words[name], value, told(value), _text(planned, name))


def _joined(values: Iterable[Any]) -> str:
    return ", ".join(getattr(value, "name", value) for value in values)


_TOLD: dict[str, Any] = {
    "language": str, "interpretation": _joined, "summary": richtext.words, "objectives": _joined,
    "organisers": _joined, "expected": str}


def _use(values: Mapping[str, Any], targets: Targets) -> None:
    """New rooms and the like are made only where a row that is taken names them."""
    for name, group in (*_REFERENCES.items(), ("room", "rooms")):
        _used(values.get(name, ""), group, targets)
    for seat in values.get("seats", seats.Changes()).new:
        _used(seat.person, "people", targets)


def _used(ref: str, group: Group, targets: Targets) -> None:
    if ref.startswith("new:"):
        target = targets.of(group, ref.removeprefix("new:"))
        assert target, "what is new was not left out"
        targets.use(target, group)
