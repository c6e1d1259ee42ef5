"""The way in to one's own pages: a link from a letter, and a fresh one for whoever has lost it.

To follow a link writes nothing, for programs that guard against bad mail follow them too; the button uses it.
"""

import secrets

from flask import Response, redirect, request, url_for
from sqlalchemy import select
from werkzeug import Response as Answer
from wtforms import StringField
from wtforms.validators import InputRequired, Length, ValidationError

from eventsys.accounts import throttle
from eventsys.editions import reading
from eventsys.kit import notices, outbox
from eventsys.kit.access import by_link, public
from eventsys.kit.database import db, transaction
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from .. import granting, mails, visiting
from ..models import Registration
from .own import drop, keep
from .shell import Here, bp, card_of, guarded, here, page


class LinkForm(Form):
    email = StringField(_l("E-mail address"), [InputRequired(_l("Enter your e-mail address")), Length(max=254)])

    def validate_email(self, field: StringField) -> None:
        if not outbox.is_reachable(field.data or ""):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))


@bp.get("/register/<slug>/link")
@public
def link(slug: str) -> Response:
    return _ask(here(slug), LinkForm(formdata=None))


@bp.post("/register/<slug>/link")
@public
def link_now(slug: str) -> Response:
    at, form = here(slug), LinkForm()
    if not form.validate_on_submit():
        return _ask(at, form, 422)
    email = (form.email.data or "").lower()
    with transaction(alone_on="attempt"):
        waiting = throttle.letter(email, request.remote_addr or "")
    if waiting:
        form.email.errors = [ngettext("Several letters were asked for already: wait %(num)s minute",
                                      "Several letters were asked for already: wait %(num)s minutes", waiting.minutes)]
        return _ask(at, form, 429)
    with transaction():
        _send(at.summit.id, email)
    outbox.hurry()
    return page("registration/mine/on-its-way.html", event=at.card, contact=at.contact, email=form.email.data)


@bp.get("/r/<token>")
@by_link
def enter(token: str) -> Response:
    visit = visiting.by_link(token)
    if visit is None:
        return _spent(token)
    return page("registration/mine/enter.html", event=card_of(visit.summit), contact=visit.contact,
                summit=visit.summit)


@bp.post("/r/<token>")
@by_link
def enter_now(token: str) -> Answer:
    with transaction():
        kept = visiting.begin(token)
    if kept is None:
        return _spent(token)
    return keep(guarded(redirect(url_for("registration.mine"), 303)), kept)  # type: ignore[arg-type]


@bp.post("/my/out")
@by_link
def out() -> Answer:
    visit = visiting.by_cookie(request.cookies.get(visiting.COOKIE, ""))
    with transaction():
        visiting.end(request.cookies.get(visiting.COOKIE, ""))
    notices.say(_("You are signed out"))
    home = url_for("registration.link", slug=visit.summit.slug) if visit else "/"
    return drop(guarded(redirect(home, 303)))  # type: ignore[arg-type]


def _spent(token: str) -> Response:
    slug = visiting.event_of(token)
    return page("registration/mine/used.html", 410, slug=slug, event=reading.card(slug) if slug else None)


def _ask(at: Here, form: LinkForm, status: int = 200) -> Response:
    return page("registration/mine/link.html", status, event=at.card, contact=at.contact, form=form,
                errors=form.told())


def _send(event_id: int, email: str) -> None:
    """For the one that lives; where all have ended, for the last. Focal points get theirs."""
    found = db.session.scalars(select(Registration).where(
        Registration.event_id == event_id, Registration.email == email, Registration.erased_at.is_(None))
        .order_by(Registration.ended_at.is_not(None), Registration.id.desc()).limit(1))
    for registration in found:
        mails.post("link", registration, secrets.token_hex(16))
    granting.send_links(event_id, email, secrets.token_hex(16))
