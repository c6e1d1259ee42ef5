"""Places are counted by the database: whoever comes when there is none stands in line."""

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import deciding, leaving, line, places
from eventsys.registration.models import Category, Registration
from eventsys.registration.registering import Confirmed, Known, Pending, Refused, Waitlisted

from .registering import a_category, a_summit, registers, states


@pytest.fixture
def summit(app: Flask) -> Event:
    return a_summit()


def of(summit: Event, name: str) -> Registration:
    return db.session.scalars(db.select(Registration).where(
        Registration.event_id == summit.id, Registration.name == name)).one()


def test_the_first_are_confirmed_and_the_others_wait(summit: Event) -> None:
    category = a_category(summit, number=2)
    outcomes = [registers(summit, category, name) for name in ("Ada", "Ben", "Cem", "Dia")]
    assert [type(outcome) for outcome in outcomes] == [Confirmed, Confirmed, Waitlisted, Waitlisted]
    assert [outcome.position for outcome in outcomes[2:]] == [1, 2]  # type: ignore[union-attr]
    assert places.tally(places.category_key(category.id)) == places.Tally(2, 2, 2)


def test_a_freed_place_is_offered_to_whoever_waits_longest(summit: Event) -> None:
    category = a_category(summit, number=1)
    for name in ("Ada", "Ben", "Cem"):
        registers(summit, category, name)
    with transaction():
        leaving.cancel(summit, of(summit, "Ada"))
    assert states(summit) == {"Ada": "cancelled", "Ben": "offered", "Cem": "waitlisted"}
    with transaction():
        leaving.accept(summit, of(summit, "Ben"))
    assert states(summit)["Ben"] == "confirmed"
    assert places.tally(places.category_key(category.id)) == places.Tally(1, 1, 1)


def test_nobody_who_comes_later_passes_the_line(summit: Event) -> None:
    category = a_category(summit, number=1, has_waiting_list=True)
    for name in ("Ada", "Ben"):
        registers(summit, category, name)
    with transaction():
        category = db.session.get_one(Category, category.id)
        places.set_number(places.category_key(category.id), 2)
    registers(summit, category, "Cem")
    assert states(summit) == {"Ada": "confirmed", "Ben": "offered", "Cem": "waitlisted"}


def test_the_total_holds_over_all_categories(app: Flask) -> None:
    summit = a_summit("small", places_in_all=1)
    press, staff = a_category(summit, "Press"), a_category(summit, "Staff")
    assert isinstance(registers(summit, press, "Ada"), Confirmed)
    assert isinstance(registers(summit, staff, "Ben"), Waitlisted)
    with transaction():
        leaving.cancel(summit, of(summit, "Ada"))
    assert states(summit)["Ben"] == "offered"


def test_an_organisations_share_is_its_own(summit: Event) -> None:
    category = a_category(summit, number=10, per_organisation=1)
    registers(summit, category, "Ada", organisation="City of Porto")
    registers(summit, category, "Ben", organisation="city  of porto")
    registers(summit, category, "Cem", organisation="City of Faro")
    assert states(summit) == {"Ada": "confirmed", "Ben": "waitlisted", "Cem": "confirmed"}


def test_the_same_form_sent_twice_is_one_registration(summit: Event) -> None:
    category = a_category(summit, number=5)
    first, second = (registers(summit, category, "Ada", once="form-1") for _ in range(2))
    assert isinstance(first, Confirmed)
    assert isinstance(second, Confirmed)
    assert isinstance(registers(summit, category, "Ada", once="form-1", city="Porto"), Refused)
    assert states(summit) == {"Ada": "confirmed"}


def test_the_same_person_is_known(summit: Event) -> None:
    category = a_category(summit, number=5)
    registers(summit, category, "Ada", email="ada@example.org")
    assert isinstance(registers(summit, category, "Ada L.", email="ada@example.org"), Known)
    assert places.tally(places.category_key(category.id)).taken == 1


def test_approval_gives_the_place_and_not_the_application(summit: Event) -> None:
    category = a_category(summit, number=1, admission="approval")
    assert all(isinstance(registers(summit, category, name), Pending) for name in ("Ada", "Ben"))
    assert places.tally(places.category_key(category.id)).taken == 0
    for name in ("Ben", "Ada"):
        with transaction():
            deciding.approve(summit, of(summit, name))
    assert states(summit) == {"Ada": "waitlisted", "Ben": "confirmed"}


def test_an_offer_that_lapses_goes_on(summit: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    category = a_category(summit, number=1)
    for name in ("Ada", "Ben", "Cem"):
        registers(summit, category, name)
    with transaction():
        leaving.cancel(summit, of(summit, "Ada"))
    late = of(summit, "Ben").offer_until
    assert late is not None
    monkeypatch.setattr("eventsys.kit.clock.now", lambda: late)
    assert line.tend() == 0  # a minute of grace
    monkeypatch.setattr("eventsys.kit.clock.now", lambda: late.replace(minute=late.minute) + line.GRACE)
    assert line.tend() == 2
    assert states(summit) == {"Ada": "cancelled", "Ben": "cancelled", "Cem": "offered"}
