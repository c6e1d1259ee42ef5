"""A participant with a browser and no script, who came in by the link of a letter."""

import re
from email.message import EmailMessage

from flask import Flask
from werkzeug.test import TestResponse

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration.models import Registration, Setup

from ...accounts.browsing import Browser
from ...post import delivered, links_in

MINE = "/my/registration"


class Visitor(Browser):
    """`comes_in`, `reads` pages and `does` what their forms are for."""

    def enters(self, path: str) -> TestResponse:
        return self.send(path)

    def comes_in(self) -> "Visitor":
        """By the link of the last letter."""
        path = next(path for letter in reversed(delivered()) for path in links_in(letter) if path.startswith("/r/"))
        assert self.enters(path).location == MINE
        return self

    def reads(self, path: str = MINE) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, f"{path} answered {answer.status_code}"
        return str(answer.text)

    def does(self, path: str, form_on: str = "", **fields: str) -> str:
        """Sends a form; the page on which one ends."""
        answer = self.send(path, form_on=form_on or path, **fields)
        return self.reads(answer.location) if answer.status_code == 303 else str(answer.text)


def the(name: str) -> Registration:
    db.session.rollback()
    return db.session.scalars(db.select(Registration).where(Registration.name == name)).one()


def the_setup(summit: Event, **facts: object) -> None:
    with transaction():
        setup = db.session.scalars(db.select(Setup).where(Setup.event_id == summit.id)).one()
        for name, value in facts.items():
            setattr(setup, name, value)


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found
    return found[1].strip()


def entry_in(letter: EmailMessage) -> str:
    part = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    return str(part.get_content())


def visitor(app: Flask) -> Visitor:
    return Visitor(app).comes_in()
