"""Geometric marks for invented sponsors. Each draws one colour into a square of 100 × 100 units."""

from collections.abc import Callable
from math import cos, radians, sin
from typing import Any

from PIL import ImageDraw


class Pen:
    """Draws in units of a hundredth of the square, whatever its size in pixels; `None` wipes out."""

    def __init__(self, draw: ImageDraw.ImageDraw, size: int, colour: str) -> None:
        self.draw, self.unit, self.colour = draw, size / 100, colour

    def _ink(self, clear: bool) -> Any:
        return (0, 0, 0, 0) if clear else self.colour

    def _scaled(self, *points: float) -> list[float]:
        return [point * self.unit for point in points]

    def disc(self, x: float, y: float, radius: float, clear: bool = False) -> None:
        self.draw.ellipse(self._scaled(x - radius, y - radius, x + radius, y + radius), fill=self._ink(clear))

    def ring(self, x: float, y: float, radius: float, width: float) -> None:
        self.draw.ellipse(self._scaled(x - radius, y - radius, x + radius, y + radius), outline=self.colour,
                          width=round(width * self.unit))

    def box(self, left: float, top: float, right: float, bottom: float, clear: bool = False) -> None:
        self.draw.rectangle(self._scaled(left, top, right, bottom), fill=self._ink(clear))

    def shape(self, *points: float, clear: bool = False) -> None:
        self.draw.polygon(self._scaled(*points), fill=self._ink(clear))

    def slice(self, x: float, y: float, radius: float, since: int, until: int, clear: bool = False) -> None:
        """Degrees clockwise from three o'clock."""
        self.draw.pieslice(self._scaled(x - radius, y - radius, x + radius, y + radius), since, until,
                           fill=self._ink(clear))

    def arc(self, x: float, y: float, radius: float, since: int, until: int, width: float) -> None:
        self.draw.arc(self._scaled(x - radius, y - radius, x + radius, y + radius), since, until,
                      fill=self.colour, width=round(width * self.unit))

    def oval(self, left: float, top: float, right: float, bottom: float) -> None:
        self.draw.ellipse(self._scaled(left, top, right, bottom), fill=self.colour)


def waves(pen: Pen) -> None:
    for y in (28, 54, 80):
        for x in (18, 50, 82):
            pen.arc(x, y, 18, 180 if x != 50 else 0, 360 if x != 50 else 180, 9)


def peak(pen: Pen) -> None:
    pen.shape(4, 90, 42, 16, 62, 54, 70, 42, 96, 90)
    pen.shape(32, 44, 42, 25, 51, 43, 44, 50, 38, 42, clear=True)


def lantern(pen: Pen) -> None:
    pen.arc(50, 24, 16, 180, 360, 7)
    pen.box(24, 26, 76, 34)
    pen.shape(28, 40, 72, 40, 66, 82, 34, 82)
    pen.disc(50, 60, 11, clear=True)
    pen.box(30, 87, 70, 95)


def arches(pen: Pen) -> None:
    for radius in (46, 31, 16):
        pen.slice(50, 72, radius, 180, 360)
        if radius > 16:
            pen.slice(50, 72, radius - 7, 180, 360, clear=True)
    pen.box(4, 78, 96, 86)


def quarters(pen: Pen) -> None:
    pen.slice(48, 48, 44, 180, 270)
    pen.slice(8, 52, 44, 0, 90)
    pen.slice(92, 48, 40, 180, 270)
    pen.slice(52, 52, 44, 0, 90)


def stripes(pen: Pen) -> None:
    for number in range(5):
        top = 8 + number * 18
        pen.shape(8 + number * 5, top, 92, top, 92 - number * 5, top + 10, 8, top + 10)


def drop(pen: Pen) -> None:
    pen.shape(50, 4, 79, 50, 21, 50)
    pen.disc(50, 61, 32)
    pen.arc(50, 61, 20, 20, 110, 6)
    pen.disc(61, 66, 9, clear=True)


def roofs(pen: Pen) -> None:
    pen.shape(4, 52, 30, 22, 56, 52)
    pen.box(10, 58, 50, 90)
    pen.shape(48, 40, 72, 12, 96, 40)
    pen.box(58, 46, 90, 90)
    pen.box(24, 70, 36, 90, clear=True)


