"""A spreadsheet's rows, for rooms below the one that reads files: the application says who does (see app.py)."""

from collections.abc import Callable

from flask import Flask, current_app

Rows = list[list[str]]
Reader = Callable[[bytes, str], Rows]


def init_app(app: Flask, reader: Reader) -> None:
    app.extensions["sheets"] = reader


def rows(data: bytes, name: str) -> Rows:
    """Of the first worksheet that holds something; the row of a program's line 3 is the third.

    Raises ValueError, whose words say what to do.
    """
    found: Rows = current_app.extensions["sheets"](data, name)
    return found
