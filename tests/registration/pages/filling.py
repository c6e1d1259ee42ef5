"""Somebody with a browser and no script, who registers as the pages lead."""

import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from eventsys.kit.database import db, transaction
from eventsys.registration.models import Question

from ...accounts.browsing import Browser

YOU = {"email": "ada@example.org", "name": "Ada Lovelace", "position": "Mayor", "organisation": "City of Lisbon",
       "city": "Lisbon", "country": "PT"}


class Participant(Browser):
    """`begins`, fills in `you` and whatever comes, and `sends`; each gives the last answer."""

    def __init__(self, app: Flask, **more: Any) -> None:
        super().__init__(app, **more)
        self.address = ""  # of the page that one is on

    def begins(self, slug: str = "summit", **fields: str) -> TestResponse:
        return self.follows(self.send(f"/register/{slug}", **({"category": "city-delegate"} | fields)))

    def fills(self, **fields: str) -> TestResponse:
        return self.follows(self.send(self.address, **fields))

    def is_you(self, **facts: str) -> TestResponse:
        return self.fills(**YOU | facts)

    def gets_to_the_check(self, **facts: str) -> TestResponse:
        self.begins()
        self.is_you(**facts)
        return self.fills()  # agrees to nothing

    def sends(self) -> TestResponse:
        return self.follows(self.press())

    def press(self, seen: str = "") -> TestResponse:
        """Of the button below all answers, without following where it leads."""
        shown = self.get(self.address).text
        found = re.search(r'name="seen" value="([^"]*)"', shown)
        assert found, f"{self.address} is not the page with all answers"
        return self.send(self.address.replace("/check", "/send"), form_on=self.address, seen=seen or found[1])

    def registers(self, **facts: str) -> TestResponse:
        self.gets_to_the_check(**facts)
        return self.sends()

    def follows(self, answer: TestResponse) -> TestResponse:
        if answer.status_code != 303:
            return answer
        self.address = answer.location
        shown = self.get(self.address)
        return self.follows(shown) if shown.status_code == 303 else shown


def a_question(summit: Any, label: str, **facts: Any) -> Question:
    with transaction():
        question = Question(event_id=summit.id, label=label, **({"kind": "text", "page": "Your stay"} | facts))
        db.session.add(question)
        db.session.flush()
    return db.session.get_one(Question, question.id)
