"""Rich texts for paper: each block runs its own way, links hold text only, headings leave the outline alone."""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from .words import cut, right_to_left

MOST = 12_000  # characters of one rich text; a page holds about 3,000
_BLOCKS = {"p", "li", "pre", "blockquote", "h3", "h4"}
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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.out.append("<br>" if self.letters else "")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self.in_link = href.startswith(("http://", "https://", "mailto:"))
            if not self.open:
                self._start("p")
            self.out.append(f'<a href="{escape(href)}">' if self.in_link else "")
        elif not self.in_link:
            self._start(tag)

    def _start(self, tag: str) -> None:
        if not self.open and tag not in _BLOCKS and tag not in ("ul", "ol"):
            self._start("p")
        name = _AS.get(tag, tag)
        self.open.append(tag)
        self.out.append(f"<{name}{_CLASS.get(tag, '')}")
        if tag in _BLOCKS:
            self.out.append("")
            self.direction_at = len(self.out) - 1
        self.out.append(">")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.out.append("</a>" if self.in_link else "")
            self.in_link = False
        elif tag in self.open and not self.in_link:
            while self.open:
                done = self.open.pop()
                self.out.append(f"</{_AS.get(done, done)}>")
                if done == tag:
                    break
            if not self.open:
                self.end_block()

    def handle_data(self, data: str) -> None:
        if not self.open and data.strip():
            self._start("p")
        if self.total >= MOST:
            return
        data = cut(data, MOST - self.total)
        if self.direction_at is not None and data.strip():
            self.out[self.direction_at] = ' dir="rtl"' if right_to_left(data) else ""
            self.direction_at = None
        self.letters += len(data.strip())
        self.total += len(data)
        self.out.append(escape(data, quote=False))

    def end_block(self) -> None:
        if self.in_link:
            self.handle_endtag("a")
        while self.open:
            done = self.open.pop()
            self.out.append(f"</{_AS.get(done, done)}>")
        if self.letters:
            self.blocks.append(Block("".join(self.out), self.letters))
        self.out, self.letters, self.direction_at = [], 0, None
