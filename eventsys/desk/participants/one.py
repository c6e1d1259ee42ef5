"""One registration with its whole story, and what can be done with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast, get_args
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, redirect, request
from sqlalchemy import select
from werkzeug import Response as Redirect

from eventsys.kit import notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.carriers import carrier
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act, Change
from eventsys.registration import queries
from eventsys.registration.choosing import Verb, carry_out
from eventsys.registration.models import Answer, Question, Registration
from eventsys.registration.rules import CARES, HOLDING, LIVING, may
from eventsys.registration.words import source_words, state_words

from ..journal.telling import Thing, things
from ..journal_words import sentence_html
from ..letters import words as letter_words
from ..shell import bp, endpoint_if_may, event_page, here, wall
from ..shell import may as may_here
from . import around
from .chosen import order_of, problems_of
from .files import digest_of
from .listing import may_do
from .words import told_of_one, verb_words

CHANGES = 200  # of its story


@dataclass(frozen=True)
class Entry:
    act: Act
    at: datetime
    things: list[Thing]


@bp.get("/e/<slug>/participants/<code>")
@needs("registration.view")
def participant(slug: str, code: str) -> Response:
    return shown(code)


@bp.post("/e/<slug>/participants/<code>/act")
@needs("registration.edit")
def change_participant(slug: str, code: str) -> Response | Redirect:
    row = around.registration_or_404(code)
    verb = cast(Verb, request.form.get("act", ""))
    if verb not in get_args(Verb):
        abort(404)
    if not may_do(verb):
        abort(403)
    order = order_of(verb)
    if problems := problems_of(order):
        return shown(code, problems)
    with transaction():
        (outcome,) = carry_out(here().summit, [row.id], order).all
    if outcome.is_done:
        outbox.hurry()
    notices.say(told_of_one(outcome, order))
    return redirect(around.address_of(code), 303)


def shown(code: str, problems: list[tuple[str, str]] | None = None) -> Response:
    row, standing = queries.with_standing(here().summit, code) or abort(404)
    known, zone = around.around(), ZoneInfo(here().summit.zone)
    given = queries.answers([row.id], CARES[1:] if around.sees_private() else ()).get(row.id, {})
    agreed, sign_ups = queries.agreed_and_signed_up(row.id)
    letters = outbox.letters_of(f"registration:{row.id}")
    told = [letter_words.told(letter, zone, carrier(current_app.config)) for letter in letters]
    return event_page(
        "desk/participants/one.html", 422 if problems else 200, here="participants", errors=problems or [], row=row,
        state=state_words(row.state), source=source_words(row.source), category=known.categories[row.category_id],
        categories={number: name for number, name in known.categories.items() if number != row.category_id},
        delegation=known.delegations.get(row.delegation_id or 0, ""), wall=wall,
        delegation_address=endpoint_if_may("desk.delegation", slug=here().event.slug, number=row.delegation_id or 0),
        position=standing.position, is_living=row.state in LIVING,
        is_held=row.state in HOLDING, answers=_answered(given), consents=agreed,
        sign_ups=[(around.titles().get(one.session, ""), one.state) for one in sign_ups],
        letters=told, trouble=next((one for one in told if one.letter.state in ("sent", "refused", "failed")
                                    ), None), story=_story(row), sentence=sentence_html,
        can=lambda verb: may_do(verb) and _can(verb, row), words=verb_words, once=uuid4().hex, given=request.form,
        tally=known.tallies, places=around.places_address(), sees_private=around.sees_private(),
        has_private=any(one.care for one in known.questions), back=around.list_address(),
        file_digest=digest_of, may_read_letters=may_here("letters.send"), first=not standing.came_before)


def _can(verb: Verb, row: Registration) -> bool:
    if row.erased_at is not None:
        return False
    match verb:
        case "approve":
            return row.state == "pending" or (row.state == "confirmed" and row.to_look_at)
        case "confirm":
            return row.state != "confirmed" and row.state != "pending"
        case "decline" | "offer" | "cancel":
            return may(verb, row.state)  # type: ignore[arg-type]
        case "category":
            return row.state in LIVING and row.delegation_id is None
        case "priority":
            return row.state in ("pending", "waitlisted")
        case "letter" | "link":
            return bool(row.email)


def _answered(given: dict[int, Answer]) -> list[tuple[Answer, str, bool]]:
    """In the order in which they were asked: each with what it is about, and whether it is a file."""
    known = {one.id: (place, one) for place, one in enumerate(around.around().questions)}
    care = {number: one.care for number, (_place, one) in known.items()}
    listed = sorted(given.values(), key=lambda one: known[one.question][0] if one.question in known else len(known))
    return [(one, care.get(one.question, ""), one.kind == "file") for one in listed if one.kind != "consent"]


def _story(row: Registration) -> list[Entry]:
    """What the journal knows, the latest first; two queries."""
    found = db.session.execute(select(Act, Change).join(Change, Change.act_id == Act.id).where(
        Change.subject == f"registration:{row.id}").order_by(Act.id.desc(), Change.id).limit(CHANGES)).all()
    acts = {act.id: act for act, _change in found}
    told = things((change for _act, change in found), None, here().summit.zone)
    return [Entry(act, wall(act.at), told.get(number, [])) for number, act in acts.items()]


def asked_of(row: Registration) -> list[Question]:
    """What somebody in that category can be asked, or was."""
    return [one for one in queries.questions(here().summit)
            if (not one.categories or row.category_id in one.categories) and (around.sees_private() or not one.care)]
