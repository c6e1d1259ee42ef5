"""A file may take its time, or be made to: on SQLite a transaction that waits for it would stop everybody's writing."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from flask import Flask

from eventsys.kit.database import transaction
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
