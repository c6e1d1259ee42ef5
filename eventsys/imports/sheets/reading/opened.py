"""From an upload to its cells."""

from . import child
from .book import Book, Wanted
from .faults import Unreadable
from .recognising import recognised
from .words import refusal


def read(data: bytes, name: str, wanted: Wanted | None = None) -> Book:
    """Raises NotASheet."""
    try:
        return child.read(data, recognised(data, name), wanted or Wanted())
    except Unreadable as fault:
        raise refusal(fault) from fault


def first_rows(data: bytes, name: str) -> list[list[str]]:
    """Of the first worksheet that is seen and holds something. Raises NotASheet."""
    sheets = read(data, name).sheets
    return next((sheet.rows for sheet in sheets if sheet.filled and not sheet.hidden), sheets[0].rows)
