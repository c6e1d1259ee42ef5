"""Categories of registration: added, changed, put in order, closed."""

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.registration import categories as verbs
from eventsys.registration import places
from eventsys.registration.models import Category
from eventsys.registration.places import category_key
from eventsys.registration.setting_up import TooFew

from ..shell import bp, event_page, here
from ..stale import reconcile, seen, status
from .forms import CategoryForm, tell_too_few

Answer = Response | Redirect
AT = "/e/<slug>/registration/categories"


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@needs("registration.setup")
def category_add(slug: str) -> Answer:
    form = CategoryForm()
    if form.validate_on_submit():
        with transaction():
            is_new = verbs.add(here().summit, form.facts()) is not None
        if is_new:
            notices.say(_("Added: %(name)s", name=form.name.data))
            return _back()
        form.name.errors = [_("There is a category with this name already")]
    return _page(form, None)


@bp.route(f"{AT}/<int:number>", methods=["GET", "POST"])
@needs("registration.setup")
def category_change(slug: str, number: int) -> Answer:
    row = _row(number)
    form, both = CategoryForm(data=CategoryForm.shown(row)), None
    if form.validate_on_submit():
        try:
            with transaction():
                changed = verbs.change(here().summit, row, form.facts(), seen(row))
            outbox.hurry()
            notices.say(_("Saved: %(name)s", name=form.name.data) if changed else _("Nothing was changed"))
            return _back()
        except TooFew as refused:
            tell_too_few(form, refused)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return _page(form, row, both)


@bp.post(f"{AT}/<int:number>/move")
@needs("registration.setup")
def category_move(slug: str, number: int) -> Answer:
    row = _row(number)
    if row.closed_at is not None:
        abort(404)
    with transaction():
        verbs.move(here().summit, row, -1 if request.form.get("by") == "up" else 1)
    return _back(f"category-{number}")


@bp.post(f"{AT}/<int:number>/close")
@needs("registration.setup")
def category_close(slug: str, number: int) -> Answer:
    row = _row(number)
    with transaction():
        if verbs.close(here().summit, row):
            notices.say(_("Closed: %(name)s. Who has a place keeps it", name=row.name))
    return _back()


@bp.post(f"{AT}/<int:number>/reopen")
@needs("registration.setup")
def category_reopen(slug: str, number: int) -> Answer:
    row = _row(number)
    with transaction():
        if verbs.use_again(here().summit, row):
            notices.say(_("In use again: %(name)s", name=row.name))
    outbox.hurry()
    return _back(f"category-{number}")


@bp.post(f"{AT}/<int:number>/delete")
@needs("registration.setup")
def category_delete(slug: str, number: int) -> Answer:
    row = _row(number)
    name = row.name
    with transaction():
        done = verbs.delete(here().summit, row)
    notices.say(_("Deleted: %(name)s", name=name) if done
                else _("Not deleted: somebody has registered in it, or has a code for it. Close it instead"))
    return _back()


def _page(form: CategoryForm, row: Category | None, both: object = None) -> Response:
    taken = places.tally(category_key(row.id)) if row else places.NOTHING
    number = seen(row) if not both else rows.seen_of(row)
    return event_page("desk/registration/category.html", status(form, both), here="registration", form=form, row=row,
                      both=both, errors=form.told(), seen=number, tally=taken,
                      is_used=row is not None and verbs.is_used(row))


def _row(number: int) -> Category:
    return verbs.find(here().summit, number) or abort(404)


def _back(anchor: str = "") -> Redirect:
    return redirect(url_for("desk.registration_setup", slug=here().event.slug, _anchor=anchor or None), 303)
