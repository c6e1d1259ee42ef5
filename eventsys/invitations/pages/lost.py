"""A lost link: a fresh one goes to the address that we have, and the page says the same to everybody."""

import secrets

from flask import Response, request
from sqlalchemy import func, select

from eventsys.accounts import throttle
from eventsys.events.models import Event
from eventsys.kit import clock, outbox
from eventsys.kit.access import public
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import ngettext
from eventsys.people.models import Person

from .. import mails, queries, rules
from ..mails import Said
from ..models import Invitation
from .forms import LostForm
from .shell import bp, plain


@bp.get("/lost")
@public
def lost() -> Response:
    return plain("invitations/lost.html", form=LostForm(formdata=None))


@bp.post("/lost")
@public
def lost_now() -> Response:
    form = LostForm()
    if not form.validate_on_submit():
        return plain("invitations/lost.html", 422, form=form, errors=form.told())
    email = (form.email.data or "").casefold()
    with transaction(alone_on="attempt"):
        waiting = throttle.letter(email, request.remote_addr or "")
    if waiting:
        form.email.errors = [ngettext("Several letters were asked for already: wait %(num)s minute",
                                      "Several letters were asked for already: wait %(num)s minutes", waiting.minutes)]
        return plain("invitations/lost.html", 429, form=form, errors=form.told())
    with transaction():
        _send(email)
    outbox.hurry()
    return plain("invitations/on-its-way.html", email=form.email.data)


def _send(email: str) -> None:
    """One letter for each event that is not over and that asked somebody with this address."""
    for invitation, summit, person in db.session.execute(
            select(Invitation, Event, Person).join(Event, Event.id == Invitation.summit_id)
            .join(Person, Person.id == Invitation.person_id)
            .where(func.lower(Person.email) == email, Invitation.asked_at.is_not(None)).order_by(Invitation.id)):
        now = clock.now()
        if rules.is_open(summit.ends, summit.zone, now) and person.id in queries.appearances(summit.id, [person.id]):
            mails.post("link", summit, mails.to(person), invitation, Said(()), secrets.token_hex(16))
