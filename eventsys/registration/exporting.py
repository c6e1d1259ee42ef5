"""Registrations as spreadsheets: chosen columns, texts that no program takes for formulas."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import xlsxwriter

from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.outputs.tables import safe

from . import queries
from .columns import Column, beside, cell
from .surroundings import Around

Form = Literal["xlsx", "csv"]
TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
_WIDE = {"name": 28, "email": 30, "organisation": 30, "position": 26, "sessions": 44, "note": 40, "code": 14}
_USUAL = 18  # characters
PORTION = 1_000  # people at once


def note_taking_out(summit: Event, ids: Sequence[int], columns: Sequence[Column]) -> None:
    """Who takes private answers out stands in the journal."""
    journal.act_at_once("registration.take_out", about=summit.id, count=len(ids),
                        columns=", ".join(column.words for column in columns if column.is_private))


def csv_of(summit: Event, ids: Sequence[int], columns: Sequence[Column], around: Around) -> bytes:
    """UTF-8 with a byte order mark, rows ended by CRLF, as docs/data.md has it."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow([safe(column.words) for column in columns])
    writer.writerows([safe(text) for text in row] for row in _rows(summit, ids, columns, around))
    return sheet.getvalue().encode("utf-8-sig")


def xlsx_of(summit: Event, ids: Sequence[int], columns: Sequence[Column], around: Around) -> bytes:
    """Every cell is a text: none is a formula or a link."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, text = book.add_worksheet(), book.add_format({"num_format": "@", "valign": "top"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDE.get(column.key, _USUAL))
        sheet.write_string(0, place, column.words, head)
    for number, row in enumerate(_rows(summit, ids, columns, around), 1):
        _write(sheet, number, row, text)
    if columns and ids:
        sheet.autofilter(0, 0, len(ids), len(columns) - 1)
    book.close()
    return file.getvalue()


def _write(sheet: Any, number: int, row: Iterable[str], text: Any) -> None:
    for place, said in enumerate(row):
        if said:
            sheet.write_string(number, place, said[:32_767], text)


def _rows(summit: Event, ids: Sequence[int], columns: Sequence[Column], around: Around) -> Iterator[list[str]]:
    for at in range(0, len(ids), PORTION):
        portion = ids[at:at + PORTION]
        known = beside(summit, portion, columns, around)
        for row in queries.some(summit, portion):
            yield [cell(column, row, known) for column in columns]
