"""Writing to several: who gets a letter and who not, a message, every letter as it will go, and then they go."""

import secrets

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Answer

from eventsys.invitations import asking, organising, queries
from eventsys.invitations.asking import PURPOSES, Overtaken, Posted, Proposal, Purpose, Wording
from eventsys.invitations.rules import Guest
from eventsys.kit import lettertext, notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.http import numbers
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.people.models import Person

from ..shell import bp, event_page, here, may
from . import words
from .board import meant, wanted_filter
from .forms import WordingForm

MOST = 2_000  # people at once


@bp.post("/e/<slug>/invitations/write")
@needs("letters.send")
def write_invitations(slug: str) -> Answer:
    """Nothing is written here but addresses that were missing: it is a post because many may be chosen."""
    purpose, step = _purpose(), request.form.get("step", "")
    form = WordingForm() if step else WordingForm(formdata=None)
    if step == "look" and form.validate_on_submit():
        return _look(asking.propose(purpose, here().summit, _ticked(), _wording(form)), form, _ticked())
    if step == "addresses":
        _note_addresses()
    chosen = _chosen()
    return _write(purpose, chosen, form, is_first=not step) if chosen else _back(
        _("Nothing was done: tick the people first."))


@bp.post("/e/<slug>/invitations/send")
@needs("letters.send")
def send_invitations(slug: str) -> Answer:
    purpose, persons, form, summit = _purpose(), _ticked(), WordingForm(), here().summit
    if not persons or not form.validate_on_submit():
        return _write(purpose, _chosen(), form)
    held = request.form.get("act") == "hold"
    with transaction():
        done = asking.send(purpose, summit, persons, _wording(form), request.form.get("seen", ""),
                           request.form.get("batch", "")[:64], held)
    match done:
        case Overtaken(proposal):
            return _look(proposal, form, persons, is_overtaken=True)
        case Posted(letters):
            return _posted(len(letters), held)


def _posted(number: int, held: bool) -> Answer:
    if held:
        notices.say(ngettext("%(num)s letter waits until you send it.", "%(num)s letters wait until you send them.",
                             number))
        return redirect(url_for("desk.letters", slug=here().event.slug, state="held"), 303)
    outbox.hurry()
    return _back(ngettext("%(num)s letter goes now.", "%(num)s letters go now.", number))


def _back(told: str) -> Answer:
    notices.say(told)
    chosen = wanted_filter(request.form)
    return redirect(url_for("desk.invitations", slug=here().event.slug, **chosen.given()), 303)


def _purpose() -> Purpose:
    return next((known for known in PURPOSES if known == request.form.get("purpose")), None) or abort(400)


def _ticked() -> list[int]:
    return numbers(request.form.getlist("person"))[:MOST]


def _chosen() -> list[Guest]:
    """Those who are ticked, or all that the board shows by its filter."""
    place = here()
    if request.form.get("everybody"):
        return meant(place.event, place.summit, wanted_filter(request.form))[:MOST]
    return queries.guests(place.summit, _ticked(), with_trouble=False) if _ticked() else []


def _wording(form: WordingForm) -> Wording:
    return Wording(form.message.data or "", form.reply_by.data)


def _note_addresses() -> None:
    """Those that can be written to; others stand in their fields again, with what is wrong."""
    if not may("people.private"):
        abort(403)
    summit = here().summit
    for guest in _chosen():
        email = request.form.get(f"email-{guest.person}", "").strip()
        if outbox.is_address(email):
            with transaction():
                organising.note_address(summit, db.session.get_one(Person, guest.person), email)


def _write(purpose: Purpose, chosen: list[Guest], form: WordingForm, is_first: bool = False) -> Response:
    setup = queries.setup_of(here().summit)
    if is_first and not organising.is_past(setup.reply_by):
        form.reply_by.data = setup.reply_by
    getting, left = asking.sort_out(purpose, chosen, setup.wanted)
    wrong = [(f"email-{guest.person}", _("Enter an e-mail address, such as name@example.org"))
             for guest, why in left if why == "no address" and request.form.get(f"email-{guest.person}")]
    errors = [*wrong, *form.told()]
    return event_page(
        "desk/invitations/write.html", 422 if errors else 200, here="invitations", purpose=purpose, getting=getting,
        left=left, persons=[guest.person for guest in chosen], form=form, errors=errors,
        chosen=wanted_filter(request.form), why_not=words.said(words.WHY_NOT),
        typed={name: value for name, value in request.form.items() if name.startswith("email-")})


def _look(proposal: Proposal, form: WordingForm, persons: list[int], is_overtaken: bool = False) -> Response:
    if not proposal.letters:
        return _write(proposal.purpose, _chosen(), form)
    secret = _("[a link for this reader alone, made when the letter goes]")
    texts = [(each, lettertext.filled(each.written.body, [secret] * len(each.written.links)))
             for each in proposal.letters]
    return event_page(
        "desk/invitations/look.html", 409 if is_overtaken else 200, here="invitations", proposal=proposal, texts=texts,
        persons=persons, form=form, is_overtaken=is_overtaken, batch=secrets.token_hex(16),
        chosen=wanted_filter(request.form))
