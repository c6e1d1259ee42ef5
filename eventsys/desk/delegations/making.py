"""An organiser keeps places for an organisation that need not apply."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from flask import Response, redirect, request
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.people.known import organisation_names
from eventsys.registration import delegations as reading
from eventsys.registration import granting
from eventsys.registration.granting import NotGranted
from eventsys.registration.models import Category
from eventsys.registration.pages.delegation_forms import number_name, numbers_of

from ..participants.around import places_address
from ..shell import bp, event_page, here
from . import around
from .forms import new_form

LONGEST_KEY = 64


@bp.route("/e/<slug>/delegations/new", methods=["GET", "POST"])
@needs("registration.edit")
def add_delegation(slug: str) -> Response | Redirect:
    categories = around.categories()
    form = new_form(categories)
    if not categories or not form.validate_on_submit():
        return _shown(form, categories)
    summit, facts = here().summit, form.facts()
    more = {name: facts.pop(name) for name in ("swaps_until", "note")}
    try:
        with transaction():
            number = granting.add(summit, facts, numbers_of(form), once=once(), **more).id
    except NotGranted as refused:
        around.tell_short(form, refused.shorts, around.categories())
        return _shown(form, around.categories())
    outbox.hurry()
    notices.say(_("Places are kept for %(organisation)s. A letter with their link goes to %(email)s.",
                  organisation=facts["organisation"], email=facts["focal_email"]))
    return redirect(around.address_of(number), 303)


def once() -> str | None:
    """Key of the form: sent twice it makes one."""
    return request.form.get("once", "")[:LONGEST_KEY] or None


def _shown(form: Any, categories: Sequence[Category]) -> Response:
    left = reading.left(here().summit, categories)
    return event_page(
        "desk/delegations/new.html", 422 if form.errors else 200, here="delegations", form=form, errors=form.told(),
        numbers=[(form[number_name(one)], left[one.id]) for one in categories], once=once() or uuid4().hex,
        organisations=organisation_names(), back=around.list_address(), places=places_address())
