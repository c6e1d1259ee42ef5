"""CSV and its kin: which letters, which delimiter, and rows in the count of a spreadsheet program."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from .book import Book, Sheet, Wanted
from .encodings import decoded
from .faults import Unreadable
from .guarding import unguarded
from .limits import AREA, CELL, COLUMNS, LINES, ROWS

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE = 200  # rows that are looked at
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SAYS_SO = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # a first line that Excel understands
csv.field_size_limit(CELL)


def read(data: bytes, wanted: Wanted) -> Book:
    """Raises Unreadable."""
    text, encoding = decoded(data, wanted.encoding)
    _refuse_binary(text)
    said = _SAYS_SO.match(text)
    body = _CONTROL.sub("", text[said.end():] if said else text)
    delimiter = wanted.delimiter or (said[1] if said else _likeliest(body))
    rows = list(_rows(body, delimiter))
    while rows and not rows[-1]:
        rows.pop()
    return Book("text", [Sheet("", [[]] * bool(said) + rows)], encoding, delimiter)


def _refuse_binary(text: str) -> None:
    controls = len(_CONTROL.findall(text[:100_000]))
    if controls * 20 > len(text[:100_000]):
        raise Unreadable("no_text")


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    filled = cells = 0
    try:
        for row in reader:
            cut = _cut([_text(cell) for cell in row])
            filled, cells = filled + bool(cut), cells + len(cut)
            _bound(reader.line_num, filled, cells, len(cut))
            yield cut
    except csv.Error as error:
        raise _fault(str(error), reader.line_num) from None


def _text(cell: str) -> str:
    return unguarded(cell.replace("\r\n", "\n").replace("\r", "\n").strip())


def _bound(line: int, filled: int, cells: int, columns: int) -> None:
    if filled > ROWS:
        raise Unreadable("too_many_rows", limit=ROWS)
    if line > LINES:
        raise Unreadable("last_row", limit=LINES)
    if columns > COLUMNS:
        raise Unreadable("too_many_columns", limit=COLUMNS)
    if cells > AREA:
        raise Unreadable("too_much")


def _fault(said: str, line: int) -> Unreadable:
    """A quotation mark that is never closed runs to the end of the file, or to the limit of a cell."""
    if "unexpected end" in said:
        return Unreadable("open_quote", line=line)
    if "field larger" in said:
        return Unreadable("too_much_in_a_cell", limit=CELL)
    return Unreadable("odd_quote", line=line)


def _cut(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _likeliest(text: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _fitness(text, delimiter))


def _fitness(text: str, delimiter: str) -> tuple[float, int]:
    """Rows as wide as most are, times a little for more columns; a title row or a stray comma does no harm."""
    widths = []
    reader = csv.reader(io.StringIO(text[:400_000], newline=""), delimiter=delimiter)
    try:
        for _number, row in zip(range(_SAMPLE), reader, strict=False):
            if any(row):
                widths.append(len(row))
    except csv.Error:
        pass
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0, 0
    width, times = wide.most_common(1)[0]
    return times / len(widths), width
