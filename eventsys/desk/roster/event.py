"""Everybody on the rosters of an event, or of one part of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request, url_for

from eventsys.kit import i18n
from eventsys.kit.access import needs
from eventsys.kit.i18n import gettext as _
from eventsys.people import queries
from eventsys.sessions.models import ROLES, STATES
from eventsys.sessions.queries import absences, on_rosters, parts_of, seats_of

from ..directory.around import page_of, sees_private
from ..directory.words import gender
from ..shell import Here, bp, endpoint_if_may, event_page, here
from . import balance
from .balance import Count
from .members import Filter, Member, meant, members
from .words import MISSING, REGIONS, missing_words, region_words, role_words, state_words

ON_A_PAGE = 100
COUNTRIES = 12  # in the table of the balance


@dataclass(frozen=True)
class Table:
    """One count of the balance; `filter` is the part of the address that shows only those of a share."""

    heading: str
    count: Count
    words: dict[str, str]
    filter: str
    more: int = 0  # shares that are not shown


@bp.get("/e/<slug>/roster")
@needs("event.view")
def roster(slug: str) -> Response:
    everybody, wanted = everybody_of(here()), _wanted()
    found = meant(everybody, wanted)
    given = {name: value for name, value in request.args.items() if name in Filter.__dataclass_fields__ or name == "q"}
    return event_page(
        "desk/roster/event.html", here="roster", shown=page_of(found, ON_A_PAGE), wanted=wanted, query=wanted.query,
        has_any=bool(everybody), tables=list(_tables(everybody)), choices=_choices(everybody),
        missing_words=missing_words, twins=endpoint_if_may("desk.duplicate_people"), given=given,
        absences=endpoint_if_may("desk.absences", slug=slug),
        address=lambda number: url_for("desk.roster", slug=slug, **{**given, "page": number}),
        filtered=lambda **values: url_for("desk.roster", slug=slug, **{**given, **values}))


def everybody_of(place: Here) -> list[Member]:
    """Of the whole event with its parts; or of a part alone, where the address names one."""
    parts = parts_of(place.summit.id)
    if place.event is not place.summit:
        parts = {id_: part for id_, part in parts.items() if part.event_id == place.event.id}
    return members(queries.people(on_rosters(place.summit.id)), seats_of(place.summit.id), parts,
                   absences(place.summit.id))


def _wanted() -> Filter:
    asked = request.args
    return Filter(asked.get("q", "").strip()[:200], asked.get("role", ""), asked.get("state", ""),
                  asked.get("missing", ""), asked.get("region", ""), asked.get("country", ""),
                  bool(asked.get("away", "")))


def _choices(everybody: Sequence[Member]) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Filters, each with its label and what can be chosen."""
    regions = {member.region for member in everybody}
    return {
        "role": (_("Role"), [(role, role_words(role)) for role in ROLES]),
        "state": (_("Answer"), [(state or "none", state_words(state)) for state in STATES]),
        "missing": (_("Missing"), [(what, missing_words(what)) for what in MISSING]),
        "region": (_("Region"), [(key or "none", region_words(key)) for key in REGIONS if key in regions]),
    }


def _tables(everybody: Sequence[Member]) -> list[Table]:
    countries = balance.by_person(everybody, lambda member: member.country)
    shown = Count(countries.shares[:COUNTRIES], countries.total)
    tables = [
        Table(_("Regions"), balance.by_person(everybody, lambda member: member.region),
              {key: region_words(key) for key in REGIONS}, "region"),
        Table(_("Countries"), shown, {share.key: i18n.country(share.key) or _("not known") for share in shown.shares},
              "country", len(countries.shares) - len(shown.shares)),
        Table(_("Roles"), balance.by_role(everybody), {role: role_words(role) for role in ROLES}, "role"),
        Table(_("Answers"), balance.by_answer(everybody), {state: state_words(state) for state in STATES}, "state"),
    ]
    genders = balance.by_person(everybody, lambda member: member.entry.gender)
    if sees_private() and any(share.key for share in genders.shares):
        tables.append(Table(_("Gender, as told"), genders,
                            {share.key: gender(share.key) for share in genders.shares}, ""))
    return tables

