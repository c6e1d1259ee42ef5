"""A cell with several people, taken apart as its whole column is written."""

import re
from collections.abc import Iterable
from typing import Literal

from eventsys.programme.structs import Role

from ..values.places import country
from . import roles
from .mentions import Mention, mention
from .offices import is_organisation, is_position

Between = Literal["lines", ";", ","]  # what parts people beside line ends and strokes
_ALWAYS = re.compile(r"\n|\||•|●|▪|\s//\s")
_NUMBER = re.compile(r"^\s*(?:[-–—*·>]+|\(?\d{1,2}[.)]|[a-z]\))\s+")
_AND = re.compile(r"\s+(?:and|und|et|y|e|&|и|و)\s+")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[\w'’.-]+){1,5}")
_ONE = re.compile(r"[^\W\d_][\w'’.-]*")


def between(cells: Iterable[str]) -> Between:
    """How a column parts people: where ; or , has a name on each side, again and again, it stands between people."""
    lines = [line for cell in cells for line in _lines(cell)]
    marks: tuple[Between, ...] = (";", ",")
    for mark in marks:
        with_it = [line for line in lines if mark in line]
        if with_it and sum(_all_names(line, mark) for line in with_it) * 3 > len(with_it) * 2:
            return mark
    return "lines"


def mentions(cell: str, style: Between = "lines") -> tuple[list[Mention], list[str]]:
    """Who is mentioned, in order, and what names nobody."""
    found: list[Mention] = []
    nobody: list[str] = []
    heading: Role | None = None
    for text in _pieces(cell, style):
        if text.endswith((":", "：")) and (role := roles.role_of(text)):
            heading = role
        elif (met := mention(text)) is None:
            nobody.append(text)
        else:
            found.append(met if met.role or not heading else _with_role(met, heading))
    return found, nobody


def _with_role(met: Mention, role: Role) -> Mention:
    return Mention(met.written, met.name, role, met.position, met.organisations, met.country)


def _pieces(cell: str, style: Between) -> list[str]:
    lines = _lines(cell)
    if style != "lines":
        lines = [part.strip() for line in lines for part in _parted(line, style)]
    return [piece for line in lines for piece in _joined_by_and(line) if piece]


def _parted(line: str, mark: str) -> list[str]:
    """Marks in brackets part nothing."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(line):
        depth += (letter in "([") - (letter in ")]")
        if letter == mark and depth <= 0:
            parts.append(line[start:place])
            start = place + 1
    return [*parts, line[start:]]


def _lines(cell: str) -> list[str]:
    return [line for part in _ALWAYS.split(cell) if (line := _NUMBER.sub("", part).strip())]


def _joined_by_and(line: str) -> list[str]:
    role, body = roles.before(line)
    parts = _AND.split(body)
    if len(parts) == 1 or not all(_is_name(part) for part in parts):
        return [line]
    return [f"{role}: {part}" if role else part for part in parts]


def _all_names(line: str, mark: str) -> bool:
    """Each part begins with a name; where the mark is ; what stands behind the name has commas or dashes."""
    parts = [part.strip() for part in _parted(line, mark) if part.strip()]
    if len(parts) > 1 and all(roles.before(part)[0] for part in parts):
        return True
    parts[:1] = [roles.before(parts[0])[1]] if parts else []
    if mark == ";" and len(parts) > 1 and all(re.search(r"[,(:]|\s[-–—]\s", part) for part in parts):
        return not any(is_position(re.split(r"[,(]", roles.before(part)[1])[0]) for part in parts[1:])
    return len(parts) > 1 and all(_is_name(re.sub(r"\([^()]*\)", "", roles.before(part)[1]).strip()) for part in parts)


def _is_name(text: str) -> bool:
    if is_position(text) or is_organisation(text) or country(text):
        return False
    words = text.split()
    east = not text.isascii() and bool(_ONE.fullmatch(text)) and not words[0][:1].isupper()
    capitals = sum(not word[0].islower() for word in words)
    return bool(_NAME.fullmatch(text) and capitals > 1) or east
