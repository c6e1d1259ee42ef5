"""Who somebody is, corrected; and what the organisers note about them."""

from flask import Response, redirect
from werkzeug import Response as Redirect

from eventsys.kit import notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.registration import editing
from eventsys.registration.editing import NoShare, Taken
from eventsys.registration.models import Registration

from .. import stale
from ..shell import bp, event_page, here
from . import around
from .forms import PersonForm


@bp.get("/e/<slug>/participants/<code>/edit")
@needs("registration.edit")
def edit_participant(slug: str, code: str) -> Response:
    row = around.registration_or_404(code)
    return _page(row, _form(row))


@bp.post("/e/<slug>/participants/<code>/edit")
@needs("registration.edit")
def save_participant(slug: str, code: str) -> Response | Redirect:
    row = around.registration_or_404(code)
    form = _form(row)
    if not form.validate_on_submit():
        return _page(row, form)
    try:
        with transaction():
            changed = editing.change(here().summit, row, form.facts(), stale.seen(row))
    except Stale as overtaken:
        row = around.registration_or_404(code)
        return _page(row, form, stale.reconcile(form, row, overtaken), rows.seen_of(row))
    except Taken as taken:
        form.email.errors = [_("%(name)s (%(code)s) is registered with this address already", name=taken.name,
                               code=taken.code)]
        return _page(around.registration_or_404(code), form)
    except NoShare:
        form.organisation.errors = [_("The places of that organisation or country in this category are all taken")]
        return _page(around.registration_or_404(code), form)
    notices.say(_("Saved: %(name)s", name=form.name.data or "") if changed else _("Nothing was changed."))
    return redirect(around.address_of(code), 303)


def _form(row: Registration) -> PersonForm:
    form = PersonForm(data=PersonForm.shown(row))
    form.needs_email = row.delegation_id is None
    return form


def _page(row: Registration, form: PersonForm, both: stale.Both | None = None, seen: int | None = None) -> Response:
    return event_page(
        "desk/participants/edit.html", stale.status(form, both), here="participants", row=row, form=form, both=both,
        errors=form.told(), seen=stale.seen(row) if seen is None else seen, back=around.address_of(row.code))
