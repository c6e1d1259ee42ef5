"""Who did what and when, taking it back, and the bin."""

from . import bin, pages, undoing  # noqa: F401 - each attaches its endpoints
