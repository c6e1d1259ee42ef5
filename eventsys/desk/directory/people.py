"""Everybody, once for all events."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, url_for

from eventsys.kit import i18n
from eventsys.kit.access import needs
from eventsys.people import queries
from eventsys.people.finding import asked, is_meant
from eventsys.people.offices import Standing, standing_on
from eventsys.people.queries import Entry
from eventsys.sessions.queries import counts, last_seen

from ..shell import bp, endpoint_if_may, page
from .around import page_of, query, sees_private, summit_ids, today


@dataclass(frozen=True)
class Row:
    entry: Entry
    standing: Standing  # today's, or else as a roster named them last
    appearances: int


@bp.get("/people/")
@needs("directory.view")
def people() -> Response:
    said = query()
    everybody = rows(counted=True)
    found = matching(everybody, said)
    return page("desk/people/list.html", here="people", query=said, shown=page_of(found), has_any=bool(everybody),
                makes=endpoint_if_may("desk.new_person"), twins=endpoint_if_may("desk.duplicate_people"),
                address=lambda number: url_for("desk.people", q=said or None, page=number))


def rows(counted: bool = False) -> list[Row]:
    """All of them; `counted` also tells how often they appear."""
    seen, often = last_seen(summit_ids()), counts(summit_ids()) if counted else {}
    return [row(entry, seen, often) for entry in queries.people()]


def row(entry: Entry, seen: Mapping[int, Standing], often: Mapping[int, int]) -> Row:
    held = standing_on(entry.offices, today(), entry.country)
    known = held if held.is_known else seen.get(entry.id, held)
    if entry.country and not known.country:
        known = Standing(known.position, known.organisations, entry.country)
    return Row(entry, known, often.get(entry.id, 0))


def matching(everybody: list[Row], said: str) -> list[Row]:
    if not (words := asked(said)):
        return everybody
    private, countries = sees_private(), _country_names(everybody)
    return [row for row in everybody
            if is_meant(words, name := f"{row.entry.name} {row.entry.sort_name}")
            or is_meant(words, name, _around(row, private, countries))]


def _country_names(everybody: list[Row]) -> dict[str, str]:
    codes = {code for row in everybody for code in (row.standing.country, row.entry.country)}
    return {code: f"{code} {i18n.country(code)}" for code in codes}


def _around(row: Row, private: bool, countries: Mapping[str, str]) -> str:
    offices = (f"{office.position} {office.organisation}" for office in row.entry.offices)
    return " ".join((*row.standing.said, *offices, countries[row.standing.country], countries[row.entry.country],
                     row.entry.email if private else ""))
