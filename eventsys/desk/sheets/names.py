"""What the names in a sheet mean: somebody or something there, or something new."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, redirect, request, url_for
from msgspec.structs import replace
from werkzeug import Response as Redirect

from eventsys.imports.models import SheetRun
from eventsys.imports.sheets import deciding
from eventsys.imports.sheets.matching.options import NEW, OUT, Match
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import country
from eventsys.kit.i18n import gettext as _
from eventsys.people.names import plain

from ..directory.around import page_of, query
from ..shell import bp, here
from .around import group_words, onwards, run_of, sheet_page, take_on

ON_A_PAGE = 100


@bp.get("/e/<slug>/sheets/<int:number>/names")
@needs("sheets.import")
def sheet_names(slug: str, number: int) -> Response | Redirect:
    run = run_of(number)
    found = chosen(run)
    if not found:
        return onwards_or_columns(run)
    asked = plain(query())
    page = page_of([one for one in found if asked in plain(one.match.wish.written)], ON_A_PAGE)
    groups: dict[str, list[Choice]] = defaultdict(list)
    for choice in page.rows:
        groups[choice.match.wish.group].append(choice)
    return sheet_page(
        "names.html", run, "names", page=page, groups=groups, words=group_words(), counts=_counts(found),
        total=len(found), q=query(), new=NEW, out=OUT, describe=describe, address=lambda number: url_for(
            "desk.sheet_names", slug=slug, number=run.id, q=query() or None, page=number))


@bp.post("/e/<slug>/sheets/<int:number>/names")
@needs("sheets.import")
def settle_sheet_names(slug: str, number: int) -> Redirect:
    """Keeps the choices of this page; the button says whether another page of names comes, or the rows."""
    with transaction():
        run = run_of(number)
        deciding.decide(run, _given(run))
        if not (onto := request.form.get("page", "")):
            take_on(run)
    if onto.isascii() and onto.isdigit():
        return redirect(url_for("desk.sheet_names", slug=slug, number=number, page=onto), 303)
    return onwards(run)


@dataclass(frozen=True)
class Choice:
    """A name with what was chosen for it; `place` is that among all names, and names its field."""

    place: int
    match: Match


def chosen(run: SheetRun) -> list[Choice]:
    """As they were proposed, or as the organiser settled them; those to be looked at come first."""
    names = deciding.decisions_of(run).names
    found = [Choice(place, replace(match, choice=names.get(match.wish.group, {}).get(match.wish.key, match.choice)))
             for place, match in enumerate(deciding.report_of(run).matches)]
    return sorted(found, key=lambda one: (not one.match.is_worth_a_look, one.match.choice != NEW))


def onwards_or_columns(run: SheetRun) -> Redirect:
    if run.state == "mapped" and not run.awaits:
        return redirect(url_for("desk.sheet_columns", slug=here().event.slug, number=run.id), 303)
    return onwards(run)


def describe(match: Match) -> str:
    """What the sheet says of a person."""
    met = match.wish.mention
    return ", ".join(filter(None, (met.position, *met.organisations, country(met.country)))) if met else ""


def _given(run: SheetRun) -> Mapping[str, Mapping[str, str]]:
    """Choices of this page: `name-<number>` by the order in which names were found."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for place, match in enumerate(deciding.report_of(run).matches):
        choice = request.form.get(f"name-{place}")
        if choice in (NEW, OUT, *(option.value for option in match.options)):
            found[match.wish.group][match.wish.key] = str(choice)
    return found


def _counts(found: list[Choice]) -> list[tuple[int, str]]:
    choices = [one.match.choice for one in found]
    return [(sum(one.match.is_worth_a_look for one in found), _("worth a look")),
            (sum(choice.startswith(("have:", "as:")) for choice in choices), _("found")),
            (choices.count(NEW), _("new")), (choices.count(OUT), _("left out"))]
