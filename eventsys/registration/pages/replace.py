"""Sending a colleague in one's place."""

from flask import Response
from werkzeug import Response as Answer
from wtforms import StringField
from wtforms.validators import InputRequired, Length, ValidationError

from eventsys.kit import outbox
from eventsys.kit.database import transaction
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _

from .. import answer_files, replacing
from ..replacing import Refused, Replaced
from ..visiting import Visit
from .forms import LONGEST_NAME, one_line
from .own import again, drop, own, show, to
from .shell import bp, card_of, page


class ColleagueForm(Form):
    name = StringField(_l("Your colleague’s full name"), [
        InputRequired(_l("Enter the name of your colleague")), Length(max=LONGEST_NAME)], filters=[one_line])
    email = StringField(_l("Your colleague’s e-mail address"), [
        InputRequired(_l("Enter the e-mail address of your colleague")), Length(max=254)], filters=[one_line])

    def validate_email(self, field: StringField) -> None:
        if not outbox.is_reachable(field.data or ""):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))


class _NotReplaced(Exception):
    def __init__(self, why: str) -> None:
        self.why = why


@bp.get("/my/replace")
@own
def replace(visit: Visit) -> Answer:
    if not replacing.can(visit.summit, visit.setup, visit.registration):
        return to("mine", _told("late" if visit.registration.state == "confirmed" else "state"))
    return _ask(visit, ColleagueForm(formdata=None))


@bp.post("/my/replace")
@own
def replace_now(visit: Visit) -> Answer:
    form = ColleagueForm()
    if not form.validate_on_submit():
        return _ask(visit, form, 422)
    name, email = form.name.data or "", (form.email.data or "").lower()
    event, contact = card_of(visit.summit), visit.contact
    try:
        done = _replaced(visit, name, email)
    except _NotReplaced as error:
        if error.why in ("known", "self"):
            form.email.errors = [_told(error.why)]
            return _ask(visit, form, 409)
        return to("mine", _told(error.why))
    answer_files.forget(done.files)
    outbox.hurry()
    return drop(page("registration/mine/replaced.html", event=event, contact=contact, colleague=name, email=email))


def _replaced(visit: Visit, name: str, email: str) -> Replaced:
    with transaction():
        outcome = replacing.replace(again(visit).summit, visit.setup, visit.registration, name, email)
        if isinstance(outcome, Refused):
            raise _NotReplaced(outcome.why)
        return outcome


def _told(why: str) -> str:
    match why:
        case "late":
            return _("It is too late to pass the place on: write to the organisers")
        case "known":
            return _("Your colleague cannot take over with this address: enter another, or ask the organisers")
        case "self":
            return _("This is your own address: enter that of your colleague")
        case "full":
            return _("Your delegation has no place left: ask your focal point")
    return _("You have no confirmed place to pass on")


def _ask(visit: Visit, form: ColleagueForm, status: int = 200) -> Response:
    return show(visit, "registration/mine/replace.html", status, form=form, errors=form.told())
