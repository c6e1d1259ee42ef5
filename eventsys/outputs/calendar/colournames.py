"""COLOR of RFC 7986 takes a colour's name only: the one of CSS3 that comes nearest."""

import re
from functools import lru_cache
from math import dist, hypot

from PIL import ImageColor

Lab = tuple[float, float, float]
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_LATER_THAN_CSS3 = {"rebeccapurple"}


@lru_cache(maxsize=1024)
def nearest(colour: str) -> str:
    """`#RRGGBB` to a name; empty for what is no colour."""
    if not _HEX.fullmatch(colour):
        return ""
    here = _lab(colour)
    alike = [named for named in _names() if _is_grey(named[1]) == _is_grey(here)]
    return min(alike, key=lambda named: (dist(here, named[1]), named[0]))[0]


def _is_grey(lab: Lab) -> bool:
    return hypot(*lab[1:]) < 8


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, Lab], ...]:
    return tuple((name, _lab(value)) for name, value in sorted(ImageColor.colormap.items())
                 if name not in _LATER_THAN_CSS3 and isinstance(value, str))


def _lab(colour: str) -> Lab:
    """CIE L*a*b* (D65), where equal distances look about equally far: blue stays blue."""
    red, green, blue = (_linear(int(colour[at:at + 2], 16) / 255) for at in (1, 3, 5))
    x = _curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _curve(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _curve(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116
