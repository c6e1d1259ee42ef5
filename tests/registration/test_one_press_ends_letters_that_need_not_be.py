"""News can be ended by the link in it, or by a mail program's own button (RFC 8058); what is needed still comes."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eventsys.events.models import Event
from eventsys.kit import clock, mail
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.kit.outbox import Letter
from eventsys.kit.postman import deliver
from eventsys.registration import messages
from eventsys.registration.models import Consent, Message, Registration

from ..kit.letters import PostOffice, office, template
from ..post import links_in
from .registering import a_category, a_summit, registers

__all__ = ["office", "template"]


@pytest.fixture
def summit(app: Flask) -> Event:
    summit = a_summit()
    registers(summit, a_category(summit))
    with transaction():
        db.session.execute(db.delete(Letter))
    return summit


def write(summit: Event, **others: Any) -> None:
    facts = {"subject": "News", "body": "Dear {name}, look.", "segment": {}} | others
    with transaction():
        message = Message(event_id=summit.id, made_at=clock.now(), **facts)
        db.session.add(message)
        db.session.flush()
        messages.send(summit, message)


def the_one() -> Registration:
    db.session.rollback()
    return db.session.scalars(db.select(Registration)).one()


def test_a_mail_program_s_button_ends_them(summit: Event, office: PostOffice, client: FlaskClient) -> None:
    write(summit)
    assert deliver() == 1
    (letter,) = office.got
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = letter["List-Unsubscribe"].strip(" <>").removeprefix("https://events.example.org")
    assert path in links_in(letter)
    assert client.get(path).status_code == 200
    assert the_one().wants_news  # to look writes nothing
    for _press in range(2):
        assert client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not the_one().wants_news
    assert db.session.scalars(db.select(Consent.given).where(Consent.about == "news")).all() == [False]
    assert db.session.scalars(db.select(Act.verb).order_by(Act.id.desc()).limit(1)).one() == "registration.no_news"
    write(summit)
    assert deliver() == 0
    client.post(path, data={"want": "again"})
    assert the_one().wants_news


def test_what_is_needed_comes_and_bears_no_such_link(summit: Event, office: PostOffice) -> None:
    with transaction():
        db.session.scalars(db.select(Registration)).one().wants_news = False
    write(summit, is_needed=True)
    assert deliver() == 1
    assert office.got[0]["List-Unsubscribe"] is None
    assert "/unsubscribe/" not in str(links_in(office.got[0]))


def test_a_wrong_link_ends_nothing(summit: Event, client: FlaskClient) -> None:
    for answer in (client.get("/unsubscribe/k_none"), client.post("/unsubscribe/k_none")):
        assert answer.status_code == 410
        assert "too old" in answer.text
    assert the_one().wants_news


def test_only_by_https_is_one_press_offered() -> None:
    body = mail.message(sender="a@example.org", to="b@example.org", to_name="", subject="", text="", html="", kind="x",
                        message_id="<1@x>", at=clock.now(), unsubscribe="http://localhost/unsubscribe/k_1").body
    assert b"List-Unsubscribe: <http://localhost/unsubscribe/k_1>" in body
    assert b"One-Click" not in body


def test_many_letters_are_written_in_a_moment(summit: Event) -> None:
    first = the_one()
    with transaction():
        db.session.add_all(Registration(
            event_id=summit.id, category_id=first.category_id, code=f"C{number}", state="cancelled", name=f"P {number}",
            email=f"p{number}@example.org", country="PT", locale="en", source="form", registered_at=clock.now())
            for number in range(800))
    began = clock.now()
    write(summit, body="Dear {name} of {category}, look: {link}")
    assert db.session.scalar(db.select(db.func.count(Letter.id))) == 801
    assert (clock.now() - began).total_seconds() < 10
