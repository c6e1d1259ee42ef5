"""Who works on all events of a hub, for administrators."""

from collections import defaultdict

from flask import Response, abort, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.events import colleagues
from eventsys.events.colleagues import Colleague
from eventsys.events.queries import hubs as known_hubs
from eventsys.kit import journal, notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, page
from .forms import HubForm
from .inviting import write_to


@bp.get("/hubs")
@needs("accounts.manage")
def hubs() -> Response:
    return _page(HubForm(formdata=None))


@bp.post("/hubs")
@needs("accounts.manage")
def invite_to_hub() -> Response | Redirect:
    form = HubForm()
    if not form.validate_on_submit():
        return _page(form)
    hub = form.hub.data
    with transaction():
        invited = colleagues.invite(form.email.data, form.name.data, form.role.data, hub)
        if isinstance(invited, Colleague):
            write_to(invited.account, _("all events of %(hub)s", hub=hub), None)
    if not isinstance(invited, Colleague):
        form.email.errors = [_("%(account)s has a role in this hub already: remove it first", account=invited.called)]
        return _page(form)
    outbox.hurry()
    notices.say(_("Added: %(account)s. A letter is on its way to %(email)s.", account=invited.account.called,
                  email=invited.account.email))
    return redirect(url_for("desk.hubs"), 303)


@bp.post("/hubs/<int:number>/remove")
@needs("accounts.manage")
def remove_from_hub(number: int) -> Redirect:
    known = colleagues.find(number)
    if known is None:
        abort(404)
    called, hub = known.account.called, known.membership.hub
    with transaction():
        colleagues.remove(known)
    notices.say(_("Removed: %(account)s from %(hub)s.", account=called, hub=hub), undo=journal.current_id())
    return redirect(url_for("desk.hubs"), 303)


def _page(form: HubForm) -> Response:
    errors = form.told()
    people: defaultdict[str, list[Colleague]] = defaultdict(list)
    for one in colleagues.of_hubs():
        people[one.membership.hub].append(one)
    events = known_hubs()
    return page("desk/colleagues/hubs.html", 422 if errors else 200, here="hubs", form=form, errors=errors,
                hubs=[(hub, events.get(hub, 0), people[hub]) for hub in sorted({*events, *people})])
