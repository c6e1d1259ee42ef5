"""From HTML parts to one tagged PDF: lay out part by part, number the pages, lay the furniture over them.

Parts are laid out separately because time and memory grow faster than the text of one part, and because a
page number can then be printed as plain text once the part it points to is laid out: asking the layout for
it (`target-counter`) costs a quarter more. What stands outside the text of a page (running header, page
number, sponsors' strip) is laid out once and drawn over each page as an artifact, which screen readers skip.
"""

import gc
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint import CSS
from weasyprint.document import Document, Page
from weasyprint.draw import draw_stacking_context
from weasyprint.logger import LOGGER
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.stacking import StackingContext
from weasyprint.text.fonts import FontConfiguration

from .fetcher import OnlyNamed
from .measure import printable
from .sharing import laid_out
from .thrift import Pages, Slimmer, identified, pack, remembered_pages, settle

MM = 96 / 25.4  # CSS pixels


class Press:
    """`assets`: see OnlyNamed. `lang`: BCP 47, of the document as a whole."""

    def __init__(self, css: str, assets: Mapping[str, tuple[bytes, str]], lang: str) -> None:
        self.fetcher = OnlyNamed(assets)
        self.fonts = FontConfiguration()
        self.style = CSS(string=css, url_fetcher=self.fetcher, font_config=self.fonts)
        self.lang = lang
        self.slimmer = Slimmer()

    def lay_out(self, body: str) -> list[Page]:
        """The pages of a piece of HTML."""
        html = f'<html lang="{self.lang}"><title></title><body>{printable(body)}'
        pages = laid_out(html, self.style, self.fonts, self.fetcher)
        self.slimmer.slim(pages)
        sweep()
        return pages

    def print(self, pages: Sequence[Page], title: str, author: str, identifier: bytes) -> bytes:
        """The same bytes for the same pages: no date and no chance go in."""
        metadata = DocumentMetadata(title=printable(title), lang=self.lang, generator="eventsys",
                                    authors=[printable(author)] if author else [])
        own = Pages(pages)
        document = Document(own, metadata, self.fetcher, self.fonts, {}, None)
        with remembered_pages(own):
            data: bytes = document.write_pdf(finisher=settle, pdf_variant="pdf/ua-1", dpi=220)
        return identified(data, identifier)


class Sheet(Page):
    """A page with furniture: other laid-out pages that are drawn under it, unseen by screen readers.

    `own` gives its own when it is drawn, and is drawn in the order of the sheets; `shared` is on many.
    """

    def __init__(self, page: Page, own: "Iterator[Layer] | None" = None, shared: Sequence["Stamp"] = ()) -> None:
        self.__dict__ = page.__dict__  # shared: what is freed here is freed there
        self.own, self.shared = own, shared

    def paint(self, stream: Any, scale: float = 1) -> None:
        if self.own is not None:
            with stream.artifact(), _untagged(stream):
                for stamp in self.shared:
                    stamp.paint(stream, scale)
                next(self.own).paint(stream, scale)
        super().paint(stream, scale)
        pack(stream)


class Stamp:
    """A page that many pages share: its drawing goes into the document once."""

    def __init__(self, page: Page) -> None:
        self.page, self.name = page, ""

    def paint(self, stream: Any, scale: float) -> None:
        if not self.name:
            form = stream.add_group(*stream.page_rectangle)
            self.page.paint(form, scale)
            pack(form)
            self.name = form.id
        stream.draw_x_object(self.name)


class Layer:
    """One of the elements that lie over each other on a page; painted like a page."""

    def __init__(self, context: StackingContext) -> None:
        self.context = context

    def paint(self, stream: Any, scale: float) -> None:
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            draw_stacking_context(stream, self.context)


def layers(page: Page) -> list[Layer]:
    """The elements with a `z-index` of 0, in their order."""
    root = StackingContext.from_page(page._page_box).zero_z_contexts[0]
    return [Layer(context) for context in root.zero_z_contexts]


@contextmanager
def _untagged(stream: Any) -> Iterator[None]:
    tags, stream._tags = stream._tags, None
    try:
        yield
    finally:
        stream._tags = tags


class Complaint(RuntimeError):
    """WeasyPrint found something wrong in our own HTML, CSS or assets."""


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def strictly(strict: bool = True) -> Iterator[list[str]]:
    """Raises Complaint at the end if WeasyPrint warned of anything; else only collects what it said."""
    ear = _Ear()
    LOGGER.addHandler(ear)
    try:
        yield ear.heard
    finally:
        LOGGER.removeHandler(ear)
    if strict and ear.heard:
        raise Complaint("; ".join(ear.heard[:5]))


@contextmanager
def unswept() -> Iterator[None]:
    """Without the garbage collector but where `sweep` is called: it would walk all pages again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


def sweep() -> None:
    """Throw away what one layout left behind, once; what is alive now is not looked at again."""
    gc.collect()
    gc.freeze()
