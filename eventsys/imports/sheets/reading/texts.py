"""A text as it comes back from any spreadsheet program."""

import re

from .limits import CELL

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def cell(text: str) -> str:
    """Without what a cell can't hold; a text that no cell can hold is left out, and then nothing is said of it."""
    held = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return held if len(held) <= CELL else ""
