"""Rows of a spreadsheet as delegations: organisation, focal point, e-mail, and places of each category.

A first row that names its columns may have them in any order, and need not have them all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from eventsys.events.models import Event
from eventsys.kit import outbox
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line

from . import granting
from .granting import NotGranted, Short
from .models import Category
from .nominees import Fault, NotTaken

MOST = 500  # rows
MOST_PLACES = 1_000  # of one category
LONGEST = 200  # characters
FACTS = ("organisation", "focal_name", "focal_email")
_CELLS = dict[str | int, str]  # by the fact, or the category's number


@dataclass(frozen=True)
class Pasted:
    row: int
    facts: dict[str, str]
    wanted: dict[int, int]  # places by the category's number


def read(rows: Sequence[Sequence[str]], categories: Sequence[Category], known: set[str]) -> list[Pasted]:
    """`known`: organisations that have a delegation, folded. Raises NotTaken."""
    found, faults, names = list[Pasted](), list[Fault](), set(known)
    for number, cells in islice(_named(rows, categories), MOST + 1):
        faults += [Fault(number, words) for words in _wrong(cells, categories, names)]
        names.add(cells.get("organisation", "").casefold())
        wanted = {one.id: int(said) for one in categories if (said := cells.get(one.id, "")).isdecimal()
                  and len(said) < 5}
        facts = {name: cells.get(name, "") for name in FACTS} | {"focal_email": cells.get("focal_email", "").lower()}
        found.append(Pasted(number, facts, wanted))
    if not found or len(found) > MOST:
        faults = [Fault(0, _("Give between one row and %(most)s rows", most=MOST))]
    if faults:
        raise NotTaken(faults)
    return found


def add_all(summit: Event, listed: Sequence[Pasted], categories: Sequence[Category], once: str) -> int:
    """In one act. `once`: key of the form. Gives how many. Raises NotTaken at the first that has no places."""
    for one in listed:
        try:
            granting.add(summit, one.facts, one.wanted, once=f"{once}:{one.row}" if once else None)
        except NotGranted as refused:
            named = {category.id: category.name for category in categories}
            raise NotTaken([Fault(one.row, f"{named[short.category]}: {short_words(short)}")
                            for short in refused.shorts]) from None
    return len(listed)


def short_words(short: Short) -> str:
    """Why a number of places cannot be."""
    if short.most is not None and short.used > short.most:
        return _("%(used)s are used already", used=short.used)
    if short.most is None:
        return _("%(used)s are used already: give this number or more", used=short.used)
    if short.used:
        return _("give a number from %(used)s, which are used already, to %(most)s, which can be kept",
                 used=short.used, most=short.most)
    return _("only %(most)s can be kept", most=short.most)


def _named(rows: Sequence[Sequence[str]], categories: Sequence[Category]) -> Iterator[tuple[int, _CELLS]]:
    usual: list[str | int] = [*FACTS, *(one.id for one in categories)]
    header = next((row for row in rows if any(cell.strip() for cell in row)), ())
    named = [_column(cell, categories) for cell in header]
    has_header = "organisation" in named
    columns: Sequence[str | int] = named if has_header else usual
    for number, row in enumerate(rows, 1):
        if any(cell.strip() for cell in row) and not (has_header and row is header):
            yield number, {name: line(cell) for name, cell in zip(columns, row, strict=False) if name}


def _column(heading: str, categories: Sequence[Category]) -> str | int:
    """Its fact, or the category's number; "" for one that says nothing to us."""
    said = line(heading).casefold()
    known: Mapping[str, set[str]] = {
        "organisation": {"organisation", "organization", "delegation", _("Organisation")},
        "focal_name": {"focal point", "focal name", "contact", "name", _("Focal point"), _("Name")},
        "focal_email": {"email", "e-mail", "mail", "e-mail address", _("E-mail"), _("E-mail address")}}
    fact = next((key for key, words in known.items() if said in {one.casefold() for one in words}), "")
    return fact or next((one.id for one in categories if one.name.casefold() == said), "")


def _wrong(cells: _CELLS, categories: Sequence[Category], names: set[str]) -> Iterator[str]:
    organisation, email = cells.get("organisation", ""), cells.get("focal_email", "")
    if not organisation:
        yield _("Give the organisation")
    elif organisation.casefold() in names:
        yield _("“%(organisation)s” has a delegation already", organisation=organisation[:LONGEST])
    if max(len(cells.get(name, "")) for name in FACTS) > LONGEST:
        yield _("Shorten what is longer than %(most)s characters", most=LONGEST)
    if not outbox.is_reachable(email):
        yield _("“%(email)s” is no e-mail address", email=email[:LONGEST])
    for one in categories:
        said = cells.get(one.id, "")
        if said and not (said.isdecimal() and len(said) < 5 and int(said) <= MOST_PLACES):
            yield _("“%(said)s” is no number of places", said=said[:40])
    if not any(cells.get(one.id, "").strip("0") for one in categories):
        yield _("Give a number of places")
