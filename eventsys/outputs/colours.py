"""The event's own style sheet: its colours and its tracks', corrected until they can be read.

Colours come from organisers and schedule files, so none is believed: each is moved towards black or white
until it stands out from the paper by the ratios of WCAG 2.2 (1.4.3, 1.4.11).
"""

import re
from collections.abc import Iterable, Sequence

from eventsys.programme.view import View

WHITE, INK, NIGHT = "#ffffff", "#10223f", "#0e1624"  # paper, ink and dark paper as in 00-tokens.css
TEXT = 5.0  # above the 4.5 that is asked for: tracks' names also stand on their own 8 % tint
COVER = 7.5  # so that the quieter words on it have 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_PLAIN = re.compile(r"[a-z0-9_-]")


def sheet(view: View) -> str:
    """CSS; empty where the event sets no colour."""
    light, dark = [], []
    own = view.event.colour or view.root.colour
    accent = view.event.accent or view.root.accent
    if _HEX.fullmatch(own):
        light.append(f":root{{--cover:{readable(own, WHITE, COVER)}}}")
    if _HEX.fullmatch(accent):
        light.append(f":root{{--accent:{readable(accent, WHITE)}}}")
        dark.append(f":root{{--accent:{readable(accent, NIGHT)}}}")
    by_day, by_night = _rules_of_tracks((track.key, track.colour) for track in view.programme.tracks)
    return _sheet(light + by_day, dark + by_night)


def of_tracks(tracks: Iterable[tuple[str, str]]) -> str:
    """The same of tracks alone, each as its key and colour."""
    return _sheet(*_rules_of_tracks(tracks))


def _rules_of_tracks(tracks: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """By day and by night."""
    known = [(key, colour) for key, colour in tracks if _HEX.fullmatch(colour)]
    return ([_rule(key, readable(colour, WHITE), WHITE) for key, colour in known],
            [_rule(key, readable(colour, NIGHT), NIGHT) for key, colour in known])


def _sheet(light: Sequence[str], dark: Sequence[str]) -> str:
    if not light:
        return ""
    at_night = f"@media screen and (prefers-color-scheme:dark){{{''.join(dark)}}}" if dark else ""
    return f"@layer event{{{''.join(light)}{at_night}}}\n"


def class_of(track: str) -> str:
    """The class that draws in a track's colour, as a selector writes it."""
    return "track-" + "".join(c if _PLAIN.fullmatch(c) else f"\\{ord(c):x} " for c in track)


def readable(colour: str, paper: str, ratio: float = TEXT) -> str:
    """The colour itself, or the nearest on its way to black (on light paper) or white that has the ratio."""
    if not _HEX.fullmatch(colour):
        return INK if luminance(paper) > 0.5 else WHITE
    goal = "#000000" if luminance(paper) > 0.5 else WHITE
    for step in range(0, 101, 4):
        moved = mixed(colour, goal, step / 100)  # in lower case, as the others are
        if contrast(moved, paper) >= ratio:
            return moved
    return goal


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the other, from 0 to 1."""
    parts = (round(a + (b - a) * share) for a, b in zip(_parts(colour), _parts(other), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _rule(track: str, colour: str, on: str) -> str:
    return f".{class_of(track)}{{--track:{colour};--on-track:{on}}}"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at:at + 2], 16) for at in (1, 3, 5))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
