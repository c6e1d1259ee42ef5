"""Many delegations at once, as rows of a spreadsheet. All of them, or none."""

from collections.abc import Sequence
from uuid import uuid4

from flask import Response, redirect
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.registration import delegations as reading
from eventsys.registration import many_delegations, nominees
from eventsys.registration.models import Category
from eventsys.registration.nominees import Fault, NotTaken

from ..shell import bp, event_page, here
from . import around
from .forms import PasteForm
from .making import once


@bp.route("/e/<slug>/delegations/many", methods=["GET", "POST"])
@needs("registration.edit")
def add_delegations(slug: str) -> Response | Redirect:
    categories, form = around.categories(), PasteForm()
    if not categories or not form.validate_on_submit():
        return _shown(form, categories)
    key = once() or ""
    try:
        known = set() if key and reading.was_sent(f"{key}:") else reading.names(here().summit)
        listed = many_delegations.read(nominees.rows_of(form.rows.data or ""), categories, known)
        with transaction():
            number = many_delegations.add_all(here().summit, listed, categories, key)
    except NotTaken as refused:
        return _shown(form, around.categories(), refused.faults)
    outbox.hurry()
    notices.say(ngettext("%(num)s delegation was added. A letter with a link goes to its focal point.",
                         "%(num)s delegations were added. Letters with links go to their focal points.", number))
    return redirect(around.list_address(), 303)


def _shown(form: PasteForm, categories: Sequence[Category], faults: Sequence[Fault] = ()) -> Response:
    told = [("rows", _("Row %(row)s: %(words)s", row=one.row, words=one.words) if one.row else one.words)
            for one in faults]
    return event_page(
        "desk/delegations/many.html", 422 if form.errors or faults else 200, here="delegations", form=form,
        errors=[*form.told(), *told], categories=categories, once=once() or uuid4().hex, back=around.list_address())
