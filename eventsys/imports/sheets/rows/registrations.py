"""Sheets of participants, a row a registration."""

import re
from collections.abc import Callable
from typing import Any

from eventsys.imports.reading import words
from eventsys.imports.reading.faults import Unfit
from eventsys.kit.choices import language_tag
from eventsys.kit.i18n import gettext as _

from ..columns.header import Table
from ..people.naming import name_from
from ..values.plain import plain, quoted
from .entries import Entry, Setting, Settled, entry
from .people import read_country, read_email

_STATES = {
    "confirmed": "confirmed yes accepted approved attending bestatigt confirme confirmado confermato "
                 "подтверждено مؤكد 已确认",
    "waitlisted": "waitlisted waiting waitlist warteliste",
    "offered": "offered angeboten propose", "pending": "pending applied requested angefragt",
    "declined": "declined rejected refused abgelehnt refuse rechazado",
    "cancelled": "cancelled canceled abgesagt annule",
}
_SAID = {"waiting list": "waitlisted", "place offered": "offered", "to be approved": "pending",
         "liste d'attente": "waitlisted", "lista de espera": "waitlisted", "lista d'attesa": "waitlisted"}
_WHOLE = re.compile(r"[-+]?\d{1,2}")
HIGHEST = 9  # priority


def entries(table: Table, settled: Settled, setting: Setting) -> list[Entry]:
    found = [entry(row, settled) for row in table.rows]
    for one in found:
        for name, read in _READ.items():
            one.take(name, read)
        if "name" not in one.facts and one.says("first", "family"):
            one.facts["name"] = name_from(one.told.get("first", ""), one.told.get("family", ""), "").name
            one.told.setdefault("name", one.facts["name"])
    return found


def _state(text: str) -> str:
    said = plain(text).strip(" .")
    found = _SAID.get(said) or next((state for state, names in _STATES.items() if said in names.split()), "")
    if not found:
        raise Unfit(_("its state “%(text)s” is none that we know", text=quoted(text)))
    return found


def _priority(text: str) -> int:
    said = plain(text).removesuffix(".0")
    if not _WHOLE.fullmatch(said) or abs(int(said)) > HIGHEST:
        raise Unfit(_("its priority “%(text)s” is no whole number from -9 to 9", text=quoted(text)))
    return int(said)


def _language(text: str) -> str:
    if not (found := language_tag(text)):
        raise Unfit(_("its language “%(text)s” is none that we know", text=quoted(text)))
    return found


_READ: dict[str, Callable[[str], Any]] = {
    "code": lambda text: words.line(text).upper(), "name": words.line, "email": lambda text: read_email(text).lower(),
    "position": words.line, "organisation": words.line, "country": read_country, "city": words.line,
    "category": words.line, "state": _state, "priority": _priority, "language": _language, "note": words.bounded}
