"""XLSX and ODS by calamine: every cell as a text, merged cells filled downwards."""

from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from . import archive, scanning
from .book import Area, Book, Form, Sheet
from .faults import Unreadable
from .limits import CELL, SHEETS
from .scanned import Scanned
from .worksheets import parts_of

_OTHERS = (("word/", "Word"), ("ppt/", "PowerPoint"), ("xl/workbook.bin", "old_excel"))


def read(data: bytes, form: Form) -> Book:
    """Raises Unreadable."""
    parts = archive.unpacked(data)
    _refuse_others(data, parts, form)
    seen = scanning.scanned(parts)
    try:
        with CalamineWorkbook.from_filelike(archive.packed(parts)) as workbook:
            return Book(form, _sheets(workbook, _by_name(form, parts, seen)))
    except PasswordError:
        raise Unreadable("locked") from None
    except (CalamineError, OSError, ValueError):
        raise Unreadable("damaged") from None


def _refuse_others(data: bytes, parts: dict[str, bytes], form: Form) -> None:
    names = list(parts)
    if form == "ods":
        if b"opendocument.spreadsheet" not in parts.get("mimetype", b""):
            raise Unreadable("another_file", kind="OpenDocument")
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Unreadable("locked")
        return
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise Unreadable("macros")
    if "xl/workbook.xml" not in parts:
        kind = next((kind for start, kind in _OTHERS if any(name.startswith(start) for name in names)), "ZIP")
        if b"xl/workbook.bin" in data:
            raise Unreadable("old_excel")
        raise Unreadable("another_file", kind=kind)


def _by_name(form: Form, parts: dict[str, bytes], seen: dict[str, list[Scanned]]) -> dict[str, Scanned]:
    if form == "ods":
        return {sheet.name: sheet for sheet in seen.get("content.xml", [])}
    return {name: found[0] for name, part in parts_of(parts).items() if (found := seen.get(part))}


def _sheets(workbook: CalamineWorkbook, seen: dict[str, Scanned]) -> list[Sheet]:
    kinds = workbook.sheets_metadata
    if len(kinds) > SHEETS:
        raise Unreadable("too_many_sheets", limit=SHEETS)
    found = []
    for number, meta in enumerate(kinds):
        if meta.name in seen:  # charts and the like are no worksheets
            known = seen[meta.name]
            rows = _rows(workbook.get_sheet_by_index(number), known)
            found.append(Sheet(meta.name, rows, known.merged, known.flaws, meta.visible != SheetVisibleEnum.Visible))
    return found


def _rows(sheet: CalamineSheet, known: Scanned) -> list[list[str]]:
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for area in known.merged:
        _fill(rows, area)
    rows = [_cut(row) for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _fill(rows: list[list[str]], area: Area) -> None:
    """Downwards: a day that stands beside five rows is meant for each. Never sideways, into other columns."""
    if area.top >= len(rows) or area.left >= len(rows[area.top]):
        return
    value = rows[area.top][area.left]
    for row in rows[area.top + 1:area.bottom + 1]:
        row[area.left] = row[area.left] or value


def _cut(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def _text(value: Any) -> str:
    match value:
        case str():
            return _bounded(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d} {_clock(value.time())}"
        case date():
            return value.isoformat()
        case time():
            return _clock(value)
        case timedelta():
            return _length(value)
    return str(value)


def _bounded(text: str) -> str:
    if len(text) > CELL:
        raise Unreadable("too_much_in_a_cell", limit=CELL)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _clock(value: time) -> str:
    """Programs keep a time as a part of a day, so a second may be lost on the way."""
    rounded = datetime.combine(date(2000, 1, 1), value) + timedelta(microseconds=500_000)
    return f"{rounded:%H:%M:%S}" if rounded.second else f"{rounded:%H:%M}"


def _length(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
