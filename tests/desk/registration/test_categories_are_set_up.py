"""Categories: made, opened, made larger and never smaller than what is taken."""

from typing import Any

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.registration import places
from eventsys.registration.models import Category, Registration, Setup
from eventsys.registration.places import category_key

from ...registration.registering import a_category, registers, states
from ..organisers import Organiser

AT = "/desk/e/summit/registration"


def typed(category: Category | None = None, **more: Any) -> dict[str, Any]:
    shown = {"name": "Press", "admission": "open", "has_waiting_list": "y", "places": ""}
    if category is not None:
        shown |= {"name": category.name, "places": category.places or ""}
    return {name: value for name, value in (shown | more).items() if value is not None}


def test_registration_opens_once_there_is_a_category(event: Event, organiser: Organiser) -> None:
    assert "Registration cannot be opened yet" in organiser.text(AT)
    assert organiser.post(f"{AT}/open").status_code == 422
    made = organiser.post(f"{AT}/categories/new", typed(places="40", opens="2099-01-01T09:00"), follow_redirects=True)
    assert "0 of 40" in made.text
    assert "opens 1 Jan 2099" in made.text
    assert organiser.post(f"{AT}/categories/new", typed(name="press")).status_code == 422  # pressed twice
    assert "Registration is open" in organiser.post(f"{AT}/open", follow_redirects=True).text
    assert db.session.scalars(db.select(Setup)).one().is_open
    assert "Registration is closed" in organiser.post(f"{AT}/close", follow_redirects=True).text


def test_places_never_go_below_those_taken_and_more_are_offered_at_once(event: Event, organiser: Organiser) -> None:
    press = a_category(event, "Press", number=2)
    for name in ("Ada A", "Ben B", "Cem C"):
        registers(event, press, name)
    at = f"{AT}/categories/{press.id}"
    refused = organiser.post(at, typed(press, places="1"))
    assert refused.status_code == 422
    assert "2 are taken: give this number or more" in refused.text
    assert 'value="1"' in refused.text
    organiser.post(at, typed(press, places="3"))
    assert states(event) == {"Ada A": "confirmed", "Ben B": "confirmed", "Cem C": "offered"}
    assert "3 of 3" in organiser.text(AT)


def test_the_total_never_goes_below_those_taken(event: Event, organiser: Organiser) -> None:
    press = a_category(event, "Press")
    for name in ("Ada A", "Ben B"):
        registers(event, press, name)
    terms = {"offer_hours": "24", "erase_care_after": "10", "erase_all_after": ""}
    refused = organiser.post(f"{AT}/terms", terms | {"places": "1"})
    assert refused.status_code == 422
    assert "2 are taken" in refused.text
    assert organiser.post(f"{AT}/terms", terms | {"places": "2", "privacy": "We keep **little**."}).status_code == 303
    setup = db.session.scalars(db.select(Setup).execution_options(populate_existing=True)).one()
    assert (setup.places, setup.offer_hours, setup.erase_all_after) == (2, 24, None)
    assert "<strong>little</strong>" in setup.privacy


def test_a_share_that_is_set_later_counts_those_who_hold_a_place(event: Event, organiser: Organiser) -> None:
    press = a_category(event, "Press", number=9)
    for name, organisation in (("Ada A", "Daily  News"), ("Ben B", "daily news"), ("Cem C", "The Hour")):
        registers(event, press, name, organisation=organisation, country="KE")
    at = f"{AT}/categories/{press.id}"
    refused = organiser.post(at, typed(press, per_organisation="1"))
    assert "2 of one organisation have a place" in refused.text
    assert organiser.post(at, typed(press, per_organisation="2")).status_code == 303
    registers(event, press, "Dan D", organisation="Daily News", country="KE")
    assert states(event)["Dan D"] == "waitlisted"
    db.session.rollback()
    ada = db.session.scalars(db.select(Registration).where(Registration.name == "Ada A")).one()
    assert len(ada.holds) == 3
    assert organiser.post(at, typed(press, per_organisation="")).status_code == 303
    assert states(event)["Dan D"] == "offered"
    assert places.tally(category_key(press.id)).taken == 4


def test_a_closed_category_keeps_its_people_and_one_that_is_used_is_not_deleted(
        event: Event, organiser: Organiser) -> None:
    press, staff = a_category(event, "Press"), a_category(event, "Staff")
    registers(event, press)
    assert "Not deleted" in organiser.post(f"{AT}/categories/{press.id}/delete", follow_redirects=True).text
    assert "Deleted: Staff" in organiser.post(f"{AT}/categories/{staff.id}/delete", follow_redirects=True).text
    assert "1 closed category" in organiser.post(f"{AT}/categories/{press.id}/close", follow_redirects=True).text
    assert states(event) == {"Ada Lovelace": "confirmed"}
    organiser.post(f"{AT}/categories/{press.id}/reopen")
    db.session.rollback()
    assert db.session.get_one(Category, press.id).closed_at is None


def test_categories_change_their_places_in_the_list(event: Event, organiser: Organiser) -> None:
    one, two = a_category(event, "Press", rank=0), a_category(event, "Staff", rank=1)
    organiser.post(f"{AT}/categories/{two.id}/move", {"by": "up"})
    text = organiser.text(AT)
    assert text.index(f"category-{two.id}") < text.index(f"category-{one.id}")


def test_what_a_colleague_changed_meanwhile_is_shown_beside(event: Event, organiser: Organiser) -> None:
    press = a_category(event, "Press")
    organiser.post(f"{AT}/categories/{press.id}", typed(press, words="For journalists", seen="0"))
    late = organiser.post(f"{AT}/categories/{press.id}", typed(press, words="For reporters", seen="0"))
    assert late.status_code == 409
    assert "For journalists" in late.text
