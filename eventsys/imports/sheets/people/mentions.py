"""One person as a cell mentions them: name, role, position, organisation, country."""

import re

from msgspec import Struct
from msgspec.structs import replace

from eventsys.programme.structs import Role

from ..values.places import country
from ..values.plain import is_unknown
from . import roles
from .naming import POSTNOMINAL, Name, name_of
from .offices import is_organisation, is_position

_DASH = re.compile(r"\s+[-–—]+\s+")
_TAIL = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_UNSURE = (r"tbc|tba|tbd|t\.b\.c\.|to be (?:confirmed|announced|decided)|invited|confirmed|unconfirmed|à confirmer|"
           r"por confirmar|a confirmar|angefragt|bestätigt|noch offen|n\.n\.")
_NOT_SURE = re.compile(rf"[(\[,]?\s*\b(?:{_UNSURE})(?:\b|(?<=\.))\s*[)\]]?", re.IGNORECASE)
_EVERY_SCRIPT = str.maketrans("，、،；؛（）［］：", ",,,;;()[]:")
_ONE_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’-][^\W\d_]+)*\.?")
_EAST = re.compile("[\u3040-\u9fff\uac00-\ud7af]")


class Mention(Struct, frozen=True):
    written: str
    name: Name
    role: Role | None = None
    position: str = ""
    organisations: tuple[str, ...] = ()
    country: str = ""  # ISO 3166-1 alpha-2


def mention(text: str) -> Mention | None:
    """None where nobody is named: "Speaker tbc"."""
    role, body = roles.before(text.translate(_EVERY_SCRIPT))
    besides, body = roles.beside(body)
    body = _NOT_SURE.sub("", body).strip(" ,;-–—")
    if is_unknown(body) or roles.role_of(body) or not any(letter.isalpha() for letter in body):
        return None
    found = _of_fields([part.strip() for part in body.split(";")]) if ";" in body else _of_parts(_parts(body))
    return replace(found, written=text, role=found.role or role or besides)


def is_doubtful(name: str) -> bool:
    """Whether it may be no person at all: "3 mayors", "UNHCR representative"."""
    words = name.split()
    return (any(letter.isdigit() for letter in name) or is_position(name) or is_organisation(name)
            or all(word[0].islower() for word in words) or len(words) > 8)


def _of_fields(fields: list[str]) -> Mention:
    """Name; position; organisation; country: where all four stand there, each is what its place says."""
    if len(fields) == 4 and (not fields[3] or country(fields[3])):
        name, position, organisation, of = fields
        return Mention("", name_of(name), None, position, several(organisation), country(of))
    return _of_parts([part for part in fields if part])


def _parts(body: str) -> list[str]:
    """The name first, and what follows it, also where that stands in brackets."""
    dashed = _DASH.split(body)
    tail = _TAIL.search(body)
    if tail and "," not in body[:tail.start()] and len(dashed) == 1 and not country(tail[1]):
        return [body[:tail.start()], *(part.strip() for part in tail[1].split(","))]
    return [part.strip() for piece in dashed for part in piece.split(",") if part.strip()]


def _of_parts(parts: list[str]) -> Mention:
    name, rest = _family_first(parts)
    named, of = _without_country(name)
    rest, where = _country_aside([part for part in rest if not POSTNOMINAL.fullmatch(part)])
    role, rest = _role_aside(rest)
    position, organisations = _sorted(rest)
    return Mention("", name_of(named), role, position, organisations, of or where)


def _family_first(parts: list[str]) -> tuple[str, list[str]]:
    """Berg, Sofia, University of Oslo; but not Madonna, Mayor."""
    if len(parts) > 1 and _ONE_WORD.fullmatch(parts[0]) and not _EAST.search(parts[0]) and _is_given(parts[1]):
        return f"{parts[1]} {parts[0]}", parts[2:]
    return parts[0], parts[1:]


def _is_given(text: str) -> bool:
    words = text.split()
    return (len(words) < 3 and all(_ONE_WORD.fullmatch(word) and word[0].isupper() for word in words)
            and not (is_position(text) or is_organisation(text) or country(text) or roles.role_of(text)))


def _without_country(text: str) -> tuple[str, str]:
    tail = _TAIL.search(text)
    of = country(tail[1]) if tail else ""
    return (text[:tail.start()], of) if tail and of else (text, "")


def _country_aside(parts: list[str]) -> tuple[list[str], str]:
    """A code only as the last part; a name of a country wherever it stands."""
    for place in reversed(range(len(parts))):
        if (place == len(parts) - 1 or len(parts[place]) > 3) and (of := country(parts[place])):
            return parts[:place] + parts[place + 1:], of
    if not parts:
        return parts, ""
    last, of = _without_country(parts[-1])
    return [*parts[:-1], last], of


def _role_aside(parts: list[str]) -> tuple[Role | None, list[str]]:
    """Sofia Berg, moderator; but a chair of something, or a president, is a position."""
    for place, part in enumerate(parts):
        role = roles.role_of(part)
        if role in ("moderator", "panelist", "keynote", "rapporteur", "discussant") or (role and len(parts) == 1):
            return role, parts[:place] + parts[place + 1:]
    return None, parts


def _sorted(parts: list[str]) -> tuple[str, tuple[str, ...]]:
    if not parts:
        return "", ()
    if len(parts) == 1:
        return (parts[0], ()) if is_position(parts[0]) else ("", several(parts[0]))
    if is_organisation(parts[0]) and not is_position(parts[0]):
        positions = [part for part in parts[1:] if is_position(part)]
        return ", ".join(positions), several(", ".join(part for part in parts if part not in positions))
    end = 1
    while end < len(parts) - 1 and is_position(parts[end]) and not is_organisation(parts[end]):
        end += 1
    return ", ".join(parts[:end]), several(", ".join(parts[end:]))


def several(text: str) -> tuple[str, ...]:
    """Two organisations have a plus, or a slash with blanks, between them."""
    return tuple(part.strip() for part in re.split(r"\s\+\s|\s/\s", text) if part.strip())
