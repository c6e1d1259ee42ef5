from collections.abc import Callable

from flask import Flask

from eventsys.kit.database import db

from ..asking import statements
from .addresses import of_the_desk
from .full import a_full_event
from .organisers import Organiser

MOST = 12
# The draft is collected when something was written since it last was: one question of each table that may become
# public, however many rows there are. These pages are asked once before.
OF_THE_WHOLE_DRAFT = {"desk.publish", "desk.compare_editions", "desk.strip", "desk.strip_picture", "desk.strip_paper"}


def test_no_page_asks_more_than_twelve_times(app: Flask, as_role: Callable[[str], Organiser]) -> None:
    """On an event with hundreds of everything; whoever asks once a row is found out by that."""
    event = a_full_event(app, sessions=120, people=150, sponsors=20)
    administrator = as_role("administrator")
    asked = {}
    for address in of_the_desk(app, event.slug):
        if address.method == "GET":
            db.session.rollback()
            db.session.expunge_all()
            if address.endpoint in OF_THE_WHOLE_DRAFT:
                administrator.get(address.path)
            with statements(db.engine) as said:
                administrator.get(address.path)
            if len(said) > MOST:
                asked[address.path] = len(said)
    assert asked == {}
