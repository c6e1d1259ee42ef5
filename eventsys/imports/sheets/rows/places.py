"""Sheets of rooms, and of sponsors."""

import re
from collections.abc import Callable
from typing import Any

from eventsys.imports.reading import words
from eventsys.imports.reading.faults import Unfit
from eventsys.kit.i18n import gettext as _

from ..columns.header import Table
from ..values import numbers
from ..values.places import country
from ..values.plain import plain, quoted
from .entries import Entry, Setting, Settled, entry

ONLINE = {"online", "virtual", "zoom", "teams", "webex", "en ligne", "en linea", "virtuell"}


def rooms(table: Table, settled: Settled, setting: Setting) -> list[Entry]:
    found = _read(table, settled, {
        "name": words.line, "venue": words.line, "capacity": numbers.seats, "booths": _booths, "equipment": _equipment,
        "step_free": numbers.truth, "stream": numbers.truth, "online": numbers.truth, "url": _address})
    for one in found:
        if plain(one.told.get("name", "")) in ONLINE:
            one.facts.setdefault("online", True)
    return found


def sponsors(table: Table, settled: Settled, setting: Setting) -> list[Entry]:
    found = _read(table, settled, {
        "tier": words.line, "name": words.line, "words": words.line, "url": _address, "country": _country,
        "note": words.bounded})
    above = ""
    for one in found:  # a tier stands beside its first sponsor only, as people write it
        above = one.facts.get("tier", above)
        if above:
            one.facts["tier"] = above
            one.told.setdefault("tier", above)
    return found


def _read(table: Table, settled: Settled, how: dict[str, Callable[[str], Any]]) -> list[Entry]:
    found = [entry(row, settled) for row in table.rows]
    for one in found:
        for name, read in how.items():
            one.take(name, read)
    return found


def _booths(text: str) -> int | None:
    """A number, or yes for one."""
    if re.search(r"\d", text):
        return numbers.seats(text)
    said = numbers.truth(text)
    return None if said is None else int(said)


def _equipment(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.line(part) for part in re.split(r"[,;\n]", text) if part.strip()))


def _address(text: str) -> str:
    if not (found := words.address(text)):
        raise Unfit(_("“%(text)s” is no web address", text=quoted(text)))
    return found


def _country(text: str) -> str:
    if not (found := country(text)):
        raise Unfit(_("its country “%(text)s” is none that we know", text=quoted(text)))
    return found
