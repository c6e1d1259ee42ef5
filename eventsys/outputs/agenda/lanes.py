"""Columns for sessions that share a room at the same time."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

from msgspec import Struct

Item = TypeVar("Item", bound=Hashable)


class Placed(Struct, frozen=True):
    """Where an item lies in the grid; rows and columns count from 0."""

    row: int
    rows: int
    column: int
    columns: int

    @property
    def mask(self) -> int:
        """Its rows as bits."""
        return ((1 << self.rows) - 1) << self.row


class Board:
    """The columns of a grid and which rows of them are taken, each as an integer with one bit a row."""

    def __init__(self) -> None:
        self.columns: list[int] = []

    def add_lanes(self, spans: Sequence[tuple[int, int]]) -> list[Placed]:
        """New columns at the end for one room: as few as its (first row, rows) need; answers in their order.

        Who has free lanes beside it is as wide as they let it be.
        """
        base = len(self.columns)
        lane_of = {number: self._first_free(base, *spans[number])
                   for number in sorted(range(len(spans)), key=lambda n: (spans[n][0], -spans[n][1], n))}
        return [self._widened(*spans[number], lane_of[number]) for number in range(len(spans))]

    def _first_free(self, base: int, row: int, rows: int) -> int:
        mask = Placed(row, rows, 0, 1).mask
        for column in range(base, len(self.columns)):
            if not self.columns[column] & mask:
                self.columns[column] |= mask
                return column
        self.columns.append(mask)
        return len(self.columns) - 1

    def _widened(self, row: int, rows: int, column: int) -> Placed:
        mask, last = Placed(row, rows, 0, 1).mask, column + 1
        while last < len(self.columns) and not self.columns[last] & mask:
            self.columns[last] |= mask
            last += 1
        return Placed(row, rows, column, last - column)

    def has_room(self, row: int, rows: int) -> bool:
        mask = Placed(row, rows, 0, 1).mask
        return any(not taken & mask for taken in self.columns)

    def widest_run(self, row: int, rows: int, including: int | None = None) -> Placed | None:
        """Takes the longest run of neighbouring columns that is free in all these rows; None if none is.

        With `including`, the run that holds this column, if it is free.
        """
        mask = Placed(row, rows, 0, 1).mask
        runs = self._free_runs(mask)
        if not runs:
            return None
        best = max(runs, key=lambda run: (including in run, len(run), -run.start))
        for column in best:
            self.columns[column] |= mask
        return Placed(row, rows, best.start, len(best))

    def _free_runs(self, mask: int) -> list[range]:
        runs: list[range] = []
        for column, taken in enumerate(self.columns):
            if taken & mask:
                continue
            if runs and runs[-1].stop == column:
                runs[-1] = range(runs[-1].start, column + 1)
            else:
                runs.append(range(column, column + 1))
        return runs

    def add_column(self, row: int, rows: int) -> Placed:
        placed = Placed(row, rows, len(self.columns), 1)
        self.columns.append(placed.mask)
        return placed
