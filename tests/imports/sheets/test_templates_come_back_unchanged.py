"""A template filled with what there is, sent back as it is, changes nothing; whatever texts stand in it."""

import csv
import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from eventsys.agenda.services import place
from eventsys.events.models import Event, Room, Track, Venue
from eventsys.events.services import keep
from eventsys.imports.sheets.reading.guarding import guarded, unguarded
from eventsys.imports.sheets.templates import template
from eventsys.kit.database import db, transaction
from eventsys.people.models import Office
from eventsys.people.services import add_person, organisations
from eventsys.sessions.models import SessionOrganiser
from eventsys.sessions.services import add_session, appear
from eventsys.sponsors.services import add_tier, list_sponsor

from .flow import an_event, shown, taken

NASTY = ["=1+1", "+49 30 123", "-", "@home", "'=x", "''-1", "a;b,c\t|", '"quoted"', "two\nlines", "tbc", "?", "09:00",
         "2027-09-19", "0012", "محمد; الهاشمي", "_x0041_", "1e5", "TRUE", "  x", "12/3", "=HYPERLINK(\"http://x\")"]


@pytest.fixture
def event(app: Flask) -> Event:
    event = an_event()
    with transaction():
        for number, text in enumerate(NASTY):
            _fill(event, number, text)
    return event


def _fill(event: Event, number: int, text: str) -> None:
    keep(Venue, event, f"v{number}", name=f"{text} venue")
    keep(Room, event, f"r{number}", name=f"{text} room", venue_key=f"v{number}", capacity=number or None, booths=number,
         equipment=("step-free", f"{number} tables"), online=number % 2 == 0, url="https://example.org/r")
    keep(Track, event, f"t{number}", name=f"{text} track", letter=f"T{number}", colour="#0B6BA8")
    person = add_person(f"{text} Byron", honorific="Dr", email=f"p{number}@example.org", phone=text, country="EG",
                        diet=text, biography=f"<p><strong>{number}</strong> bold</p>", note=text, gender="woman")
    there = organisations([f"{text} + Co"])
    db.session.flush()
    db.session.add(Office(person_id=person.id, position=text, organisation_id=there[f"{text} + Co"].id))
    session = add_session(
        event, f"{text} title", code=text, subtitle=text, language="en", interpretation=("fr", "sgn-ils"),
        track_key=f"t{number}", summary=f"<p>One <em>{number}</em></p>\n<p>Two</p>", objectives=("First", text),
        stream_url="https://example.org/s", expected=number, note=text)
    db.session.flush()
    session_id = session.id
    db.session.add(SessionOrganiser(session_id=session_id, name=f"{text} org", country="DE"))
    appear(session, person.id, "moderator", position=text, organisations=(f"{text} A", "B / C"), country="EG", rank=0)
    appear(session, person.id, "panelist", position="", organisations=(), rank=1)
    if number % 3:
        starts = datetime(2027, 9, 20, 0, 30) if number % 2 else datetime(2027, 9, 19, 16, 45)
        place(session_id, day=date(2027, 9, 19), starts=starts, minutes=90, room_key=f"r{number}",
              all_rooms=number % 5 == 0)
    list_sponsor(add_tier(event.id, f"tier{number}", f"{text} tier"), f"{text} Ltd", words=text, note=text,
                 url="https://example.org/", country="FR")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", ["sessions", "people", "rosters", "rooms", "sponsors"])
def test_what_goes_out_comes_back_as_it_was(event: Event, kind: Any, form: Any) -> None:
    run, report = shown(event, kind, template(event, kind, form), f"template.{form}")
    others = [row for row in report.rows if row.state != "unchanged"]
    assert others == []
    rows = len(NASTY) * (2 if kind == "rosters" else 1)
    assert report.counts["unchanged"] == rows == run.total


@pytest.mark.parametrize("kind", ["sessions", "people", "rosters", "rooms", "sponsors"])
def test_an_empty_template_has_a_header(app: Flask, kind: Any) -> None:
    data = template(an_event(), kind, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))) == 1


def test_no_cell_is_a_formula(event: Event) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(event, "sessions", "xlsx")))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n", "d"}
    cells = [cell for row in csv.reader(io.StringIO(template(event, "sessions", "csv").decode("utf-8-sig")),
                                        delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_one_cell_changed_is_one_difference(event: Event) -> None:
    data = template(event, "sessions", "csv").replace(b"TRUE title", b"FALSE title")
    report = taken(event, "sessions", data, "template.csv")
    assert [[(diff.before, diff.after) for diff in row.diffs] for row in report.rows if row.state == "changed"] == [
        [("TRUE title", "FALSE title")]]


def test_days_and_times_are_such_to_the_program(event: Event) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(template(event, "sessions", "xlsx"))).active
    days = {cell.value for cell in sheet["E"][1:] if cell.value}
    assert days == {datetime(2027, 9, 19)}


@given(st.text())
def test_a_guarded_text_is_read_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))
