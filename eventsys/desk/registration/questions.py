"""The form that participants fill in: its questions, in their order."""

from collections.abc import Sequence

from flask import Response, abort, jsonify, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import number_or, wants_json
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale, current_id
from eventsys.programme.richtext import line
from eventsys.registration import categories, questioning, sets
from eventsys.registration.models import Question
from eventsys.registration.questioning import Refused

from ..shell import bp, event_page, here
from ..stale import Both, reconcile, seen, status
from .questionforms import CARE_WORDS, KIND_WORDS, QuestionForm, answers_to

Answer = Response | Redirect
AT = "/e/<slug>/registration/questions"


@bp.get(AT)
@needs("registration.setup")
def registration_questions(slug: str) -> Response:
    summit = here().summit
    asked = questioning.of(summit)
    groups: dict[str, list[Question]] = {}
    for one in asked:
        groups.setdefault(one.page, []).append(one)
    return event_page("desk/registration/questions.html", here="registration", groups=groups, sets=sets.words(),
                      retired=questioning.retired(summit), kinds=KIND_WORDS, cares=CARE_WORDS,
                      hangs={one.id: _hangs(one, asked) for one in asked},
                      named={row.id: row.name for row in categories.of(summit)})


def _hangs(row: Question, asked: Sequence[Question]) -> str:
    """On what it hangs, in words."""
    on = next((one for one in asked if one.id == row.only_if_id), None)
    if on is None:
        return ""
    known = dict(answers_to(on))
    said = ", ".join(known.get(value, value) for value in row.only_if_values)
    return f"{on.label} → {said}" if said else on.label


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@needs("registration.setup")
def question_add(slug: str) -> Answer:
    form = QuestionForm()
    if not form.is_submitted():
        form.page.data = line(request.args.get("page", ""))[:80]
    return _form(form, None)


@bp.route(f"{AT}/<int:number>", methods=["GET", "POST"])
@needs("registration.setup")
def question_change(slug: str, number: int) -> Answer:
    row = _row(number)
    return _form(QuestionForm(data=QuestionForm.shown(row)), row)


def _form(form: QuestionForm, row: Question | None) -> Answer:
    summit, both = here().summit, None
    asked = list(questioning.of(summit))
    is_answered = row is not None and questioning.is_answered(row)
    form.fit(row, _before(row, asked), [one for one in categories.of(summit) if one.closed_at is None], is_answered)
    if form.validate_on_submit():
        try:
            if (saved := _saved(form, row)) is not None:
                return saved
            form.label.errors = [_("This is asked on that page already")]
        except Refused as refused:
            form.label.errors = [_refusal(refused)]
        except Stale as stale:
            assert row is not None
            both = reconcile(form, row, stale)
    return _shown(form, row, both, asked)


def _saved(form: QuestionForm, row: Question | None) -> Redirect | None:
    """None where the same is asked already."""
    with transaction():
        if row is None:
            added = questioning.add(here().summit, form.facts())
            if added is None:
                return None
            changed, number = True, added.id
        else:
            changed, number = questioning.change(here().summit, row, form.facts(), seen(row)), row.id
    notices.say(_("Saved: %(name)s", name=form.label.data) if changed else _("Nothing was changed"),
                undo=current_id() if changed else None)
    return _back(number)


def _shown(form: QuestionForm, row: Question | None, both: Both | None, asked: list[Question]) -> Response:
    number = 0 if row is None else rows.seen_of(row) if both else seen(row)
    return event_page("desk/registration/question.html", status(form, both), here="registration", form=form, row=row,
                      both=both, errors=form.told(), seen=number, pages=dict.fromkeys(one.page for one in asked))


def _before(row: Question | None, asked: list[Question]) -> list[Question]:
    if row is None or row not in asked:
        return [one for one in asked if one is not row]
    return asked[:asked.index(row)]


@bp.post(f"{AT}/sets")
@needs("registration.setup")
def question_sets(slug: str) -> Redirect:
    name = request.form.get("set", "")
    if name not in sets.SETS:
        abort(400)
    with transaction():
        added = questioning.add_set(here().summit, sets.words()[name], sets.SETS[name]())
        page, first = (added[0].page, added[0].id) if added else ("", 0)
    if added:
        notices.say(_("Added: the page “%(page)s”", page=page), undo=current_id())
    else:
        notices.say(_("These questions are there already: %(name)s", name=sets.words()[name]))
    return _back(first)


@bp.post(f"{AT}/<int:number>/move")
@needs("registration.setup")
def question_move(slug: str, number: int) -> Answer:
    """By the buttons (`by`), or dropped before another (`before`) on a page (`page`)."""
    row, summit = _row(number), here().summit
    before = request.form.get("before", "")
    try:
        with transaction():
            if "page" in request.form:
                other = questioning.find(summit, number_or(0, before)) if before else None
                questioning.place(summit, row, line(request.form["page"])[:80], other)
            else:
                questioning.shift(summit, row, -1 if request.form.get("by") == "up" else 1)
    except Refused as refused:
        return _moved(_refusal(refused), number)
    return _moved("", number)


def _moved(words: str, number: int) -> Answer:
    """What was refused is told on the page that comes next, also where a script asked."""
    if words:
        notices.say(words)
    if wants_json():
        response = jsonify(error=words) if words else jsonify(ok=True)
        response.status_code = 409 if words else 200
        return response
    return _back(number)


@bp.post(f"{AT}/pages")
@needs("registration.setup")
def question_page_move(slug: str) -> Redirect:
    try:
        with transaction():
            questioning.shift_page(here().summit, request.form.get("page", ""),
                                   -1 if request.form.get("by") == "up" else 1)
    except Refused as refused:
        notices.say(_refusal(refused))
    return redirect(url_for("desk.registration_questions", slug=here().event.slug), 303)


@bp.post(f"{AT}/<int:number>/retire")
@needs("registration.setup")
def question_retire(slug: str, number: int) -> Redirect:
    """Deleted where nobody has answered it."""
    row = _row(number)
    label = row.label
    try:
        with transaction():
            gone = questioning.delete(here().summit, row)
            if not gone:
                questioning.retire(here().summit, row)
        notices.say(_("Deleted: %(name)s", name=label) if gone
                    else _("Asked no more: %(name)s. The answers to it stay", name=label), undo=current_id())
    except Refused as refused:
        notices.say(_refusal(refused))
    return _back()


@bp.post(f"{AT}/<int:number>/return")
@needs("registration.setup")
def question_return(slug: str, number: int) -> Redirect:
    row = _row(number)
    with transaction():
        if row.retired_at is not None:
            questioning.ask_again(here().summit, row)
            notices.say(_("Asked again: %(name)s", name=row.label))
    return _back(number)


def _refusal(refused: Refused) -> str:
    label = refused.hangs.label
    match refused.hangs.why:
        case "option":
            return _("“%(question)s” hangs on an option that you took away: change that question first",
                     question=label)
        case "gone":
            return _("“%(question)s” hangs on it: change that question first", question=label)
    return _("Nothing was moved: “%(question)s” has to stand behind the question that it hangs on", question=label)


def _row(number: int) -> Question:
    return questioning.find(here().summit, number) or abort(404)


def _back(number: int = 0) -> Redirect:
    return redirect(url_for("desk.registration_questions", slug=here().event.slug,
                            _anchor=f"question-{number}" if number else None), 303)
