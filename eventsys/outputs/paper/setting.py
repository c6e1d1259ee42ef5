"""Sheets, colours and templates that booklet and glance share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eventsys.outputs.colours import INK, WHITE, mixed, readable
from eventsys.programme.structs import Session
from eventsys.programme.view import View

from . import fonts
from .words import Words, cut, dir_of

FOLDER = Path(__file__).resolve().parents[3] / "templates"
COVER = 7.5  # contrast of the cover's ground to white


@dataclass(frozen=True)
class Paper:
    """A sheet: mm, but for `text` (pt of running text)."""

    width: float
    height: float
    top: float
    side: float
    bottom: float  # with the sponsors' strip
    foot: float  # below strip and page number
    text: float
    label: float  # width of the names in a list of facts

    @property
    def inside(self) -> tuple[float, float]:
        return self.width - 2 * self.side, self.height - self.top - self.bottom


A5 = Paper(width=148, height=210, top=14.5, side=12, bottom=14.5, foot=7.5, text=7.9, label=28)
A4 = Paper(width=210, height=297, top=20, side=19, bottom=20, foot=11, text=9.6, label=38)
A4_LANDSCAPE = Paper(width=297, height=210, top=15, side=11, bottom=15, foot=7.5, text=8.4, label=38)


@dataclass(frozen=True)
class Ink:
    """A track in print."""

    key: str
    name: str
    letter: str
    ink: str
    tint: str
    sessions: int


@lru_cache(maxsize=4)
def environment(words: Words) -> Environment:
    env = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
                      trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], auto_reload=False)
    env.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(dir=dir_of, cut=cut)
    return env


def render(name: str, words: Words, **values: Any) -> str:
    """Raises UndefinedError for a value that the template names and was not given."""
    return environment(words).get_template(f"print/{name}").render(words=words, **values)


def inks(view: View) -> list[Ink]:
    held: dict[str, int] = {}
    for session in view.shown_sessions:
        held[session.track] = held.get(session.track, 0) + 1
    return [Ink(track.key, track.name, cut(track.letter, 2), ink, mixed(ink, WHITE, 0.92), held[track.key])
            for track in view.tracks.values() if track.key in held for ink in [readable(track.colour, WHITE)]]


def classes(tracks: list[Ink]) -> Mapping[str, str]:
    """Track.key to the class that the style sheet gives its colour."""
    return {track.key: f"k{place}" for place, track in enumerate(tracks)}


def colour_of(tracks: list[Ink]) -> Any:
    known = classes(tracks)

    def colour(session: Session) -> str:
        return known.get(session.track, "")

    return colour


def letter_of(tracks: list[Ink]) -> Any:
    """Beside the colour, which must not speak alone."""
    known = {track.key: track.letter for track in tracks}

    def letter(session: Session) -> str:
        return known.get(session.track, "")

    return letter


def cover_colours(view: View) -> dict[str, str]:
    own = view.event.colour or view.root.colour
    ground = readable(own, WHITE, COVER) if own else INK
    accent = view.event.accent or view.root.accent or "#f4a261"
    return {"cover": ground, "cover_line": mixed(ground, WHITE, 0.3), "cover_quiet": mixed(ground, WHITE, 0.72),
            "accent": readable(accent, ground, 4.5)}


def style(name: str, words: Words, view: View, paper: Paper, frame: Any, **values: Any) -> str:
    return render(name, words, paper=paper, frame=frame, tracks=inks(view), families=fonts.FAMILIES,
                  **cover_colours(view), **values)
