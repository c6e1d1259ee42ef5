"""What rows of rooms and of sponsors do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eventsys.kit.i18n import gettext as _

from ..columns.fields import SheetKind, fields
from ..matching.wishes import Group, key_of
from ..rows.entries import Entry
from .outcomes import Choices, Plan, Target, Targets, Thing
from .row import Planned

STEP_FREE, STREAM = "step-free", "live stream"  # as the desk keeps them among a room's equipment


def rooms(entries: Sequence[Entry], things: Mapping[str, Thing], targets: Targets, venues: Mapping[str, str],
          choices: Choices) -> Plan:
    """`things` by key, `venues` key to name."""
    words = _words("rooms")
    return _plan("rooms", entries, things, targets, choices, lambda planned: _room(planned, targets, venues, words))


def sponsors(entries: Sequence[Entry], things: Mapping[str, Thing], targets: Targets, tiers: Mapping[str, str],
             choices: Choices) -> Plan:
    words = _words("sponsors")
    return _plan("sponsors", entries, things, targets, choices,
                 lambda planned: _sponsor(planned, targets, tiers, words))


def _plan(group: Group, entries: Sequence[Entry], things: Mapping[str, Thing], targets: Targets, choices: Choices,
          compare: Callable[[Planned], None]) -> Plan:
    decided, spoken_of = Plan(), dict[str, int]()
    for entry in entries:
        planned, target = _subject(entry, group, things, targets)
        if target is not None and target.ref in spoken_of:
            planned.refused = _("row %(row)s already speaks of it", row=spoken_of[target.ref])
        elif target is not None:
            spoken_of[target.ref] = entry.number
            compare(planned)
        outcome, write = planned.outcome(choices)
        decided.outcomes.append(outcome)
        if write is not None and target is not None:
            write.values["ref"] = target.ref
            targets.use(target, group)
            decided.writes.append(write)
            _use(write.values, targets)
    decided.makes = targets.made()
    return decided


def _subject(entry: Entry, group: Group, things: Mapping[str, Thing], targets: Targets
             ) -> tuple[Planned, Target | None]:
    name = entry.facts.get("name", "")
    if (known := things.get(entry.told.get("id", ""))) is not None:
        return Planned(entry, name or known.what, known, _("found by its key")), Target("have", entry.told["id"])
    if not name:
        what = next(iter(entry.told.values()), "")
        return Planned(entry, what, refused=entry.faults.get("name") or _("it has no name")), None
    target = targets.of(group, key_of(name))
    if target is None:
        return Planned(entry, name, refused=_("you left it out")), None
    thing = things.get(target.id) if target.how == "have" else None
    return Planned(entry, name, thing, _("found as you matched it") if thing else ""), target


def _room(planned: Planned, targets: Targets, venues: Mapping[str, str], words: Mapping[str, str]) -> None:
    if planned.thing is None or "id" in planned.entry.told:
        _simple(planned, words, "name")
    _simple(planned, words, "capacity", "booths", "online", "url")
    _equipment(planned, words)
    _reference(planned, "venue", "venues", targets, venues, words)


def _equipment(planned: Planned, words: Mapping[str, str]) -> None:
    """Yes adds, no takes away; a list in words adds to what is known."""
    planned.hear("equipment", "step_free", "stream")
    facts = planned.entry.facts
    now: tuple[str, ...] = planned.thing.values["equipment"] if planned.thing else ()
    wanted = [*now, *(one for one in (facts.get("equipment", ()) if planned.says("equipment") else ()))]
    for name, word in (("step_free", STEP_FREE), ("stream", STREAM)):
        if planned.says(name) and facts.get(name) is not None:
            wanted = [one for one in wanted if one != word] + ([word] if facts[name] else [])
    after = tuple(dict.fromkeys(wanted))
    if set(after) != set(now):
        planned.put("equipment", words["equipment"], after, ", ".join(after), ", ".join(now))


def _sponsor(planned: Planned, targets: Targets, tiers: Mapping[str, str], words: Mapping[str, str]) -> None:
    if planned.thing is None:
        _simple(planned, words, "name")
        if not planned.entry.facts.get("tier") or not targets.of("tiers", key_of(planned.entry.facts["tier"])):
            planned.refused = _("it has no tier")
    _simple(planned, words, "words", "url", "country", "note")
    _reference(planned, "tier", "tiers", targets, tiers, words)


def _words(kind: SheetKind) -> dict[str, str]:
    return {key: field.words for key, field in fields(kind).items()}


def _simple(planned: Planned, words: Mapping[str, str], *names: str) -> None:
    for name in names:
        planned.hear(name)
        value: Any = planned.entry.facts.get(name)
        if value is not None and (planned.says(name) or name == "online"):
            before = planned.thing.texts.get(name, "") if planned.thing else ""
            planned.put(name, words[name], value, _told(value), before)


def _told(value: Any) -> str:
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)


def _reference(planned: Planned, name: str, group: Group, targets: Targets, known: Mapping[str, str],
               words: Mapping[str, str]) -> None:
    planned.hear(name)
    text = planned.entry.facts.get(name, "")
    if not text or not planned.says(name):
        return
    target = targets.of(group, key_of(text))
    if target is None:
        planned.remarks.append(_("%(field)s “%(text)s” was left out", field=words[name], text=text))
        return
    before = planned.thing.texts.get(name, "") if planned.thing else ""
    planned.put(name, words[name], target.id if target.how == "have" else target.ref,
                known.get(target.id, text), before)


def _use(values: Mapping[str, Any], targets: Targets) -> None:
    groups: tuple[tuple[str, Group], ...] = (("venue", "venues"), ("tier", "tiers"))
    for name, group in groups:
        if (ref := values.get(name, "")).startswith("new:"):
            target = targets.of(group, ref.removeprefix("new:"))
            assert target, "what is new was not left out"
            targets.use(target, group)
