"""Elements that look alike share one computed style, and only what a sheet of ours says is computed.

WeasyPrint shares a style between elements that have a parent and rules in common, but takes every `id` and
every `lang` for a rule of its own: whatever stands in a session's card then has a style to itself, ten times
as many as there are looks. And its sheet of defaults gives each element five pseudo-elements for notes, and
each page eighteen areas in its margins: none of ours has any, so `defaults.css` is read instead.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css import tinycss2
from weasyprint.document import Document, Page
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from .setting import FOLDER


def laid_out(html: str, style: CSS, fonts: FontConfiguration, fetcher: URLFetcher) -> list[Page]:
    """The pages of a piece of HTML. An element with a `lang` may not have a `style`: see `_parsed_once`."""
    options = {**DEFAULT_OPTIONS, "stylesheets": [style]}
    pages: list[Page] = _Shared._render(_Text(html, fetcher), fonts, None, None, options).pages
    return pages


class _Text(HTML):
    """HTML without browsers' defaults, its ids kept apart."""

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        super().__init__(string=html, url_fetcher=fetcher)
        self.anchors = {element: name for element in self.etree_element.iter()
                        if (name := element.attrib.pop("id", None))}

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_defaults()]


@lru_cache(maxsize=1)
def _defaults() -> CSS:
    return CSS(string=(FOLDER / "print" / "defaults.css").read_text())


class _Shared(Document):
    """A document whose styles are shared; each anchor is named once the styles are known."""

    @classmethod
    def _build_layout_context(cls, html: _Text, *given: Any) -> Any:
        with _parsed_once():
            context = super()._build_layout_context(html, *given)
        _name(context.style_for.get_computed_styles(), html.anchors)
        return context


def _name(styles: dict[tuple[Element, str | None], Any], anchors: Mapping[Element, str]) -> None:
    for element, name in anchors.items():
        own = styles[element, None] = styles[element, None].copy()
        own["anchor"] = name


@contextmanager
def _parsed_once() -> Iterator[None]:
    """A `lang` is read as a declaration: the same for all elements of that language.

    Styles are told apart by the last declaration that an element's attributes made, so that two elements of
    one `lang` would share the `style` of the first of them.
    """
    plain = tinycss2.parse_one_declaration
    tinycss2.parse_one_declaration = lru_cache(maxsize=None)(plain)
    try:
        yield
    finally:
        tinycss2.parse_one_declaration = plain
