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
