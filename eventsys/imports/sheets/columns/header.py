"""Where the table of a worksheet begins, and what of it is no row of the table."""

from collections.abc import Sequence

from msgspec import Struct

from eventsys.imports.reading.faults import Unfit
from eventsys.kit.i18n import gettext as _

from ..reading.book import Book, Flaw, Sheet
from ..values import dates
from ..values.plain import plain
from .fields import SheetKind
from .proposals import recognised

_FAR = 40  # rows in which a header is looked for
_NAME = 60  # characters of a column's name


class Row(Struct, frozen=True):
    number: int  # as the spreadsheet program counts
    cells: tuple[str, ...]
    section: str = ""  # the day that a heading above says
    flaws: tuple[str, ...] = ()  # what is wrong with its cells, in words


class Passed(Struct, frozen=True):
    """A row that is no row of the table."""

    number: int
    text: str
    reason: str


class Table(Struct, frozen=True):
    header: tuple[str, ...]
    at: int  # the header's row, as the program counts
    rows: tuple[Row, ...]
    passed: tuple[Passed, ...]

    def column(self, number: int) -> list[str]:
        return [row.cells[number] for row in self.rows]


def likeliest(book: Book, kind: SheetKind) -> Sheet:
    """The worksheet whose header fits best; among those that fit none, the first that holds something."""
    filled = [sheet for sheet in book.sheets if sheet.filled]
    return max(filled, key=lambda sheet: (_best(sheet, kind), not sheet.hidden))


def header_row(sheet: Sheet, kind: SheetKind) -> int:
    """As the program counts, from 1."""
    rows = sheet.rows[:_FAR]
    marks = [_mark(row, kind) for row in rows]
    if max(marks, default=0.0) >= 1:
        return marks.index(max(marks)) + 1
    widest = max(map(_width, rows), default=0)
    return next((number for number, row in enumerate(rows, 1) if row and _width(row) * 3 >= widest * 2), 1)


def table(sheet: Sheet, at: int, kind: SheetKind, days: dates.Days) -> Table:
    """`at` is the header's row. Blank rows are nowhere; every other is a row, or passed over with a reason."""
    header = _header(sheet, at)
    flaws = _flaws(sheet.flaws, header)
    rows: list[Row] = []
    passed = [Passed(number, _line(row), _("it stands above the header"))
              for number, row in enumerate(sheet.rows[:at - 1], 1) if any(row)]
    section = ""
    for number, row in enumerate(sheet.rows[at:], at + 1):
        if not any(row):
            continue
        if _same(row, header):
            passed.append(Passed(number, _line(row), _("it is the header again")))
        elif kind == "sessions" and _is_section(row, days):
            section = next(filter(None, row))
            passed.append(Passed(number, _line(row), _("it says the day of the rows below it")))
        else:
            cells = tuple(row[:len(header)]) + ("",) * (len(header) - len(row))
            rows.append(Row(number, cells, section, tuple(flaws.get(number, ()))))
    return Table(header, at, tuple(rows), tuple(passed))


def _header(sheet: Sheet, at: int) -> tuple[str, ...]:
    """As wide as the table, with names for columns that have none."""
    row = sheet.rows[at - 1] if at <= len(sheet.rows) else []
    width = max((len(row) for row in sheet.rows[at - 1:]), default=0)
    return tuple(" ".join(row[column].split()) if column < len(row) else "" for column in range(width))


def _flaws(flaws: Sequence[Flaw], header: Sequence[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for flaw in flaws:
        name = (header[flaw.column] if flaw.column < len(header) else "") or letters(flaw.column)
        told = {"no result": _("the formula in column “%(column)s” has no result: open the file in your spreadsheet "
                               "program and save it", column=name),
                "error": _("the formula in column “%(column)s” has failed", column=name)}
        found.setdefault(flaw.row + 1, []).append(told[flaw.trouble])
    return found


def letters(column: int) -> str:
    """The column's name in a spreadsheet program, from 0: A, B ... AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _best(sheet: Sheet, kind: SheetKind) -> float:
    return max((_mark(row, kind) for row in sheet.rows[:_FAR]), default=0.0)


def _mark(row: Sequence[str], kind: SheetKind) -> float:
    """How many of its cells are names of columns; long texts and lone cells are none."""
    filled = [cell for cell in row if cell]
    if len(filled) < 2 and len(row) > 1:
        return 0.0
    return recognised((cell for cell in filled if len(cell) < _NAME), kind)


def _width(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell)


def _same(row: Sequence[str], header: Sequence[str]) -> bool:
    return [plain(cell) for cell in row if cell] == [plain(name) for name in header if name]


def _is_section(row: Sequence[str], days: dates.Days) -> bool:
    """A lone cell that says a day: a heading over the sessions of that day."""
    filled = {cell for cell in row if cell}
    if len(filled) != 1 or len(text := filled.pop()) < 4 or text.isdigit():
        return False
    try:
        dates.candidates(text, days)
    except Unfit:
        return False
    return True


def _line(row: Sequence[str]) -> str:
    return " · ".join(" ".join(cell.split()) for cell in row if cell)[:200]
