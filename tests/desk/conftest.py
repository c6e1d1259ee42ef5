"""A draft event and people who work on it. `organiser` is a test client of its owner; `as_role("viewer")` of others."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from eventsys.desk.journal_words import VERBS
from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.journal import Act

from .organisers import Organiser, a_draft, a_part, an_organiser


@pytest.fixture
def event(app: Flask) -> Event:
    """A summit of two days with a part, as an organiser has just made it: no session yet."""
    return a_draft()


@pytest.fixture
def part(event: Event) -> Event:
    return a_part(event)


@pytest.fixture
def as_role(app: Flask, event: Event) -> Callable[[str], Organiser]:
    """A client signed in as somebody with that role in `event`; "administrator" and "nobody" are roles here too."""
    return lambda role: an_organiser(app, role, event)


@pytest.fixture
def organiser(as_role: Callable[[str], Organiser]) -> Organiser:
    return as_role("owner")


@pytest.fixture(autouse=True)
def _what_accounts_write_is_told(app: Flask) -> Iterator[None]:
    """Whatever a test of the desk does in an account's name stands in the journal, under a verb that has a sentence."""
    yield
    db.session.rollback()
    verbs = db.session.scalars(db.select(Act.verb).where(Act.actor.startswith("account:")).distinct()).all()
    assert [verb for verb in verbs if not verb or verb not in {*VERBS, "undo", "redo"}] == []
