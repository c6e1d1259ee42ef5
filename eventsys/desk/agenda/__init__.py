"""The grid on which an agenda is built: a page for each day, and the forms behind it."""

from . import clashes, colours, moves, news, page, undoing  # noqa: F401 - each attaches its endpoints
