"""The event's mark as an SVG: a field of dots, one a session, coloured by track, sized by its people."""

from math import ceil, sqrt

from eventsys.outputs.colours import contrast, mixed, readable
from eventsys.programme.view import View

_LARGEST = 22.0  # mm, the side of one dot's square
_QUIET = "#aab7cc"  # of a session without a track


def mark(view: View, wide: float, high: float, ground: str) -> bytes:
    """`wide`, `high`: mm; `ground`: the colour it will lie on. What the sessions leave free is pin-points."""
    sessions = view.shown_sessions
    side = min(_LARGEST, sqrt(wide * high / max(len(sessions), 1)))
    columns = max(1, ceil(wide / side))
    side = wide / columns
    rows = max(ceil(len(sessions) / columns), int(high / side))
    colours = {key: _bright(track.colour, ground) for key, track in view.tracks.items()}
    most = max((len(session.roster) for session in sessions), default=1) or 1
    dots = []
    for place in range(rows * columns):
        x, y = (place % columns + 0.5) * side, (place // columns + 0.5) * side
        if place < len(sessions):
            session = sessions[place]
            radius = side * (0.13 + 0.31 * sqrt(len(session.roster) / most))
            dots.append(_dot(x, y, radius, colours.get(session.track, _QUIET)))
        else:
            dots.append(_dot(x, y, min(side * 0.04, 0.35), mixed(ground, "#ffffff", 0.35)))
    height = rows * side
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}mm" height="{height:.2f}mm" '
            f'viewBox="0 0 {wide:g} {height:.2f}">{"".join(dots)}</svg>').encode()


def _bright(colour: str, ground: str) -> str:
    """Clear of the ground, and a little lighter than must be: dots glow, they are not read."""
    clear = readable(colour, ground, 4.5)
    return mixed(clear, "#ffffff", 0.12) if contrast(clear, ground) < 9 else clear


def _dot(x: float, y: float, radius: float, colour: str) -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{colour}"/>'
