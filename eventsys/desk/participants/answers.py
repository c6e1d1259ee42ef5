"""What somebody answered, corrected by an organiser: only what its writer changed, never over another's change."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from flask import Response, abort, redirect, request
from sqlalchemy import select
from werkzeug import Response as Redirect

from eventsys.kit import notices
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.forms import Form
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Act, Change
from eventsys.registration import askfields, editing, queries
from eventsys.registration.choosing import held
from eventsys.registration.models import Answer, Question, Registration
from eventsys.registration.rules import CARES

from ..shell import bp, event_page, here, wall
from ..stale import Both, Side
from . import around
from .one import asked_of

OWN = ("file", "consent")  # only they themselves send the one and give the other
Given = Mapping[int, Answer]


class _Overtaken(Exception):
    def __init__(self, now: Given) -> None:
        super().__init__("changed since it was seen")
        self.now = now


@bp.get("/e/<slug>/participants/<code>/answers")
@needs("registration.edit")
def edit_answers(slug: str, code: str) -> Response:
    row = around.registration_or_404(code)
    asked, given = _asked(row), _given(row)
    return _page(row, asked, _form(asked, given), given)


@bp.post("/e/<slug>/participants/<code>/answers")
@needs("registration.edit")
def save_answers(slug: str, code: str) -> Response | Redirect:
    row = around.registration_or_404(code)
    asked = _asked(row)
    form = _form(asked, _given(row))
    if not form.validate_on_submit():
        return _page(row, asked, form, _given(row), _was())
    try:
        with transaction():
            changed = _save(row, asked, form)
    except _Overtaken as overtaken:
        return _page(row, asked, form, overtaken.now, both=_both(row, asked, form, overtaken.now))
    notices.say(_("Saved the answers of %(name)s", name=row.name) if changed else _("Nothing was changed."))
    return redirect(around.address_of(code), 303)


def _save(row: Registration, asked: Sequence[Question], form: Form) -> bool:
    held(here().summit, [row.id])
    now, was, fresh = _given(row), _was(), dict[int, Answer | None]()
    for question in asked:
        typed, stands = form[_name(question)].data, _value(now, question)
        if _mark(typed) in (was.get(str(question.id)), _mark(stands)):
            continue
        if _mark(stands) != was.get(str(question.id)):
            raise _Overtaken(now)
        fresh[question.id] = _answer(question, typed)
    care = {question.id: question.care for question in asked}
    return bool(fresh) and editing.answer(here().summit, row, fresh, {number: care[number] for number in fresh})


def _asked(row: Registration) -> list[Question]:
    found = [question for question in asked_of(row) if question.kind not in OWN]
    return found or abort(404)


def _given(row: Registration) -> Given:
    return queries.answers([row.id], CARES[1:] if around.sees_private() else ()).get(row.id, {})


def _form(asked: Sequence[Question], given: Given) -> Form:
    """Nothing is required of an organiser."""
    made = {_name(question): askfields.field_of(_unbound(question)) for question in asked}
    form: Form = type("AnswersForm", (Form,), made)(data={_name(one): _value(given, one) for one in asked})
    return form


def _unbound(question: Question) -> Any:
    return SimpleNamespace(kind=question.kind, label=question.label, options=question.options, is_required=False)


def _name(question: Question) -> str:
    return f"answer-{question.id}"


def _value(given: Given, question: Question) -> Any:
    answer = given.get(question.id)
    return answer.value if answer else [] if question.kind == "several" else ""


def _answer(question: Question, typed: Any) -> Answer | None:
    if not typed:
        return None
    return Answer(question.id, question.label, question.kind, typed, askfields.words_of(question, typed))


def _mark(value: Any) -> str:
    """The same for the same answer; it travels in the page, and tells nothing that the page does not show."""
    said = sorted(value) if isinstance(value, list | tuple) else value or []
    if isinstance(said, str):
        said = said.replace("\r\n", "\n").strip()
    return sha256(json.dumps(said or []).encode()).hexdigest()[:16]


def _was() -> dict[str, str]:
    """The answers as they were when the page was opened."""
    try:
        told = json.loads(request.form.get("was", ""))
    except ValueError:
        return {}
    return {str(name): str(mark) for name, mark in told.items()} if isinstance(told, dict) else {}


def _both(row: Registration, asked: Sequence[Question], form: Form, now: Given) -> Both:
    """Fills the form: theirs stand where its writer changed nothing, the writer's own elsewhere."""
    sides, was = list[Side](), _was()
    for question in asked:
        field, stands = form[_name(question)], _value(now, question)
        if _mark(stands) in (was.get(str(question.id)), _mark(field.data)):
            continue
        theirs = now[question.id].words if question.id in now else _("nothing")
        if _mark(field.data) == was.get(str(question.id)):
            field.data, field.raw_data = stands, None
            sides.append(Side(question.label, theirs, "", both=False))
        else:
            typed = _answer(question, field.data)
            sides.append(Side(question.label, theirs, typed.words if typed else _("nothing"), both=True))
    last = db.session.execute(select(Act.actor_name, Act.at).join(Change, Change.act_id == Act.id).where(
        Change.subject == f"registration:{row.id}").order_by(Act.id.desc()).limit(1)).first()
    return Both(last.actor_name if last else "", wall(last.at if last else row.registered_at), tuple(sides))


def _page(row: Registration, asked: Sequence[Question], form: Form, given: Given, was: dict[str, str] | None = None,
          both: Both | None = None) -> Response:
    marks = was or {str(question.id): _mark(_value(given, question)) for question in asked}
    return event_page(
        "desk/participants/answers.html", 409 if both else 422 if form.errors else 200, here="participants", row=row,
        form=form, asked=[(question, form[_name(question)]) for question in asked], was=json.dumps(marks), both=both,
        errors=form.told(), back=around.address_of(row.code), hides_private=not around.sees_private() and any(
            one.care for one in around.around().questions))
