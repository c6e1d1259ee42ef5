"""A large picture takes seconds to decode, in which nobody could write if it were done within a transaction."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import transaction

from ..people.drafts import a_person
from .organisers import Organiser

AT_MOST = 15  # seconds; a writer that waits for another gives up later


@pytest.mark.parametrize(("path", "field"), [
    ("people/1/picture", "picture"), ("e/summit/settings/looks", "picture"),
    ("e/summit/settings/documents/new", "file")])
def test_what_cannot_be_read_is_refused_while_somebody_else_writes(
        app: Flask, organiser: Organiser, event: Event, path: str, field: str) -> None:
    a_person("Ada Mensah")

    def send() -> str:
        with app.app_context():
            return organiser.post(f"/desk/{path}", {field: (BytesIO(b"\x89PNG\r\n no picture"), "a.png")}).text

    with ThreadPoolExecutor(1) as pool, transaction():
        assert "There is a problem" in pool.submit(send).result(AT_MOST)
