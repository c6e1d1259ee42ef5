"""What is kept of one person, printed for them: headings with rows of name and value. Nothing is laid out cleverly."""

from typing import Any

import msgspec

from . import fonts
from .press import Press, strictly, unswept
from .setting import A4, render
from .words import Words


class Row(msgspec.Struct, frozen=True):
    name: str
    value: str
    note: str = ""


class Section(msgspec.Struct, frozen=True):
    title: str
    rows: tuple[Row, ...]


class Record(msgspec.Struct, frozen=True):
    title: str
    about: str  # below the title
    sections: tuple[Section, ...]


def record(what: Record, words: Words, identifier: bytes, strict: bool = False) -> bytes:
    """PDF/UA-1."""
    with strictly(strict), unswept():
        style: Any = render("record.css", words, paper=A4, families=fonts.FAMILIES)
        press = Press(style, {}, words.tag)
        pages = press.lay_out(render("record.html", words, record=what))
        return press.print(pages, what.title, "", identifier)


__all__ = ["Record", "Row", "Section", "record"]
