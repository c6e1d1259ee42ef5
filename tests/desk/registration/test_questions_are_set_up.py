"""The form builder: questions made, put in order, hung on each other, and retired once they were answered."""

from typing import Any

import pytest

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.registration import asking, questioning
from eventsys.registration.models import Answer, Answers, Question, Registration

from ...registration.registering import a_category, registers
from ..organisers import Organiser

AT = "/desk/e/summit/registration/questions"


def typed(label: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"label": label, "kind": kind, "care": "", "page": "", **more}


def labels(event: Event) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    return [one.label for one in questioning.of(event)]


def one(event: Event, label: str) -> Question:
    db.session.rollback()
    db.session.expire_all()
    return next(row for row in [*questioning.of(event), *questioning.retired(event)] if row.label == label)


@pytest.fixture
def visa(event: Event, organiser: Organiser) -> Question:
    """Of the ready set: the question on which the others of its page hang."""
    assert "Added: the page “Visa”" in organiser.post(f"{AT}/sets", {"set": "visa"}, follow_redirects=True).text
    return one(event, "Do you need a letter for a visa?")


def answer(event: Event, question: Question, value: str = "yes") -> None:
    registers(event, a_category(event))
    with transaction():
        who = db.session.scalars(db.select(Registration)).one()
        db.session.add(Answers(registration_id=who.id, given=(
            Answer(question.id, question.label, question.kind, value, value),)))


def test_every_ready_set_is_there_in_one_press(event: Event, organiser: Organiser) -> None:
    for name in ("diet", "access", "interpretation", "visa", "emergency", "arrival"):
        assert organiser.post(f"{AT}/sets", {"set": name}).status_code == 303
    assert list(dict.fromkeys(row.page for row in questioning.of(event))) == [
        "Food", "Access", "Languages", "Visa", "In an emergency", "Arrival"]
    assert {row.care for row in questioning.of(event)} == {"diet", "access", "visa", "emergency", ""}
    assert "Ready sets" in organiser.text(AT)


def test_what_was_answered_since_cannot_be_undone(event: Event, organiser: Organiser) -> None:
    organiser.post(f"{AT}/new", typed("Which hotel?"))
    row = one(event, "Which hotel?")
    organiser.post(f"{AT}/{row.id}", typed("Which hotel?", care="visa", seen=str(_last_act())))
    changed = _last_act()
    answer(event, row)
    page = organiser.post(f"/desk/e/summit/undo/{changed}", follow_redirects=True).text
    assert "“Which hotel?” was answered since: retire it" in page
    assert one(event, "Which hotel?").care == "visa"


def _last_act() -> int:
    return db.session.scalars(db.select(Act.id).order_by(Act.id.desc()).limit(1)).one()


def test_what_is_pressed_twice_is_there_once_and_can_be_undone(
        event: Event, organiser: Organiser, visa: Question) -> None:
    assert "are there already" in organiser.post(f"{AT}/sets", {"set": "visa"}, follow_redirects=True).text
    organiser.post(f"{AT}/new", typed("Shoe size"))
    assert organiser.post(f"{AT}/new", typed("Shoe size")).status_code == 422
    assert labels(event).count("Shoe size") == 1
    number = db.session.scalars(db.select(Act.id).where(Act.verb == "registration.question.set")).one()
    organiser.post(f"/desk/e/summit/undo/{number}")
    assert labels(event) == ["Shoe size"]


def test_an_option_keeps_its_key_when_its_label_changes(event: Event, organiser: Organiser) -> None:
    organiser.post(f"{AT}/new", typed("Field trip", "choice", more="Harbour\nOld town\nHarbour"))
    trip = one(event, "Field trip")
    assert [(option.key, option.label) for option in trip.options] == [("harbour", "Harbour"), ("old-town", "Old town")]
    organiser.post(f"{AT}/{trip.id}", typed("Field trip", "choice", **{
        "option-harbour": "The port", "option-old-town": "", "more": "Museum"}))
    assert [(option.key, option.label) for option in one(event, "Field trip").options] == [
        ("harbour", "The port"), ("museum", "Museum")]
    few = organiser.post(f"{AT}/new", typed("Which?", "choice", more="One"))
    assert few.status_code == 422
    assert "at least two options" in few.text


