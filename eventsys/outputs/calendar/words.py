"""The words of a reader's language that a feed needs, given by whoever renders it."""

from collections.abc import Callable
from typing import NamedTuple


def _same(text: str) -> str:
    return text


class Words(NamedTuple):
    """Callables that stay the same from call to call: they are part of the key of rendered sessions."""

    gettext: Callable[[str], str] = _same
    country: Callable[[str], str] = _same  # name of an ISO 3166-1 alpha-2 code
    language: Callable[[str], str] = _same  # name of a BCP 47 tag
    locale: str = "en"
