"""The picture that social networks and messengers show beside a link: the mark, the title, when and where."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, features

from eventsys.programme.view import View

from . import mark
from .colours import WHITE, mixed
from .paper import fonts

WIDE, HIGH = 1200, 630  # pixels, as Open Graph wants them
_MARGIN = 72
_FIELD = 480  # pixels of the width that the mark takes beside words
_ROOM = WIDE - _FIELD - 2 * _MARGIN
_LONGEST = 300  # characters of a line of words that are measured at all: more than five small lines hold
_SIZES = (84, 76, 68, 60, 54, 48, 42, 37)  # of the title, pixels; the largest that fits
_MOST_LINES = 5
_LEADING = 1.16
_FACTS = 30
_SHARP = 3  # drawn so many times as large, then made smaller: round edges
_SHAPED = {"ARABIC", "HEBREW", "SYRIAC", "THAANA", "DEVANAGARI", "BENGALI", "TAMIL", "KHMER", "MYANMAR",
           "THAI"}


@dataclass(frozen=True)
class _Title:
    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    size: int


def share_png(view: View, facts: Sequence[str]) -> bytes:
    """`facts`: lines in the reader's words, such as dates and place. Without fonts it is the mark alone."""
    ground = mark.ground_of(view)
    title = _title(view.event.title[:_LONGEST])
    picture = Image.new("RGB", (WIDE, HIGH), ground)
    rtl = title is not None and is_rtl(view.event.title)
    wide = _FIELD if title else WIDE
    picture.paste(_field(view, wide, ground), (0 if rtl else WIDE - wide, 0))
    if title:
        _write(ImageDraw.Draw(picture), title, facts, mixed(ground, WHITE, 0.72), rtl)
    file = io.BytesIO()
    picture.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True)
    return file.getvalue()


def is_rtl(text: str) -> bool:
    """By its first letter that has a direction."""
    found = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return found != "L"


def _field(view: View, wide: int, ground: str) -> Image.Image:
    field = Image.new("RGB", (wide * _SHARP, HIGH * _SHARP), ground)
    draw = ImageDraw.Draw(field)
    for dot in mark.dots(view, wide, HIGH, ground):
        draw.circle((dot.x * _SHARP, dot.y * _SHARP), dot.radius * _SHARP, fill=dot.colour)
    return field.resize((wide, HIGH), Image.Resampling.LANCZOS)


def _title(text: str) -> _Title | None:
    """Set as large as it fits. None where no font can set it as its readers know it."""
    words = text.split()
    if not words or (_needs_shaping(text) and not features.check("raqm")):
        return None
    try:
        path = font_for(text)
    except fonts.NoFont:
        return None
    room = HIGH - 2 * _MARGIN - 3 * _FACTS * _LEADING
    for size in _SIZES:
        font = ImageFont.truetype(path, size)
        lines = wrapped(words, font, _ROOM)
        whole = all(font.getlength(word) <= _ROOM for word in words if not _breaks_anywhere(word))
        if whole and len(lines) <= _MOST_LINES and len(lines) * size * _LEADING <= room:
            break
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES - 1], lines[_MOST_LINES - 1] + " …"]
    return _Title(tuple(lines), font, size)


def wrapped(words: Sequence[str], font: ImageFont.FreeTypeFont, wide: float) -> list[str]:
    """Lines of whole words; a word that is wider than a line, or a script without blanks, breaks anywhere."""
    lines = [""]
    for word in words:
        joined = f"{lines[-1]} {word}".strip()
        if font.getlength(joined) <= wide:
            lines[-1] = joined
        elif font.getlength(word) <= wide:
            lines.append(word)
        else:
            lines[-1:] = _broken(joined, font, wide)
    return lines


def _broken(text: str, font: ImageFont.FreeTypeFont, wide: float) -> list[str]:
    lines = [""]
    for character in text:
        if font.getlength(lines[-1] + character) > wide and lines[-1]:
            lines.append("")
        lines[-1] += character
    return lines


def _write(draw: ImageDraw.ImageDraw, title: _Title, facts: Sequence[str], quiet: str, rtl: bool) -> None:
    x, anchor = (WIDE - _MARGIN, "ra") if rtl else (_MARGIN, "la")
    for row, line in enumerate(title.lines):
        draw.text((x, _MARGIN + row * title.size * _LEADING), line, WHITE, title.font, anchor)
    for row, fact in enumerate(reversed(facts)):
        font = ImageFont.truetype(font_for(fact, bold=False), _FACTS)
        line = wrapped(fact[:_LONGEST].split(), font, _ROOM)[0]
        draw.text((x, HIGH - _MARGIN - (row + 1) * _FACTS * 1.3), line, quiet, font, anchor)


def _breaks_anywhere(word: str) -> bool:
    """In scripts without blanks; in others only where even the smallest letters are too wide."""
    return any(unicodedata.east_asian_width(c) == "W" for c in word)


def _needs_shaping(text: str) -> bool:
    return any(unicodedata.name(c, "").partition(" ")[0] in _SHAPED for c in text)


def font_for(text: str, bold: bool = True) -> Path:
    """Of the fonts that paper uses too, the first that has the most characters of the text. Raises NoFont."""
    wanted = frozenset(text) - {" "}
    main = fonts.main_file(bold)
    weight = "-Bold." if bold else "-Regular."
    others = [path for path in fonts.files() if weight in path.name and path != main]
    best, lacking = main, len(wanted - characters(main))
    for path in others if lacking else ():
        if (lacks := len(wanted - characters(path))) < lacking:
            best, lacking = path, lacks
        if not lacking:
            break
    return best


@lru_cache(maxsize=64)
def characters(path: Path) -> frozenset[str]:
    """All that a font has a glyph for."""
    with TTFont(path, fontNumber=0, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
