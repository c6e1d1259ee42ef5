"""Two texts as one with what went and what came; and a fact in the words in which it is compared."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Literal

from msgspec import Struct

from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext

from . import words

_TOKENS = re.compile(r"\s*(?:[^\W_]+(?:['’][^\W_]+)*|[^\s])|\s+$")


class Piece(Struct, frozen=True):
    kind: Literal["same", "gone", "new"]
    text: str


class Line(Struct, frozen=True):
    """One part of a fact: as it was or is, and as it would be."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Word by word. In long texts words that stand everywhere are no anchors, so that no text takes long."""
    was, now = _TOKENS.findall(before), _TOKENS.findall(after)
    return tuple(_joined(_steps(was, now)))


def lines(field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Line]:
    """Of what one reads; pictures and files are shown, not read."""
    told = [(name, _words(name, before.get(name)), _words(name, after.get(name)))
            for name in words.FACTS if (name in before or name in after) and name != "size"]
    return [Line(words.words(words.FACTS, name), was, now, pieces(was, now)) for name, was, now in told]


def _words(name: str, value: Any) -> str:
    if not value:
        return ""
    if name == "biography":
        return richtext.plain(value)
    if name == "country":
        return i18n.country(value)
    if name == "links":
        return "\n".join(f"{link['title']}: {link['url']}" if link.get("title") else link["url"] for link in value)
    return "\n".join(value) if isinstance(value, list) else str(value)


def _steps(was: list[str], now: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, was, now).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(now[c:d]))
            continue
        if b > a:
            yield Piece("gone", "".join(was[a:b]))
        if d > c:
            yield Piece("new", "".join(now[c:d]))


def _joined(steps: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces of one kind that follow each other are one."""
    last: Piece | None = None
    for step in steps:
        if last is not None and last.kind == step.kind:
            last = Piece(last.kind, last.text + step.text)
            continue
        if last is not None:
            yield last
        last = step
    if last is not None:
        yield last


def file_words(fact: Mapping[str, Any]) -> str:
    """What is known of a file that was sent."""
    size = max(fact.get("size", 0) / 1_000_000, 0.1)
    return _("%(title)s, PDF, %(size)s MB", title=fact.get("title", ""), size=f"{size:.1f}")
