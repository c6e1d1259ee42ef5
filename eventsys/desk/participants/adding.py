"""Somebody is registered by an organiser: past the line where they wish, never past the places."""

from typing import cast
from uuid import uuid4

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.registration import adding, queries
from eventsys.registration.adding import Added, AddedState, Full, Known
from eventsys.registration.models import Category
from eventsys.registration.registering import Entry
from eventsys.registration.words import state_words

from ..shell import bp, event_page, here
from . import around
from .forms import NewForm


@bp.get("/e/<slug>/participants/new")
@needs("registration.edit")
def new_participant(slug: str) -> Response:
    categories = _categories()
    form = _form(categories)
    form.locale.data = here().summit.language
    return _page(form, categories)


@bp.post("/e/<slug>/participants/new")
@needs("registration.edit")
def add_participant(slug: str) -> Response | Redirect:
    categories = _categories()
    form = _form(categories)
    if not categories or not form.validate_on_submit():
        return _page(form, categories)
    with transaction():
        outcome = adding.add(here().summit, categories[form.category.data], _entry(form),
                             cast(AddedState, form.state.data), letter=form.letter.data, note=form.note.data or "",
                             once=request.form.get("once", "")[:64] or None)
    match outcome:
        case Added(row):
            outbox.hurry()
            notices.say(_("Added: %(name)s, %(state)s", name=row.name, state=state_words(row.state)))
            return redirect(around.address_of(row.code), 303)
        case Known(row):
            form.email.errors = [_("%(name)s (%(code)s) is registered with this address already", name=row.name,
                                   code=row.code)]
            return _page(form, categories, known=row.code)
        case Full():
            form.state.errors = [_("There is no place left in this category: put them on the waiting list, or raise "
                                   "the number of places")]
            return _page(form, categories, is_full=True)


def _categories() -> dict[int, Category]:
    return queries.categories(here().summit)


def _form(categories: dict[int, Category]) -> NewForm:
    form = NewForm()
    form.category.choices = [(number, row.name) for number, row in categories.items()]
    return form


def _entry(form: NewForm) -> Entry:
    facts = form.facts()
    return Entry(facts["name"], facts["email"], facts["position"], facts["organisation"], facts["country"],
                 facts["city"], facts["locale"])


def _page(form: NewForm, categories: dict[int, Category], known: str = "", is_full: bool = False) -> Response:
    return event_page(
        "desk/participants/new.html", 422 if form.errors else 200, here="participants", form=form, errors=form.told(),
        categories=categories, known=known and around.address_of(known), is_full=is_full,
        places=around.places_address(), once=request.form.get("once") or uuid4().hex,
        back=url_for("desk.participants", slug=here().event.slug))
