"""Codes and personal links: given out, counted, closed, sent once more."""

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.kit.journal import Stale
from eventsys.registration import categories, giving
from eventsys.registration.models import Category, Code

from .. import fields
from ..shell import bp, event_page, here
from ..stale import reconcile, seen, status
from .forms import CodeChangeForm, CodeForm, GuestsForm

Answer = Response | Redirect
AT = "/e/<slug>/registration/codes"


@bp.get(AT)
@needs("registration.setup")
def registration_codes(slug: str) -> Response:
    wanted = request.args.get("q", "").strip()
    given = giving.of(here().summit)
    shown = [one for one in given if _fits(one.code, wanted)]
    return event_page("desk/registration/codes.html", here="registration", given=shown, total=len(given), q=wanted,
                      named={row.id: row.name for row in categories.of(here().summit)})


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@needs("registration.setup")
def code_add(slug: str) -> Answer:
    known = _categories()
    form = CodeForm()
    form.category_id.choices = fields.listed((str(row.id), row.name) for row in known.values())
    if known and form.validate_on_submit():
        summit, facts = here().summit, form.facts()
        with transaction():
            is_new = giving.add(summit, known[facts.pop("category_id")], facts.pop("words"), **facts) is not None
        if is_new:
            notices.say(_("Added: %(name)s", name=giving.folded(form.words.data)))
            return _back()
        form.words.errors = [_("There is a code with these words already")]
    return event_page("desk/registration/code.html", status(form), here="registration", form=form, code=None, both=None,
                      errors=form.told(), seen=0, known=known)


@bp.route(f"{AT}/invite", methods=["GET", "POST"])
@needs("registration.setup")
def code_invite(slug: str) -> Answer:
    """Checked first: who is written to stands on the page before anything goes."""
    known = _categories()
    form = GuestsForm()
    form.category_id.choices = fields.listed((str(row.id), row.name) for row in known.values())
    guests: list[giving.Guest] = []
    had: set[str] = set()
    if known and form.validate_on_submit():
        guests = giving.read(form.people.data)[0]
        had = giving.known(here().summit, guests)
        new = [one for one in guests if one.email not in had]
        if new and request.form.get("sure") == str(len(new)):
            return _invite(form, known, new)
    return event_page("desk/registration/invite.html", status(form), here="registration", form=form, guests=guests,
                      had=had, errors=form.told(), known=known)


def _invite(form: GuestsForm, known: dict[int, Category], guests: list[giving.Guest]) -> Redirect:
    with transaction():
        made = giving.invite(here().summit, known[form.category_id.data], guests, form.message.data or "",
                             until=form.until.data, priority=form.priority.data or 0)
        number = len(made)
    outbox.hurry()
    notices.say(ngettext("%(num)d personal link is on its way", "%(num)d personal links are on their way", number))
    return _back()


@bp.route(f"{AT}/<int:number>", methods=["GET", "POST"])
@needs("registration.setup")
def code_change(slug: str, number: int) -> Answer:
    code = _code(number)
    form, both = CodeChangeForm(data=CodeChangeForm.shown(code)), None
    if not code.words:
        del form.uses  # a personal link is used once
    if form.validate_on_submit():
        try:
            used = _change(code, form)
            if used is None:
                notices.say(_("Saved: %(name)s", name=giving.called(code)))
                return _back()
            form.uses.errors = [_("It was used %(used)s times: give this number or more", used=used)]
        except Stale as stale:
            both = reconcile(form, code, stale)
    return event_page("desk/registration/code.html", status(form, both), here="registration", form=form, code=code,
                      both=both, errors=form.told(), seen=rows.seen_of(code) if both else seen(code), known={},
                      called=giving.called(code))


def _change(code: Code, form: CodeChangeForm) -> int | None:
    facts = {name: value for name, value in form.data.items() if name in ("uses", "until", "note")}
    facts |= {"priority": form.priority.data or 0, "note": form.note.data or ""}
    with transaction():
        return giving.change(here().summit, code, facts, seen(code))


@bp.post(f"{AT}/<int:number>/close")
@needs("registration.setup")
def code_close(slug: str, number: int) -> Answer:
    code = _code(number)
    with transaction():
        if giving.close(here().summit, code):
            notices.say(_("Closed: %(name)s opens nothing any more", name=giving.called(code)))
    return _back()


@bp.post(f"{AT}/<int:number>/send")
@needs("registration.setup")
def code_send(slug: str, number: int) -> Answer:
    code = _code(number)
    with transaction():
        done = giving.send_again(here().summit, code)
        called = giving.called(code)
    outbox.hurry()
    notices.say(_("A fresh link is on its way to %(name)s", name=called) if done
                else _("Nothing was sent: this link was used, or closed"))
    return _back()


def _categories() -> dict[int, Category]:
    return {row.id: row for row in categories.of(here().summit) if row.closed_at is None}


def _fits(code: Code, wanted: str) -> bool:
    said = f"{code.words} {code.name} {code.email} {code.note}".casefold()
    return all(word in said for word in wanted.casefold().split())


def _code(number: int) -> Code:
    return giving.find(here().summit, number) or abort(404)


def _back() -> Redirect:
    return redirect(url_for("desk.registration_codes", slug=here().event.slug), 303)
