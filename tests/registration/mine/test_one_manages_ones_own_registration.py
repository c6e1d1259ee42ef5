"""State, offer, cancelling and coming again, changing, and sending a colleague: as the pages lead, without a script."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.registration import deciding, delegating, granting, leaving
from eventsys.registration.models import Answers, CareAnswers, Delegation
from eventsys.registration.models.setup import Option

from ...asking import statements
from ...post import delivered, text_of
from ..pages.filling import Participant, a_question
from ..registering import a_category, a_summit, registers, states, wall
from .visitor import Visitor, entry_in, heading, the, the_setup, visitor


@pytest.fixture
def summit(app: Flask) -> Event:
    return a_summit()


def test_the_page_says_how_it_stands(summit: Event, app: Flask) -> None:
    category = a_category(summit, number=1)
    registers(summit, category, "Ada", country="PT")
    ada = visitor(app)
    page = ada.reads()
    assert heading(page) == "You have a place"
    for words in (the("Ada").code, "City delegate", 'class="qr"', "Cancel my registration", "Send a colleague",
                  "Portugal"):
        assert words in page
    for name in ("Ben", "Cem"):
        registers(summit, category, name)
    assert heading(visitor(app).reads()) == "You are number 2 on the waiting list"
    registers(summit, a_category(summit, "Press", admission="approval"), "Dia")
    page = visitor(app).reads()
    assert heading(page) == "The organisers are looking at your registration"
    assert 'class="qr"' not in page


def test_an_offer_is_taken_or_let_go(summit: Event, app: Flask) -> None:
    category = a_category(summit, number=1)
    for name in ("Ada", "Ben", "Cem"):
        registers(summit, category, name)
    delivered()
    with transaction():
        leaving.cancel(summit, the("Ada"))
    ben = visitor(app)
    page = ben.reads()
    assert heading(page) == "A place is yours, if you take it"
    assert "(Lisbon time)" in page
    ben.does("/my/offer", form_on="/my/registration", answer="let go")
    assert states(summit) == {"Ada": "cancelled", "Ben": "cancelled", "Cem": "offered"}
    cem = visitor(app)
    assert heading(cem.does("/my/offer", form_on="/my/registration", answer="accept")) == "You have a place"
    assert "No place is offered to you now" in cem.does("/my/offer", form_on="/my/registration", answer="accept")


def test_an_offer_whose_time_is_over_has_gone_on(summit: Event, app: Flask) -> None:
    category = a_category(summit, number=1)
    registers(summit, category, "Ada")
    registers(summit, category, "Ben")
    delivered()
    with transaction():
        leaving.cancel(summit, the("Ada"))
    ben = visitor(app)
    with transaction():
        the("Ben").offer_until = clock.now() - timedelta(minutes=2)
    assert "the place has gone on" in ben.does("/my/offer", form_on="/my/registration", answer="accept")
    assert states(summit)["Ben"] == "cancelled"


def test_one_cancels_with_a_reason_and_comes_again(summit: Event, app: Flask) -> None:
    registers(summit, a_category(summit), "Ada")
    ada = visitor(app)
    assert heading(ada.does("/my/cancel", reason="My train")) == "Your registration is cancelled"
    assert (the("Ada").state, the("Ada").reason) == ("cancelled", "My train")
    assert "METHOD:CANCEL" in entry_in(delivered()[-1])
    assert heading(ada.does("/my/again", form_on="/my/registration")) == "You have a place"
    the_setup(summit, is_open=False)
    ada.does("/my/cancel")
    assert "Come after all" not in ada.reads()


def test_name_and_answers_are_changed_told_and_looked_at_again(summit: Event, app: Flask) -> None:
    diet = a_question(summit, "What do you eat?", kind="choice", care="diet", page="Diet", is_required=True,
                      options=(Option("vegan", "Vegan"), Option("any", "Anything")))
    hotel = a_question(summit, "Which hotel?", page="Your stay")
    registers(summit, a_category(summit, looks_again=True), "Ada", country="PT")
    ada = visitor(app)
    assert "Something is still missing" in ada.reads()
    assert ada.send("/my/answers/diet").status_code == 422
    page = ada.does("/my/answers/diet", **{f"q{diet.id}": "vegan"})
    assert "the organisers look at it again" in page
    assert "Vegan" in page
    ada.does("/my/answers/your-stay", **{f"q{hotel.id}": "Tivoli"})
    delivered()
    assert "Saved: 1 change" in ada.does("/my/answers/you", name="Ada King", country="PT")
    row = the("Ada King")
    assert (row.state, row.to_look_at) == ("confirmed", True)
    assert [one.words for one in db.session.get_one(CareAnswers, (row.id, "diet")).given] == ["Vegan"]
    assert [one.words for one in db.session.get_one(Answers, row.id).given] == ["Tivoli"]
    (letter,) = delivered()
    assert "Full name" in text_of(letter)
    assert "Ada King" in entry_in(letter).replace("\r\n ", "")
    assert "Nothing was different" in ada.does("/my/answers/you", name="Ada King", country="PT")
    with transaction():
        deciding.approve(summit, the("Ada King"))
    assert not the("Ada King").to_look_at


def test_after_the_day_that_was_set_nothing_is_changed(summit: Event, app: Flask) -> None:
    registers(summit, a_category(summit), "Ada", country="PT")
    ada = visitor(app)
    the_setup(summit, changes_until=wall(1, 9, 1, 2020))
    assert "/my/answers/you" not in ada.reads("/my/answers")
    assert "nothing was changed" in ada.does("/my/answers/you", name="Eve", country="PT")
    assert "too late" in ada.does("/my/replace", form_on="/my/registration", name="Eve", email="eve@example.org")
    assert states(summit) == {"Ada": "confirmed"}


def test_another_organisation_s_share_that_is_full_is_not_taken(summit: Event, app: Flask) -> None:
    category = a_category(summit, per_organisation=1)
    registers(summit, category, "Ada", organisation="Lisbon", country="PT")
    registers(summit, category, "Ben", organisation="Porto", country="PT")
    ben = visitor(app)
    page = ben.does("/my/answers/you", name="Benjamin", organisation="lisbon", country="PT")
    assert "all taken in your category" in page
    assert 'value="Benjamin"' in page
    assert states(summit) == {"Ada": "confirmed", "Ben": "confirmed"}


def test_a_colleague_has_the_place_and_nothing_else(summit: Event, app: Flask) -> None:
    hotel = a_question(summit, "Which hotel?", page="Your stay", is_required=True)
    category = a_category(summit, number=1)
    registers(summit, category, "Ada", country="PT", organisation="Lisbon")
    registers(summit, category, "Ben")
    delivered()
    ada = _in(app, "ada@example.org")
    ada.does("/my/answers/your-stay", **{f"q{hotel.id}": "Tivoli"})
    delivered()
    assert "enter another" in ada.does("/my/replace", name="Ben", email="ben@example.org")
    assert "your own address" in ada.does("/my/replace", name="Ada", email="ada@example.org")
    assert "The place is passed on" in ada.does("/my/replace", name="Cem Öz", email="Cem@example.org")
    assert ada.get("/my/registration").status_code == 401
    assert states(summit) == {"Ada": "cancelled", "Ben": "waitlisted", "Cem Öz": "confirmed"}
    assert db.session.scalars(select(Answers)).all() == []
    to_ada, to_cem = delivered()
    assert ("METHOD:CANCEL" in entry_in(to_ada), "METHOD:REQUEST" in entry_in(to_cem)) == (True, True)
    assert the("Cem Öz").completed_at is None


def _in(app: Flask, email: str) -> Visitor:
    browser = Visitor(app)
    browser.send("/register/summit/link", email=email)
    return browser.comes_in()


def test_the_colleague_completes_what_is_asked(summit: Event, app: Flask) -> None:
    hotel = a_question(summit, "Which hotel?", page="Your stay", is_required=True)
    registers(summit, a_category(summit), "Ada", country="PT")
    visitor(app).does("/my/replace", name="Cem Öz", email="cem@example.org")
    cem = visitor(app)
    assert "Something is still missing" in cem.reads()
    cem.does("/my/answers/your-stay", **{f"q{hotel.id}": "Tivoli"})
    assert the("Cem Öz").completed_at is not None
    assert "Something is still missing" not in cem.reads()


def test_of_a_delegation_the_colleague_has_the_delegation_s_place(summit: Event, app: Flask) -> None:
    category = a_category(summit, number=5)
    with transaction():
        delegation = Delegation(event_id=summit.id, organisation="City of Kisumu", focal_name="Fay",
                                focal_email="fay@example.org", state="applied", made_at=clock.now())
        db.session.add(delegation)
        db.session.flush()
        granting.grant(summit, delegation, {category.id: 1})
        outcome = delegating.nominate(summit, delegation, category, "Ada", "ada@example.org")
        assert isinstance(outcome, delegating.Done)
    ada = _in(app, "ada@example.org")
    page = ada.reads()
    assert "City of Kisumu" in page
    assert ("Complete my registration" in page, "Take the place" in page) == (True, False)
    form = Participant(app)
    form.client = ada.client
    form.follows(ada.send("/my/complete", form_on="/my/registration"))
    form.is_you(name="Ada", email="ada@example.org")
    form.fills()
    form.sends()
    assert heading(ada.reads()) == "You have a place"
    assert "The place is passed on" in ada.does("/my/replace", name="Ben", email="ben@example.org")
    assert (the("Ben").delegation_id, the("Ben").state, the("Ada").state) == (delegation.id, "offered", "cancelled")


def test_a_page_asks_little_of_the_database(summit: Event, app: Flask) -> None:
    for number in range(8):
        a_question(summit, f"Question {number}", page=f"Page {number % 3}", care="diet" if number % 2 else "")
    registers(summit, a_category(summit), "Ada")
    ada = visitor(app)
    for path in ("/my/registration", "/my/answers", "/my/answers/page-1", "/my/data", "/my/erase", "/my/replace"):
        with statements(db.engine) as asked:
            ada.reads(path)
        assert len(asked) <= 12, (path, asked)


