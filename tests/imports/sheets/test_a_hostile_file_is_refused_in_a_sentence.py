"""Whatever is uploaded, the answer is a sentence, and soon."""

import io
import resource
import zipfile
from time import monotonic

import pytest

from eventsys.imports.sheets.reading.opened import read
from eventsys.imports.sheets.reading.words import NotASheet

from .files import changed, ods, ods_row, xlsx

SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx([["Title", "Room"], ["Opening", "Hall"]])
LAUGHS = (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
          b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</worksheet>')


def _cells(inside: bytes) -> bytes:
    return changed(GOOD, {SHEET: lambda body: body.replace(b"<sheetData>", b"<sheetData>" + inside, 1)})


def _zipped(name: str, body: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return file.getvalue()


def _locked(data: bytes) -> bytes:
    """With the flag that says that a part is encrypted, in both of the places where it stands."""
    out = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            out[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(out)


HOSTILE = {
    "nothing": ("agenda.xlsx", lambda: b"", "is empty"),
    "blanks": ("agenda.csv", lambda: b" \r\n\t\r\n", "is empty"),
    "no cell filled": ("agenda.csv", lambda: b";;;\r\n;;;\r\n", "No cell"),
    "too many bytes": ("agenda.csv", lambda: b"a;b\n" * (5 * 2**20), "the limit is 16 MB"),
    "a zip bomb": ("agenda.xlsx", lambda: changed(GOOD, {}, {"xl/media/x.xml": b"\0" * 200 * 2**20}), "unpacks to"),
    "a part out of proportion": ("agenda.xlsx", lambda: changed(GOOD, {}, {"xl/media/x.xml": b" " * 20 * 2**20}),
                                 "unpacks to"),
    "thousands of parts": ("agenda.xlsx", lambda: changed(GOOD, {}, {f"x/{n}.xml": b"" for n in range(2_100)}),
                           "parts inside"),
    "a billion laughs": ("agenda.xlsx", lambda: changed(GOOD, {SHEET: lambda _body: LAUGHS}), "entities"),
    "laughs in ODS": ("agenda.ods", lambda: ods("", **{"styles.xml": LAUGHS}), "entities"),
    "laughs in UTF-16": ("agenda.xlsx", lambda: changed(GOOD, {SHEET: lambda _body: LAUGHS.decode().replace(
        '<?xml version="1.0"?>', "").encode("utf-16")}), "entities"),
    "a macro": ("agenda.xlsx", lambda: changed(GOOD, {}, {"xl/vbaProject.bin": b"x"}), "macros"),
    "a macro by name": ("agenda.xlsm", lambda: GOOD, "macros"),
    "a macro by kind": ("agenda.xlsx", lambda: changed(GOOD, {"[Content_Types].xml": lambda body: body.replace(
        b"sheet.main+xml", b"sheet.macroEnabled.main+xml")}), "macros"),
    "a macro in ODS": ("agenda.ods", lambda: ods(ods_row("x"), Basic__Standard__script=b"x"), "macros"),
    "cells at both ends": ("agenda.xlsx", lambda: xlsx([["Title"]], more=lambda book, sheet: sheet.write_string(
        1_048_575, 200, "x")), "scattered"),
    "a row that no program has": ("agenda.xlsx", lambda: _cells(b'<row r="10000000"/>'), "more than 1048576 rows"),
    "ten million empty rows in ODS": ("agenda.ods", lambda: ods(ods_row("", times=10_000_000) + ods_row("x")),
                                      "more than 1048576 rows"),
    "a million filled rows in ODS": ("agenda.ods", lambda: ods(ods_row("x", times=1_000_000)), "filled rows"),
    "a million columns in ODS": ("agenda.ods", lambda: ods(
        '<table:table-row><table:table-cell table:number-columns-repeated="16000000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row>"), "columns"),
    "a billion blanks in ODS": ("agenda.ods", lambda: ods(ods_row('x<text:s text:c="4000000000"/>y')), "characters"),
    "ten million empty lines": ("agenda.csv", lambda: b"Title;Room\n" + b"\n" * 10_000_000, "rows"),
    "too many filled lines": ("agenda.csv", lambda: b"Title;Room\n" + b"a;b\n" * 30_000, "filled rows"),
    "too many columns in a line": ("agenda.csv", lambda: b";".join([b"x"] * 400), "columns"),
    "a quotation mark left open": ("agenda.csv", lambda: b'Title;Room\nOpening;"Hall\nLunch;Foyer\n', "never closed"),
    "a quotation mark in the middle": ("agenda.csv", lambda: b'Title;Room\n"Opening" x;Hall\n', "line 2"),
    "a letter without end": ("agenda.csv", lambda: b"Title\n" + b"x" * 40_000, "characters"),
    "cut off": ("agenda.xlsx", lambda: GOOD[:len(GOOD) // 2], "damaged"),
    "a part cut off": ("agenda.xlsx", lambda: changed(GOOD, {SHEET: lambda body: body[:300]}), "damaged"),
    "ODS cut off": ("agenda.ods", lambda: ods(ods_row("x"))[:-60], "damaged"),
    "a checksum that lies": ("agenda.xlsx", lambda: b"\1\2\3\4".join(
        GOOD.rsplit(GOOD[14:18], 1)), "damaged"),
    "a page named .xls": ("agenda.xls", lambda: b"<html><table><tr><td>Title</td></tr></table>", "web page"),
    "a page named .csv": ("agenda.csv", lambda: b"\xef\xbb\xbf<!DOCTYPE html><p>x", "web page"),
    "a password": ("agenda.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                   "password"),
    "a password of ZIP": ("agenda.xlsx", lambda: _locked(GOOD), "password"),
    "a password of ODS": ("agenda.ods", lambda: ods(ods_row("x"), **{"META-INF__manifest.xml": (
        b'<x xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:encryption-data/></x>')}),
        "password"),
    "an old Excel": ("agenda.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "older Excel"),
    "a document": ("agenda.xlsx", lambda: _zipped("word/document.xml", b"<x/>"), "Word"),
    "a mere archive": ("agenda.xlsx", lambda: _zipped("agenda.csv", b"Title;Room"), "ZIP"),
    "a PDF": ("agenda.xlsx", lambda: b"%PDF-1.7", "PDF"),
    "a picture named .csv": ("agenda.csv", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG"),
    "noise named .csv": ("agenda.csv", lambda: bytes(range(1, 32)) * 40, "neither"),
    "a program": ("agenda.exe", lambda: b"Title;Room\nx;y", ".exe"),
    "text named .xlsx": ("agenda.xlsx", lambda: b"Title;Room\nx;y", "plain text"),
    "XLSX named .csv": ("agenda.csv", lambda: GOOD, "an XLSX file"),
    "a formula that runs a program": ("agenda.xlsx", lambda: xlsx([["Title"]], more=lambda book, sheet: (
        sheet.write_formula(1, 0, "=cmd|'/c calc'!A0", None, "x"))), "cell A2"),
    "a formula that fetches": ("agenda.xlsx", lambda: xlsx([["Title"]], more=lambda book, sheet: (
        sheet.write_formula(1, 2, '=WEBSERVICE("http://example.org")', None, "x"))), "cell C2"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_in_a_sentence(case: str) -> None:
    name, make, words = HOSTILE[case]
    data = make()
    began = monotonic()
    with pytest.raises(NotASheet, match=words) as refused:
        read(data, name)
    said = str(refused.value)
    assert said.endswith(".")
    assert len(said) < 240
    assert "%(" not in said
    assert monotonic() - began < 20


def test_a_bomb_is_not_unpacked_in_our_own_process() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(NotASheet):
        read(HOSTILE["a zip bomb"][1](), "agenda.xlsx")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 400_000  # kilobytes; making the bomb took half of it


HARMLESS = {
    "many formatted rows": ("agenda.xlsx", lambda: xlsx([["Title"], ["Opening"]], more=lambda book, sheet: [
        sheet.set_row(number, 20) for number in range(2, 300_000)])),
    "empty rows to the very end": ("agenda.ods", lambda: ods(
        ods_row("Title") + ods_row("Opening") + ods_row("", times=1_048_574))),
    "a title far above": ("agenda.csv", lambda: b"Agenda\n" + b"\n" * 40 + b"Title;Room\nOpening;Hall\n"),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_what_programs_really_write_is_no_attack(case: str) -> None:
    name, make = HARMLESS[case]
    assert read(make(), name).sheets[0].rows[-1][0] == "Opening"
