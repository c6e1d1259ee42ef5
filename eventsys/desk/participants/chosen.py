"""Several registrations at once: those that were ticked, or all that the filter finds."""

from collections import Counter
from typing import Any, cast, get_args
from uuid import uuid4

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.http import number_or, numbers
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line
from eventsys.registration import filters, queries
from eventsys.registration.choosing import MOST, Order, Outcomes, Verb, carry_out
from eventsys.registration.models import Category, Registration
from eventsys.registration.places import Tally, category_key, event_key
from eventsys.registration.rules import STATES
from eventsys.registration.words import state_words

from ..shell import bp, event_page, here
from . import around
from .listing import may_do, may_write
from .words import act_words, told, verb_words, why_words

WRITE = "write"  # a message, which is drafted elsewhere
AT_ONCE = 25  # so many are seen together on a screen: more are looked at once again
AS_IT_IS = ("approve", "offer", "confirm", "letter", "link")  # nothing more need be said
SHOWN = 20  # names on the page before
REASON = 500  # characters
_NUMBERS = "ids"


@bp.post("/e/<slug>/participants/chosen")
@needs("registration.edit")
def choose_participants(slug: str) -> Response | Redirect:
    """What is to be done with whom; a page to look at first, where more is to be said or they are many."""
    if request.form.get("act") == WRITE and may_write() and (to_whom := _to_whom()):
        return redirect(url_for("desk.new_message", slug=slug, **to_whom), 303)
    verb, ids = _verb(), _chosen()
    if verb is None or not ids:
        notices.say(_("Nothing was done: tick somebody first, and choose what to do."))
        return redirect(around.list_address(page=request.form.get("page", "")), 303)
    if len(ids) <= AT_ONCE and verb in AS_IT_IS:
        return _done(ids, Order(verb, once=uuid4().hex))
    return _look(verb, ids)


def _to_whom() -> dict[str, Any]:
    """In the address where a message is drafted: all that the filter finds, or those who were ticked."""
    if request.form.get("all"):
        return filters.query(around.asked()) or {"state": ""}
    ticked = numbers(request.form.getlist("chosen"))
    return {"chosen": ticked} if ticked else {}


@bp.post("/e/<slug>/participants/chosen/done")
@needs("registration.edit")
def change_participants(slug: str) -> Response | Redirect:
    verb, ids = _verb(), numbers(request.form.get(_NUMBERS, "").split(","))[:MOST]
    if verb is None or not ids:
        abort(404)
    order = order_of(verb)
    problems = problems_of(order)
    return _look(verb, ids, problems) if problems else _done(ids, order)


def order_of(verb: Verb) -> Order:
    """As the form says; a category is one of the event's."""
    category = db.session.get(Category, number_or(0, request.form.get("category"))) if verb == "category" else None
    hours = number_or(0, request.form.get("hours")) if verb == "offer" else 0
    return Order(verb, line(request.form.get("reason", ""))[:REASON],
                 category if category and category.event_id == here().summit.id else None,
                 _priority(request.form.get("priority", "")), hours if 1 <= hours <= 720 else None,
                 request.form.get("once", "")[:64])


def problems_of(order: Order) -> list[tuple[str, str]]:
    if order.verb == "category" and order.category is None:
        return [("category", _("Choose the category to move to"))]
    if order.verb == "priority" and not -9 <= order.priority <= 9:
        return [("priority", _("Give a whole number from -9 to 9"))]
    if order.verb == "decline" and not order.reason:
        return [("reason", _("Give the reason: it stands in the letter"))]
    return []


def _priority(given: str) -> int:
    """Outside of what is allowed where it is no number."""
    sign, digits = (-1, given.strip()[1:]) if given.strip().startswith(("-", "−")) else (1, given.strip())
    return sign * number_or(99, digits)


def _verb() -> Verb | None:
    given = cast(Verb, request.form.get("act", ""))
    return given if given in get_args(Verb) and may_do(given) else None


def _chosen() -> list[int]:
    if request.form.get("all"):
        return queries.numbers(here().summit, around.asked(), around.sees_private())
    return numbers(request.form.getlist("chosen"))


def _done(ids: list[int], order: Order) -> Response | Redirect:
    with transaction():
        outcomes = carry_out(here().summit, ids, order)
    if outcomes.done:
        outbox.hurry()
    if not outcomes.refused:
        notices.say(told(outcomes, order))
        return redirect(around.list_address(), 303)
    return _outcome(outcomes, order)


def _outcome(outcomes: Outcomes, order: Order) -> Response:
    """Each who was left as they were, with the reason: a notice is too short for that."""
    return event_page(
        "desk/participants/outcome.html", here="participants", said=told(outcomes, order), outcomes=outcomes,
        order=order, why_words=why_words, state_words=state_words, one=around.address_of, back=around.list_address(),
        is_full=any(each.why == "full" for each in outcomes.refused), places=around.places_address(),
        title=verb_words(order.verb))


def _look(verb: Verb, ids: list[int], problems: list[tuple[str, str]] | None = None) -> Response:
    rows = queries.some(here().summit, ids[:MOST])
    if not rows:
        abort(404)
    counted = Counter(row.state for row in rows)
    return event_page(
        "desk/participants/look.html", 422 if problems else 200, here="participants", verb=verb, rows=rows,
        errors=problems or [], shown=SHOWN, ids=",".join(str(row.id) for row in rows), total=len(ids), most=MOST,
        states=[(state_words(state), counted[state]) for state in STATES if counted[state]],
        words=act_words(verb, len(rows)), title=verb_words(verb), one=around.address_of, back=around.list_address(),
        left=_left(rows) if verb in ("approve", "offer", "confirm", "category") else [], places=around.places_address(),
        categories=around.around().categories, once=request.form.get("once") or uuid4().hex, given=request.form,
        act=url_for("desk.change_participants", slug=here().event.slug, **around.query()))


def _left(rows: list[Registration]) -> list[tuple[str, Tally]]:
    """Places that are left for those chosen, by category."""
    known = around.around()
    named = {_("All categories"): event_key(here().summit.id)}
    named |= {known.categories[number]: category_key(number) for number in {row.category_id for row in rows}}
    tallies = [(words, known.tallies[key]) for words, key in named.items() if key in known.tallies]
    return [(words, tally) for words, tally in tallies if tally.places is not None]
