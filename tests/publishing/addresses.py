"""Every address of the public side, each with something to show."""

import re
from collections.abc import Callable
from typing import Any

import pypdfium2
from flask import Flask
from flask.testing import FlaskClient

from eventsys.desk.guard import WRITING_SIDE

from .markers import Markers

NO_WORDS = {"/assets/<seen>/<path:name>", "/healthz", "/readyz", "/files/<digest>.<extension>"}


def known(markers: Markers) -> dict[str, list[str]]:
    """Rule to addresses. A rule that is missing here fails the test: a new page has to be thought of."""
    event, session, person = (markers.of[f"{table}.slug"] for table in ("event", "session", "person"))
    base, track, room = f"/e/{event}", markers.of["track.key"], markers.of["room.key"]
    own = {
        "": [""], "agenda": ["agenda", f"agenda?track={track}&q=zq", "agenda?tz=Asia/Tokyo"],
        "my-agenda": ["my-agenda", f"my-agenda?s={session}"],
        "changes": ["changes"], "programme.json": ["programme.json"], "calendar.ics": ["calendar.ics"],
        "colours.<digest>.css": ["colours.0.css"],
        "people/": ["people/", "people/?q=zq"], "people/<key>": [f"people/{person}"],
        "search": ["search?q=zq"], "sessions/<name>": [f"sessions/{session}"], "sponsors": ["sponsors"],
        "subscribe": ["subscribe"], "sessions/<key>.ics": [f"sessions/{session}.ics"],
        "people/<key>.ics": [f"people/{person}.ics"], "rooms/<key>.ics": [f"rooms/{room}.ics"],
        "tracks/<key>.ics": [f"tracks/{track}.ics"],
        "programme.pdf": ["programme.pdf", "programme.pdf?size=a4"], "agenda.pdf": ["agenda.pdf"],
    }
    files = ("schedule.xml", "schedule.json", "sessions.csv", "people.csv", "share.png", "mark.svg")
    listed = f"<any({', '.join(map(repr, files))}):name>"
    return {"/": ["/"], "/events.ics": ["/events.ics"], "/schema/programme.json": ["/schema/programme.json"],
            **{f"/e/<slug>/{rule}": [f"{base}/{path}" for path in paths] for rule, paths in own.items()},
            f"/e/<slug>/{listed}": [f"{base}/{name}" for name in files]}


def rules(app: Flask) -> set[str]:
    """Of the public side. Where people write, there are guards, and tests of their own."""
    return {rule.rule for rule in app.url_map.iter_rules() if not rule.rule.startswith(WRITING_SIDE)} - NO_WORDS


def read(client: FlaskClient, address: str, wait: Callable[[], Any]) -> str:
    """Headers and text of an answer. `wait` makes what is made by the worker."""
    response = client.get(address)
    if ".pdf" in address:
        wait()
        response = client.get(address)
        assert response.content_type == "application/pdf"
    assert response.status_code == 200, (address, response.status)
    return f"{response.headers}\n{_text(response.content_type, response.data)}"


def _text(media_type: str, body: bytes) -> str:
    if media_type == "application/pdf":
        return pdf_text(body)
    if media_type.startswith("image/") and "svg" not in media_type:
        return ""
    text = body.decode()
    return re.sub("\r\n[ \t]", "", text) if media_type.startswith("text/calendar") else text


def pdf_text(body: bytes) -> str:
    with pypdfium2.PdfDocument(body) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return "\n".join([*pages, str(document.get_metadata_dict())])
