"""What rows of rosters do: a person in a session, or in several."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from eventsys.kit.i18n import gettext as _

from ..matching.wishes import people_of
from ..people.mentions import Mention
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
    for entry in entries:
        planned, target = people.subject(entry, things, by_slug, targets)
        if target is not None:
            people.compare(planned, None, by_id=False, only=_OF_THE_PERSON)
            _appear(planned, target.ref, known, seats.named(target.ref, targets, names))
        outcome, write = _outcome(planned, choices)
        decided.outcomes.append(outcome)
        if write is not None and target is not None:
            write.values["person"] = target.ref
            targets.use(target, "people")
            decided.writes.append(write)
            known.take(write.values.get("sessions", {}))
    decided.makes = targets.made()
    return decided


def _outcome(planned: Planned, choices: Choices) -> tuple[Outcome, Write | None]:
    """A row is new where somebody comes onto a roster by it, and not only where the person is new."""
    outcome, write = planned.outcome(choices)
    if outcome.state in ("new", "changed"):
        is_new = any(changes.new for changes in planned.values.get("sessions", {}).values())
        outcome = replace(outcome, state="new" if is_new else "changed")
    return outcome, write


def _appear(planned: Planned, person: str, known: "_Sessions", name: str) -> None:
    planned.hear("role")
    named = known.named(planned.entry)
    if missing := [text for text, thing in named if thing is None]:
        planned.faults.append(_("no session of the event is called %(names)s", names=", ".join(missing)))
    there = {thing.id: thing for _text, thing in named if thing is not None}
    if not there:
        planned.refused = _("it names no session") if not named else "; ".join(planned.faults)
    wanted: dict[int, seats.Changes] = {}
    for thing in there.values():
        if changes := _seat(planned, person, thing, known.seats[thing.id], name):
            wanted[thing.id] = changes
    if wanted:
        planned.values["sessions"] = wanted


def _seat(planned: Planned, person: str, session: Thing, now: Sequence[Seat], name: str) -> seats.Changes | None:
    one = Planned(Entry(planned.entry.number, {}), session.what)
    met = (people_of(planned.entry) or (Mention("", None),))[0]  # type: ignore[arg-type]
    mention = replace(met, role=planned.entry.facts.get("role") or met.role)
    seats.taken_by(one, now, [(mention, person, name)], {})
    planned.diffs += [replace(diff, field=session.values["code"] or session.what) for diff in one.diffs]
    found: seats.Changes | None = one.values.get("seats")
    return found


class _Sessions:
    """Sessions by what a roster calls them, with their rosters as the rows above have left them."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = {thing.id: thing for thing in things}
        self.seats: dict[int, Sequence[Seat]] = {thing.id: thing.values["people"] for thing in things}
        self.by_name: dict[str, Thing] = {}
        for mark in ("title", "code"):  # a code is surer than a title
            self._learn({plain(thing.values[mark]): thing for thing in things if thing.values[mark]}, mark, things)
        self.by_name |= {thing.texts["id"]: thing for thing in things}

    def _learn(self, found: Mapping[str, Thing], mark: str, things: Sequence[Thing]) -> None:
        """Names of several mean none of them."""
        listed = [plain(thing.values[mark]) for thing in things]
        self.by_name |= {name: thing for name, thing in found.items() if name and listed.count(name) == 1}

    def named(self, entry: Entry) -> list[tuple[str, Thing | None]]:
        whole = entry.told.get("sessions", "")
        if (thing := self.by_name.get(plain(whole))) is not None:
            return [(whole, thing)]
        return [(text, self.by_name.get(plain(text))) for text in entry.facts.get("sessions", ())]

    def take(self, wanted: Mapping[int, seats.Changes]) -> None:
        for number, changes in wanted.items():
            ids = {seat.id for seat in changes.changed}
            kept = [seat for seat in self.seats[number] if seat.id not in ids]
            self.seats[number] = [*kept, *changes.changed, *changes.new]


def values_of(write: Write) -> dict[int, Any]:
    found: dict[int, Any] = write.values.get("sessions", {})
    return found
