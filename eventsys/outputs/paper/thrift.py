"""What pydyf and WeasyPrint do twice or keep too long, done once: a third of the time, half of the memory.

The PDF that comes out says the same; all of this may go when a newer release does as well by itself.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf


def pack(stream: pydyf.Stream) -> None:
    """Compress a finished stream now: its thousands of small operators are otherwise kept to the end."""
    if stream.compress:
        body = b"\n".join(pydyf._to_bytes(item) for item in stream.stream)
        stream.stream = [zlib.compress(body, 6)]
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
    for place, item in enumerate(pdf.objects):
        if item.free == "f":
            continue
        if isinstance(item, pydyf.Stream):
            pack(item)
        else:
            pdf.objects[place] = _Settled(item.number, item.data)


@contextmanager
def remembered_pages() -> Iterator[None]:
    """Every tag asks for the references of all pages: made once per number of pages instead of each time."""
    plain = pydyf.PDF.page_references
    known: dict[int, tuple[bytes, ...]] = {}

    def references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
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


_NOTHING: frozenset[str] = frozenset()


def slim(pages: Iterable[Any]) -> None:
    """Free what laid-out boxes hold only for laying out: half of a page's memory.

    Every element carries its computed style; those of the same name, class and origin draw the same.
    """
    styles: dict[Any, Any] = {}
    for page in pages:
        _slim(page._page_box, None, styles)


def _slim(box: Any, above: Any, styles: dict[Any, Any]) -> None:
    box = getattr(box, "_box", box)  # what is placed absolutely is wrapped
    kept = {name: value for name, value in vars(box).items() if name != "resume_at"}
    if not kept.get("remove_decoration_sides"):
        kept["remove_decoration_sides"] = _NOTHING
    element = kept.get("element")
    own = () if element is None else tuple(element.get(name) for name in ("class", "style", "dir", "lang", "href"))
    key = (id(above), type(box), kept.get("element_tag"), own, type(kept["style"]))
    if not (box.is_table_wrapper or type(box).__name__.startswith("Table")):  # those split one style in two
        kept["style"] = styles.setdefault(key, kept["style"])
    box.__dict__ = kept
    for child in kept.get("children", ()):
        _slim(child, kept["style"], styles)
