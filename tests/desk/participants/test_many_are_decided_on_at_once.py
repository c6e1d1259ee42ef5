"""Approve, decline, move and the like, for several in one act; who is left as they were is named with the reason."""

import re

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.journal import Act
from eventsys.kit.outbox import Letter
from eventsys.registration import places
from eventsys.registration.models import Category, Registration

from ...registration.registering import a_category, a_summit, registers, states
from ..organisers import Organiser
from .conftest import found

LIST = "/desk/e/summit/participants"


def press_on(organiser: Organiser, act: str, *rows: Registration, follow: bool = True, **more: str) -> str:
    data = {"act": act, "chosen": [str(row.id) for row in rows], **more}
    return organiser.post(f"{LIST}/chosen", data, follow_redirects=follow).text


def go_on(organiser: Organiser, page: str, **more: str) -> str:
    """From the page that is shown first."""
    hidden = dict(re.findall(r'type="hidden" name="(act|ids|once)" value="([^"]*)"', page))
    return organiser.post(f"{LIST}/chosen/done", {**hidden, **more}, follow_redirects=True).text


def test_places_go_to_who_came_first_and_the_others_wait(
        organiser: Organiser, event: Event, city: Category, people: dict[str, Registration]) -> None:
    for number in range(7):
        registers(event, city, f"Guest{number}")
    page = press_on(organiser, "approve", *(row for row in found(event).values() if row.category_id == city.id))
    assert "8 approved; 1 waits: there is no place left." in page
    assert states(event)["Guest6"] == "waitlisted"
    assert places.tally(places.category_key(city.id)) == places.Tally(8, 8, 1)
    db.session.rollback()
    assert len(db.session.scalars(db.select(Act).where(Act.verb == "registration.approve.several")).all()) == 1


def test_who_cannot_be_approved_is_named_with_why(
        organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    page = press_on(organiser, "approve", people["Ada"], people["Cem"])
    assert "1 approved. Not done: 1 – the state does not allow it." in page
    assert "Cem Yılmaz" in page
    assert states(event)["Ada Mensah"] == "confirmed"


def test_nothing_done_leaves_no_act(organiser: Organiser, people: dict[str, Registration]) -> None:
    page = press_on(organiser, "offer", people["Eva"], people["Cem"])
    assert "Nothing was done: 1 – the state does not allow it; 1 – there is no place left." in page
    assert db.session.scalar(db.select(Act).where(Act.verb.startswith("registration.offer"))) is None


def test_declining_asks_for_the_reason_which_the_letter_tells(
        organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    look = press_on(organiser, "decline", people["Ada"], people["Ben"])
    assert states(event)["Ada Mensah"] == "pending"
    assert "Give the reason" in go_on(organiser, look)
    assert "2 declined." in go_on(organiser, look, reason="The hall is small")
    assert {states(event)[name] for name in ("Ada Mensah", "Ben Okafor")} == {"declined"}
    letter = db.session.scalars(db.select(Letter).where(Letter.kind == "registration.declined")).first()
    assert letter is not None
    assert "The hall is small" in letter.body


def test_all_that_the_filter_finds_are_taken(organiser: Organiser, event: Event,
                                             people: dict[str, Registration]) -> None:
    answer = organiser.post(f"{LIST}/chosen?state=pending", {"act": "approve", "all": "yes"}, follow_redirects=True)
    assert "2 approved." in answer.text
    assert states(event)["Eva Novak"] == "waitlisted"


def test_the_place_goes_along_to_another_category(
        organiser: Organiser, event: Event, city: Category, press: Category, people: dict[str, Registration]) -> None:
    look = press_on(organiser, "category", people["Cem"])
    assert f"1 moved to {city.name}." in go_on(organiser, look, category=str(city.id))
    assert states(event) == {"Ada Mensah": "pending", "Ben Okafor": "pending", "Cem Yılmaz": "confirmed",
                             "Dörte Müller": "confirmed", "Eva Novak": "offered"}
    assert places.tally(places.category_key(city.id)).taken == 1


def test_nobody_is_offered_a_place_that_the_same_press_takes_away(
        organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    look = press_on(organiser, "cancel", *people.values())
    assert "5 cancelled." in go_on(organiser, look)
    assert set(states(event).values()) == {"cancelled"}
    assert db.session.scalar(db.select(Letter).where(Letter.kind == "registration.offered")) is None
    assert places.tally(places.event_key(event.id)).taken == 0


def test_priority_sets_the_order_of_the_line(organiser: Organiser, event: Event, press: Category,
                                             people: dict[str, Registration]) -> None:
    registers(event, press, "Fay Last")
    look = press_on(organiser, "priority", found(event)["Fay"])
    assert "Give a whole number" in go_on(organiser, look, priority="99")
    go_on(organiser, look, priority="5")
    press_on(organiser, "cancel", people["Cem"])
    organiser.post(f"{LIST}/{people['Cem'].code}/act", {"act": "cancel"})
    assert (states(event)["Fay Last"], states(event)["Eva Novak"]) == ("offered", "waitlisted")


def test_a_letter_pressed_twice_is_one(organiser: Organiser, people: dict[str, Registration]) -> None:
    for _ in range(2):
        organiser.post(f"{LIST}/{people['Cem'].code}/act", {"act": "letter", "once": "press-1"})
    letters = db.session.scalars(db.select(Letter).where(Letter.kind == "registration.confirmed",
                                                         Letter.key.contains("again"))).all()
    assert len(letters) == 1


def test_nobody_of_another_event_is_touched(organiser: Organiser, event: Event,
                                            people: dict[str, Registration]) -> None:
    other = a_summit("other")
    registers(other, a_category(other, admission="approval"), "Zoe Else")
    (stranger,) = found(other).values()
    press_on(organiser, "approve", people["Ada"], stranger)
    assert states(other) == {"Zoe Else": "pending"}
