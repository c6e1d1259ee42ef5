"""Organisations of all events; made, changed and deleted."""

from collections.abc import Sequence
from typing import Any

from flask import Response, redirect, request, url_for
from sqlalchemy import select
from werkzeug import Response as Redirect

from eventsys.kit import i18n, journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.people import directory, queries
from eventsys.people.directory import StillNamed
from eventsys.people.finding import Asked, asked, is_meant
from eventsys.people.likeness import Pair
from eventsys.people.likeness_of_organisations import Facts, like
from eventsys.people.models import Organisation
from eventsys.people.queries import OrganisationEntry

from ..shell import bp, endpoint_if_may, page
from ..stale import reconcile, seen
from . import words
from .around import organisation_or_404, page_of, query, today
from .forms import OrganisationForm

Answer = Response | Redirect


@bp.get("/organisations/")
@needs("directory.view")
def organisations() -> Response:
    everything, said = queries.organisations(), asked(query())
    found = [entry for entry in everything if _is_meant(said, entry)]
    return page("desk/organisations/list.html", here="organisations", query=query(), shown=page_of(found),
                has_any=bool(everything), kind=words.kind, makes=endpoint_if_may("desk.new_organisation"),
                twins=endpoint_if_may("desk.duplicate_organisations"),
                address=lambda number: url_for("desk.organisations", q=query() or None, page=number))


@bp.get("/organisations/<int:number>")
@needs("directory.view")
def organisation(number: int) -> Response:
    row = organisation_or_404(number)
    return page("desk/organisations/organisation.html", here="organisations", organisation=row, kind=words.kind,
                holders=queries.holders(number), today=today())


@bp.route("/organisations/new", methods=["GET", "POST"])
@needs("directory.edit")
def new_organisation() -> Answer:
    form = OrganisationForm(name=request.args.get("name", "")[:200])
    form.fit(_named(form.name.data))
    found: list[Pair] = []
    if form.validate_on_submit():
        found = [] if form.other.data else _alike(form)
        if not found:
            return _made(form)
    return _page(form, None, found=found)


@bp.route("/organisations/<int:number>/edit", methods=["GET", "POST"])
@needs("directory.edit")
def edit_organisation(number: int) -> Answer:
    row, both = organisation_or_404(number), None
    form = OrganisationForm(data=OrganisationForm.shown(row))
    named = _named(form.name.data)
    form.fit(None if named is row else named)
    if form.validate_on_submit():
        try:
            return _saved(row, form)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return _page(form, row, both=both)


@bp.route("/organisations/<int:number>/delete", methods=["GET", "POST"])
@needs("directory.edit")
def delete_organisation(number: int) -> Answer:
    row = organisation_or_404(number)
    if request.method == "GET":
        return page("desk/organisations/delete.html", here="organisations", organisation=row,
                    named=directory.named(row))
    with transaction():
        name, result = row.name, directory.delete_organisation(row)
    if isinstance(result, StillNamed):
        return redirect(url_for("desk.delete_organisation", number=number), 303)
    notices.say(_("Deleted: %(name)s", name=name), undo=journal.current_id())
    return redirect(url_for("desk.organisations"), 303)


def _is_meant(said: Sequence[Asked], entry: OrganisationEntry) -> bool:
    return is_meant(said, entry.name, f"{words.kind(entry.kind) if entry.kind else ''} {entry.region} {entry.url} "
                                      f"{entry.country} {i18n.country(entry.country)}")


def _named(name: str | None) -> Organisation | None:
    return db.session.scalar(select(Organisation).where(Organisation.name == name)) if name else None


def _alike(form: OrganisationForm) -> list[Pair]:
    told = Facts(0, form.name.data or "", form.country.data or "", form.url.data or "")
    return [pair for pair in like(told, queries.organisation_facts()) if pair.likeness.is_likely][:5]


def _page(form: OrganisationForm, row: Organisation | None, both: Any = None, found: Sequence[Pair] = ()) -> Response:
    known = {entry.id: entry for entry in queries.organisations()} if found else {}
    warned = [("alike", _("There may be an entry for this organisation already"))] if found else []
    back = url_for("desk.organisation", number=row.id) if row else url_for("desk.organisations")
    return page("desk/organisations/form.html", 409 if both else 200, here="organisations", form=form,
                organisation=row, both=both, errors=form.told() or warned, back=back,
                alike=[(known[pair.other], words.reasons(pair.likeness)) for pair in found],
                seen=(rows.seen_of(row) if both else seen(row)) if row else None)


def _made(form: OrganisationForm) -> Redirect:
    facts = form.facts()
    with transaction():
        row = directory.make_organisation(facts.pop("name"), **facts)
        number, name = row.id, row.name
    notices.say(_("Added: %(name)s", name=name), undo=journal.current_id())
    return redirect(url_for("desk.organisation", number=number), 303)


def _saved(row: Organisation, form: OrganisationForm) -> Redirect:
    number = row.id
    with transaction():
        changed = directory.change_organisation(row, form.facts(), seen(row))
        name = row.name
    said = _("Saved: %(name)s", name=name) if changed else _("Nothing was changed")
    notices.say(said, undo=journal.current_id() if changed else None)
    return redirect(url_for("desk.organisation", number=number), 303)
