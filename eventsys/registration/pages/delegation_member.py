"""One of a delegation: written to, corrected, completed for, made its head, swapped, withdrawn."""

import secrets
from collections.abc import Callable

from flask import Response, session, url_for
from flask_babel import get_locale
from werkzeug import Response as Answer

from eventsys.kit import outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _

from .. import delegating
from ..delegating import BY_FOCAL_POINT, Done, Refused
from ..models import Category, Registration
from ..nominees import why_words
from ..rules import HOLDING
from .completing import WAY_BACK
from .delegation import told
from .delegation_forms import PersonForm
from .delegation_shell import Focal, how, member_or_404, show, theirs
from .shell import bp, onward

AT = "/delegation/<token>/members/<int:number>"


@bp.get(AT)
@theirs
def member(focal: Focal, number: int) -> Response:
    return _shown(focal, member_or_404(focal, number))


@bp.post(f"{AT}/write")
@theirs
def write_to_member(focal: Focal, number: int) -> Answer:
    one = member_or_404(focal, number)
    name = one.name
    with transaction():
        is_written = delegating.write_again(focal.opened.summit, focal.delegation, one, secrets.token_hex(8))
    outbox.hurry()
    return focal.back(_("A letter goes to %(name)s", name=name) if is_written else why_words("state"))


@bp.post(f"{AT}/complete")
@theirs
def complete_for_member(focal: Focal, number: int) -> Answer:
    one = member_or_404(focal, number)
    if one.state != "offered":
        return focal.back(why_words("state"))
    with transaction():
        token = delegating.begin_completing(one, str(get_locale() or "en"), by=BY_FOCAL_POINT)
    session[WAY_BACK] = focal.token
    return onward(url_for("registration.you", token=token))


@bp.post(f"{AT}/head")
@theirs
def head_of_delegation(focal: Focal, number: int) -> Answer:
    one = member_or_404(focal, number)
    name = one.name
    with transaction():
        outcome = delegating.lead(focal.opened.summit, focal.delegation, one)
    if isinstance(outcome, Refused):
        return focal.back(why_words(outcome.why))
    return focal.back(_("%(name)s is the head of the delegation", name=name))


@bp.post(f"{AT}/correct")
@theirs
def correct_member(focal: Focal, number: int) -> Answer:
    form = PersonForm(prefix="correct-")
    return _named(focal, number, form, "correct", lambda one: delegating.correct(
        focal.opened.summit, focal.delegation, one, form.name.data, form.email.data))


@bp.post(f"{AT}/swap")
@theirs
def swap_member(focal: Focal, number: int) -> Answer:
    form = PersonForm(prefix="swap-")
    return _named(focal, number, form, "swap", lambda one: delegating.swap(
        focal.opened.summit, focal.delegation, one, form.name.data, form.email.data))


@bp.post(f"{AT}/withdraw")
@theirs
def withdraw_member(focal: Focal, number: int) -> Answer:
    one = member_or_404(focal, number)
    name = one.name
    with transaction():
        outcome = delegating.withdraw(focal.opened.summit, focal.delegation, one)
    if isinstance(outcome, Refused):
        return focal.back(why_words(outcome.why))
    outbox.hurry()
    return focal.back(_("%(name)s is withdrawn: their place is free for somebody else", name=name))


def _named(focal: Focal, number: int, form: PersonForm, what: str,
           verb: Callable[[Registration], Done | Refused]) -> Answer:
    one = member_or_404(focal, number)
    if not form.validate_on_submit():
        return _shown(focal, one, 422, **{what: form})
    with transaction():
        outcome = verb(one)
    if isinstance(outcome, Refused):
        (form.email if outcome.why == "known" else form.name).errors = [why_words(outcome.why)]
        return _shown(focal, member_or_404(focal, number), 409, **{what: form})
    outbox.hurry()
    return focal.back(told(form.name.data or "", form.email.data or ""))


def _shown(focal: Focal, one: Registration, status: int = 200, correct: PersonForm | None = None,
           swap: PersonForm | None = None) -> Response:
    sent = correct or swap
    return show(focal, "registration/delegation/member.html", status, member=one, state=how(one),
                category=db.session.get_one(Category, one.category_id).name, is_here=one.state in HOLDING,
                correct=correct or PersonForm(formdata=None, prefix="correct-", obj=one),
                swap=swap or PersonForm(formdata=None, prefix="swap-"), errors=sent.told() if sent else [])
