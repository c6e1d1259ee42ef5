"""A file may take its time, or be made to: on SQLite a transaction that waits for it would stop everybody's writing."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from flask import Flask

from eventsys.imports.sheets.deciding import acts_so_far
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from tests.desk.organisers import an_organiser

from .flow import an_event

AT_MOST = 15  # seconds; a writer that waits for another gives up later


def test_what_cannot_be_read_is_refused_while_somebody_else_writes(app: Flask) -> None:
    organiser = an_organiser(app, "owner", an_event())

    def send() -> int:
        with app.app_context():
            file = (BytesIO(b"PK\x03\x04 no spreadsheet"), "sheet.xlsx")
            return organiser.post("/desk/e/summit/sheets", {"kind": "rooms", "file": file}).status_code

    with ThreadPoolExecutor(1) as pool, transaction():
        assert pool.submit(send).result(AT_MOST) == 422


def test_an_act_that_began_before_the_plan_and_ended_after_it_changes_the_draft(app: Flask) -> None:
    """Numbers are given as acts begin: the later one may have the lower."""
    def while_it_is_open() -> tuple[int, int]:
        with app.app_context():
            if db.engine.dialect.name == "postgresql":  # SQLite has one writer at a time
                with transaction():
                    journal.act("people.make", about=2)
            return acts_so_far()

    with ThreadPoolExecutor(1) as pool, transaction():
        journal.act("people.make", about=1)
        planned = pool.submit(while_it_is_open).result(AT_MOST)
        db.session.commit()
    assert acts_so_far() != planned
