"""The worksheets of an ODS file, element by element. Rows and cells say how often they are repeated."""

from typing import Any

from .book import Area, Flaw
from .faults import Unreadable
from .formulas import dangerous
from .limits import CELL, LAST_ROW, SHEETS
from .scanned import Scanned

_CELLS = ("table-cell", "covered-table-cell")
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "


class OdsTables:
    def __init__(self, found: list[Scanned]) -> None:
        self.found = found
        self.row = self.column = 0
        self.rows = self.columns = 1  # how often the row, and the cell, is repeated
        self.cell = 0  # depth of cells; a text is a cell's own at depth 1
        self.filled = False
        self.aside = 0  # in a remark pinned to a cell

    def attach(self, parser: Any) -> None:
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.read

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag in _CELLS:
            self._cell(attributes)
        elif tag == "table-row":
            self._row(attributes)
        elif tag == "table":
            self._table(attributes)
        elif tag == "annotation":
            self.aside += 1
        elif tag == "s" and _count(attributes.get(_TEXT + "c")) > CELL:
            raise Unreadable("too_much_in_a_cell", limit=CELL)

    def _table(self, attributes: dict[str, str]) -> None:
        if len(self.found) == SHEETS:
            raise Unreadable("too_many_sheets", limit=SHEETS)
        self.found.append(Scanned(attributes.get(_TABLE + "name", "")))
        self.row = self.column = 0

    def _row(self, attributes: dict[str, str]) -> None:
        self.rows = _count(attributes.get(_TABLE + "number-rows-repeated"))
        self.column = 0
        self.found[-1].reach(self.row + self.rows - 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.cell += 1
        self.columns = _count(attributes.get(_TABLE + "number-columns-repeated"))
        self.filled = bool(attributes.get(_OFFICE + "value-type"))
        formula = attributes.get(_TABLE + "formula", "")
        if dangerous(formula.partition("=")[2]):
            raise Unreadable("dangerous_formula", cell=f"{self.row + 1}/{self.column + 1}")
        if formula and not self.filled:
            self.filled = True
            self.found[-1].flaw(Flaw(self.row, self.column, "no result"))
        down, across = (_count(attributes.get(f"{_TABLE}number-{what}-spanned")) for what in ("rows", "columns"))
        if down * across > 1 and self.row + down <= LAST_ROW:
            self.found[-1].merge(Area(self.row, self.column, self.row + down - 1, self.column + across - 1))

    def read(self, text: str) -> None:
        if self.cell and not self.aside and text.strip():
            self.filled = True

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag in _CELLS:
            self._settle_cell()
        elif tag == "table-row":
            self.row += self.rows
        elif tag == "annotation":
            self.aside -= 1
        elif tag == "table" and self.found:
            self.found[-1].settle()

    def _settle_cell(self) -> None:
        self.cell -= 1
        if self.filled:
            self.found[-1].meet(self.row, self.column + self.columns - 1, self.rows)
        self.column += self.columns


def _count(text: str | None) -> int:
    """How often; once where nothing is said."""
    if text is None:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise Unreadable("damaged")
    return max(int(text), 1)
