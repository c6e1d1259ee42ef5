"""Lists of those who may be the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, url_for

from eventsys.kit.access import needs
from eventsys.kit.i18n import gettext as _
from eventsys.people import queries
from eventsys.people.finding import asked, is_meant
from eventsys.people.likeness import Pair

from ..shell import bp, page
from . import alike, people, words
from .around import page_of, person_or_404, query

ON_A_PAGE = 25


@dataclass(frozen=True)
class Twins:
    one: Any  # a row as the list of its kind shows it
    other: Any
    pair: Pair
    surety: str
    reasons: str


@bp.get("/people/duplicates")
@needs("directory.edit")
def duplicate_people() -> Response:
    everybody = people.rows(counted=True)
    meant = {row.entry.id for row in people.matching(everybody, query())}
    return _listed("people", _("People who may be the same"), {row.entry.id: row for row in everybody}, meant,
                   alike.people())


@bp.get("/organisations/duplicates")
@needs("directory.edit")
def duplicate_organisations() -> Response:
    known = {entry.id: entry for entry in queries.organisations()}
    said = asked(query())
    meant = {entry.id for entry in known.values() if is_meant(said, entry.name)}
    return _listed("organisations", _("Organisations that may be the same"), known, meant, alike.organisations())


@bp.get("/people/<int:number>/merge")
@needs("directory.edit")
def merge_person_with(number: int) -> Response:
    """Whoever else they are, also where nothing tells it."""
    person = person_or_404(number)
    found = people.matching(people.rows(counted=True), query()) if query() else []
    return page("desk/duplicates/with.html", here="people", person=person, query=query(),
                found=[row for row in found if row.entry.id != number][:ON_A_PAGE])


def _listed(what: str, heading: str, known: Mapping[int, Any], meant: set[int], found: Sequence[Pair]) -> Response:
    shown = page_of([pair for pair in found if _is_among(pair, known, meant)], ON_A_PAGE)
    twins = [Twins(known[pair.one], known[pair.other], pair, words.surety(pair.likeness),
                   words.reasons(pair.likeness)) for pair in shown.rows]
    return page("desk/duplicates/list.html", here=what, what=what, heading=heading, twins=twins, shown=shown,
                query=query(), has_any=bool(found), back=url_for(f"desk.{what}"), kind=words.kind,
                address=lambda number: url_for(f"desk.duplicate_{what}", q=query() or None, page=number))


def _is_among(pair: Pair, known: Mapping[int, Any], meant: set[int]) -> bool:
    return pair.one in known and pair.other in known and (pair.one in meant or pair.other in meant)
