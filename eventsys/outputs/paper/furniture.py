"""What stands on a page outside its text: running header, page number, day tab, the sponsors' strip."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from eventsys.programme.view import View

from . import sponsors
from .board import Frame
from .press import MM, Press, Sheet, Stamp, layers
from .setting import Paper, render, style
from .words import Words, cut

_FEW = 80  # pages whose furniture is laid out together


@dataclass
class Leaf:
    """A laid-out page on its way into the book. Without a header it is the cover."""

    page: Any
    now: str = ""
    tab: tuple[str, str] | None = None
    tab_top: float = 0.0
    number: int = 0
    inner: bool = True


def dressed(press: Press, leaves: list[Leaf], view: View, words: Words) -> list[Sheet]:
    """Running header, page number, day tab and the sponsors' strip, over every inner page."""
    bare = _furniture(press, [leaf for leaf in leaves if leaf.inner], words)
    strips = [Stamp(page) for page in strip_pages(press, view, words)]
    return [Sheet(leaf.page, bare, strips[1 - leaf.number % 2:][:1]) if leaf.inner else Sheet(leaf.page)
            for leaf in leaves]


def _furniture(press: Press, leaves: list[Leaf], words: Words) -> Iterator[Any]:
    """For each leaf; many at a time are laid out, one over the other, as the sheets are drawn, and forgotten."""
    for first in range(0, len(leaves), _FEW):
        page, = press.lay_out(render("furniture.html", words, leaves=leaves[first:first + _FEW]))
        yield from layers(page)




def strip_pages(press: Press, view: View, words: Words) -> list[Any]:
    """What right (odd) and left (even) pages share: the event's name, and the sponsors at the foot."""
    tiers = sponsors.tiers(view, "strip")
    return press.lay_out(render("strip.html", words, tiers=tiers, words_of=sponsors.words_of,
                                event=cut(view.event.title, 90)))


def with_strip(paper: Paper, view: View, words: Words) -> Paper:
    """As much room at the foot as the sponsors' words need."""
    frame = Frame(100, 100, 5, 10, 6, 5, 3)
    press = Press(style("sheet.css", words, view, paper, frame), {}, "en")
    strips = strip_pages(press, view, words)
    box = strips[0].anchors["strip-odd"]
    return replace(paper, bottom=max(paper.bottom, paper.foot + (box[3] - box[1]) / MM + 3.2))
