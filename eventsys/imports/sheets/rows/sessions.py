"""A sheet of sessions: a row a session."""

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

from eventsys.imports.reading import words
from eventsys.kit.i18n import gettext as _
from eventsys.programme.structs import Affiliation, Role

from ..columns.header import Table
from ..people.mentions import Mention
from ..people.splitting import mentions
from ..values import languages, numbers, places
from ..values.plain import plain, quoted
from .entries import Entry, Reading, Setting, Settled, entry, reading
from .when import when

_LINES = ("code", "title", "subtitle", "room", "kind", "track", "part")
_BULLET = re.compile(r"^\s*(?:[-–—*·•▪]|\d{1,2}[.)])\s+")
_COUNTRY = re.compile(r"\s*\(([A-Z]{2})\)$")
_EVERYWHERE = {"*", "all", "all rooms", "everywhere", "alle", "alle raume", "toutes les salles", "todas las salas",
               "tutte le sale", "все залы", "全部"}
_ROLES: dict[str, Role] = {role: role for role in get_args(Role)}


def entries(table: Table, settled: Settled, setting: Setting) -> list[Entry]:
    how = reading(table, settled, setting)
    found = []
    day = ""
    for row in table.rows:
        one = entry(row, settled)
        day = one.told.get("day", day if settled.day_above else "")
        if not one.says("day") and (given := day or row.section):
            one.told["day"] = given
        _understand(one, how)
        found.append(one)
    return found


def _understand(one: Entry, how: Reading) -> None:
    for name in _LINES:
        one.take(name, words.line)
    one.take("id", words.line)
    if plain(one.told.get("room", "")) in _EVERYWHERE:
        one.facts["room"] = "*"
    when(one, how, how.setting.zones.get(plain(one.told.get("part", "")), how.setting.zone))
    _languages(one)
    for name, read in _READ.items():
        one.take(name, read)
    if people := list(_people(one, how)):
        one.facts["people"] = tuple(people)


def _languages(one: Entry) -> None:
    one.take("language", languages.spoken)
    one.take("interpretation", languages.spoken)
    spoken, into = one.facts.get("language"), one.facts.pop("interpretation", None)
    unknown = [part for found in (spoken, into) if found for part in found.unknown]
    if unknown:
        one.remarks["language"] = _("“%(text)s” is no language that we know", text=quoted(", ".join(unknown)))
    if spoken:
        one.facts["language"] = spoken.language
        if spoken.interpretation:
            one.facts["interpretation"] = spoken.interpretation
    if into and into.language:
        one.facts["interpretation"] = (into.language, *into.interpretation)


def _people(one: Entry, how: Reading) -> Iterator[Mention]:
    """Of all columns; the column says the role where the cell does not."""
    nobody: list[str] = []
    columns = [name for name in one.told if name.partition(":")[0] == "people"]
    for name in columns:
        role = _ROLES.get(name.partition(":")[2])
        found, left = mentions(one.told[name], how.styles.get(name, "lines"))
        nobody += left
        for met in found:
            yield met if met.role or not role else Mention(met.written, met.name, role, met.position,
                                                           met.organisations, met.country)
    if nobody:
        one.remarks[columns[0]] = _("“%(text)s” names nobody", text=quoted(", ".join(nobody)))


def _objectives(text: str) -> tuple[str, ...]:
    return tuple(words.line(_BULLET.sub("", line)) for line in text.split("\n") if line.strip())


def _organisers(text: str) -> tuple[Affiliation, ...]:
    named = [part.strip() for part in re.split(r"[\n;]", text) if part.strip()]
    return tuple(Affiliation(words.line(_COUNTRY.sub("", name)), _country_of(name)) for name in named)


def _country_of(name: str) -> str:
    match = _COUNTRY.search(name)
    return places.country(match[1]) if match else ""


def _address(text: str) -> str:
    """Raises Unfit where it is none that is safe."""
    if not (found := words.address(text)):
        raise words.Unfit(_("“%(text)s” is no web address", text=quoted(text)))
    return found


_READ: dict[str, Callable[[str], Any]] = {
    "summary": words.rich, "objectives": _objectives, "organisers": _organisers, "stream_url": _address,
    "expected": numbers.seats, "note": words.bounded}
