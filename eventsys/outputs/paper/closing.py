"""The booklet's last pages alone: sponsors and thanks, with the strip at the foot, to see before all is printed."""

from collections.abc import Callable

from eventsys.outputs.links import Links
from eventsys.programme.view import View

from .booklet import Booklet
from .furniture import Leaf
from .press import strictly, unswept
from .words import Words, english


def closing(view: View, links: Links, words: Words | None = None, load: Callable[[str], bytes] | None = None,
            identifier: bytes = b"", strict: bool = False) -> bytes:
    """Arguments as in `booklet`, of which it has the layout."""
    with strictly(strict), unswept():
        return _Closing(view, links, "a5", words or english(), load).printed(identifier)


class _Closing(Booklet):
    def leaves(self) -> list[Leaf]:
        book = self._closing() or [Leaf(self.press.lay_out("<p>")[0])]
        for number, leaf in enumerate(book, 1):
            leaf.number = number
        return book
