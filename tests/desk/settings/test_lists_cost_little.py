import pytest
from flask import Flask

from eventsys.desk.settings.subjects import SUBJECTS
from eventsys.desk.settings.tuples import LISTED
from eventsys.events.models import Event
from eventsys.kit.database import db

from ...asking import statements
from ..full import a_full_event
from ..organisers import Organiser, an_organiser

MOST = 12


@pytest.fixture
def browser(app: Flask) -> Organiser:
    event: Event = a_full_event(app, sessions=60, rooms=12)
    return an_organiser(app, "owner", event)


def test_no_page_of_a_list_asks_more_than_twelve_times(app: Flask, browser: Organiser) -> None:
    """However many rows there are; whoever asks once a row is found out by that."""
    asked = {}
    for what in (*SUBJECTS, *LISTED):
        for path in (what, f"{what}/new", f"{what}/1", f"{what}/0", f"{what}/1/delete"):
            db.session.rollback()
            db.session.expunge_all()
            with statements(db.engine) as said:
                browser.get(f"/desk/e/summit-500/settings/{path}")
            if len(said) > MOST:
                asked[path] = len(said)
    assert asked == {}
