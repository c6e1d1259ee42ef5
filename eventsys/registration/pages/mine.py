"""One's own registration: how it stands, in a sentence, and what can be done with it."""

from flask import current_app, request
from werkzeug import Response as Answer
from wtforms import TextAreaField
from wtforms.validators import Length

from eventsys.kit import clock, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.subscribe import qr_svg

from .. import asking, changing, leaving, mails, openings, replacing, turns
from ..models import Delegation, Registration
from ..rules import LIVING, may
from ..visiting import Visit
from .own import again, own, show, to
from .shell import bp
from .told import answers_told, facts_told

ELSEWHERE = ("my_sessions", "my_agenda")  # pages of one's own that others attach


class CancelForm(Form):
    reason = TextAreaField(_l("Why can you not come?"), [
        Length(max=1_000, message=_l("Use at most %(max)d characters"))])


@bp.get("/my/registration")
@own
def mine(visit: Visit) -> Answer:
    registration = visit.registration
    values = changing.values_of(registration)
    asked = asking.questions(visit.summit.id)
    missing = changing.missing_of(registration, asked, values) if _may_lack(registration) else []
    return show(
        visit, "registration/mine/mine.html", position=_position(visit), facts=facts_told(visit),
        answers=answers_told(visit, asked, values), missing=missing, now=clock.now(),
        can_change=changing.is_open(visit.summit, visit.setup, registration, clock.now()),
        until=visit.setup.changes_until, can_replace=replacing.can(visit.summit, visit.setup, registration),
        can_cancel=may("cancel", registration.state),  # type: ignore[arg-type]
        can_come_again=_can_come_again(visit),
        delegation=_delegation(visit), code=_code(visit), elsewhere=_elsewhere())


@bp.post("/my/offer")
@own
def offer(visit: Visit) -> Answer:
    """The server's clock decides, with a minute of grace."""
    accepted = request.form.get("answer") == "accept"
    with transaction():
        outcome = _answered(again(visit), accepted)
    outbox.hurry()
    match outcome:
        case leaving.Done():
            return to("mine", _("The place is yours") if accepted else _("The place goes to the next in line"))
        case leaving.TooLate():
            return to("mine", _("The time for answering was over: the place has gone on"))
        case leaving.NotNow():
            return to("mine", _("No place is offered to you now"))


@bp.get("/my/cancel")
@own
def cancel(visit: Visit) -> Answer:
    if not may("cancel", visit.registration.state):  # type: ignore[arg-type]
        return to("mine")
    return show(visit, "registration/mine/cancel.html", form=CancelForm(formdata=None),
                can_replace=replacing.can(visit.summit, visit.setup, visit.registration))


@bp.post("/my/cancel")
@own
def cancel_now(visit: Visit) -> Answer:
    form = CancelForm()
    if not form.validate_on_submit():
        return show(visit, "registration/mine/cancel.html", 422, form=form, errors=form.told(), can_replace=False)
    with transaction():
        outcome = leaving.cancel(again(visit).summit, visit.registration, form.reason.data or "")
    outbox.hurry()
    return to("mine", _("Your registration is cancelled") if isinstance(outcome, leaving.Done)
              else _("It had ended already"))


@bp.post("/my/again")
@own
def come_again(visit: Visit) -> Answer:
    with transaction():
        outcome = (leaving.come_again(visit.summit, visit.registration) if _can_come_again(again(visit))
                   else leaving.NotNow())
    outbox.hurry()
    if isinstance(outcome, leaving.Done):
        return to("mine", _("Welcome back"))
    return to("mine", _("That cannot be now: registration is closed, or there is no place left and no waiting list"))


def _answered(visit: Visit, accepted: bool) -> leaving.Done | leaving.TooLate | leaving.NotNow:
    if accepted:
        return leaving.accept(visit.summit, visit.registration)
    if visit.registration.state != "offered":
        return leaving.NotNow()
    return leaving.cancel(visit.summit, visit.registration)


def _can_come_again(visit: Visit) -> bool:
    """While one could register anew; those who came by invitation, too."""
    if visit.registration.state != "cancelled" or visit.registration.delegation_id or not visit.setup.is_open:
        return False
    now, category = clock.now(), visit.category
    return (category.closed_at is None and changing.is_to_come(visit.summit, now)
            and openings.window_of(visit.summit, category, now) == "open")


def _may_lack(registration: Registration) -> bool:
    """Whether answers that are missing are asked for here; those who were nominated have a form of their own."""
    return registration.state in LIVING and not leaving.is_nominee(registration)


def _position(visit: Visit) -> int:
    return turns.position(visit.registration) if visit.registration.state == "waitlisted" else 0


def _delegation(visit: Visit) -> Delegation | None:
    number = visit.registration.delegation_id
    return db.session.get(Delegation, number) if number is not None else None


def _code(visit: Visit) -> str:
    """For check-in; of whoever has a place."""
    if visit.registration.state != "confirmed":
        return ""
    return qr_svg(mails.code_words(visit.registration), _("QR code of your reference"))


def _elsewhere() -> tuple[str, ...]:
    return tuple(name for name in ELSEWHERE if f"registration.{name}" in current_app.view_functions)
