"""A file of worksheets, as texts."""

from typing import Literal

from msgspec import Struct

Form = Literal["xlsx", "ods", "text"]
Trouble = Literal["no result", "error"]


class Area(Struct, frozen=True, array_like=True):
    """Merged cells: the first and the last row and column, from 0, inclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Flaw(Struct, frozen=True, array_like=True):
    """A cell that does not say what its author saw there; row and column from 0."""

    row: int
    column: int
    trouble: Trouble


class Sheet(Struct, frozen=True):
    """What a program keeps as a date, a time or a length is told in one form: 2027-09-19, 16:45, 1:30."""

    name: str
    rows: list[list[str]]  # the first is row 1 of the program; no blanks at a row's end, no empty rows at the end
    merged: list[Area] = []
    flaws: list[Flaw] = []
    hidden: bool = False

    @property
    def filled(self) -> int:
        return sum(1 for row in self.rows if any(row))


class Book(Struct, frozen=True):
    form: Form
    sheets: list[Sheet]
    encoding: str = ""  # of text files
    delimiter: str = ""


class Wanted(Struct, frozen=True):
    """How a text file is to be read, where the reader knows better than we guess."""

    encoding: str = ""
    delimiter: str = ""


class Order(Struct, frozen=True):
    """What the child is told."""

    data: bytes
    form: Form
    wanted: Wanted


class Answer(Struct, frozen=True):
    """What it says: a book, or why there is none."""

    book: Book | None = None
    code: str = ""
    values: dict[str, str | int] = {}
