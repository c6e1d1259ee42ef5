from dataclasses import dataclass, field

from .book import Area, Flaw
from .faults import Unreadable
from .limits import AREA, COLUMNS, LAST_ROW, ROWS

_MERGED = 10_000  # areas; each is kept
_FLAWS = 1_000


@dataclass
class Scanned:
    """One worksheet, as far as it holds something; rows and columns from 0."""

    name: str = ""
    rows: int = 0  # that hold something
    first: int = LAST_ROW
    last: int = -1
    counted: int = -1  # the row that `rows` counted last
    right: int = -1
    merged: list[Area] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)

    def meet(self, row: int, column: int, times: int = 1) -> None:
        """A cell that holds something, in as many rows one under another. Raises Unreadable."""
        if row != self.counted:
            self.rows, self.counted = self.rows + times, row
        self.first, self.last = min(self.first, row), max(self.last, row + times - 1)
        self.right = max(self.right, column)
        if self.rows > ROWS:
            raise Unreadable("too_many_rows", limit=ROWS)
        if column >= COLUMNS:
            raise Unreadable("too_many_columns", limit=COLUMNS)

    def reach(self, row: int) -> None:
        """A row, even an empty one. Raises Unreadable where no program has such a row."""
        if row >= LAST_ROW:
            raise Unreadable("last_row", limit=LAST_ROW)

    def settle(self) -> None:
        if (self.last + 1 - min(self.first, self.last + 1)) * (self.right + 1) > AREA:
            raise Unreadable("scattered", first=self.first + 1, last=self.last + 1)

    def merge(self, area: Area) -> None:
        if len(self.merged) < _MERGED:
            self.merged.append(area)

    def flaw(self, flaw: Flaw) -> None:
        if len(self.flaws) < _FLAWS:
            self.flaws.append(flaw)
