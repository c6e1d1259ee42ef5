"""COLOR of RFC 7986 takes a colour's name only: the one of CSS3 that comes nearest."""

import re
from functools import lru_cache

from PIL import ImageColor

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_LATER_THAN_CSS3 = {"rebeccapurple"}


@lru_cache(maxsize=1024)
def nearest(colour: str) -> str:
    """`#RRGGBB` to a name; empty for what is no colour."""
    if not _HEX.fullmatch(colour):
        return ""
    return min(_names(), key=lambda named: (_distance(_parts(colour), named[1]), named[0]))[0]


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((name, _parts(value)) for name, value in sorted(ImageColor.colormap.items())
                 if name not in _LATER_THAN_CSS3 and isinstance(value, str))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at:at + 2], 16) for at in (1, 3, 5))


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Weighted by how the eye takes red, green and blue."""
    red = (one[0] + other[0]) / 2
    weights = (2 + red / 256, 4.0, 2 + (255 - red) / 256)
    return sum(weight * (a - b) ** 2 for weight, a, b in zip(weights, one, other, strict=True))
