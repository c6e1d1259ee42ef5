"""Two organisers press at once; somebody edits while the programme is collected."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier
from threading import Event as Signal

from flask import Flask

from eventsys.agenda.services import place
from eventsys.editions import reading
from eventsys.events.models import Event
from eventsys.events.services import find
from eventsys.kit.database import db, transaction
from eventsys.publishing.services import EditionUnchanged, Published, collect, publish
from eventsys.sessions import services as sessions

MANY = 6


def test_of_many_at_once_one_makes_the_edition(summit: Event, app: Flask) -> None:
    start = Barrier(MANY)

    def press(_: int) -> Published | EditionUnchanged:
        with app.app_context():
            start.wait()
            with transaction(alone_on="edition"):
                return publish(find("summit"))

    with ThreadPoolExecutor(MANY) as pool:
        results = list(pool.map(press, range(MANY)))
    assert sum(isinstance(result, Published) for result in results) == 1
    assert len(reading.history("summit")) == 1


def test_many_with_changes_between_are_numbered_without_a_gap(summit: Event, app: Flask) -> None:
    start = Barrier(MANY)

    def press(number: int) -> None:
        with app.app_context():
            start.wait()
            with transaction(alone_on="edition"):
                row = find("summit")
                row.subtitle = f"as organiser {number} wants it"
                publish(row)

    with ThreadPoolExecutor(MANY) as pool:
        list(pool.map(press, range(MANY)))
    assert [edition.number for edition in reading.history("summit")] == list(range(MANY, 0, -1))


def test_an_edit_while_it_collects_is_in_all_of_it_or_in_none(summit: Event, app: Flask) -> None:
    """A new session with its placement, committed between the first query and the last."""
    looking, edited = Signal(), Signal()

    def edit() -> None:
        with app.app_context():
            looking.wait(10)
            with transaction():
                late = sessions.add_session(find("summit"), "Added late")
                db.session.flush()
                place(late.id, starts=datetime(2027, 9, 14, 15), minutes=30)
            edited.set()

    with ThreadPoolExecutor(1) as pool:
        with transaction(alone_on="edition"):
            row = find("summit")
            editing = pool.submit(edit)
            looking.set()
            # On SQLite the editor waits for our turn to end instead, and this times out.
            edited.wait(2)
            assert [s.title for s in collect(row).sessions] == ["Opening", "Cities and peace"]
            assert row.starts == date(2027, 9, 14)
        editing.result(30)
