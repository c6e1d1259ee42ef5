"""One person's whole story at an event: what they were asked, what they answered, sent, and still owe."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, redirect, request, url_for
from werkzeug import Response as Answer

from eventsys.events.models import Event
from eventsys.invitations import organising, queries, rules, sending
from eventsys.invitations.engagements import Engagement, engagements
from eventsys.invitations.models import Invitation, Submission
from eventsys.invitations.rules import Guest
from eventsys.kit import journal, notices, outbox, rows
from eventsys.kit.access import needs
from eventsys.kit.carriers import carrier
from eventsys.kit.database import db, transaction
from eventsys.kit.http import number_or, own_path
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.kit.outbox import Letter
from eventsys.people.models import Person

from ..letters.words import told as letter_told
from ..shell import bp, endpoint_if_may, event_page, here, may
from . import words
from .forms import AddressForm

NOTED = ("", "invited", "confirmed", "declined")


@dataclass(frozen=True)
class Moment:
    """Something that happened, and where more of it stands."""

    at: datetime
    told: str
    address: str = ""
    letter: Any = None  # as desk/letters tells it


@dataclass(frozen=True)
class Known:
    guest: Guest
    invitation: Invitation | None
    sent: list[Submission]  # the newest first, as the letters
    letters: list[Letter]


@bp.get("/e/<slug>/invitations/<int:number>")
@needs("roster.edit")
def invited(slug: str, number: int) -> Response:
    person = _person(number)
    return _page(person, AddressForm(formdata=None, email=person.email))


@bp.post("/e/<slug>/invitations/<int:number>/address")
@needs("roster.edit")
def invited_address(slug: str, number: int) -> Answer:
    guest, form = _guest(number), AddressForm()
    if not may("people.private"):
        abort(403)
    if not form.validate_on_submit():
        return _page(_person(number), form, 422)
    try:
        with transaction():
            done = _note(here().summit, _person(number), form.email.data)
    except Stale:
        form.email.errors = [_("Somebody else changed it meanwhile: it says %(email)s now",
                               email=_person(number).email)]
        return _page(_person(number), form, 409)
    if done:
        notices.say(_("Saved: the address of %(name)s.", name=guest.name), undo=journal.current_id())
    else:
        notices.say(_("The address of %(name)s stands as it was.", name=guest.name))
    return redirect(own_path(request.form.get("next", "")) or _address(number), 303)


@bp.post("/e/<slug>/invitations/<int:number>/answer")
@needs("roster.edit")
def invited_answer(slug: str, number: int) -> Answer:
    guest = _guest(number)
    answers = {seat.session: said for seat in guest.seats
               if (said := request.form.get(f"session-{seat.session}")) in NOTED and said is not None}
    with transaction():
        changed = organising.note_answers(here().summit, _person(number), answers)
    notices.say(_("Saved: the answer of %(name)s.", name=guest.name) if changed else _("Nothing was changed."),
                undo=journal.current_id() if changed else None)
    return redirect(_address(number), 303)


@bp.post("/e/<slug>/invitations/<int:number>/link")
@needs("letters.send")
def invited_link(slug: str, number: int) -> Answer:
    """A press that comes twice sends one letter: it carries the moment of its page."""
    guest = _guest(number)
    if not guest.has_address or guest.asked_at is None:
        abort(404)
    with transaction():
        organising.send_link(here().summit, _person(number), f"desk:{request.form.get('once', '')[:40]}")
    outbox.hurry()
    notices.say(_("A letter with a new link goes to %(name)s.", name=guest.name))
    return redirect(_address(number), 303)


def _note(summit: Event, person: Person, email: str) -> bool:
    seen = number_or(-1, request.form.get("seen"))
    if seen < 0:
        return organising.note_address(summit, person, email)
    return organising.change_address(summit, person, email, seen)


def _guest(number: int) -> Guest:
    return queries.guest(here().summit, number) or abort(404)


def _person(number: int) -> Person:
    return db.session.get(Person, number) or abort(404)


def _address(number: int) -> str:
    return url_for("desk.invited", slug=here().event.slug, number=number)


def _page(person: Person, form: AddressForm, status: int = 200) -> Response:
    summit = here().summit
    doing = engagements(summit, [person.id], tell="when").get(person.id) or abort(404)
    known = _known(summit, person, doing)
    guest, wanted = known.guest, queries.setup_of(summit).wanted
    seen = request.form.get("seen") if status == 422 else rows.seen_of(person)
    return event_page(
        "desk/invitations/person.html", status, here="invitations", guest=guest, person=person, form=form, seen=seen,
        errors=form.told(), state=rules.state_of(guest), missing=rules.missing(guest, wanted), doing=doing,
        owes=rules.owes(guest, wanted), may_ask=rules.may_be_asked(guest), invitation=known.invitation,
        waiting=[one for one in known.sent if one.state == "waiting"], states=words.said(words.STATES),
        absences=queries.absences(summit.id, person.id), thing_words=words.said(words.THINGS),
        story=sorted(_story(summit, known), key=lambda moment: moment.at, reverse=True), once=secrets.token_hex(16),
        replace=endpoint_if_may("desk.replace_person", slug=here().event.slug, person=person.id),
        directory=endpoint_if_may("desk.person", number=person.id))


def _known(summit: Event, person: Person, doing: list[Engagement]) -> Known:
    letters = outbox.letters_of(f"person:{person.id}")
    sent, invitation = sending.sent_by(summit.id, person.id), queries.invitation_of(summit, person.id)
    return Known(queries.guest_of(person, doing, sent, invitation, letters), invitation, sent,
                 [letter for letter in letters if letter.about == summit.id])


def _story(summit: Event, known: Known) -> Iterator[Moment]:
    zone, way = ZoneInfo(summit.zone), carrier(current_app.config)
    for letter in known.letters:
        yield Moment(_in(zone, letter.created_at), letter.subject,
                     endpoint_if_may("desk.letter", slug=here().event.slug, number=letter.id),
                     letter_told(letter, zone, way))
    if known.guest.opened_at:
        yield Moment(_in(zone, known.guest.opened_at), _("Did something on their page for the first time"))
    if known.guest.answered_at:
        yield Moment(_in(zone, known.guest.answered_at), _("Answered the invitation"))
    for one in known.sent:
        yield from _told(one, zone)


def _told(one: Submission, zone: ZoneInfo) -> Iterator[Moment]:
    field = words.words(words.FIELDS, one.field)
    address = url_for("desk.submission", slug=here().event.slug, number=one.id)
    yield Moment(_in(zone, one.sent_at), _("Sent: %(field)s", field=field), address)
    if one.decided_at:
        told = (_("%(who)s accepted: %(field)s", who=one.decided_by, field=field) if one.state == "accepted"
                else _("%(who)s declined: %(field)s", who=one.decided_by, field=field))
        yield Moment(_in(zone, one.decided_at), told, address)


def _in(zone: ZoneInfo, at: datetime) -> datetime:
    return at.astimezone(zone)
