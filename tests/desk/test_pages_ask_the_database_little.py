from collections.abc import Callable

from flask import Flask

from eventsys.kit.database import db

from ..asking import statements
from .addresses import of_the_desk
from .full import a_full_event
from .organisers import Organiser

MOST = 12
# It collects the draft: one question of each table that may become public, however many rows there are.
MORE = {"desk.publish": 34}


def test_no_page_asks_more_than_twelve_times(app: Flask, as_role: Callable[[str], Organiser]) -> None:
    """On an event with hundreds of everything; whoever asks once a row is found out by that."""
    event = a_full_event(app, sessions=120, people=150, sponsors=20)
    administrator = as_role("administrator")
    asked = {}
    for address in of_the_desk(app, event.slug):
        if address.method == "GET":
            db.session.rollback()
            db.session.expunge_all()
            with statements(db.engine) as said:
                administrator.get(address.path)
            if len(said) > MORE.get(address.endpoint, MOST):
                asked[address.path] = len(said)
    assert asked == {}
