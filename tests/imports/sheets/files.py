"""Spreadsheets for tests, as programs write them and as they should never be."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from eventsys.imports.sheets.reading.opened import read

ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
                  for short in ("office", "table", "text"))
_MANIFEST = b'<x:manifest xmlns:x="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def xlsx(rows: Sequence[Sequence[Any]] = (), name: str = "Agenda",
         more: Callable[[Any, Any], None] = lambda book, sheet: None) -> bytes:
    """`more` adds to the workbook and its first sheet what lists of texts cannot say."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy hh:mm"})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            (sheet.write_string if isinstance(value, str) else sheet.write)(number, column, value)
    more(book, sheet)
    book.close()
    return file.getvalue()


def changed(archive: bytes, changes: dict[str, Callable[[bytes], bytes]], added: dict[str, bytes] | None = None
            ) -> bytes:
    """The same file with some of its parts changed, and others added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
        for name, body in (added or {}).items():
            new.writestr(name, body)
    return file.getvalue()


def ods(table: str, **more: bytes) -> bytes:
    """`table` is what stands in the one worksheet."""
    content = (f'<?xml version="1.0"?><office:document-content {_NAMES}><office:body><office:spreadsheet>'
               f'<table:table table:name="Agenda">{table}</table:table>'
               "</office:spreadsheet></office:body></office:document-content>")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), ODS)
        archive.writestr("content.xml", content)
        for name, body in ({"META-INF__manifest.xml": _MANIFEST} | more).items():
            archive.writestr(name.replace("__", "/"), body)
    return file.getvalue()


def ods_row(*cells: str, times: int = 1) -> str:
    told = "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
                   if cell else "<table:table-cell/>" for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{told}</table:table-row>'


def rows(data: bytes, name: str = "agenda.xlsx") -> list[list[str]]:
    return read(data, name).sheets[0].rows
