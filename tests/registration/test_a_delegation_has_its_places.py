"""Places kept for an organisation are its own until its cut-off; within them its focal point says who comes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.registration import applying, delegating, granting, places
from eventsys.registration.delegating import Done, Refused
from eventsys.registration.granting import NotGranted, Short
from eventsys.registration.models import Category, Delegation, Registration
from eventsys.registration.places import Tally, category_key
from eventsys.registration.registering import Confirmed, Waitlisted

from ..races import LONG_ENOUGH, beside
from .registering import a_category, a_summit, an_entry, registers, states, wall


@pytest.fixture
def summit(app: Flask) -> Event:
    return a_summit()


def a_delegation(summit: Event, wanted: dict[Category, int], **facts: object) -> Delegation:
    with transaction():
        delegation = Delegation(event_id=summit.id, organisation="City of Porto", country="PT", focal_name="Rita",
                                focal_email="rita@porto.example", state="granted", made_at=clock.now(), **facts)
        db.session.add(delegation)
        db.session.flush()
        granting.grant(summit, delegation, {category.id: number for category, number in wanted.items()})
    return db.session.get_one(Delegation, delegation.id)


def nominate(summit: Event, delegation: Delegation, category: Category, name: str,
             email: str = "") -> Done | Refused:
    with transaction():
        return delegating.nominate(summit, delegation, category, name, email)


def member(name: str) -> Registration:
    return db.session.scalars(db.select(Registration).where(Registration.name == name)).one()


def test_granted_places_are_taken_at_once(summit: Event) -> None:
    category = a_category(summit, number=3)
    a_delegation(summit, {category: 2})
    assert isinstance(registers(summit, category, "Ada"), Confirmed)
    assert isinstance(registers(summit, category, "Ben"), Waitlisted)
    assert places.tally(category_key(category.id)) == Tally(3, 3, 1)


def test_who_refuses_as_another_grants_comes_too_late(app: Flask, summit: Event) -> None:
    category = a_category(summit, number=3)
    with transaction():
        facts = {"organisation": "City of Porto", "focal_name": "Rita", "focal_email": "rita@porto.example"}
        granting.apply(summit, facts, {category.id: 2}, once="key")
    db.session.rollback()
    number = category.id
    db.session.rollback()
    assert not beside(app, lambda: granting.grant(*_both(), {number: 2}), lambda: granting.refuse(*_both(), "No"))
    assert db.session.scalars(db.select(Delegation.state)).one() == "granted"


def test_more_than_are_free_cannot_be_granted(summit: Event) -> None:
    category = a_category(summit, number=3)
    delegation = a_delegation(summit, {category: 2})
    with pytest.raises(NotGranted) as refused, transaction():
        granting.grant(summit, delegation, {category.id: 4})
    assert refused.value.shorts == (Short(category.id, 0, 3),)
    assert places.tally(category_key(category.id)).taken == 2


def test_it_nominates_as_many_as_it_has(summit: Event) -> None:
    category = a_category(summit)
    delegation = a_delegation(summit, {category: 1})
    assert isinstance(nominate(summit, delegation, category, "Ada", "ada@porto.example"), Done)
    assert nominate(summit, delegation, category, "Ben") == Refused("full")
    assert states(summit) == {"Ada": "offered"}


def test_whoever_is_nominated_completes_and_is_confirmed(summit: Event) -> None:
    category = a_category(summit)
    delegation = a_delegation(summit, {category: 1})
    nominate(summit, delegation, category, "Ada", "ada@porto.example")
    with transaction():
        outcome = delegating.complete(summit, member("Ada"), an_entry("Ada King", "ada@porto.example"))
    assert isinstance(outcome, Done)
    assert states(summit) == {"Ada King": "confirmed"}


def test_a_name_is_swapped_in_the_same_place(summit: Event) -> None:
    category = a_category(summit, number=1)
    delegation = a_delegation(summit, {category: 1})
    nominate(summit, delegation, category, "Ada", "ada@porto.example")
    registers(summit, category, "Cem")
    with transaction():
        assert isinstance(delegating.swap(summit, delegation, member("Ada"), "Ben", "ben@porto.example"), Done)
    assert states(summit) == {"Ada": "cancelled", "Cem": "waitlisted", "Ben": "offered"}


def test_after_the_cut_off_names_stay_and_what_is_left_goes_to_the_line(
        summit: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    category = a_category(summit, number=2)
    delegation = a_delegation(summit, {category: 2}, swaps_until=wall(1, 18))
    nominate(summit, delegation, category, "Ada", "ada@porto.example")
    registers(summit, category, "Cem")
    assert granting.give_back_unused() == 0
    after = datetime(2099, 9, 1, 18, tzinfo=UTC) + timedelta(minutes=2)
    monkeypatch.setattr("eventsys.kit.clock.now", lambda: after)
    assert granting.give_back_unused() == 1
    assert states(summit) == {"Ada": "offered", "Cem": "offered"}
    with transaction():
        delegation = db.session.get_one(Delegation, delegation.id)
        assert delegating.swap(summit, delegation, member("Ada"), "Ben") == Refused("late")


def test_there_is_one_head(summit: Event) -> None:
    category = a_category(summit)
    delegation = a_delegation(summit, {category: 2})
    for name in ("Ada", "Ben"):
        nominate(summit, delegation, category, name, f"{name}@porto.example")
    for name in ("Ada", "Ben"):
        with transaction():
            delegating.lead(summit, delegation, member(name))
    assert [one.name for one in delegating.members(delegation) if one.is_head] == ["Ben"]


def test_who_is_withdrawn_as_they_send_their_data_comes_too_late(app: Flask, summit: Event) -> None:
    """Each holds what the other waits for next, unless one of them leaves it."""
    category = a_category(summit, number=3)
    delegation = a_delegation(summit, {category: 1})
    nominate(summit, delegation, category, "Ada", "ada@example.org")
    with transaction():
        token = delegating.begin_completing(member("Ada"), "en")
    db.session.rollback()

    def withdraws() -> Done | Refused:
        with app.app_context(), transaction():
            return delegating.withdraw(*_both(), member("Ada"))

    with ThreadPoolExecutor(1) as pool:
        with transaction():
            assert applying.opened(token, alone=True)
            withdrawn = pool.submit(withdraws)
            sleep(LONG_ENOUGH)
            outcome = delegating.complete(summit, member("Ada"), an_entry("Ada"))
        withdrawn.result(30)
    assert isinstance(outcome, Done) or states(summit) == {"Ada": "cancelled"}


def _both() -> tuple[Event, Delegation]:
    return db.session.scalars(db.select(Event)).one(), db.session.scalars(db.select(Delegation)).one()
