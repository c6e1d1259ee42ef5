"""Texts that a spreadsheet program would run are told apart by an apostrophe, and read back without it."""

import re

_RUNS = re.compile(r"'*[=+\-@＝＋－＠]")  # also as Japanese keyboards type them
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")


def guarded(text: str) -> str:
    """For a cell of CSV."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """What was guarded, or typed with an apostrophe for the same reason."""
    return text[1:] if _GUARDED.match(text) else text
