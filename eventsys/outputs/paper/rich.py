"""Rich texts for paper: each block runs its own way, links hold text only, headings leave the outline alone."""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from .words import cut, right_to_left

MOST = 12_000  # characters of one rich text; a page holds about 3,000
_BLOCKS = {"p", "li", "pre", "blockquote", "h3", "h4"}
_LISTS = {"ul", "ol"}
_AS = {"h3": "p", "h4": "p", "b": "strong", "i": "em", "code": "span", "pre": "p"}
_CLASS = {"h3": ' class="head"', "h4": ' class="head"', "pre": ' class="pre"'}


@dataclass(frozen=True)
class Block:
    """A piece of a rich text at its top level: a paragraph or a whole list."""

    html: str
    letters: int


def blocks(rich: str) -> list[Block]:
    """What has no letters is left out; what is over MOST letters is cut with an ellipsis."""
    parser = _Paper()
    parser.feed(rich)
    parser.close()
    parser.end_block()
    return parser.blocks


class _Paper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.open: list[str] = []
        self.out: list[str] = []
        self.direction_at: int | None = None  # where the direction of the block is yet to be written
        self.letters = self.total = 0
        self.in_link = False
        self.depth = 0  # of lists
        self.item_begun = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.out.append("<br>" if self.letters else "")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self.in_link = href.startswith(("http://", "https://", "mailto:"))
            if not self.open or self.open[-1] in _LISTS:
                self._start("li" if self.open else "p")
            self.out.append(f'<a href="{escape(href)}">' if self.in_link else "")
        elif not self.in_link:
            self._start(tag)

    def _start(self, tag: str) -> None:
        if tag in _LISTS:
            self.depth += 1
            if self.depth > 1:  # a list in a list: its items go on in the same one, further in
                return
        if tag == "li":
            self._begin_item()
        elif tag in _BLOCKS and "li" in self.open:
            self.out.append("<br>" if self.item_begun else "")  # an item holds a label and one body
            return
        if not self.open and tag not in _BLOCKS and tag not in _LISTS:
            self._start("p")
        name = _AS.get(tag, tag)
        self.open.append(tag)
        inner = ' class="inner"' if tag == "li" and self.depth > 1 else ""
        self.out.append(f"<{name}{_CLASS.get(tag, inner)}")
        if tag in _BLOCKS:
            self.out.append("")
            self.direction_at = len(self.out) - 1
        self.out.append(">")

    def _begin_item(self) -> None:
        """Lists hold items and nothing else, items are in lists: validators of tagged PDF insist."""
        if not _LISTS & set(self.open):
            self._start("ul")
        while self.open[-1] not in _LISTS:
            self._close()
        self.item_begun = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.out.append("</a>" if self.in_link else "")
            self.in_link = False
        elif tag in _LISTS and self.depth > 1:
            self.depth -= 1
        elif tag in self.open and not self.in_link:
            while self._close() != tag:
                pass
            if not self.open:
                self.end_block()

    def _close(self) -> str:
        done = self.open.pop()
        self.out.append(f"</{_AS.get(done, done)}>")
        self.depth -= done in _LISTS
        return done

    def handle_data(self, data: str) -> None:
        if not self.open and data.strip():
            self._start("p")
        elif self.open and self.open[-1] in _LISTS and not self.in_link:
            if not data.strip():
                return
            self._start("li")
        if self.total >= MOST:
            return
        data = cut(data, MOST - self.total)
        if self.direction_at is not None and data.strip():
            self.out[self.direction_at] = ' dir="rtl"' if right_to_left(data) else ""
            self.direction_at = None
        self.item_begun = self.item_begun or bool(data.strip())
        self.letters += len(data.strip())
        self.total += len(data)
        self.out.append(escape(data, quote=False))

    def end_block(self) -> None:
        if self.in_link:
            self.handle_endtag("a")
        while self.open:
            self._close()
        if self.letters:
            self.blocks.append(Block("".join(self.out), self.letters))
        self.out, self.letters, self.direction_at = [], 0, None
