from collections import Counter
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.accounts.models import Account
from eventsys.agenda.clashes.services import Found, clashes_of
from eventsys.agenda.models import Placement
from eventsys.dev import reading
from eventsys.events import colleagues
from eventsys.events.models import Event
from eventsys.events.services import find
from eventsys.invitations import queries, rules
from eventsys.invitations.models import Submission
from eventsys.kit.database import db
from eventsys.kit.journal import Act
from eventsys.people.models import Person
from eventsys.programme import changes
from eventsys.publishing.proposals import propose
from eventsys.publishing.standing import standing
from eventsys.sessions.models import Appearance, Session
from eventsys.sponsors.models import Listing, Promise

from .conftest import TODAY


@pytest.fixture
def draft(demo: Flask) -> Iterator[Event]:
    with demo.app_context():
        found = find("common-ground-summit")
        assert found
        yield found


@pytest.fixture
def clashes(draft: Event) -> Found:
    return clashes_of(draft)


def promises(draft: Event) -> list[Promise]:
    return [promise for listing in db.session.scalars(select(Listing)) for promise in listing.promises]


def test_the_next_edition_would_tell_a_little_of_everything(draft: Event) -> None:
    told = Counter(type(change) for change in propose(draft).comparison.changes
                   if not isinstance(change, changes.FactChange))
    assert told == {changes.Added: 4, changes.Moved: 2, changes.Renamed: 1, changes.Joined: 1, changes.Left: 2,
                    changes.SponsorListed: 1}


def test_two_editions_are_public_and_the_desk_says_that_more_was_done_since(draft: Event) -> None:
    now = standing(draft)
    assert (now.number, now.is_changed) == (2, True)
    assert db.session.scalars(select(Act.verb).where(Act.about == draft.id).order_by(Act.id)).all() == [
        "demo.load", "demo.work", "demo.register"]


def test_some_sessions_wait_in_the_tray(draft: Event) -> None:
    placed = select(Placement.session_id)
    titles = db.session.scalars(select(Session.title).where(Session.id.not_in(placed))).all()
    assert 3 <= len(titles) <= 5


def test_each_kind_of_clash_that_asks_for_a_decision_is_there_once_or_twice(clashes: Found) -> None:
    grave = Counter((clash.severity, clash.rule) for clash in clashes.open if clash.severity != "hint")
    assert grave == {("blocks", "room"): 1, ("blocks", "person"): 1, ("blocks", "absent"): 1,
                     ("warning", "capacity"): 1, ("warning", "booth"): 1, ("warning", "rivals"): 1,
                     ("warning", "chair"): 1, ("warning", "declined"): 2}


def test_hints_can_be_counted_at_a_glance(clashes: Found) -> None:
    assert {clash.rule for clash in clashes.open if clash.severity == "hint"} == {"unanswered", "balance"}
    assert clashes.count["hint"] < 30


def test_what_can_be_moved_is_mended_by_a_press(clashes: Found) -> None:
    assert [clash.rule for clash in clashes.open
            if clash.severity != "hint" and clash.rule != "declined" and not clashes.fixes(clash)] == []


def test_what_is_meant_so_was_accepted_with_a_reason(clashes: Found) -> None:
    assert {clash.rule for clash, _ in clashes.accepted} == {"hours"}
    assert all(len(row.reason) > 20 and row.by for _, row in clashes.accepted)


def test_people_answered_in_all_ways_there_are(draft: Event) -> None:
    told = Counter(rules.state_of(guest) for guest in queries.guests(draft))
    assert told["confirmed"] > 130
    assert told["declined"] == 2
    assert told["invited"] >= 10
    assert told["unasked"] >= 10
    states = set(db.session.scalars(select(Appearance.state).join(Session, Session.id == Appearance.session_id)
                                    .where(Session.summit_id == draft.id)))
    assert states == {"", "proposed", "invited", "confirmed", "declined"}


def test_some_owe_an_answer_and_can_be_reminded(draft: Event) -> None:
    setup = queries.setup_of(draft)
    reached = [guest for guest in queries.guests(draft) if guest.has_address]
    assert len([guest for guest in reached if "answer" in rules.owes(guest, setup.wanted)]) >= 8


def test_what_two_people_sent_waits_to_be_accepted(draft: Event) -> None:
    sent = db.session.execute(select(Submission.field, Submission.state)).all()
    assert sent == [("biography", "waiting")] * 2


def test_most_can_be_written_to_but_nobody_whom_there_is(draft: Event) -> None:
    file = reading.read("coming-summit")
    assert file.draft
    invented = {person.key for said in (file, *file.later, file.draft) for person in said.person}
    people = db.session.scalars(select(Person).where(Person.email != ""))
    addresses = {person.slug: person.email for person in people}
    assert addresses.keys() <= invented
    assert len(invented) - 25 < len(addresses) < len(invented)
    assert all(email.endswith("@example.org") for email in addresses.values())
    assert len(set(addresses.values())) == len(addresses)


def test_one_promise_is_overdue_and_the_others_are_not(draft: Event) -> None:
    open_ones = [promise for promise in promises(draft) if promise.delivered is None]
    assert len([promise for promise in open_ones if promise.due and promise.due < TODAY]) == 1
    assert len(open_ones) > 5
    assert all(promise.delivered <= TODAY for promise in promises(draft) if promise.delivered)


def test_colleagues_have_roles_but_no_password(draft: Event) -> None:
    there = colleagues.of_event(draft)
    assert [(one.membership.role, one.account.name) for one in there] == [
        ("editor", "Edwin Editor"), ("roster", "Rosalind Roster")]
    assert set(db.session.scalars(select(Account.password_hash))) == {""}


def test_events_that_took_place_are_left_as_their_documents_have_them(demo: Flask) -> None:
    with demo.app_context():
        for slug in ("berlin-summer-dialogue", "fourth-global-summit", "world-urban-forum-12"):
            event = find(slug)
            assert event
            assert not propose(event).comparison
            assert not standing(event).is_changed