def stones(pen: Pen) -> None:
    pen.oval(8, 66, 92, 94)
    pen.oval(20, 38, 76, 62)
    pen.oval(36, 14, 72, 34)


def bridge(pen: Pen) -> None:
    pen.box(2, 36, 98, 48)
    pen.box(2, 48, 98, 76)
    for x in (20, 50, 80):
        pen.slice(x, 78, 13, 180, 360, clear=True)
        pen.box(x - 13, 76, x + 13, 80, clear=True)


def compass(pen: Pen) -> None:
    pen.ring(50, 50, 47, 6)
    pen.shape(50, 12, 60, 50, 50, 88, 40, 50)
    pen.shape(50, 82, 44, 52, 56, 52, clear=True)


def rails(pen: Pen) -> None:
    for top, left, right in ((10, 38, 62), (30, 30, 70), (52, 20, 80), (76, 8, 92)):
        pen.box(left, top, right, top + 9)
    pen.shape(42, 4, 48, 4, 34, 96, 22, 96)
    pen.shape(58, 4, 52, 4, 66, 96, 78, 96)


def leaf(pen: Pen) -> None:
    """Two arcs of the same radius that meet at opposite corners."""
    pen.shape(*_arc(8, 92, 84, 270, 360), *_arc(92, 8, 84, 90, 180))
    pen.shape(38, 42, 42, 38, 88, 84, 84, 88, clear=True)
    pen.shape(86, 92, 92, 86, 98, 92, 92, 98)


def _arc(x: float, y: float, radius: float, since: int, until: int) -> list[float]:
    """Points x, y, x, y ... along a circle, in degrees clockwise from three o'clock."""
    turns = [radians(since + (until - since) * step / 60) for step in range(61)]
    return [value for turn in turns for value in (x + radius * cos(turn), y + radius * sin(turn))]


def loops(pen: Pen) -> None:
    pen.ring(28, 58, 26, 9)
    pen.ring(72, 58, 26, 9)
    pen.shape(28, 54, 44, 20, 52, 20, 36, 60)
    pen.box(40, 16, 66, 24)


def mosaic(pen: Pen) -> None:
    for row in range(4):
        for column in range(4):
            left, top = 6 + column * 23, 6 + row * 23
            if (row + column) % 3 == 0:
                pen.disc(left + 9, top + 9, 9)
            elif (row + column) % 3 == 1:
                pen.box(left, top, left + 18, top + 18)
            else:
                pen.shape(left, top + 18, left + 18, top + 18, left + 18, top)


def fold(pen: Pen) -> None:
    pen.shape(14, 6, 62, 6, 86, 30, 86, 94, 14, 94)
    pen.shape(62, 6, 62, 30, 86, 30, clear=True)
    pen.shape(66, 10, 66, 26, 82, 26)
    for top in (46, 60, 74):
        pen.box(28, top, 72, top + 6, clear=True)


def voices(pen: Pen) -> None:
    pen.disc(36, 38, 32)
    pen.shape(12, 50, 36, 66, 8, 82)
    pen.disc(68, 60, 30, clear=True)
    pen.disc(68, 60, 26)
    pen.shape(90, 70, 66, 84, 94, 96)


def signal(pen: Pen) -> None:
    pen.disc(22, 78, 13)
    for radius in (36, 56, 76):
        pen.arc(22, 78, radius, 270, 360, 10)


def captions(pen: Pen) -> None:
    pen.box(4, 16, 96, 84)
    for left, top, right in ((16, 50, 40), (48, 50, 84), (16, 66, 62), (70, 66, 84)):
        pen.box(left, top, right, top + 8, clear=True)


def ferry(pen: Pen) -> None:
    pen.shape(6, 56, 94, 56, 80, 78, 20, 78)
    pen.box(26, 36, 74, 50)
    pen.box(54, 14, 66, 36)
    pen.box(4, 86, 96, 93)


MARKS: dict[str, Callable[[Pen], None]] = {mark.__name__: mark for mark in (
    waves, peak, lantern, arches, quarters, stripes, drop, roofs, stones, bridge, compass, rails, leaf, loops,
    mosaic, fold, voices, signal, captions, ferry)}
