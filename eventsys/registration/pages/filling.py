"""A form that is being filled in, page by page: each is kept as it is left, and none asks for what was said before."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from flask import Response, abort, url_for
from werkzeug import Response as Answer

from eventsys.kit.access import by_link
from eventsys.kit.database import transaction
from eventsys.kit.forms import Form
from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext

from .. import applying, asking, entering, proposals
from ..applying import Opened
from ..asking import Page
from ..delegating import BY_FOCAL_POINT
from .completing import way_back
from .forms import AgreeForm, YouForm
from .shell import bp, onward, page

OWN = ("you", "agree", "check", "send", "sent", "later")  # all other pages are groups of questions


@dataclass(frozen=True)
class Filling:
    """The form behind a token, and the pages that it has for what was answered so far."""

    token: str
    opened: Opened

    @cached_property
    def pages(self) -> list[Page]:
        application = self.opened.application
        assert application.category_id is not None
        return asking.pages(application.event_id, application.category_id, application.answers)

    @property
    def completes(self) -> bool:
        """The data of somebody who was nominated and has a place, rather than a wish for one."""
        return self.opened.application.registration_id is not None

    @property
    def for_another(self) -> bool:
        """By a focal point: agreeing is left to whoever comes."""
        return self.opened.application.you.get("by") == BY_FOCAL_POINT

    @property
    def steps(self) -> list[str]:
        return ["you", *(one.key for one in self.pages), "agree", "check"]

    @property
    def next(self) -> str:
        """The first that was not gone through, or has a question that was not asked then."""
        application = self.opened.application
        left = {one.key for one in self.pages if not entering.is_answered(application, one)}
        left |= {"you", "agree"} - set(application.pages)
        return next((step for step in self.steps if step in left), "check")

    def before(self, step: str) -> str:
        """Where its way back leads: to all answers, where one came from there."""
        if step != "check" and self.next == "check":
            return self.at("check")
        at = self.steps.index(step)
        return self.at(self.steps[at - 1]) if at else self._start()

    def _start(self) -> str:
        if not self.completes:
            return url_for("registration.start", slug=self.opened.summit.slug)
        token = way_back(self.opened)
        return url_for("registration.delegation", token=token) if token else ""

    def at(self, step: str) -> str:
        if step in OWN:
            return url_for(f"registration.{step}", token=self.token)
        return url_for("registration.questions", token=self.token, key=step)


def theirs(view: Callable[..., Answer]) -> Callable[..., Answer]:
    """The view is given a Filling in place of the token; a form that was sent is shown as sent."""
    @by_link
    @wraps(view)
    def given(token: str, **values: Any) -> Answer:
        found = applying.opened(token)
        if found is None:
            abort(404)
        if found.application.sent_at is not None:
            return onward(url_for("registration.sent", token=token))
        return view(Filling(token, found), **values)
    return given


def show(filling: Filling, step: str, template: str, status: int = 200, **values: Any) -> Response:
    """Values that each has beside the frame's: filling, back, step (its number), steps (how many)."""
    found, steps = filling.opened, filling.steps
    return page(template, status, event=found.card, contact=found.contact, filling=filling,
                category=found.category, back=filling.before(step), step=steps.index(step) + 1, steps=len(steps),
                can_go_on_later="you" in found.application.pages and not filling.for_another, **values)


@bp.get("/register/a/<token>/you")
@theirs
def you(filling: Filling) -> Response:
    return _you(filling, _you_form(filling, formdata=None, data=filling.opened.application.you))


@bp.post("/register/a/<token>/you")
@theirs
def you_now(filling: Filling) -> Answer:
    found = filling.opened
    form = _you_form(filling)
    if not form.validate_on_submit():
        return _you(filling, form, 422)
    said = form.told_of_them()
    with transaction():
        # Who was sent the link at another address, typed by mistake perhaps, is not to read what is typed from now on.
        is_lost = found.application.you.get("linked", said["email"]) != said["email"]
        applying.keep_you(found.application, said)
        at = _next(filling, applying.renew(found.application) if is_lost else "")
    return onward(at)


