"""A message is looked at as each of its readers will see it, tried on oneself, and sent."""

from collections import Counter
from uuid import uuid4

from flask import Response, current_app, g, redirect, request
from werkzeug import Response as Redirect

from eventsys.kit import lettertext, outbox, rows
from eventsys.kit import notices as told
from eventsys.kit.access import needs
from eventsys.kit.carriers import carrier
from eventsys.kit.database import transaction
from eventsys.kit.http import number_or
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.kit.lettertext import SecretLink, Written
from eventsys.registration import messages, notices
from eventsys.registration.models import Message

from ..letters.words import way_words
from ..shell import bp, event_page, here, may
from . import plan, words

SHOWN = 50  # names of those who get none


@bp.get("/e/<slug>/messages/<int:number>/look")
@needs("registration.edit")
def look_at_message(slug: str, number: int) -> Response | Redirect:
    row = plan.message_or_404(number)
    return _page(row) if row.sent_at is None else redirect(plan.address("message", row), 303)


@bp.post("/e/<slug>/messages/<int:number>/test")
@needs("registration.edit")
def test_message(slug: str, number: int) -> Redirect:
    plan.must_send()
    row, account = plan.draft_or_404(number), g.account
    with transaction():
        messages.send_to_oneself(here().summit, row, plan.plan_of(row).writer, account.email, account.called,
                                 request.form.get("once", "")[:64])
    outbox.hurry()
    told.say(_("A test letter goes to %(email)s.", email=account.email))
    return redirect(plan.address("look_at_message", row), 303)


@bp.post("/e/<slug>/messages/<int:number>/send")
@needs("registration.edit")
def send_message(slug: str, number: int) -> Response | Redirect:
    """The second of two presses comes to the page of what was sent."""
    plan.must_send()
    row = plan.message_or_404(number)
    if row.sent_at is None and (_is_overtaken(row) or _is_not_to_go(row)):
        return _page(row, is_overtaken=True)
    with transaction():
        sent = plan.send(row)
    if sent is None:
        told.say(_("It was sent already, and was not sent again."))
    else:
        outbox.hurry()
        told.say(ngettext("%(num)s letter goes now.", "%(num)s letters go now.", sent))
    return redirect(plan.address("message", plan.message_or_404(number)), 303)


def _is_overtaken(row: Message) -> bool:
    """Its words, or whom it is for, are others than those that were looked at."""
    return bool(rows.changes_since(number_or(-1, request.form.get("seen")), row))


def _is_not_to_go(row: Message) -> bool:
    return bool(row.tells) and notices.awaits_publishing(here().summit)


def _page(row: Message, is_overtaken: bool = False) -> Response:
    what = plan.plan_of(row)
    getting, left = what.sorted.getting, what.sorted.left
    at = min(max(number_or(1, request.args.get("at")), 1), max(len(getting), 1))
    reader = getting[at - 1] if getting else None
    return event_page(
        "desk/messages/look.html", 409 if is_overtaken else 200, here="messages", row=row, plan=what, at=at,
        reader=reader, letter=_as_it_goes(what.write(reader)) if reader else None, is_overtaken=is_overtaken,
        whys=[(words.why_words(why), number) for why, number in Counter(why for _one, why in left).items()],
        left=[(one, words.why_words(why)) for one, why in left], shown=SHOWN, may_send=may("letters.send"),
        awaits=what.awaits_publishing, seen=rows.seen_of(row), once=uuid4().hex, missing=what.missing,
        way=way_words(carrier(current_app.config)),
        address=lambda endpoint, **more: plan.address(endpoint, row, **more))


def _as_it_goes(written: Written) -> tuple[str, str]:
    """Subject and text; nobody but its reader sees a secret link."""
    secret = _("[a link for this reader alone, made when the letter goes]")
    base = current_app.config["BASE_URL"]
    links = [secret if isinstance(link, SecretLink) else base + link.path for link in written.links]
    return written.subject, lettertext.filled(written.body, links)