def test_a_question_that_hangs_on_another_stays_behind_it(
        event: Event, organiser: Organiser, visa: Question) -> None:
    before = labels(event)
    refused = organiser.post(f"{AT}/{visa.id}/move", {"by": "down"}, follow_redirects=True)
    assert "has to stand behind" in refused.text
    assert organiser.post(f"{AT}/{visa.id}/move", {"by": "down"}, json=True).status_code == 409
    assert "hangs on it" in organiser.post(f"{AT}/{visa.id}/retire", follow_redirects=True).text
    assert labels(event) == before
    number = one(event, "Number of your passport")
    organiser.post(f"{AT}/{number.id}/move", {"by": "up"})
    assert labels(event).index("Number of your passport") == before.index("Number of your passport") - 1


def test_a_question_is_dropped_on_another_page(event: Event, organiser: Organiser, visa: Question) -> None:
    organiser.post(f"{AT}/new", typed("Anything else?", page="Last"))
    last = one(event, "Anything else?")
    done = organiser.post(f"{AT}/{last.id}/move", {"page": "Visa", "before": str(visa.id)}, json=True)
    assert done.status_code == 200
    assert labels(event)[0] == "Anything else?"
    assert one(event, "Anything else?").page == "Visa"


def test_pages_change_places(event: Event, organiser: Organiser, visa: Question) -> None:
    organiser.post(f"{AT}/new", typed("Anything else?", page="Last"))
    organiser.post(f"{AT}/pages", {"page": "Last", "by": "up"})
    assert labels(event)[0] == "Anything else?"


def test_what_was_answered_is_retired_and_keeps_its_kind(event: Event, organiser: Organiser) -> None:
    for label in ("Shoe size", "Hat size"):
        organiser.post(f"{AT}/new", typed(label))
    shoe, hat = one(event, "Shoe size"), one(event, "Hat size")
    answer(event, shoe, "42")
    assert "Asked no more" in organiser.post(f"{AT}/{shoe.id}/retire", follow_redirects=True).text
    assert "Deleted" in organiser.post(f"{AT}/{hat.id}/retire", follow_redirects=True).text
    assert labels(event) == []
    organiser.post(f"{AT}/{shoe.id}/return")
    assert labels(event) == ["Shoe size"]
    assert "its kind stays" in organiser.post(f"{AT}/{shoe.id}", typed("Shoe size", "number")).text
    assert "stays where it is kept" in organiser.post(f"{AT}/{shoe.id}", typed("Shoe size", care="diet")).text
    organiser.post(f"{AT}/{shoe.id}", typed("Size of your shoes", "text"))
    db.session.rollback()
    assert db.session.scalars(db.select(Answers)).one().given[0].label == "Shoe size"


def test_the_preview_shows_what_an_answer_brings_in_each_category(
        event: Event, organiser: Organiser, visa: Question) -> None:
    city, press = a_category(event, "City"), a_category(event, "Press")
    organiser.post(f"{AT}/new", typed("Your newspaper", categories=str(press.id)), follow_redirects=True)
    at = "/desk/e/summit/registration/preview"
    assert "Your newspaper" not in organiser.text(f"{at}?category={city.id}")
    assert "Nationality" not in organiser.text(f"{at}?category={press.id}")
    shown = organiser.text(f"{at}?category={press.id}&q{visa.id}=yes")
    assert "Nationality" in shown
    assert "Your newspaper" in shown
    assert "They are erased 30 days after the event." in shown


def test_it_may_hang_on_several_answers_to_one_question(event: Event, organiser: Organiser, visa: Question) -> None:
    city = a_category(event, "City")
    organiser.post(f"{AT}/new", typed("Trip", "several", more="Harbour\nHills\nMuseum"))
    trip = one(event, "Trip")
    two = organiser.post(f"{AT}/new", typed("Boots?", "yes or no", only_if=[f"{trip.id}:hills", f"{visa.id}:yes"]))
    assert "one question only" in two.text
    organiser.post(f"{AT}/new", typed("Boots?", "yes or no", only_if=[f"{trip.id}:hills", f"{trip.id}:harbour"]))
    boots = one(event, "Boots?")
    assert set(boots.only_if_values) == {"hills", "harbour"}
    shown = [row.label for page in asking.pages(event.id, city.id, {trip.id: ["hills"]}) for row in page.questions]
    assert "Boots?" in shown
