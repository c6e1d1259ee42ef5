"""From the first page to the one after sending, without a script and without an account."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.registration import applying
from eventsys.registration.models import (
    Answers,
    Application,
    CareAnswers,
    Consent,
    Registration,
    Setup,
)
from eventsys.registration.models.setup import Option

from ...asking import statements
from ...post import delivered, links_in, text_of
from ..registering import a_category, a_summit, registers, states
from .filling import YOU, Participant, a_question


def the_setup(summit: object, **facts: object) -> None:
    with transaction():
        setup = db.session.scalars(select(Setup)).one()
        for name, value in facts.items():
            setattr(setup, name, value)


def test_everything_that_was_said_is_in_the_registration(app: Flask) -> None:
    summit = a_summit()
    a_category(summit, number=10)
    the_setup(summit, shows_participants=True, privacy="<p>We keep it for two years.</p>")
    hotel = a_question(summit, "Which hotel?")
    diet = a_question(summit, "What do you eat?", kind="choice", care="diet", page="Diet", rank=2,
                      options=(Option("vegan", "Vegan"), Option("any", "Anything")))
    ada = Participant(app)
    assert "City delegate" in ada.begins().text
    assert "Which hotel?" in ada.is_you(email="Ada@Example.ORG").text
    assert "What do you eat?" in ada.fills(**{f"q{hotel.id}": "Tivoli"}).text
    assert "We keep it for two years." in ada.fills(**{f"q{diet.id}": "vegan"}).text
    check = ada.fills(participants="y").text
    for said in ("ada@example.org", "Ada Lovelace", "Mayor", "City of Lisbon", "Portugal", "Tivoli", "Vegan"):
        assert said in check
    assert "We have written to" in ada.sends().text

    row = db.session.scalars(select(Registration)).one()
    assert {name: getattr(row, name) for name in YOU} == YOU
    assert (row.state, row.is_listed, row.wants_news, row.source) == ("confirmed", True, False, "form")
    assert [one.words for one in db.session.get_one(Answers, row.id).given] == ["Tivoli"]
    assert [one.words for one in db.session.get_one(CareAnswers, (row.id, "diet")).given] == ["Vegan"]
    consents = {one.about: (one.words, one.given) for one in db.session.scalars(select(Consent))}
    assert consents["privacy"] == ("We keep it for two years.", True)
    assert consents["participants"][1] is True
    assert consents["news"][1] is False
    application = db.session.scalars(select(Application)).one()
    assert application.answers == {}
    assert "name" not in application.you


def test_what_is_wrong_is_told_and_what_was_typed_is_kept(app: Flask) -> None:
    a_category(a_summit())
    ada = Participant(app)
    assert ada.begins(category="").status_code == 422
    ada.begins()
    shown = ada.is_you(email="ada at example", country="", position="Mayor of a long place")
    assert shown.status_code == 422
    assert "<title>Error: About you" in shown.text
    assert 'href="#email"' in shown.text
    assert 'href="#country"' in shown.text
    assert 'value="Mayor of a long place"' in shown.text
    assert 'value="ada at example"' in shown.text


def test_one_goes_on_from_where_one_stopped_by_a_link(app: Flask) -> None:
    summit = a_summit()
    a_category(summit)
    a_question(summit, "Which hotel?")
    ada = Participant(app)
    ada.begins()
    ada.is_you()
    ada.follows(ada.send(ada.address.rpartition("/")[0] + "/later", form_on=ada.address))
    (letter,) = delivered()
    assert "Dear Ada Lovelace" in text_of(letter)
    (link,) = links_in(letter)
    later = Participant(app)
    shown = later.get(link, follow_redirects=True)
    assert "Which hotel?" in shown.text


def test_a_link_that_went_to_an_address_typed_by_mistake_opens_nothing_more(app: Flask) -> None:
    a_category(a_summit())
    ada = Participant(app)
    ada.begins()
    ada.is_you(email="stranger@example.org")
    ada.follows(ada.send(ada.address.rpartition("/")[0] + "/later", form_on=ada.address))
    (link,) = links_in(delivered()[0])
    ada.address = ada.address.rpartition("/")[0] + "/you"
    ada.is_you()
    assert ada.get(ada.address).status_code == 200
    assert Participant(app).get(link).status_code == 404


def test_an_answer_brings_a_further_question_before_the_check(app: Flask) -> None:
    summit = a_summit()
    a_category(summit)
    comes = a_question(summit, "Do you need a visa?", kind="yes or no", page="Travel", is_required=True)
    which = a_question(summit, "Number of your passport", page="Travel", is_required=True, rank=1,
                       only_if_id=comes.id, only_if_values=("yes",))
    ada = Participant(app)
    ada.begins()
    assert "Number of your passport" not in ada.is_you().text
    shown = ada.fills(**{f"q{comes.id}": "yes"})
    assert "Number of your passport" in shown.text
    ada.fills(**{f"q{comes.id}": "yes", f"q{which.id}": "X1"})
    assert "X1" in ada.fills().text


def test_nobody_is_held_up_by_a_question_that_hangs_on_an_answer_taken_back(app: Flask) -> None:
    summit = a_summit()
    a_category(summit)
    comes = a_question(summit, "Do you need a visa?", kind="yes or no", page="Travel", is_required=True)
    which = a_question(summit, "Number of your passport", page="Travel", is_required=True, rank=1,
                       only_if_id=comes.id, only_if_values=("yes",))
    ada = Participant(app)
    ada.begins()
    ada.is_you()
    ada.fills(**{f"q{comes.id}": "yes"})
    shown = ada.fills(**{f"q{comes.id}": "no", f"q{which.id}": ""})
    assert "There is a problem" not in shown.text
    assert "Number of your passport" not in shown.text


def test_a_stranger_does_not_learn_who_has_registered(app: Flask) -> None:
    summit = a_summit()
    a_category(summit, number=10)
    first = Participant(app).registers().text
    delivered()
    second = Participant(app).registers(name="Somebody Else").text
    assert first == second
    assert states(summit) == {"Ada Lovelace": "confirmed"}
    (letter,) = delivered()
    assert letter["To"].addresses[0].addr_spec == "ada@example.org"
    assert "You have registered before" in text_of(letter)


def test_pages_cost_few_questions_to_the_database(app: Flask) -> None:
    summit = a_summit()
    a_category(summit, number=10)
    a_question(summit, "Which hotel?")
    a_question(summit, "What do you eat?", care="diet", page="Diet", rank=2)
    ada = Participant(app)
    ada.begins()
    ada.is_you()
    ada.fills()
    ada.fills()
    ada.fills()
    asked: dict[str, list[str]] = {}
    token = ada.address.rpartition("/")[0]
    for page in ("/register/summit", f"{token}/you", f"{token}/agree", f"{token}/check"):
        db.session.remove()
        with statements(db.engine) as asked[page]:
            assert ada.get(page).status_code == 200
    shown = ada.get(f"{token}/check").text
    fields = {"csrf_token": shown.split('name="csrf_token" value="')[1].split('"')[0],
              "seen": shown.split('name="seen" value="')[1].split('"')[0]}
    db.session.remove()
    with statements(db.engine) as asked["send"]:
        ada.client.post(f"{token}/send", data=fields)
    with statements(db.engine) as asked["sent"]:
        assert ada.get(f"{token}/sent").status_code == 200
    assert {page: len(each) for page, each in asked.items() if len(each) > (14 if page == "send" else 6)} == {}


def test_old_forms_are_cleared(app: Flask) -> None:
    a_category(a_summit())
    Participant(app).begins()
    ada = Participant(app)
    ada.begins()
    ada.is_you()
    for days, left in ((2, 1), (31, 0)):
        with transaction():
            for row in db.session.scalars(select(Application)):
                row.changed_at = clock.now() - timedelta(days=days)
        applying.clear_old()
        assert len(db.session.scalars(select(Application)).all()) == left


def test_the_same_person_is_not_lost_in_line(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit, number=1)
    registers(summit, category, "Boutros")
    ada = Participant(app)
    assert "you would be number 1 on the waiting list" in ada.get("/register/summit").text
    shown = ada.registers().text
    assert "you are number 1 on the waiting list" in shown
    (letter,) = [one for one in delivered() if "ada@" in one["To"]]
    assert "number 1 on the waiting list" in text_of(letter)
