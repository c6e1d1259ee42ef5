"""Whatever is done in whatever order: what the database says is what a model in plain Python says.

Nobody gets a place that is not there, nobody is lost or passed over, and each is told of each change.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Change
from eventsys.kit.outbox import Letter
from eventsys.registration import deciding, leaving, line, sizing
from eventsys.registration.models import Category, Places, Registration, Setup
from eventsys.registration.registering import Known, Refused

from .model import HOURS, Group, Model, Person
from .registering import a_category, a_summit, registers

DEEP = settings.default.max_examples > 1000  # type: ignore[union-attr]
NAMES = [f"Person {letter}" for letter in "ABCDEFGHIJ"]
COUNTRIES, ORGANISATIONS = ("KE", "PT"), ("City of Porto", "Ministry")
few, some = st.integers(0, 3), st.one_of(st.none(), st.integers(0, 4))
whom = st.integers(0, 1000)
_numbers = count(1)


class Registrations(RuleBasedStateMachine):
    people: list[int]

    @initialize(total=some, sizes=st.tuples(some, few), lines=st.booleans(), approval=st.booleans())
    def begin(self, total: int | None, sizes: tuple[int | None, int], lines: bool, approval: bool) -> None:
        self.now = datetime(2099, 1, 1, tzinfo=UTC)
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(clock, "now", lambda: self.now)
        summit = a_summit(f"summit-{next(_numbers)}", places_in_all=total, is_published=False)
        made = [(a_category(summit, "Delegate", number=sizes[0]), Group(0, sizes[0], True, False)),
                (a_category(summit, "Press", number=sizes[1], has_waiting_list=lines,
                            admission="approval" if approval else "open"), Group(1, sizes[1], lines, approval))]
        self.summit_id, self.categories = summit.id, [category.id for category, _group in made]
        self.model = Model([group for _category, group in made], total, self.now)
        self.numbers: dict[int, Person] = {}  # by the registration's
        self.reminded: set[tuple[datetime, Person]] = set()
        self.forms: dict[str, tuple[Person, tuple[Any, ...]]] = {}

    def teardown(self) -> None:
        if hasattr(self, "patch"):
            self.patch.undo()
            self.the_journal_tells_each_state()
            db.session.remove()

    # -- participants

    @rule(who=st.sampled_from(NAMES), where=st.integers(0, 1), country=st.sampled_from(COUNTRIES),
          organisation=st.sampled_from(ORGANISATIONS), form=st.sampled_from(("", "", "", "a", "b")))
    def register(self, who: str, where: int, country: str, organisation: str, form: str) -> None:
        group, said = self.model.groups[where], (who, where, country, organisation)
        outcome = registers(self.summit(), self.category(where), who, once=form and f"{self.summit_id} {form}",
                            email=f"{who.split()[1].lower()}@example.org", country=country, organisation=organisation)
        if form in self.forms:
            person, before = self.forms[form]
            refused = "changed" if said != before else "ended" if person.state in ("cancelled", "declined") else ""
            assert (outcome.why if isinstance(outcome, Refused) else "") == refused
            return
        if (known := self.model.living(who)) is not None:
            assert isinstance(outcome, Known)
            hour = self.now.replace(minute=0)
            if (hour, known) not in self.reminded:  # tried again it writes no second letter within the hour
                known.told.append("known")
            self.reminded.add((hour, known))
            return
        person = Person(who, group, country, organisation)
        self.model.people.append(person)
        if self.model.comes(person):
            self.numbers[outcome.registration.id] = person  # type: ignore[union-attr]
            if form:
                self.forms[form] = person, said
        else:
            assert isinstance(outcome, Refused)
            self.model.people.remove(person)

    @precondition(lambda self: self.numbers)
    @rule(who=whom)
    def accept(self, who: int) -> None:
        person, outcome = self.does(leaving.accept, who)
        assert isinstance(outcome, leaving.NotNow) == (person.state != "offered")
        if person.state == "offered" and self.model.is_late(person):
            assert isinstance(outcome, leaving.TooLate)
            self.model.ends(person, "cancelled", "lapsed")
        elif person.state == "offered":
            person.becomes("confirmed")

    @precondition(lambda self: self.numbers)
    @rule(who=whom, by_organiser=st.booleans())
    def cancel(self, who: int, by_organiser: bool) -> None:
        person, _outcome = self.does(deciding.cancel if by_organiser else leaving.cancel, who)
        if person.state in ("pending", "waitlisted", "offered", "confirmed"):
            self.model.ends(person, "cancelled")

    @precondition(lambda self: self.numbers)
    @rule(who=whom)
    def come_again(self, who: int) -> None:
        person, outcome = self.does(leaving.come_again, who)
        may = person.state == "cancelled" and not person.group.is_closed and not self.model.living(person.name)
        assert isinstance(outcome, leaving.Done) == (may and self.model.comes(person))

    # -- organisers

    @precondition(lambda self: self.numbers)
    @rule(who=whom)
    def approve(self, who: int) -> None:
        person, outcome = self.does(deciding.approve, who)
        assert isinstance(outcome, deciding.Done) == (person.state == "pending" and self.model.comes(person))

    @precondition(lambda self: self.numbers)
    @rule(who=whom)
    def decline(self, who: int) -> None:
        person, _outcome = self.does(deciding.decline, who)
        if person.state in ("pending", "waitlisted", "offered", "confirmed"):
            self.model.ends(person, "declined")

    @precondition(lambda self: self.numbers)
    @rule(who=whom, hours=st.sampled_from((None, 1, 100)))
    def offer(self, who: int, hours: int | None) -> None:
        person, outcome = self.does(deciding.offer, who, hours)
        may = person.state in ("pending", "waitlisted") and self.model.fits(person)
        assert isinstance(outcome, deciding.Done) == may
        if may:
            self.model.give(person, hours or HOURS)

    @precondition(lambda self: self.numbers)
    @rule(who=whom)
    def confirm(self, who: int) -> None:
        person, outcome = self.does(deciding.confirm, who)
        may = person.state != "confirmed" and self.model.living(person.name) in (None, person) and (
            person.state == "offered" or self.model.fits(person))
        assert isinstance(outcome, deciding.Done) == may
        if may:
            person.becomes("confirmed")

    @precondition(lambda self: self.numbers)
    @rule(who=whom, where=st.integers(0, 1))
    def change_category(self, who: int, where: int) -> None:
        number, person = self.chosen(who)
        group = self.model.groups[where]
        with transaction():
            outcome = deciding.change_category(self.summit(), db.session.get_one(Registration, number),
                                               self.category(where))
        may = person.state not in ("offered", "confirmed") or self.model.fits(person, group)
        assert isinstance(outcome, deciding.Done) == (person.group is group or may)
        if person.group is not group and may:
            if person.state == "waitlisted":
                self.model.waits(person)
            person.group = group
            self.model.offer_free()

    @precondition(lambda self: self.numbers)
    @rule(who=whom, priority=st.integers(0, 2))
    def set_priority(self, who: int, priority: int) -> None:
        person, _outcome = self.does(deciding.set_priority, who, priority)
        person.priority = priority

    @rule(number=some)
    def set_total(self, number: int | None) -> None:
        with self.set_up():
            setup = db.session.scalars(db.select(Setup).where(Setup.event_id == self.summit_id)).one()
            done = sizing.set_total(self.summit(), setup, number)
        assert done == (number is None or len(self.model.holding()) <= number)
        if done:
            self.model.total = number
            self.model.offer_free()

    @rule(where=st.integers(0, 1), number=some)
    def set_places(self, where: int, number: int | None) -> None:
        group = self.model.groups[where]
        with self.set_up():
            done = sizing.set_places(self.summit(), self.category(where), number)
        assert done == (number is None or len(self.model.holding(group)) <= number)
        if done:
            group.places = number
            self.model.offer_free()

    @rule(where=st.integers(0, 1), country=some, organisation=some)
    def set_shares(self, where: int, country: int | None, organisation: int | None) -> None:
        group = self.model.groups[where]
        with self.set_up():
            done = sizing.set_shares(self.summit(), self.category(where), country=country, organisation=organisation)
        assert done != self.model.overfull(group, country, organisation)
        if done:
            group.per_country, group.per_organisation = country, organisation
            self.model.offer_free()

    @rule(where=st.integers(0, 1), is_closed=st.booleans())
    def close(self, where: int, is_closed: bool) -> None:
        with self.set_up():
            self.category(where).closed_at = self.now if is_closed else None
        self.model.groups[where].is_closed = is_closed

    # -- time

    @rule(minutes=st.sampled_from((1, 60, HOURS * 60, HOURS * 60 + 1, 6000)))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.model.now = self.now

    @rule()
    def tend(self) -> None:
        line.tend()
        self.model.tend()
        assert not [one.name for one in self.model.line() if not one.group.is_closed and self.model.fits(one)]

    # -- what holds always

    @invariant()
    def everybody_is_where_they_should_be(self) -> None:
        if not hasattr(self, "model"):
            return
        rows = self.rows()
        assert {row.id: row.state for row in rows} == {number: one.state for number, one in self.numbers.items()}
        assert {row.id: row.offer_until for row in rows} == {number: one.until for number, one in self.numbers.items()}
        waiting = sorted((row for row in rows if row.state == "waitlisted"), key=lambda row: (-row.priority, row.line))
        assert [self.numbers[row.id] for row in waiting] == self.model.line()

    @invariant()
    def the_counters_are_true(self) -> None:
        if not hasattr(self, "model"):
            return
        taken = Counter(key for row in self.rows() for key in row.holds)
        waiting = Counter(f"category:{row.category_id}" for row in self.rows() if row.state == "waitlisted")
        ours = [f"event:{self.summit_id}", *(f"category:{number}" for number in self.categories)]
        for row in db.session.scalars(db.select(Places)):
            if row.of in ours or row.of.rpartition(":")[0].rpartition(":")[0] in ours:
                assert (row.taken, row.waiting) == (taken.pop(row.of, 0), waiting[row.of]), row.of
                assert row.places is None or row.taken <= row.places
        assert not taken

    @invariant()
    def everybody_was_told(self) -> None:
        if not hasattr(self, "model"):
            return
        sent: dict[int, list[str]] = {}
        asked = db.select(Letter.subject_of, Letter.kind).where(Letter.about == self.summit_id).order_by(Letter.id)
        for subject, kind in db.session.execute(asked):
            sent.setdefault(int(subject.partition(":")[2]), []).append(kind.removeprefix("registration."))
        assert sent == {number: one.told for number, one in self.numbers.items()}

    def the_journal_tells_each_state(self) -> None:
        for number, person in self.numbers.items():
            asked = db.select(Change).where(Change.subject == f"registration:{number}",
                                            Change.of_table == "registration").order_by(Change.id)
            told = [change.after["state"] for change in db.session.scalars(asked)
                    if change.after and "state" in change.after]
            assert told == person.been

    # -- ways to the rows

    def summit(self) -> Event:
        return db.session.get_one(Event, self.summit_id)

    def category(self, where: int) -> Category:
        return db.session.get_one(Category, self.categories[where])

    def rows(self) -> list[Registration]:
        db.session.rollback()
        return list(db.session.scalars(db.select(Registration).where(Registration.event_id == self.summit_id)))

    def chosen(self, who: int) -> tuple[int, Person]:
        return list(self.numbers.items())[who % len(self.numbers)]

    def does(self, verb: Any, who: int, *words: Any) -> tuple[Person, Any]:
        number, person = self.chosen(who)
        with transaction():
            return person, verb(self.summit(), db.session.get_one(Registration, number), *words)

    @contextmanager
    def set_up(self) -> Iterator[None]:
        with transaction():
            journal.act("registration.setup", about=self.summit_id)
            yield


def test_no_order_of_acts_breaks_a_promise(app: Flask) -> None:
    run_state_machine_as_test(Registrations, settings=settings(
        max_examples=1000 if DEEP else 25, stateful_step_count=50))
