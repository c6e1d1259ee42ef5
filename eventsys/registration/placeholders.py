"""What organisers may leave to be filled in: {name} and the like. Words of a list, and nothing that is worked out.

A text is parsed once; what is put in is never read for placeholders again.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from eventsys.kit.i18n import gettext
from eventsys.kit.lettertext import Passage, Running


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


# Each with what comes out. Of one person:
PERSONAL = {
    "name": _("their name"), "organisation": _("their organisation"), "position": _("their position"),
    "category": _("their category"), "state": _("the state of their registration"), "code": _("their reference"),
}
# Of the event, so that everybody can be told them:
COMMON = {
    "event": _("the event"), "dates": _("when it is"), "place": _("where it is"),
}
# Addresses; a subject has none.
LINKS = {
    "link": _("a link of their own, made as the letter goes: it opens their registration once"),
    "programme": _("address of the public pages"),
}
ALL = PERSONAL | COMMON | LINKS
IN_SUBJECTS = PERSONAL | COMMON
_BRACED = re.compile(r"\{([^{}\n]*)\}|[{}]")

Why = Literal["unknown", "not here", "unpaired"]


@dataclass(frozen=True)
class Hole:
    """Where something is to be filled in."""

    name: str


@dataclass(frozen=True)
class Fault:
    """What cannot be filled in, and where it stands; both from 1."""

    line: int
    column: int
    said: str
    why: Why
    meant: str = ""  # the placeholder that is written most like it


def faults(text: str, allowed: Collection[str] = ALL) -> list[Fault]:
    return [_fault(text, found, allowed) for found in _BRACED.finditer(text) if found[1] not in allowed]


def parse(text: str) -> tuple[str | Hole, ...]:
    """Words and what stands between them; of a text without faults."""
    pieces: list[str | Hole] = []
    end = 0
    for found in _BRACED.finditer(text):
        pieces += [text[end:found.start()], Hole(found[1])]
        end = found.end()
    return tuple(piece for piece in (*pieces, text[end:]) if piece != "")


def named(pieces: tuple[str | Hole, ...]) -> set[str]:
    return {piece.name for piece in pieces if isinstance(piece, Hole)}


def fill(pieces: tuple[str | Hole, ...], values: Mapping[str, Any]) -> Running:
    """The writer's words stay as they are; what participants typed comes out harmless."""
    return Running(values[piece.name] if isinstance(piece, Hole) else Passage(piece) for piece in pieces)


def listed(allowed: Mapping[str, str] = ALL) -> list[tuple[str, str]]:
    """Each with what comes out, in the reader's language."""
    return [(f"{{{name}}}", gettext(words)) for name, words in allowed.items()]


def fault_words(fault: Fault) -> str:
    where = {"line": fault.line, "column": fault.column, "said": fault.said}
    if fault.why == "unpaired":
        return gettext("Line %(line)s, character %(column)s: this brace has no partner.", **where)
    if fault.why == "not here":
        return gettext("Line %(line)s, character %(column)s: %(said)s can't stand here.", **where)
    if fault.meant:
        return gettext("Line %(line)s, character %(column)s: there is no %(said)s. Did you mean %(meant)s?",
                       meant=fault.meant, **where)
    return gettext("Line %(line)s, character %(column)s: there is no %(said)s.", **where)


def _fault(text: str, found: re.Match[str], allowed: Collection[str]) -> Fault:
    line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
    if found[1] is None:
        return Fault(line, column, found[0], "unpaired")
    said = found[0] if len(found[0]) <= 40 else f"{found[0][:39]}…"
    if found[1] in ALL:
        return Fault(line, column, said, "not here")
    near = get_close_matches(found[1].strip().casefold(), list(allowed), 1)
    return Fault(line, column, said, "unknown", f"{{{near[0]}}}" if near else "")
