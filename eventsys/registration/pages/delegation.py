"""The focal point's page: what places there are, who comes on them, and one more to be named."""

from uuid import uuid4

from flask import Response, request
from werkzeug import Response as Answer

from eventsys.kit import outbox
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _

from .. import delegating
from ..delegating import Refused
from ..nominees import why_words
from ..rules import LIVING
from .delegation_forms import NomineeForm
from .delegation_shell import Focal, how, show, theirs
from .shell import bp

LONGEST_KEY = 64


@bp.get("/delegation/<token>")
@theirs
def delegation(focal: Focal) -> Response:
    return _shown(focal, NomineeForm(focal.free, formdata=None))


@bp.post("/delegation/<token>")
@theirs
def nominate(focal: Focal) -> Answer:
    form = NomineeForm([category for _allotment, category, _tally in focal.allotments])
    if not form.validate_on_submit():
        return _shown(focal, form, 422)
    chosen = next(one for _allotment, one, _tally in focal.allotments if str(one.id) == form.category.data)
    with transaction():
        outcome = delegating.nominate(focal.opened.summit, focal.delegation, chosen, form.name.data,
                                      form.email.data, is_head=form.is_head.data, once=once())
    if isinstance(outcome, Refused):
        field = form.email if outcome.why == "known" else form.category if outcome.why == "full" else form.name
        field.errors = [why_words(outcome.why, chosen.name)]
        return _shown(Focal(focal.token, focal.opened), form, 409)
    outbox.hurry()
    return focal.back(told(form.name.data or "", form.email.data or ""))


def once() -> str | None:
    """Key of the form: sent twice it makes one."""
    return request.form.get("once", "")[:LONGEST_KEY] or None


def told(name: str, email: str) -> str:
    if email:
        return _("%(name)s is named. A letter asks them for their data.", name=name)
    return _("%(name)s is named. Complete their data for them, or give their e-mail address.", name=name)


def _shown(focal: Focal, form: NomineeForm, status: int = 200) -> Response:
    everybody = delegating.members(focal.delegation)
    bounced = outbox.trouble_of(f"registration:{one.id}" for one in everybody if one.state == "offered")
    return show(focal, "registration/delegation/overview.html", status, back="", form=form, errors=form.told(), how=how,
                members=[one for one in everybody if one.state in LIVING and not one.erased_at],
                gone=[one for one in everybody if one.state not in LIVING and not one.erased_at],
                trouble={one.id for one in everybody if f"registration:{one.id}" in bounced},
                has_head=any(one.is_head for one in everybody), once=once() or uuid4().hex,
                categories={one.id: one.name for _allotment, one, _tally in focal.allotments})
