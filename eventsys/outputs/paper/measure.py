"""How wide a text will be, before it is laid out; and which characters no font has."""

import unicodedata
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTCollection, TTFont

from . import fonts

_KEPT = {"\n", "\t", "\r"}
MISSING = "\u25a1"  # a white square stands for a character that no font has


@lru_cache(maxsize=2)
def _widths(bold: bool) -> dict[int, float]:
    """Code point to advance in em, of the main font."""
    font = TTFont(fonts.main_file(bold), lazy=True)
    advances, size = font["hmtx"].metrics, font["head"].unitsPerEm
    return {point: advances[name][0] / size for point, name in font.getBestCmap().items()}


@lru_cache(maxsize=20_000)
def width(text: str, bold: bool = False) -> float:
    """In em. Other scripts than Latin, Greek and Cyrillic are taken by rule of thumb."""
    known = _widths(bold)
    return sum(known.get(ord(c)) or (1.0 if ord(c) >= 0x2E80 else 0.6) for c in text)


def lines(text: str, room: float, bold: bool = False) -> int:
    """How many lines of `room` em the text takes, broken at blanks and, where a word is too long, inside it."""
    count, used, blank = 1, 0.0, width(" ", bold)
    for word in text.split():
        long = width(word, bold)
        if used and used + blank + long <= room:
            used += blank + long
            continue
        count += 1 if used else 0
        while long > room:
            count, long = count + 1, long - room
        used = long
    return count


@lru_cache(maxsize=1)
def _coverage() -> list[Any]:
    """Sets of code points, of the fonts that were needed so far; then the paths of those left."""
    return [set(_widths(False))]


_left: list[Any] = []


@lru_cache(maxsize=50_000)
def _printable(char: str) -> bool:
    point = ord(char)
    if unicodedata.category(char) == "Cc":  # some fonts claim to have them
        return char in _KEPT
    if point < 0x7F or any(point in points for points in _coverage()):
        return True
    if not _left and len(_coverage()) == 1:
        _left.extend(path for path in fonts.files()[1:] if "Bold" not in path.name and "Italic" not in path.name)
    while _left:
        points = _points(_left.pop(0))
        _coverage().append(points)
        if point in points:
            return True
    return False


def _points(path: Any) -> set[int]:
    font = TTCollection(path, lazy=True).fonts[0] if path.suffix == ".ttc" else TTFont(path, lazy=True)
    return set(font.getBestCmap())


def printable(text: str) -> str:
    """The text with a white square for what no font has; marks and controls that none has are left out."""
    bad = {char for char in set(text) if not _printable(char)}
    if not bad:
        return text
    return text.translate({ord(c): None if unicodedata.category(c)[0] in "MC" else MISSING for c in bad})
