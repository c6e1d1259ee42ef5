"""The first page of an event's registration: whether it is open, what it lacks, how full it is; and its terms."""

from flask import Response, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.registration import deciding, setting_up
from eventsys.registration.setting_up import Lacking, TooFew

from ..shell import bp, event_page, here
from ..stale import reconcile, seen, status
from . import reading
from .forms import SetupForm, tell_too_few

Answer = Response | Redirect


@bp.get("/e/<slug>/registration")
@needs("registration.setup")
def registration_setup(slug: str) -> Response:
    return _overview()


@bp.post("/e/<slug>/registration/open")
@needs("registration.setup")
def registration_open(slug: str) -> Answer:
    with transaction():
        done = setting_up.switch(here().summit, True)
    if isinstance(done, Lacking):
        return _overview(422)
    if done:
        notices.say(_("Registration is open"))
    return redirect(url_for("desk.registration_setup", slug=slug), 303)


@bp.post("/e/<slug>/registration/close")
@needs("registration.setup")
def registration_close(slug: str) -> Answer:
    with transaction():
        done = setting_up.switch(here().summit, False)
    if done:
        notices.say(_("Registration is closed: who has registered keeps their place"))
    return redirect(url_for("desk.registration_setup", slug=slug), 303)


@bp.route("/e/<slug>/registration/terms", methods=["GET", "POST"])
@needs("registration.setup")
def registration_terms(slug: str) -> Answer:
    summit = here().summit
    known = setting_up.find(summit)
    row = known or deciding.setup_of(summit)
    form, both = SetupForm(data=SetupForm.shown(row)), None
    if form.validate_on_submit():
        try:
            with transaction():
                changed = setting_up.change(summit, form.facts(), seen(known))
            outbox.hurry()
            notices.say(_("Saved") if changed else _("Nothing was changed"))
            return redirect(url_for("desk.registration_setup", slug=slug), 303)
        except TooFew as refused:
            tell_too_few(form, refused)
        except Stale as stale:
            both = reconcile(form, setting_up.find(summit), stale)
    return event_page("desk/registration/terms.html", status(form, both), here="registration", form=form, both=both,
                      errors=form.told(), seen=rows.seen_of(known) if both else seen(known))


def _overview(code: int = 200) -> Response:
    summit = here().summit
    told = reading.overview(summit)
    refused = [("lacks", _("Registration cannot be opened yet: see what it lacks"))] if code == 422 else []
    return event_page("desk/registration/overview.html", code, here="registration", told=told, errors=refused)
