"""One person: facts, offices, appearances; made, changed and deleted."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.invitations import links
from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.people import directory, queries
from eventsys.people.directory import StillNamed
from eventsys.people.likeness import Facts, Pair, like
from eventsys.people.models import Person
from eventsys.people.offices import held_on, standing_on
from eventsys.sessions.queries import Appeared, appearances

from ..shell import bp, page
from ..stale import reconcile, seen
from . import words
from .around import person_or_404, sees_private, summit_ids, today
from .forms import PersonForm, PrivatePersonForm

Answer = Response | Redirect


@bp.get("/people/<int:number>")
@needs("directory.view")
def person(number: int) -> Response:
    row = person_or_404(number)
    offices = queries.offices([number]).get(number, [])
    now = {office.id for office in held_on(offices, today())}
    return page("desk/people/person.html", here="people", person=row, private=sees_private(),
                standing=standing_on(offices, today(), row.country), held_now=now,
                offices=sorted(offices, key=lambda one: (one.id in now, one.until or today(), one.id), reverse=True),
                events=_by_event(appearances(number, summit_ids())), gender=words.gender)


@bp.route("/people/new", methods=["GET", "POST"])
@needs("directory.edit")
def new_person() -> Answer:
    form = _form_class()(name=request.args.get("name", "")[:200])
    alike: list[Pair] = []
    if form.validate_on_submit():
        alike = [] if form.other.data else _alike(form)
        if not alike:
            return _made(form)
    return _page(form, None, alike=alike)


@bp.route("/people/<int:number>/edit", methods=["GET", "POST"])
@needs("directory.edit")
def edit_person(number: int) -> Answer:
    row, both = person_or_404(number), None
    form = _form_class()(data=_form_class().shown(row))
    if form.validate_on_submit():
        try:
            return _saved(row, form)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return _page(form, row, both=both)


@bp.route("/people/<int:number>/delete", methods=["GET", "POST"])
@needs("directory.edit")
def delete_person(number: int) -> Answer:
    row = person_or_404(number)
    if request.method == "GET":
        return page("desk/people/delete.html", here="people", person=row, named=directory.named(row))
    with transaction():
        name, result = row.name, directory.delete_person(row)
    if isinstance(result, StillNamed):
        return redirect(url_for("desk.delete_person", number=number), 303)
    notices.say(_("Deleted: %(name)s", name=name), undo=journal.current_id())
    return redirect(url_for("desk.people"), 303)


def _form_class() -> type[PersonForm]:
    return PrivatePersonForm if sees_private() else PersonForm


def _page(form: PersonForm, row: Person | None, both: Any = None, alike: Sequence[Pair] = ()) -> Response:
    known = {entry.id: entry for entry in queries.people([pair.other for pair in alike])} if alike else {}
    back = url_for("desk.person", number=row.id) if row else url_for("desk.people")
    return page("desk/people/form.html", 409 if both else 200, here="people", form=form, person=row, both=both,
                alike=[(known[pair.other], words.reasons(pair.likeness)) for pair in alike], told=queries.told,
                today=today(), errors=form.told() or _warned(alike), back=back,
                seen=(rows.seen_of(row) if both else seen(row)) if row else None)


def _warned(alike: Sequence[Pair]) -> list[tuple[str, str]]:
    return [("alike", _("There may be an entry for this person already"))] if alike else []


def _alike(form: PersonForm) -> list[Pair]:
    facts = form.facts()
    told = Facts(0, facts["name"], facts.get("email", ""), facts["country"])
    return [pair for pair in like(told, queries.facts()) if pair.likeness.is_likely][:5]


def _made(form: PersonForm) -> Redirect:
    facts = form.facts()
    with transaction():
        row = directory.make_person(facts.pop("name"), **facts)
        number, name = row.id, row.name
    notices.say(_("Added: %(name)s", name=name), undo=journal.current_id())
    return redirect(url_for("desk.person", number=number), 303)


def _saved(row: Person, form: PersonForm) -> Redirect:
    number = row.id
    with transaction():
        email = row.email
        changed = directory.change_person(row, form.facts(), seen(row))
        if row.email != email:
            links.close(row)
        name = row.name
    words = _("Saved: %(name)s", name=name) if changed else _("Nothing was changed")
    notices.say(words, undo=journal.current_id() if changed else None)
    return redirect(url_for("desk.person", number=number), 303)


def _by_event(found: list[Appeared]) -> list[tuple[Appeared, list[Appeared]]]:
    """The first stands for the event of all of them."""
    grouped = (list(same) for _event, same in groupby(found, key=lambda one: one.part.event_id))
    return [(same[0], same) for same in grouped]
