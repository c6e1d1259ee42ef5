"""Access needs and diet: told to the organisers alone, and in force at once."""

from flask import Response, request
from werkzeug import Response as Answer

from eventsys.kit import rows
from eventsys.kit.database import transaction
from eventsys.kit.http import number_or
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale

from .. import sending
from .forms import NeedsForm
from .shell import Here, back, bp, page, theirs


@bp.get("/<token>/needs")
@theirs
def needs(here: Here) -> Response:
    return _page(here, NeedsForm(formdata=None, data=_now(here)))


@bp.post("/<token>/needs")
@theirs
def needs_now(here: Here) -> Answer:
    form = NeedsForm()
    if not form.validate_on_submit():
        return _page(here, form, 422)
    said = {"access_needs": form.access_needs.data or "", "diet": form.diet.data or ""}
    try:
        with transaction():
            changed = sending.tell_needs(here.summit, here.invitation, here.person, said,
                                         number_or(0, request.form.get("seen")))
    except Stale:
        return _page(here, form, 409, theirs_now=_now(here))
    told = _("Thank you, it is noted. Only the organisers see it.") if changed else _("Nothing was changed.")
    return back(here, told)


def _now(here: Here) -> dict[str, str]:
    return {"access_needs": here.person.access_needs, "diet": here.person.diet}


def _page(here: Here, form: NeedsForm, status: int = 200, theirs_now: dict[str, str] | None = None) -> Response:
    seen = request.form.get("seen") if status == 422 else rows.seen_of(here.person)
    return page("invitations/needs.html", here, status, form=form, errors=form.told(), seen=seen, theirs_now=theirs_now)
