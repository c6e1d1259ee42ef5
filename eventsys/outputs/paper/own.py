"""One participant's agenda on one sheet of A4: as large as it may be and still fit."""

from typing import Any

from . import fonts
from .own_words import Own
from .press import Press, strictly, unswept
from .qr import svg
from .setting import A4, render
from .words import Words

SIZES = (10.5, 9.6, 8.8, 8.0, 7.2, 6.5)  # pt of running text; smaller cannot be read, and goes on a second sheet
COLUMNS_FROM = 8.8  # pt; with less, two columns


def own(what: Own, words: Words, identifier: bytes, strict: bool = False) -> bytes:
    """PDF/UA-1."""
    with strictly(strict), unswept():
        for size in SIZES:
            press = _press(what, words, size)
            pages = press.lay_out(render("own.html", words, own=what))
            if len(pages) == 1:
                break
        return press.print(pages, f"{what.event}: {what.name}", "", identifier)


def _press(what: Own, words: Words, size: float) -> Press:
    style: Any = render("own.css", words, paper=A4, families=fonts.FAMILIES, size=size,
                        columns=2 if size < COLUMNS_FROM else 1)
    return Press(style, {"qr": (svg(what.address), "image/svg+xml")}, words.tag)
