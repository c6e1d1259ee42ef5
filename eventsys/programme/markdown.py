"""A rich text as somebody would type it in Markdown, for editing; `richtext.from_markdown` is the way back.

Of the safe subset only `sub` and `sup` have no sign of their own, and are read as plain text.
"""

import re
from html.parser import HTMLParser

_SIGNS = re.compile(r"([\\`*_\[\]<>&])")
_AT_LINE_START = re.compile(r"^(\d{0,9})([#+=~.)-])")
_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_HEADINGS = {"h3": "### ", "h4": "#### "}


def to_markdown(rich: str) -> str:
    writer = _Writer()
    writer.feed(rich)
    writer.close()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in writer.written().split("\n"))).strip()


class _Writer(HTMLParser):
    """Blocks are collected one inside the other, and put before their lines what they stand in: "> ", "- "."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, list[str]]] = [("", "", [])]  # tag, its href or mark, what is in it
        self.verbatim = 0

    def written(self) -> str:
        while len(self.open) > 1:
            self.handle_endtag(self.open[-1][0])
        return "".join(self.open[0][2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
            return
        self.verbatim += tag in ("code", "pre")
        mark = self._list_mark() if tag == "li" else dict(attrs).get("href") or ""
        self.open.append((tag, mark, []))

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) == 1 or self.open[-1][0] != tag:
            return
        tag, mark, parts = self.open.pop()
        self.verbatim -= tag in ("code", "pre")
        self._add(_as_block(tag, mark, "".join(parts), within=self.open[-1][0]))

    def handle_data(self, data: str) -> None:
        if self.verbatim:
            self._add(data)
        elif data.strip() or self.open[-1][0] not in ("", "ul", "ol", "blockquote"):
            self._add(self._as_text(re.sub(r"\s+", " ", data)))

    def _as_text(self, data: str) -> str:
        so_far, text = self.open[-1][2], _SIGNS.sub(r"\\\1", data)
        begins_line = not so_far or so_far[-1].endswith("\n")
        return _AT_LINE_START.sub(r"\1\\\2", text.lstrip()) if begins_line else text

    def _add(self, text: str) -> None:
        self.open[-1][2].append(text)

    def _list_mark(self) -> str:
        ordered = self.open[-1][0] == "ol"
        number = 1 + sum(part.lstrip("\n")[:1].isdigit() for part in self.open[-1][2])
        return f"{number}. " if ordered else "- "


def _as_block(tag: str, mark: str, text: str, within: str) -> str:
    if tag in _MARKS:
        return _marked(_MARKS[tag], text)
    if tag == "code":
        return text if within == "pre" else _fenced(text, "`", " " if text[:1] == "`" or text[-1:] == "`" else "")
    if tag == "a":
        return f"[{text}](<{mark}>)" if mark else text
    if tag in _HEADINGS:
        return f"\n\n{_HEADINGS[tag]}{' '.join(text.split())}\n\n"
    if tag == "li":
        return f"\n{_before_lines(text.strip(), mark, ' ' * len(mark))}"
    if tag in ("ul", "ol") and within == "li":
        return f"\n{text.strip()}\n"
    if tag == "blockquote":
        return f"\n\n{_before_lines(text.strip(), '> ', '> ')}\n\n"
    if tag == "pre":
        return f"\n\n{_fenced(text.strip(chr(10)), '```', chr(10))}\n\n"
    return f"\n\n{text.strip()}\n\n" if tag in ("p", "ul", "ol") else text


def _fenced(text: str, fence: str, gap: str) -> str:
    while fence in text:
        fence += "`"
    return f"{fence}{gap}{text}{gap}{fence}"


def _marked(mark: str, text: str) -> str:
    """Blanks go outside: "** bold**" would be read as stars."""
    bare = text.strip()
    if not bare:
        return text
    before, _bare, after = text.partition(bare)
    return f"{before}{mark}{bare}{mark}{after}"


def _before_lines(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(others + line if line else line or others.rstrip() for line in lines[1:])])
