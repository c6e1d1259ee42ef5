"""Spreadsheets into an event: a file, its columns, its names, its rows; and templates to fill in."""

from . import columns, names, rows, run, start  # noqa: F401 - each attaches its endpoints
