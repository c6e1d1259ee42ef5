"""A PDF as its reader gets it: text page by page, bookmarks, codes."""

import io
import re
from collections import Counter
from functools import cached_property

import pikepdf
import pypdfium2
import zxingcpp

from eventsys.programme import canonical, richtext
from eventsys.programme.structs import Programme
from eventsys.programme.view import View, view

BASE = "https://events.example.org"


def squeezed(text: str) -> str:
    """Without white space and hyphens: where a line ends is no matter, and readers drop the hyphen there."""
    return re.sub(r"[\s\u0002\ufffe\u00ad-]+", "", text)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text))


def words_of(rich: str) -> Counter[str]:
    return words(richtext.plain(rich))


class Printed:
    """`slug`: of the event in the programme that was printed."""

    def __init__(self, data: bytes, programme: Programme, slug: str = "") -> None:
        self.data, self.programme = data, programme
        self.view: View = view(programme, slug)

    @cached_property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.data)

    @cached_property
    def pages(self) -> list[str]:
        """Texts; the first page is `pages[0]` and bears the number 1."""
        return [page.get_textpage().get_text_range() for page in self.document]

    @cached_property
    def squeezed(self) -> list[str]:
        return [squeezed(page) for page in self.pages]

    @cached_property
    def everything(self) -> str:
        return "".join(self.squeezed)

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Depth from 0, title, number of the page."""
        return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1)
                for mark in self.document.get_toc(max_depth=9)]

    def part(self, title: str) -> range:
        """Numbers of the pages from the first chapter whose title begins so, up to the next chapter."""
        tops = [(name, page) for level, name, page in self.bookmarks if level == 0]
        place = next(n for n, (name, _) in enumerate(tops) if name.startswith(title))
        after = [page for _, page in tops[place + 1:]]
        return range(tops[place][1], after[0] if after else len(self.pages) + 1)

    def text_of(self, pages: range) -> str:
        return "".join(self.squeezed[number - 1] for number in pages)

    @cached_property
    def session_pages(self) -> list[int]:
        """Numbers of those where cards of sessions stand."""
        titles = [title for level, title, _ in self.bookmarks if level == 0]
        chapters = [title for title in titles if re.search(r" Day \d+$", title)]
        return [number for title in chapters for number in self.part(title)]

    def begins(self, title: str) -> list[int]:
        """Numbers of the pages on which a card with that title stands."""
        return [number for number in self.session_pages if squeezed(title) in self.squeezed[number - 1]]

    @property
    def millimetres(self) -> set[tuple[int, int]]:
        return {(round(wide / 72 * 25.4), round(high / 72 * 25.4))
                for wide, high in (page.get_size() for page in self.document)}

    def codes(self, number: int) -> set[str]:
        picture = self.document[number - 1].render(scale=3).to_pil().convert("L")
        return {found.text for found in zxingcpp.read_barcodes(picture)}

    @cached_property
    def inside(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.data))

    def fonts(self) -> list[pikepdf.Object]:
        return [found for found in self.inside.objects
                if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"]


def of(data: bytes, programme: bytes, slug: str = "") -> Printed:
    return Printed(data, canonical.decode(programme), slug)
