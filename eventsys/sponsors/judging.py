"""What can be said of a logo from its pixels: how large it prints sharply, and on which grounds it is seen. Pure."""

from dataclasses import dataclass
from typing import Any, Literal

from PIL import Image

from eventsys.outputs.colours import NIGHT, WHITE, contrast

DPI = 300  # below, print shows the steps
HIGH = (14, 10, 8, 6)  # mm: how high a logo of the first, second ... tier stands in the booklet
ENOUGH = 3.0  # WCAG 2.2, 1.4.11
_SAMPLE = 160  # pixels a side
_BODY = 128  # of 255: what is more than half there
Seen = Literal["well", "partly", "hardly"]


@dataclass(frozen=True)
class Verdict:
    width: int  # pixels
    height: int
    on_white: Seen
    on_dark: Seen
    has_ground: bool  # it brings its own, as a box

    @property
    def sharp_mm(self) -> tuple[float, float]:
        """Width and height up to which it prints sharply."""
        return self.width / DPI * 25.4, self.height / DPI * 25.4

    def is_large_enough(self, rank: int) -> bool:
        """For a tier's place in the booklet, from 0."""
        return self.sharp_mm[1] >= HIGH[min(rank, len(HIGH) - 1)]


def judge(image: Image.Image) -> Verdict:
    width, height = image.size
    small = image.convert("RGBA")
    small.thumbnail((_SAMPLE, _SAMPLE))
    pixels: list[Any] = list(small.get_flattened_data())
    body = [pixel[:3] for pixel in pixels if pixel[3] >= _BODY]
    return Verdict(width, height, _seen(body, WHITE), _seen(body, NIGHT), len(body) >= 0.98 * len(pixels))


def _seen(body: list[tuple[int, ...]], ground: str) -> Seen:
    """By how much of what is there stands out."""
    if not body:
        return "hardly"
    counted: dict[tuple[int, ...], int] = {}
    for colour in body:
        coarse = tuple(part & 0xF0 | part >> 4 for part in colour)
        counted[coarse] = counted.get(coarse, 0) + 1
    out = sum(count for colour, count in counted.items() if _contrast(colour, ground) >= ENOUGH)
    share = out / len(body)
    return "well" if share >= 0.6 else "partly" if share >= 0.15 else "hardly"


def _contrast(colour: tuple[int, ...], ground: str) -> float:
    return contrast("#{:02x}{:02x}{:02x}".format(*colour), ground)
