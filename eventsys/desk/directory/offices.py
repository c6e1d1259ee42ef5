"""Offices that somebody holds or held."""

from flask import Response, abort, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.people import directory
from eventsys.people.models import Office, Person

from ..shell import bp, page
from ..stale import Both, reconcile, seen
from .around import person_or_404
from .forms import OfficeForm

Answer = Response | Redirect


@bp.route("/people/<int:number>/offices/new", methods=["GET", "POST"])
@needs("directory.edit")
def new_office(number: int) -> Answer:
    person, form = person_or_404(number), OfficeForm()
    if not form.validate_on_submit():
        return _page(form, person, None, None)
    facts = form.facts()
    with transaction():
        directory.take_office(person, **facts)
    notices.say(_("Added: %(office)s", office=facts["position"] or facts["organisation"]), undo=journal.current_id())
    return redirect(url_for("desk.person", number=number), 303)


@bp.route("/people/<int:number>/offices/<int:office>", methods=["GET", "POST"])
@needs("directory.edit")
def edit_office(number: int, office: int) -> Answer:
    person, row = person_or_404(number), _of(number, office)
    form, both = OfficeForm(data=OfficeForm.shown(row)), None
    if form.validate_on_submit():
        try:
            return _saved(person, row, form)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return _page(form, person, row, both)


@bp.post("/people/<int:number>/offices/<int:office>/delete")
@needs("directory.edit")
def delete_office(number: int, office: int) -> Redirect:
    person, row = person_or_404(number), _of(number, office)
    with transaction():
        directory.leave_office(person, row)
    notices.say(_("Deleted the office. Rosters that name it stay as they are."), undo=journal.current_id())
    return redirect(url_for("desk.person", number=number), 303)


def _saved(person: Person, row: Office, form: OfficeForm) -> Redirect:
    number = person.id
    with transaction():
        changed = directory.change_office(person, row, form.facts(), seen(row))
    words = _("Saved. Rosters that name the office stay as they are.") if changed else _("Nothing was changed")
    notices.say(words, undo=journal.current_id() if changed else None)
    return redirect(url_for("desk.person", number=number), 303)


def _of(number: int, office: int) -> Office:
    row = db.session.get(Office, office) if office < 2**31 else None
    if row is None or row.person_id != number:
        abort(404)
    return row


def _page(form: OfficeForm, person: Person, row: Office | None, both: Both | None) -> Response:
    return page("desk/people/office.html", 409 if both else 200, here="people", form=form, person=person, office=row,
                both=both, errors=form.told(), seen=(rows.seen_of(row) if both else seen(row)) if row else None,
                back=url_for("desk.person", number=person.id))