@bp.get("/register/a/<token>/<key>")
@theirs
def questions(filling: Filling, key: str) -> Answer:
    asked = _asked(filling, key)
    if asked is None:
        return onward(filling.at(filling.next))
    return _questions(filling, asked, asking.form_of(asked, filling.opened.application.answers, formdata=None))


@bp.post("/register/a/<token>/<key>")
@theirs
def questions_now(filling: Filling, key: str) -> Answer:
    asked = _asked(filling, key)
    if asked is None:
        return onward(filling.at(filling.next))
    application = filling.opened.application
    asked, form = asking.sent(asked, filling.pages, filling.opened.category.id, application.answers)
    if not form.validate_on_submit():
        return _questions(filling, asked, form, 422)
    with transaction():
        applying.keep_answers(application, key, asking.answers_of(asked, form))
        at = _next(filling)
    return onward(at)


@bp.get("/register/a/<token>/agree")
@theirs
def agree(filling: Filling) -> Response:
    said = filling.opened.application.you.get("agreed", {})
    agreed = {about: given for about, (_words, given) in said.items()}
    return _agree(filling, AgreeForm(formdata=None, data=agreed))


@bp.post("/register/a/<token>/agree")
@theirs
def agree_now(filling: Filling) -> Answer:
    form = AgreeForm()
    if not form.validate_on_submit():
        return _agree(filling, form, 422)
    said = {about: (words, about == "privacy" or bool(form[about].data))
            for about, words in _agreeable(filling).items()}
    with transaction():
        applying.keep_agreed(filling.opened.application, said)
        at = _next(filling)
    return onward(at)


def consents(found: Opened) -> dict[str, str]:
    """What is agreed to, in the words that are shown: about the list of participants, news, and, as it is told and
    not asked, what becomes of the data."""
    words = {"privacy": richtext.plain(found.setup.privacy)}
    if found.setup.shows_participants:
        words["participants"] = _("Show me in the list of participants on the event’s page, with my name, position, "
                                  "organisation and country.")
    words["news"] = _("Write to me also about other things than my registration, such as news of this event.")
    return {about: said for about, said in words.items() if said}


def _agreeable(filling: Filling) -> dict[str, str]:
    """Nobody agrees for another."""
    return {about: words for about, words in consents(filling.opened).items()
            if about == "privacy" or not filling.for_another}


def _next(filling: Filling, token: str = "") -> str:
    """Where it goes on, after what was just said; in the same transaction, which has read it anew."""
    anew = Filling(token or filling.token, filling.opened)
    return anew.at(anew.next)


def _asked(filling: Filling, key: str) -> Page | None:
    """None for a page that is asked no more, for what was answered since, or by the organisers' change."""
    return next((one for one in filling.pages if one.key == key), None)


def _you_form(filling: Filling, **more: Any) -> YouForm:
    return YouForm(needs_organisation=filling.opened.category.per_organisation is not None,
                   needs_email=not filling.for_another, **more)


def _you(filling: Filling, form: YouForm, status: int = 200) -> Response:
    return show(filling, "you", "registration/you.html", status, form=form, errors=form.told(),
                organisations=proposals.organisation_names())


def _questions(filling: Filling, asked: Page, form: Form, status: int = 200) -> Response:
    names = proposals.organisation_names() if any(one.kind == "organisation" for one in asked.questions) else []
    return show(filling, asked.key, "registration/asked.html", status, asked=asked, form=form, errors=form.told(),
                organisations=names, care_days=filling.opened.setup.erase_care_after)


def _agree(filling: Filling, form: AgreeForm, status: int = 200) -> Response:
    return show(filling, "agree", "registration/agree.html", status, form=form, errors=form.told(),
                words=_agreeable(filling), privacy=filling.opened.setup.privacy)
