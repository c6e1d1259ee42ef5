"""One worksheet of an XLSX file, element by element."""

import re
from typing import Any

from .book import Area, Flaw
from .faults import Unreadable
from .formulas import dangerous
from .limits import LAST_ROW
from .scanned import Scanned

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,8})")


class XlsxSheet:
    def __init__(self, sheet: Scanned) -> None:
        self.sheet = sheet
        self.row = self.column = -1
        self.kind = ""  # of the cell: s, str, inlineStr, e, b, n
        self.filled = self.has_formula = self.has_value = False
        self.inside = ""  # v, f or t of the cell that is being read
        self.text: list[str] = []

    def attach(self, parser: Any) -> None:
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.read

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._cell(attributes)
        elif tag == "row":
            self._row(attributes.get("r"))
        elif tag == "mergeCell":
            self._merged(attributes.get("ref", ""))
        elif tag in ("v", "f", "t"):
            self.inside, self.text = tag, []

    def _row(self, number: str | None) -> None:
        self.row = _number(number) - 1 if number else self.row + 1
        self.column = -1
        self.sheet.reach(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place:
            self.row, self.column = _place(place)
            self.sheet.reach(self.row)
        else:
            self.column += 1
        self.kind = attributes.get("t", "n")
        self.filled = self.has_formula = self.has_value = False

    def read(self, text: str) -> None:
        if self.inside:
            self.text.append(text)

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._settle_cell()
        elif tag == self.inside:
            self._settle_text(tag, "".join(self.text))
            self.inside = ""
        elif tag == "sheetData":
            self.sheet.settle()

    def _settle_text(self, tag: str, text: str) -> None:
        if tag == "f":
            self.has_formula = True
            if dangerous(text):
                raise Unreadable("dangerous_formula", cell=_named(self.row, self.column))
        elif text:
            self.filled = self.has_value = True
        elif tag == "v" and self.kind == "str":
            self.has_value = True

    def _settle_cell(self) -> None:
        if self.filled:
            self.sheet.meet(self.row, self.column)
        if self.has_formula and not self.has_value:
            self.sheet.meet(self.row, self.column)
            self.sheet.flaw(Flaw(self.row, self.column, "no result"))
        elif self.kind == "e" and self.filled:
            self.sheet.flaw(Flaw(self.row, self.column, "error"))

    def _merged(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        if bottom < LAST_ROW:
            self.sheet.merge(Area(top, left, bottom, right))


def _place(reference: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(reference)
    if match is None:
        raise Unreadable("damaged")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise Unreadable("damaged")
    return int(text)


def _named(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
