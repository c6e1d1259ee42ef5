import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.people.models import Person
from eventsys.sessions.models import Session

from ...people.drafts import a_person, a_session, an_office, an_organisation


@pytest.fixture
def session(event: Event) -> Session:
    return a_session(event, "Opening", code="P 1")


@pytest.fixture
def mayor(app: Flask) -> Person:
    """She holds an office."""
    person = a_person("Sofia Berg", country="DE", email="s@b.example")
    an_office(person, "Mayor", an_organisation("City of Bonn", country="DE"))
    return person


@pytest.fixture
def poet(app: Flask) -> Person:
    """She holds none."""
    return a_person("ليلى حداد")
