"""What is told once, on the page after the one that did it: "Saved: … [Undo]"."""

from dataclasses import dataclass

from flask import session

KEY = "notices"
MOST = 4  # they travel in a cookie
LONGEST = 300  # characters


@dataclass(frozen=True)
class Notice:
    words: str
    undo: int | None = None  # number of the act that an Undo beside it takes back


def say(words: str, undo: int | None = None) -> None:
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST - 1]}…"
    session[KEY] = [*session.get(KEY, []), [shown, undo]][-MOST:]


def taken() -> list[Notice]:
    """Those that wait, which then are told."""
    return [Notice(*said) for said in session.pop(KEY, [])] if KEY in session else []
