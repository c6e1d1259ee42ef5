"""Delegations as focal points and organisers have them, for tests of pages."""

import re
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import granting
from eventsys.registration.models import Category, Delegation, Registration

from ..desk.organisers import Organiser
from ..post import delivered, links_in, text_of

FACTS = {"organisation": "City of Porto", "country": "PT", "city": "Porto", "focal_name": "Rita Focal",
         "focal_email": "rita@porto.example"}


def a_delegation(summit: Event, wanted: dict[Category, int], **facts: Any) -> Delegation:
    numbers = {category.id: number for category, number in wanted.items()}
    with transaction():
        made = granting.add(db.session.get_one(Event, summit.id), FACTS, numbers, **facts)
    return db.session.get_one(Delegation, made.id)


class Visitor(Organiser):
    """A browser without an account, with a page of a form open."""

    def __init__(self, app: Flask, client: FlaskClient, at: str = "") -> None:
        super().__init__(app, client)
        self.at = at

    def send(self, path: str = "", **data: Any) -> TestResponse:
        """Under the focal point's address."""
        return self.post(self.at + path, data, follow_redirects=True)

    def names(self, name: str, email: str = "", **data: Any) -> TestResponse:
        return self.send(name=name, email=email, **{"once": uuid4().hex} | data)

    def member(self, name: str, act: str = "", **data: Any) -> TestResponse:
        number = by_name(name).id
        return self.send(f"/members/{number}/{act}", **data)


def a_focal_point(app: Flask, email: str = FACTS["focal_email"]) -> Visitor:
    """Who has followed the link of their letter."""
    return Visitor(app, app.test_client(), link_to(email, "/delegation/"))


def link_to(email: str, prefix: str) -> str:
    """Of the last letter there that has one."""
    found = [link for letter in delivered() if email in str(letter["To"]) for link in links_in(letter)]
    return next(link for link in reversed(found) if link.startswith(prefix))


def letters_to(email: str) -> list[str]:
    return [text_of(letter) for letter in delivered() if email in str(letter["To"])]


def completes(visitor: Visitor, start: str, **you: Any) -> TestResponse:
    """Goes through the pages of the form from the address at which it begins, and sends it."""
    page = visitor.post(start, follow_redirects=True)
    form = page.request.path.removesuffix("/you")
    facts = {"name": "", "email": "", "country": "PT"} | you
    page = visitor.post(f"{form}/you", facts, follow_redirects=True)
    page = visitor.post(f"{form}/agree", follow_redirects=True)
    seen = re.search(r'name="seen" value="(\w+)"', page.text)
    assert seen, page.text
    return visitor.post(f"{form}/send", {"seen": seen[1]}, follow_redirects=True)


def by_name(name: str) -> Registration:
    """The one that was made last."""
    db.session.rollback()
    return db.session.scalars(db.select(Registration).where(Registration.name == name)
                              .order_by(Registration.id.desc())).first() or _nobody(name)


def _nobody(name: str) -> Registration:
    raise AssertionError(f"nobody is called {name}")
