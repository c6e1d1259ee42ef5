"""One delegation: its application, its places, its link, and who comes."""

import secrets
from typing import Any

from flask import Response, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.people.known import organisation_names
from eventsys.registration import delegating, granting
from eventsys.registration import delegations as reading
from eventsys.registration.granting import NotGranted
from eventsys.registration.models import Category, Delegation
from eventsys.registration.pages.delegation_forms import number_name, numbers_of
from eventsys.registration.rules import LIVING
from eventsys.registration.words import state_words as member_words

from ..shell import bp, event_page, here
from ..stale import Both, reconcile, seen, status
from . import around
from .forms import FactsForm, RefuseForm, grant_form

Answer = Response | Redirect
AT = "/e/<slug>/delegations/<int:number>"


@bp.get(AT)
@needs("registration.view")
def delegation(slug: str, number: int) -> Response:
    return _shown(around.delegation_or_404(number))


@bp.post(f"{AT}/places")
@needs("registration.edit")
def grant_places(slug: str, number: int) -> Answer:
    one = around.delegation_or_404(number)
    known = _categories(one)
    form = grant_form(known)
    if not form.validate_on_submit():
        return _shown(one, grant=form)
    try:
        with transaction():
            granting.grant(here().summit, one, numbers_of(form), form.answer.data or "",
                           form.swaps_until.data)
    except NotGranted as refused:
        around.tell_short(form, refused.shorts, known)
        return _shown(one, grant=form)
    outbox.hurry()
    return _done(number, _("Saved. A letter tells %(name)s.", name=one.focal_name))


@bp.post(f"{AT}/refuse")
@needs("registration.edit")
def refuse_delegation(slug: str, number: int) -> Answer:
    one, form = around.delegation_or_404(number), RefuseForm(prefix="refuse-")
    if not form.validate_on_submit():
        return _shown(one, refuse=form)
    name = one.focal_name
    with transaction():
        is_refused = granting.refuse(here().summit, one, form.answer.data or "")
    outbox.hurry()
    return _done(number, _("Refused. A letter tells %(name)s.", name=name) if is_refused
                 else _("Nothing was done: it has been decided already."))


@bp.post(f"{AT}/link")
@needs("registration.edit")
def send_delegation_link(slug: str, number: int) -> Answer:
    one = around.delegation_or_404(number)
    email, is_granted = one.focal_email, one.state == "granted"
    if is_granted:
        with transaction():
            granting.send_link(here().summit, one, secrets.token_hex(8))
        outbox.hurry()
    return _done(number, _("A letter with a link goes to %(email)s.", email=email) if is_granted
                 else _("Nothing was done: no places are kept for them."))


@bp.post(f"{AT}/members/<int:member>/head")
@needs("registration.edit")
def make_head(slug: str, number: int, member: int) -> Answer:
    one = around.delegation_or_404(number)
    found = next((each for each in delegating.members(one) if each.id == member), None)
    if found is None:
        return redirect(around.address_of(number), 303)
    name = found.name
    with transaction():
        outcome = delegating.lead(here().summit, one, found)
    return _done(number, _("%(name)s is the head of the delegation.", name=name)
                 if isinstance(outcome, delegating.Done) else _("Nothing was done: they do not come any more."))


@bp.route(f"{AT}/facts", methods=["GET", "POST"])
@needs("registration.edit")
def change_delegation(slug: str, number: int) -> Answer:
    one = around.delegation_or_404(number)
    form = FactsForm(data=FactsForm.shown(one))
    if not form.validate_on_submit():
        return _facts(one, form)
    try:
        with transaction():
            changed = granting.change(here().summit, one, form.facts(), seen(one))
    except Stale as stale:
        return _facts(one, form, reconcile(form, one, stale))
    outbox.hurry()
    return _done(number, _("Saved: %(name)s", name=one.organisation) if changed else _("Nothing was changed"))


def _categories(delegation: Delegation) -> list[Category]:
    """Those in use, and those out of use of which it has places."""
    known = around.categories()
    kept = [category for _allotment, category, _tally in delegating.allotments(delegation)]
    return [*known, *(one for one in kept if one not in known)]


def _shown(one: Delegation, grant: Any = None, refuse: RefuseForm | None = None) -> Response:
    kept = delegating.allotments(one)
    known = around.categories()
    known += [category for _allotment, category, _tally in kept if category not in known]
    has = {category.id: (allotment.places, tally.taken) for allotment, category, tally in kept}
    wished = {wish.category: wish.places for wish in one.wishes}
    numbers = {category.id: has.get(category.id, (wished.get(category.id, 0) if one.state == "applied" else 0,))[0]
               for category in known}
    given = grant or grant_form(known, formdata=None, data={
        number_name(category): numbers[category.id] for category in known})
    left, sent = reading.left(here().summit, known), grant or refuse
    members = [each for each in delegating.members(one) if not each.erased_at]
    return event_page(
        "desk/delegations/one.html", 422 if sent else 200, here="delegations", delegation=one, grant=given,
        refuse=refuse or RefuseForm(formdata=None, prefix="refuse-"), errors=sent.told() if sent else [],
        numbers=[(given[number_name(category)], category, left[category.id], has.get(category.id, (0, 0)),
                  wished.get(category.id, 0)) for category in known],
        state=around.state_words(one.state), members=[each for each in members if each.state in LIVING],
        gone=[each for each in members if each.state not in LIVING], member_words=member_words,
        names={category.id: category.name for category in known}, back=around.list_address(),
        member_address=lambda each: url_for("desk.participant", slug=here().event.slug, code=each.code))


def _facts(one: Delegation, form: FactsForm, both: Both | None = None) -> Response:
    return event_page(
        "desk/delegations/facts.html", status(form, both), here="delegations", form=form, delegation=one, both=both,
        errors=form.told(), seen=rows.seen_of(one) if both else seen(one), organisations=organisation_names(),
        back=around.address_of(one.id))


def _done(number: int, words: str) -> Redirect:
    notices.say(words)
    return redirect(around.address_of(number), 303)
