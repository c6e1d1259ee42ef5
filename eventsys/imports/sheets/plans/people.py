"""What rows of people do to the directory."""

from collections.abc import Mapping, Sequence
from typing import Any

from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext

from ..columns.fields import fields
from ..matching.wishes import people_of, person_key
from ..people.mentions import Mention
from ..rows.entries import Entry
from ..values.plain import plain
from .outcomes import Choices, Plan, Target, Targets, Thing
from .row import Planned

_FACTS = ("email", "phone", "country", "diet", "access_needs", "gender", "biography", "note")
NOBODY = ("name", "first", "family", "id")


def plan(entries: Sequence[Entry], things: Mapping[int, Thing], targets: Targets, choices: Choices) -> Plan:
    decided, spoken_of, words = Plan(), dict[str, int](), field_words()
    by_slug = {thing.texts["id"]: thing for thing in things.values()}
    for entry in entries:
        planned, target = subject(entry, things, by_slug, targets)
        ref = target.ref if target else ""
        if ref and ref in spoken_of:
            planned.refused = _("row %(row)s already speaks of the same person", row=spoken_of[ref])
        elif ref:
            spoken_of[ref] = entry.number
            compare(planned, (people_of(entry) or (None,))[0], "id" in entry.facts, words)
        outcome, write = planned.outcome(choices)
        decided.outcomes.append(outcome)
        if write is not None and target is not None:
            write.values["person"] = target.ref
            targets.use(target, "people")
            decided.writes.append(write)
    decided.makes = targets.made()
    return decided


def subject(entry: Entry, things: Mapping[int, Thing], by_slug: Mapping[str, Thing], targets: Targets
            ) -> tuple[Planned, Target | None]:
    """Whom the row is about. Without a target it is refused, and says why."""
    met = (people_of(entry) or (None,))[0]
    what = met.name.name if met else next(iter(entry.told.values()), "")
    if (known := by_slug.get(entry.facts.get("id", ""))) is not None:
        return Planned(entry, what, known, _("found by the name in the address")), Target("have", str(known.id))
    if met is None:
        return Planned(entry, what, refused=_("it names nobody")), None
    target = targets.of("people", person_key(met, entry.facts.get("email", "")))
    if target is None:
        return Planned(entry, what, refused=_("you left this person out")), None
    thing = things.get(int(target.id)) if target.how == "have" else None
    return Planned(entry, what, thing, _("found as you matched it") if thing else ""), target


def field_words() -> dict[str, str]:
    return {key: field.words for key, field in fields("people").items()}


def compare(planned: Planned, met: Mention | None, by_id: bool, words: Mapping[str, str],
            only: Sequence[str] = _FACTS) -> None:
    """The name changes only where the row is known by the name in the address: else it is what was matched."""
    if met and (planned.thing is None or by_id):
        _name(planned, met, words)
    for name in only:
        planned.hear(name)
        if planned.says(name) and name in planned.entry.facts:
            value = planned.entry.facts[name]
            told = richtext.words(value) if name == "biography" else value
            planned.put(name, words[name], value, told, planned.thing.texts.get(name, "") if planned.thing else "")
    if met and only is _FACTS:
        _office(planned, met)


def _name(planned: Planned, met: Mention, words: Mapping[str, str]) -> None:
    given: dict[str, Any] = {"name": met.name.name, "honorific": met.name.honorific, "sort_name": met.name.sort_name}
    if not planned.says("name", "first", "family", "honorific"):
        return
    for name, value in given.items():
        if value:
            before = planned.thing.values.get(name, "") if planned.thing else ""
            planned.put(name, words.get(name, _("Sorted as")), value, value, before)


def _office(planned: Planned, met: Mention) -> None:
    """What is held already is not taken up again; what was held before is not ended by a sheet."""
    organisation = met.organisations[0] if met.organisations else ""
    if not planned.says("position", "organisation", "name") or not (met.position or organisation):
        return
    held = planned.thing.values["offices"] if planned.thing else ()
    if not any(_covers(office, met.position, organisation) for office in held):
        told = ", ".join(filter(None, (met.position, *met.organisations)))
        planned.put("office", _("Office"), (met.position, organisation), told)


def _covers(office: tuple[str, str], position: str, organisation: str) -> bool:
    """What a sheet does not say agrees with anything."""
    return all(not said or plain(said) == plain(held) for said, held in zip((position, organisation), office,
                                                                           strict=True))
