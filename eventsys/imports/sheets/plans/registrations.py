"""What rows of participants do: somebody new, or what is kept of somebody who is there.

Who somebody is, is told by the code, else by the address. A sheet changes nobody's state, category or address: that
takes a place, or writes a letter, and is done on the desk.
"""

from collections.abc import Sequence
from typing import Any

from eventsys.kit.i18n import gettext as _
from eventsys.registration.adding import STATES
from eventsys.registration.models import Category
from eventsys.registration.rules import HOLDING
from eventsys.registration.words import state_words

from ..columns.fields import fields
from ..known.registrations import Registering, keys_of
from ..rows.entries import Entry
from ..values.plain import plain, quoted
from .outcomes import Choices, Plan, Thing
from .row import Planned

_PLAIN = ("name", "position", "organisation", "country", "city", "priority", "note")
_KEPT = ("email", "category", "state")  # of who is there


def plan(entries: Sequence[Entry], known: Registering, choices: Choices) -> Plan:
    decided, spoken_of = Plan(), dict[str, int]()
    by_code, by_email = known.by_code(), known.by_email()
    words = {key: field.words for key, field in fields("registrations").items()}
    for entry in entries:
        planned = _subject(entry, by_code, by_email)
        mark = str(planned.thing.id) if planned.thing else entry.facts.get("email", "")
        if not planned.refused and entry.number not in choices.left_out:
            if mark in spoken_of:
                planned.refused = _("row %(row)s already speaks of the same person", row=spoken_of[mark])
            else:
                spoken_of[mark] = entry.number
                _compare(planned, known, words, choices)
        outcome, write = planned.outcome(choices)
        decided.outcomes.append(outcome)
        if write is not None:
            decided.writes.append(write)
    return decided


def _subject(entry: Entry, by_code: dict[str, Thing], by_email: dict[str, Thing]) -> Planned:
    what = entry.facts.get("name", "") or entry.told.get("email", "") or next(iter(entry.told.values()), "")
    if (found := by_code.get(entry.facts.get("code", ""))) is not None:
        return Planned(entry, what, found, _("found by its code"))
    if entry.says("code"):
        return Planned(entry, what, refused=_("its code “%(text)s” is of no registration here",
                                              text=quoted(entry.told["code"])))
    if not entry.facts.get("email"):
        return Planned(entry, what, refused=entry.faults.get("email") or _("it has no e-mail address, by which people "
                                                                           "are known here"))
    found = by_email.get(entry.facts["email"])
    return Planned(entry, what, found, _("found by the e-mail address") if found else "")


def _compare(planned: Planned, known: Registering, words: dict[str, str], choices: Choices) -> None:
    if planned.thing is None and not planned.entry.facts.get("name"):
        planned.refused = _("it has no name")
        return
    for name in _PLAIN:
        _put(planned, name, name, words[name])
    _put(planned, "language", "locale", words["language"])
    if planned.thing is None:
        _enter(planned, known, words, choices)
    else:
        _keep(planned, known, words)


def _put(planned: Planned, field: str, column: str, words: str) -> None:
    planned.hear(field)
    value: Any = planned.entry.facts.get(field)
    if value is not None and planned.says(field):
        before = planned.thing.texts.get(field, "") if planned.thing else ""
        planned.put(column, words, value, str(value), str(before))


def _enter(planned: Planned, known: Registering, words: dict[str, str], choices: Choices) -> None:
    facts = planned.entry.facts
    planned.hear("email", "category", "state")
    category = _category(planned, known)
    if category is None or (planned.faults and not choices.loose):
        return
    state = facts.get("state", "confirmed")
    if state not in STATES:
        planned.refused = _("it is %(state)s, and not registered here", state=state_words(state))
        return
    planned.put("email", words["email"], facts["email"], facts["email"])
    planned.put("category", words["category"], category.id, category.name)
    keys = keys_of(category, facts.get("organisation", ""), facts.get("country", ""))
    if state in HOLDING and not known.room(keys, category):
        if not category.has_waiting_list:
            planned.refused = _("there is no place left, and the category has no waiting list")
            return
        state = "waitlisted"
        planned.remarks.append(_("there is no place left: it goes on the waiting list"))
    elif state in HOLDING and not planned.entry.flaws:
        known.take(keys, category)
    planned.put("state", words["state"], state, state_words(state))


def _category(planned: Planned, known: Registering) -> Category | None:
    said = planned.entry.facts.get("category", "")
    several = {row.id: row for row in known.categories.values()}
    if not said and len(several) == 1:
        return next(iter(several.values()))
    if (found := known.categories.get(plain(said))) is None:
        planned.refused = (_("its category “%(text)s” is none of this event", text=quoted(said)) if said
                           else _("it names no category"))
    return found


def _keep(planned: Planned, known: Registering, words: dict[str, str]) -> None:
    thing = planned.thing
    assert thing, "it is there"
    for name in _KEPT:
        if planned.says(name) and not _is_same(planned, known, name):
            planned.remarks.append(_("%(field)s is not changed by a sheet: do that on the registration's page",
                                     field=words[name]))
    if thing.values["state"] in HOLDING and thing.values["delegation_id"] is None and {
            "organisation", "country"} & planned.values.keys():
        _move_share(planned, known, thing)


def _is_same(planned: Planned, known: Registering, name: str) -> bool:
    assert planned.thing, "it is there"
    said, values = planned.entry.facts.get(name), planned.thing.values
    if name == "category":
        found = known.categories.get(plain(said or ""))
        return found is not None and found.id == values["category_id"]
    return bool(said == values[name])


def _move_share(planned: Planned, known: Registering, thing: Thing) -> None:
    """Of the places of an organisation or a country in the category."""
    category = next((row for row in known.categories.values() if row.id == thing.values["category_id"]), None)
    if category is None:
        return
    values = {**thing.values, **planned.values}
    fresh = [key for key in keys_of(category, values["organisation"], values["country"])
             if key not in thing.values["holds"]]
    if known.room(fresh, category):
        known.take(fresh, category)
    else:
        planned.refused = _("the places of that organisation or country in the category are all taken")
