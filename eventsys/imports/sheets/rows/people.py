"""Sheets of people, a row a person, and of rosters, a row a person in a session or in several."""

import re
from collections.abc import Callable
from typing import Any

from email_validator import EmailNotValidError, validate_email

from eventsys.imports.reading import words
from eventsys.imports.reading.faults import Unfit
from eventsys.kit.i18n import gettext as _

from ..columns.header import Table
from ..people import roles
from ..people.mentions import Mention, mention, several
from ..people.naming import Name, name_from
from ..values.places import country
from ..values.plain import plain, quoted
from .entries import Entry, Setting, Settled, entry

_ADDRESS = re.compile(r"<?([^\s<>@,;]+@[^\s<>@,;]+)>?")
_SESSIONS = re.compile(r"[,;|\n]+|\s+(?:and|&|und|et|y)\s+")
_GENDERS = {"woman": "f w woman women female frau femme feminin mujer femenino mulher donna ms mrs ж женский 女",
            "man": "m man men male mann herr homme masculin hombre masculino homem uomo mr м мужской 男",
            "other": "d x other divers nonbinary non-binary autre otro otra diverse"}


def entries(table: Table, settled: Settled, setting: Setting) -> list[Entry]:
    found = [entry(row, settled) for row in table.rows]
    for one in found:
        _understand(one)
    return found


def _understand(one: Entry) -> None:
    named = _named(one)
    for name, read in _READ.items():
        one.take(name, read)
    one.take("id", words.line)
    if named:
        one.facts["person"] = named
    if "role" in one.told:
        one.facts["role"] = roles.role_of(one.told["role"])
        if one.facts["role"] is None:
            one.faults["role"] = _("its role “%(text)s” is none that we know", text=quoted(one.told["role"]))


def _named(one: Entry) -> Mention | None:
    """Of the columns of the name; a whole name in one cell may tell more."""
    if one.says("first", "family"):
        name = name_from(one.told.get("first", ""), one.told.get("family", ""), one.told.get("honorific", ""))
        met: Mention | None = Mention(name.name, name)
    else:
        met = mention(one.told["name"]) if one.says("name") else None
    if met is None and one.says("id"):
        met = Mention("", Name(""))  # known by the name in the address
    if met is None:
        return None
    name = Name(met.name.name, one.told.get("honorific", "") or met.name.honorific, met.name.sort_name)
    organisation = one.told.get("organisation", "")
    return Mention(
        met.written, name, met.role, one.told.get("position", "") or met.position,
        several(words.line(organisation)) if organisation else met.organisations,
        country(one.told.get("country", "")) or met.country)


def read_email(text: str) -> str:
    match = _ADDRESS.search(text.removeprefix("mailto:"))
    try:
        if match:
            return str(validate_email(match[1], check_deliverability=False).normalized)
    except EmailNotValidError:
        pass
    raise Unfit(_("its e-mail address “%(text)s” is none", text=quoted(text)))


def read_country(text: str) -> str:
    if not (found := country(text)):
        raise Unfit(_("its country “%(text)s” is none that we know", text=quoted(text)))
    return found


def _gender(text: str) -> str:
    said = plain(text).strip(" .")
    found = next((gender for gender, names in _GENDERS.items() if said in names.split()), "")
    if not found:
        raise Unfit(_("its gender “%(text)s” cannot be read", text=quoted(text)))
    return found


def _sessions(text: str) -> tuple[str, ...]:
    """Each as it is named, and as a whole too, for a title may hold a comma."""
    return tuple(dict.fromkeys(part.strip() for part in _SESSIONS.split(text) if part.strip()))


_READ: dict[str, Callable[[str], Any]] = {
    "email": read_email, "country": read_country, "gender": _gender, "biography": words.rich, "phone": words.line,
    "diet": words.line, "access_needs": words.line, "note": words.bounded, "honorific": words.line,
    "position": words.line, "organisation": words.line, "sessions": _sessions}
