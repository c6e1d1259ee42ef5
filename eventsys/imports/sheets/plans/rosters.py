"""What rows of rosters do: a person in a session, or in several."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from eventsys.kit.i18n import gettext as _

from ..matching.wishes import people_of
from ..people.mentions import Mention
from ..people.naming import Name
from ..rows.entries import Entry
from ..values.plain import plain
from . import people, seats
from .outcomes import Choices, Outcome, Plan, Targets, Thing, Write
from .row import Planned
from .seats import Seat

_OF_THE_PERSON = ("email", "phone")


def plan(entries: Sequence[Entry], things: Mapping[int, Thing], sessions: Sequence[Thing], targets: Targets,
         choices: Choices) -> Plan:
    decided = Plan()
    known = _Sessions(sessions)
    by_slug = {thing.texts["id"]: thing for thing in things.values()}
    names = {str(number): thing.what for number, thing in things.items()}
    spoken_of, words = dict[str, int](), people.field_words()
    for entry in entries:
        planned, target = people.subject(entry, things, by_slug, targets)
        there: Sequence[Thing] = ()
        if target is not None:
            _person(planned, spoken_of.setdefault(target.ref, entry.number), words)
            there = _appear(planned, target.ref, known, seats.named(target.ref, targets, names))
        outcome, write = _outcome(planned, choices)
        decided.outcomes.append(outcome)
        if target is not None and outcome.state not in ("refused", "left out"):
            known.take(entry.number, target.ref, there, write)
        if write is not None and target is not None:
            write.values["person"] = target.ref
            targets.use(target, "people")
            decided.writes.append(write)
    decided.makes = targets.made()
    return decided


def _person(planned: Planned, first: int, words: Mapping[str, str]) -> None:
    """E-mail and phone are those of the first row that names the person."""
    people.compare(planned, None, False, words, _OF_THE_PERSON)
    planned.is_known = first != planned.entry.number
    if planned.is_known and planned.values:
        planned.values.clear()
        planned.diffs.clear()
        planned.remarks.append(_("e-mail and phone are those of row %(row)s", row=first))


def _outcome(planned: Planned, choices: Choices) -> tuple[Outcome, Write | None]:
    """A row is new where somebody comes onto a roster by it, and not only where the person is new."""
    outcome, write = planned.outcome(choices)
    if outcome.state in ("new", "changed"):
        is_new = any(changes.new for changes in planned.values.get("sessions", {}).values())
        outcome = replace(outcome, state="new" if is_new else "changed")
    return outcome, write


def _appear(planned: Planned, person: str, known: "_Sessions", name: str) -> list[Thing]:
    """The sessions that the row names."""
    planned.hear("role")
    named = known.named(planned.entry)
    if missing := [text for text, thing in named if thing is None]:
        planned.faults.append(_("no session of the event is called %(names)s", names=", ".join(missing)))
    there = list({thing.id: thing for _text, thing in named if thing is not None}.values())
    if not there:
        planned.refused = _("it names no session") if not named else "; ".join(planned.faults)
    for thing in there:
        _seat(planned, person, thing, known, name)
    return there


def _seat(planned: Planned, person: str, session: Thing, known: "_Sessions", name: str) -> None:
    one = Planned(Entry(planned.entry.number, {}), session.what)
    met = (people_of(planned.entry) or (Mention("", Name("")),))[0]
    mention = replace(met, role=planned.entry.facts.get("role") or met.role)
    seats.taken_by(one, known.seats[session.id], [(mention, person, name)], {})
    changes: seats.Changes = one.values.get("seats", seats.Changes())
    if changes.changed and (row := known.said.get((session.id, person))):
        planned.remarks.append(_("row %(row)s says already what they are in “%(session)s”", row=row,
                                 session=session.what))
    elif changes:
        planned.values.setdefault("sessions", {})[session.id] = changes
        planned.diffs += [replace(diff, field=session.values["code"] or session.what) for diff in one.diffs]


class _Sessions:
    """Sessions by what a roster calls them, with their rosters as the rows above have left them."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = {thing.id: thing for thing in things}
        self.seats: dict[int, Sequence[Seat]] = {thing.id: thing.values["people"] for thing in things}
        self.by_name: dict[str, Thing] = {}
        self.said: dict[tuple[int, str], int] = {}  # by session and person, the row that spoke of them
        for mark in ("title", "code"):  # a code is surer than a title
            names = [plain(thing.values[mark]) for thing in things]
            times = Counter(names)  # names of several mean none of them
            self.by_name |= {name: thing for name, thing in zip(names, things, strict=True)
                             if name and times[name] == 1}
        self.by_name |= {thing.texts["id"]: thing for thing in things}

    def named(self, entry: Entry) -> list[tuple[str, Thing | None]]:
        whole = entry.told.get("sessions", "")
        if (thing := self.by_name.get(plain(whole))) is not None:
            return [(whole, thing)]
        return [(text, self.by_name.get(plain(text))) for text in entry.facts.get("sessions", ())]

    def take(self, row: int, person: str, there: Sequence[Thing], write: Write | None) -> None:
        """What the row says holds for those below it."""
        for thing in there:
            self.said.setdefault((thing.id, person), row)
        for number, changes in (values_of(write) if write else {}).items():
            ids = {seat.id for seat in changes.changed}
            kept = [seat for seat in self.seats[number] if seat.id not in ids]
            self.seats[number] = [*kept, *changes.changed, *changes.new]


def values_of(write: Write) -> dict[int, Any]:
    found: dict[int, Any] = write.values.get("sessions", {})
    return found
