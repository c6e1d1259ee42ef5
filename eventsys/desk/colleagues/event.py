"""Who has which role in an event, also through its hub."""

from flask import Response, abort, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.accounts import services as accounts
from eventsys.events import colleagues
from eventsys.events.colleagues import Colleague, LastOwner
from eventsys.kit import notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, event_page
from ..shell import here as place
from .forms import ColleagueForm, RoleForm, role_words
from .inviting import write_to


@bp.get("/e/<slug>/colleagues")
@needs("event.view")
def colleagues_of_event(slug: str) -> Response:
    return _page(ColleagueForm(formdata=None))


@bp.post("/e/<slug>/colleagues")
@needs("event.manage")
def invite_colleague(slug: str) -> Response | Redirect:
    form, summit = ColleagueForm(), place().summit
    if not form.validate_on_submit():
        return _page(form)
    with transaction():
        invited = colleagues.invite(form.email.data, form.name.data, form.role.data, summit)
        if isinstance(invited, Colleague):
            write_to(invited.account, summit.title, summit.id)
    if not isinstance(invited, Colleague):
        form.email.errors = [_("%(account)s works on this event already: change the role in the list",
                               account=invited.called)]
        return _page(form)
    outbox.hurry()
    notices.say(_("Added: %(account)s. A letter is on its way to %(email)s.", account=invited.account.called,
                  email=invited.account.email))
    return redirect(url_for("desk.colleagues_of_event", slug=slug), 303)


@bp.get("/e/<slug>/colleagues/<int:number>")
@needs("event.manage")
def colleague(slug: str, number: int) -> Response:
    known = _known(number)
    return _one(known, RoleForm(formdata=None, role=known.membership.role))


@bp.post("/e/<slug>/colleagues/<int:number>/role")
@needs("event.manage")
def change_colleague(slug: str, number: int) -> Response | Redirect:
    known, form = _known(number), RoleForm()
    if not form.validate_on_submit():
        return _one(known, form)
    with transaction():
        result = colleagues.change(known, form.role.data)
    if isinstance(result, LastOwner):
        form.role.errors = [_only_owner(known)]
        return _one(known, form)
    notices.say(_("Saved: %(account)s is now %(role)s.", account=known.account.called,
                  role=role_words(form.role.data)))
    return redirect(url_for("desk.colleagues_of_event", slug=slug), 303)


@bp.post("/e/<slug>/colleagues/<int:number>/remove")
@needs("event.manage")
def remove_colleague(slug: str, number: int) -> Response | Redirect:
    known = _known(number)
    called = known.account.called
    with transaction():
        result = colleagues.remove(known)
    if isinstance(result, LastOwner):
        form = RoleForm(formdata=None, role="owner")
        form.role.errors = [_only_owner(known)]
        return _one(known, form)
    notices.say(_("Removed: %(account)s.", account=called))
    return redirect(url_for("desk.colleagues_of_event", slug=slug), 303)


def _known(number: int) -> Colleague:
    known = colleagues.find(number, place().summit)
    if known is None:
        abort(404)
    return known


def _only_owner(known: Colleague) -> str:
    return _("%(account)s is the only owner: make somebody else an owner first", account=known.account.called)


def _one(known: Colleague, form: RoleForm) -> Response:
    errors = form.told()
    return event_page("desk/colleagues/one.html", 422 if errors else 200, "colleagues", known=known, form=form,
                      errors=errors)


def _page(form: ColleagueForm) -> Response:
    errors = form.told()
    return event_page("desk/colleagues/event.html", 422 if errors else 200, "colleagues", form=form, errors=errors,
                      colleagues=colleagues.of_event(place().summit), administrators=accounts.administrators())
