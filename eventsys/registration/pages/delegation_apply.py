"""Somebody applies for a delegation: for which organisation, and how many of which category wish to come."""

from uuid import uuid4

from flask import Response, request
from flask_babel import get_locale
from werkzeug import Response as Answer

from eventsys.accounts import throttle
from eventsys.kit import clock, outbox
from eventsys.kit.access import public
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from .. import granting, openings, proposals
from ..models import Category
from .delegation import once
from .delegation_forms import ApplyForm, apply_form, number_name
from .shell import Here, bp, here, page


@bp.get("/register/<slug>/delegation")
@public
def apply(slug: str) -> Response:
    at = here(slug)
    categories = _categories(at)
    return _shown(at, apply_form(categories, formdata=None), categories)


@bp.post("/register/<slug>/delegation")
@public
def apply_now(slug: str) -> Answer:
    at = here(slug)
    categories = _categories(at)
    form = apply_form(categories)
    if not categories:
        return _shown(at, form, categories, 409)
    if not form.validate_on_submit() or not _wishes(form, categories):
        return _shown(at, form, categories, 422)
    email, key = form.focal_email.data or "", once() or uuid4().hex
    with transaction(alone_on="attempt"):
        waiting = throttle.letter(email, request.remote_addr or "")
    if waiting:
        form.focal_email.errors = [ngettext(
            "Several letters were asked for already: wait %(num)s minute",
            "Several letters were asked for already: wait %(num)s minutes", waiting.minutes)]
        return _shown(at, form, categories, 429)
    with transaction():
        granting.apply(at.summit, form.facts, form.wished, once=key, locale=str(get_locale() or "en"),
                       message=form.message.data or "")
    outbox.hurry()
    return page("registration/delegation/applied.html", event=at.card, contact=at.contact, email=email)


def _categories(at: Here) -> list[Category]:
    """For which one can apply now; none where registration is shut."""
    now = clock.now()
    if openings.shut(at.card.status, at.card.ends, at.card.zone, at.setup, now):
        return []
    return [one.category for one in openings.openings(at.summit, now) if one.window != "after"]


def _wishes(form: ApplyForm, categories: list[Category]) -> bool:
    if any(form.wished.values()):
        return True
    form[number_name(categories[0])].errors = [_("Say how many people wish to come, in at least one category")]
    return False


def _shown(at: Here, form: ApplyForm, categories: list[Category], status: int = 200) -> Response:
    return page("registration/delegation/apply.html", status, event=at.card, contact=at.contact, form=form,
                errors=form.told(), categories=[(one, form[number_name(one)]) for one in categories],
                organisations=proposals.organisation_names(), once=once() or uuid4().hex)


