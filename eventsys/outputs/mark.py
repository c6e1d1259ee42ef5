"""The event's own mark: a field of dots, one a session, coloured by track, sized by its people.

The same programme always gives the same mark. Cells that the sessions leave free are pin-points, so that an
event of one session has a field too.
"""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from itertools import groupby
from math import ceil, sqrt

from eventsys.programme.structs import Session
from eventsys.programme.view import View

from .colours import INK, WHITE, mixed, readable

COVER = 7.5  # contrast of white words to the ground
_TRACKLESS = "#aab7cc"
_FEWEST_CELLS = 96  # of a field with few sessions


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    colour: str


def ground_of(view: View) -> str:
    """The colour that the mark lies on: the event's own, dark enough for white words."""
    return readable(view.event.colour or view.root.colour or INK, WHITE, COVER)


def dots(view: View, wide: float, high: float, ground: str) -> list[Dot]:
    """In the order of the agenda, row by row, in the unit of `wide` and `high`."""
    sessions = view.shown_sessions
    columns, rows = _field(max(len(sessions), 1), wide, high)
    side_x, side_y = wide / columns, high / rows
    side = min(side_x, side_y)
    colours = {key: _bright(track.colour, ground) for key, track in view.tracks.items()}
    most = max((len(session.roster) for session in sessions), default=0) or 1
    pin = mixed(ground, WHITE, 0.3)
    found = []
    for cell in range(columns * rows):
        x, y = (cell % columns + 0.5) * side_x, (cell // columns + 0.5) * side_y
        session = sessions[cell] if cell < len(sessions) else None
        found.append(Dot(x, y, side * 0.045, pin) if session is None else
                     Dot(x, y, side * _size(session, most), colours.get(session.track, _TRACKLESS)))
    return found


def svg(view: View, wide: float, high: float, ground: str = "") -> bytes:
    """Without a ground of its own: `ground` is the colour that it will lie on."""
    field = sorted(dots(view, wide, high, ground or ground_of(view)), key=lambda dot: dot.colour)
    groups = "".join(f'<g fill="{colour}">{"".join(map(_circle, group))}</g>'
                     for colour, group in groupby(field, key=lambda dot: dot.colour))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" '
            f'height="{high:g}">{groups}</svg>').encode()


def _field(sessions: int, wide: float, high: float) -> tuple[int, int]:
    """Columns and rows of nearly square cells, enough for all sessions."""
    side = sqrt(wide * high / max(sessions, _FEWEST_CELLS))
    columns = max(1, round(wide / side))
    return columns, max(ceil(sessions / columns), round(high * columns / wide), 1)


def _size(session: Session, most: int) -> float:
    """Radius as a share of the cell: area grows with the people, and nobody is nothing."""
    return 0.14 + 0.3 * sqrt(len(session.roster) / most)


def _bright(colour: str, ground: str) -> str:
    """The track's hue, but glowing: tracks' colours are made for white paper, and dots are not read."""
    red, green, blue = (int(readable(colour, WHITE)[at:at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, full = rgb_to_hls(red, green, blue)
    glowing = hls_to_rgb(hue, max(light, 0.62), max(full, 0.72) if full > 0.15 else full)
    return readable("#{:02x}{:02x}{:02x}".format(*(round(part * 255) for part in glowing)), ground, 4.5)


def _circle(dot: Dot) -> str:
    return f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:.2f}"/>'
