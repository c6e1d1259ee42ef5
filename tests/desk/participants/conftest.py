"""A summit with two categories, questions, and people in every state."""

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.registration.models import Category, Registration

from ...registration.registering import a_category, a_summit, registers


@pytest.fixture
def event(app: Flask) -> Event:
    """Open for registration: ten places, two of the press."""
    return a_summit("summit", places_in_all=10)


@pytest.fixture
def city(event: Event) -> Category:
    return a_category(event, "City delegate", number=8, admission="approval")


@pytest.fixture
def press(event: Event) -> Category:
    return a_category(event, "Press", number=2)


@pytest.fixture
def people(event: Event, city: Category, press: Category) -> dict[str, Registration]:
    """By first name: two who wait for approval, two with places, one in line."""
    for name, organisation, country in (("Ada Mensah", "City of Accra", "GH"), ("Ben Okafor", "City of Lagos", "NG")):
        registers(event, city, name, organisation=organisation, country=country)
    for name, email in (("Cem Yılmaz", "cem"), ("Dörte Müller", "dm"), ("Eva Novak", "eva")):
        registers(event, press, name, email=f"{email}@example.org", organisation="Free Press")
    return found(event)


def found(event: Event) -> dict[str, Registration]:
    """As the database has them now."""
    db.session.rollback()
    db.session.expire_all()
    rows = db.session.scalars(db.select(Registration).where(Registration.event_id == event.id)).all()
    return {row.name.split()[0]: row for row in rows}
