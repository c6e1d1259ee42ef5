"""Sheets to download, filled with what there is: what comes back as it went changes nothing."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Literal

import xlsxwriter
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.sessions.models import Appearance, Session

from .columns.fields import SheetKind, fields
from .known import people, places, registrations, sessions
from .known.rosters import rows as roster_rows
from .plans.outcomes import Thing
from .reading.guarding import guarded

Form = Literal["xlsx", "csv"]
TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
_COLUMNS: dict[SheetKind, tuple[str, ...]] = {
    "sessions": ("id", "code", "title", "subtitle", "day", "start", "end", "room", "kind", "track", "part", "people",
                 "organisers", "language", "interpretation", "summary", "objectives", "stream_url", "expected", "note"),
    "people": ("id", "name", "honorific", "position", "organisation", "country", "email", "phone", "gender", "diet",
               "access_needs", "biography", "note"),
    "rosters": ("sessions", "role", "id", "name", "position", "organisation", "country", "email", "phone"),
    "rooms": ("id", "name", "capacity", "booths", "venue", "equipment", "online", "url"),
    "sponsors": ("tier", "name", "words", "url", "country", "note"),
    "registrations": ("code", "name", "email", "position", "organisation", "country", "city", "category", "state",
                      "priority", "language", "note"),
}
_WIDE = {"title": 44, "summary": 60, "people": 60, "objectives": 40, "biography": 60, "name": 28, "organisation": 28,
         "position": 28, "day": 12, "start": 8, "end": 8, "code": 10, "language": 10, "country": 10, "capacity": 8}
_USUAL = 18  # characters
_DAY = {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}
_TIME = {"num_format": "hh:mm", "align": "left", "valign": "top"}


def template(summit: Event, kind: SheetKind, form: Form) -> bytes:
    columns = _COLUMNS[kind]
    known = fields(kind)
    header = [known[name].words for name in columns]
    rows = [[texts.get(name, "") for name in columns] for texts in _rows(summit, kind)]
    return _csv(header, rows) if form == "csv" else _xlsx(header, rows, columns)


def _rows(summit: Event, kind: SheetKind) -> Iterable[dict[str, str]]:
    match kind:
        case "sessions":
            return (thing.texts for thing in sessions.load(summit).things)
        case "people":
            return (thing.texts for thing in _on_rosters(summit))
        case "rosters":
            return roster_rows(sessions.load(summit).things, people.load())
        case "rooms":
            return (thing.texts for thing in places.rooms(summit).values())
        case "sponsors":
            return (thing.texts for thing in places.sponsors(summit).values())
        case "registrations":
            return (thing.texts for thing in registrations.load(summit).things)


def _on_rosters(summit: Event) -> Iterator[Thing]:
    wanted = set(db.session.scalars(select(Appearance.person_id).join(
        Session, Session.id == Appearance.session_id).where(Session.summit_id == summit.id)))
    return (thing for thing in people.load().values() if thing.id in wanted)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark and semicolons, as spreadsheet programs of most offices want it."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(text) for text in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def _xlsx(header: Sequence[str], rows: Sequence[Sequence[str]], columns: Sequence[str]) -> bytes:
    """Cells are texts, but for days and times; none is ever a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    forms = {"day": book.add_format(_DAY), "start": book.add_format(_TIME), "end": book.add_format(_TIME)}
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(columns):
        sheet.set_column(place, place, _WIDE.get(name, _USUAL))
        sheet.write_string(0, place, header[place], book.add_format({"bold": True, "text_wrap": True, "bottom": 1}))
        for number, row in enumerate(rows, 1):
            _write(sheet, number, place, row[place], forms.get(name), text)
    book.close()
    return file.getvalue()


def _write(sheet: Any, row: int, column: int, value: str, form: Any, text: Any) -> None:
    if not value:
        sheet.write_blank(row, column, None, form or text)
    elif form is not None:
        sheet.write_datetime(row, column, _moment(value), form)
    else:
        sheet.write_string(row, column, value, text)


def _moment(value: str) -> date | time:
    return datetime.strptime(value, "%H:%M").time() if ":" in value else date.fromisoformat(value)
