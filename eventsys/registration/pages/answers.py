"""Changing what one said: all of it at one look, then one group of questions a page; each is saved as it is left."""

from typing import Any

from flask import Response
from werkzeug import Response as Answer

from eventsys.kit import clock, outbox
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from .. import answer_files, asking, changing, proposals
from ..asking import Page
from ..changing import FACTS, Changed, Refused
from ..visiting import Visit
from .forms import YouForm
from .own import again, own, show, to
from .shell import bp
from .told import answers_told, facts_told, heading_of, labels


class AboutMeForm(YouForm):
    email = None  # letters and links go there: organisers change it

    def told_of_me(self) -> dict[str, str]:
        return {name: self[name].data or "" for name in FACTS}


@bp.get("/my/answers")
@own
def my_answers(visit: Visit) -> Answer:
    values = changing.values_of(visit.registration)
    asked = asking.questions(visit.summit.id)
    linked = changing.is_open(visit.summit, visit.setup, visit.registration, clock.now())
    return show(visit, "registration/mine/answers.html", linked=linked, until=visit.setup.changes_until,
                heading_of=heading_of,
                facts=facts_told(visit, "/my/answers/you" if linked else ""),
                answers=answers_told(visit, asked, values, linked=linked),
                missing=changing.missing_of(visit.registration, asked, values) if linked else [])


@bp.get("/my/answers/you")
@own
def my_facts(visit: Visit) -> Answer:
    given = {name: getattr(visit.registration, name) for name in FACTS}
    return _facts(visit, AboutMeForm(formdata=None, data=given))


@bp.post("/my/answers/you")
@own
def my_facts_now(visit: Visit) -> Answer:
    form = AboutMeForm(needs_organisation=visit.category.per_organisation is not None)
    if not form.validate_on_submit():
        return _facts(visit, form, 422)
    with transaction():
        again(visit)
        outcome = changing.facts(visit.summit, visit.setup, visit.registration, form.told_of_me(), labels())
        changing.complete(visit.summit, visit.registration)
    if isinstance(outcome, Refused) and outcome.why == "share":
        form.organisation.errors = [_("The places for this organisation or country are all taken in your category. "
                                      "Keep the other one, or write to the organisers.")]
        return _facts(visit, form, 409)
    return _after(outcome)


@bp.get("/my/answers/<key>")
@own
def my_answer(visit: Visit, key: str) -> Answer:
    asked = _asked(visit, key, values := changing.values_of(visit.registration))
    if asked is None:
        return to("my_answers")
    return _answer(visit, asked, asking.form_of(asked, values, formdata=None))


@bp.post("/my/answers/<key>")
@own
def my_answer_now(visit: Visit, key: str) -> Answer:
    values = changing.values_of(visit.registration)
    pages = asking.pages(visit.summit.id, visit.registration.category_id, values)
    asked = next((one for one in pages if one.key == key), None)
    if asked is None:
        return to("my_answers", _("This is asked no more"))
    asked, form = asking.sent(asked, pages, visit.registration.category_id, values)
    if not form.validate_on_submit():
        return _answer(visit, asked, form, 422)
    with transaction():
        again(visit)
        outcome = changing.answers(visit.summit, visit.setup, visit.registration, asked,
                                   asking.answers_of(asked, form))
        changing.complete(visit.summit, visit.registration)
    return _after(outcome)


def _asked(visit: Visit, key: str, values: dict[int, Any]) -> Page | None:
    pages = asking.pages(visit.summit.id, visit.registration.category_id, values)
    return next((one for one in pages if one.key == key), None)


def _after(outcome: Changed | Refused) -> Answer:
    if isinstance(outcome, Refused):
        return to("my_answers", _("The day until which it could be changed has passed: nothing was changed")
                  if outcome.why == "late" else _("The registration has ended: nothing was changed"))
    answer_files.forget(outcome.files)
    outbox.hurry()
    if not outcome.labels:
        return to("my_answers", _("Nothing was different: all is as it was"))
    words = ngettext("Saved: %(num)s change", "Saved: %(num)s changes", len(outcome.labels))
    if outcome.looked_at:
        words = f"{words}. {_('You keep your place, and the organisers look at it again.')}"
    return to("my_answers", words)


def _facts(visit: Visit, form: AboutMeForm, status: int = 200) -> Response:
    return show(visit, "registration/mine/facts.html", status, form=form, errors=form.told(),
                organisations=proposals.organisation_names(), looks=_looks(visit))


def _answer(visit: Visit, asked: Page, form: Any, status: int = 200) -> Response:
    return show(visit, "registration/mine/asked.html", status, asked=asked, form=form, errors=form.told(),
                heading=heading_of(asked), organisations=proposals.organisation_names(), looks=_looks(visit))


def _looks(visit: Visit) -> bool:
    """Whether an organiser looks again at what is changed now: said before it is."""
    return visit.category.looks_again and visit.registration.state == "confirmed"
