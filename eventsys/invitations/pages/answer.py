"""Whether they take part: for each session, or for all at once, with a word to the organisers."""

from flask import Response, request
from werkzeug import Response as Answer

from eventsys.kit import outbox
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _

from .. import answering
from ..engagements import Engagement
from .forms import AnswerForm
from .shell import Here, back, bp, page, theirs


@bp.get("/<token>/answer")
@theirs
def answer(here: Here) -> Response:
    return _page(here, AnswerForm(formdata=None, message=here.invitation.message), _standing(here), [])


@bp.post("/<token>/answer")
@theirs
def answer_now(here: Here) -> Answer:
    form = AnswerForm()
    said = _said(here)
    left = [one for one in _open(here) if one.session not in said]
    if not form.validate_on_submit() or left:
        return _page(here, form, said, left, 422)
    with transaction():
        is_new = answering.answer(here.summit, here.invitation, here.person, said, form.message.data or "")
    if is_new:
        outbox.hurry()
    return back(here, _words(set(said.values()), is_new))


def _open(here: Here) -> list[Engagement]:
    return [one for one in here.doing if not one.withdrawn]


def _said(here: Here) -> dict[int, answering.Answer]:
    """By session; one of the two buttons for all counts for each."""
    return {one.session: value for one in _open(here) for value in answering.ANSWERS
            if value == (request.form.get("all") or request.form.get(f"session-{one.session}"))}


def _standing(here: Here) -> dict[int, answering.Answer]:
    return {one.session: value for one in here.doing for value in answering.ANSWERS if value == one.state}


def _words(answers: set[answering.Answer], is_new: bool) -> str:
    if not is_new:
        return _("Your answer stands as it was.")
    if answers == {"declined"}:
        return _("Thank you for telling us. You may change your answer here until the event has ended.")
    return _("Thank you: your answer is noted. You may change it here until the event has ended.")


def _page(here: Here, form: AnswerForm, said: dict[int, answering.Answer], left: list[Engagement],
          status: int = 200) -> Response:
    unanswered = [(f"session-{one.session}-0", _("Say whether you take part in “%(title)s”", title=one.title))
                  for one in left]
    return page("invitations/answer.html", here, status, doing=_open(here), form=form, said=said,
                left={one.session for one in left}, errors=[*unanswered, *form.told()])
