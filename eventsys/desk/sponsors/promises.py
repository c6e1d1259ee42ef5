"""What sponsors were promised: what is still owed, and where the delivered can be seen."""

from flask import Response, abort, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.kit import clock, journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.sponsors import editing, queries
from eventsys.sponsors.models import Listing, Promise

from ..shell import bp, event_page, here
from ..stale import seen, status
from .forms import PromiseForm
from .where import listing_or_404, place

Answer = Response | Redirect
AT = "/e/<slug>/sponsors/<int:number>/promises"


@bp.get("/e/<slug>/sponsors/promises")
@needs("sponsors.edit")
def promises(slug: str) -> Response:
    found = queries.promised(queries.shelves(here().event))
    return event_page(
        "desk/sponsors/promises.html", here="sponsors", today=clock.now().date(),
        owed=[one for one in found if one.promise.delivered is None],
        done=[one for one in found if one.promise.delivered is not None],
        seen=journal.revisions([f"listing:{one.listing.id}" for one in found]))


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@needs("sponsors.edit")
def add_promise(slug: str, number: int) -> Answer:
    listing, _tier = listing_or_404(number)
    form = PromiseForm()
    if not form.validate_on_submit():
        return _shown(form, listing)
    with transaction():
        editing.promise(place(), listing, form.promise())
    return _done(_("Saved: %(name)s", name=form.words.data), number)


@bp.route(f"{AT}/<int:at>", methods=["GET", "POST"])
@needs("sponsors.edit")
def change_promise(slug: str, number: int, at: int) -> Answer:
    listing, known = _known(number, at)
    form = PromiseForm(obj=known)
    if not form.validate_on_submit():
        return _shown(form, listing, known)
    try:
        with transaction():
            editing.change_promise(place(), listing, at, form.promise(), seen())
    except Stale as stale:
        return _shown(form, listing, known, stale)
    return _done(_("Saved: %(name)s", name=form.words.data), number)


@bp.post(f"{AT}/<int:at>/deliver")
@needs("sponsors.edit")
def deliver_promise(slug: str, number: int, at: int) -> Answer:
    listing, known = _known(number, at)
    try:
        with transaction():
            editing.deliver(place(), listing, at, clock.now().date(), seen())
    except Stale:
        return _overtaken(slug)
    notices.say(_("Delivered: %(name)s", name=known.words), undo=journal.current_id())
    return redirect(url_for("desk.promises", slug=slug), 303)


@bp.post(f"{AT}/<int:at>/delete")
@needs("sponsors.edit")
def delete_promise(slug: str, number: int, at: int) -> Answer:
    listing, known = _known(number, at)
    try:
        with transaction():
            editing.take_promise_back(place(), listing, at, seen())
    except Stale:
        return _overtaken(slug)
    return _done(_("Deleted: %(name)s", name=known.words), number)


def _known(number: int, at: int) -> tuple[Listing, Promise]:
    listing, _tier = listing_or_404(number)
    if at >= len(listing.promises):
        abort(404)
    return listing, listing.promises[at]


def _shown(form: PromiseForm, listing: Listing, known: Promise | None = None, stale: Stale | None = None) -> Response:
    return event_page(
        "desk/sponsors/promise.html", status(form, stale), here="sponsors", form=form, listing=listing, known=known,
        stale=stale, errors=form.told(), seen=rows.seen_of(listing) if stale else seen(listing),
        back=url_for("desk.promises", slug=here().event.slug))


def _done(words: str, number: int) -> Redirect:
    notices.say(words, undo=journal.current_id())
    return redirect(url_for("desk.promises", slug=here().event.slug), 303)


def _overtaken(slug: str) -> Redirect:
    notices.say(_("Somebody else changed these promises meanwhile: here they are as they stand now. Nothing was done."))
    return redirect(url_for("desk.promises", slug=slug), 303)
