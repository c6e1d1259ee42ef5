"""What the programme shows of them: name, position, a few sentences, links. It is sent, and waits to be accepted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Response
from werkzeug import Response as Answer

from eventsys.kit.database import transaction
from eventsys.kit.forms import Form
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import clean, line

from .. import facts, queries, sending
from ..facts import Fact
from ..models import Submission
from .forms import BiographyForm, LinksForm, NameForm, PositionForm
from .shell import Here, back, bp, page, theirs

PLACES = ("first", "second", "third", "fourth")


@dataclass(frozen=True)
class Detail:
    """A form, how it shows a fact, and which fact it says."""

    form: type[Form]
    shown: Callable[[Fact], dict[str, Any]]
    said: Callable[[Any], Fact]


def _links_shown(fact: Fact) -> dict[str, Any]:
    return {place: link for place, link in zip(PLACES, fact["links"], strict=False)}  # noqa: C416 - of two lengths


def _links_said(form: LinksForm) -> Fact:
    typed = [form[place].form for place in PLACES]
    return {"links": [{"url": one.url.data, "title": one.title.data or ""} for one in typed if one.url.data]}


DETAILS: dict[str, Detail] = {
    "name": Detail(NameForm, dict, lambda form: {"name": form.name.data, "honorific": form.honorific.data or ""}),
    "position": Detail(
        PositionForm, lambda fact: {**fact, "organisations": "\n".join(fact["organisations"])},
        lambda form: {"position": form.position.data or "", "country": form.country.data or "",
                      "organisations": [said for each in clean(form.organisations.data or "").split("\n")
                                        if (said := line(each))]}),
    "biography": Detail(BiographyForm, dict, lambda form: {"biography": form.biography.data or ""}),
    "links": Detail(LinksForm, _links_shown, _links_said),
}
ANY = "any('name', 'position', 'biography', 'links')"


@bp.get(f"/<token>/<{ANY}:field>")
@theirs
def detail(here: Here, field: str) -> Response:
    known = DETAILS[field]
    now, waiting = _standing(here, field)
    return _page(here, field, known.form(formdata=None, data=known.shown(waiting.after if waiting else now)), waiting)


@bp.post(f"/<token>/<{ANY}:field>")
@theirs
def detail_now(here: Here, field: str) -> Answer:
    known = DETAILS[field]
    now, waiting = _standing(here, field)
    form = known.form(data=known.shown(waiting.after if waiting else now))
    if not form.validate_on_submit():
        return _page(here, field, form, waiting, 422)
    with transaction():
        outcome = sending.send(here.summit, here.invitation, here.person, field, known.said(form))
    return back(here, outcome_words(outcome))


def outcome_words(outcome: sending.Outcome) -> str:
    if outcome == "same":
        return _("Nothing was changed.")
    if outcome == "taken back":
        return _("It stays as it was: what you had sent is taken back.")
    return _("Thank you. It stands on the programme as soon as the organisers have looked at it.")


def _standing(here: Here, field: str) -> tuple[Fact, Submission | None]:
    """What the organisers' tables say, and what waits to take its place."""
    doing = queries.appearances(here.summit.id, [here.person.id])[here.person.id]
    return (facts.current(field, here.person, doing),
            sending.waiting_for(here.summit.id, here.person.id, field))


def _page(here: Here, field: str, form: Form, waiting: Submission | None, status: int = 200) -> Response:
    return page(f"invitations/{field}.html", here, status, form=form, errors=form.told(), waiting=waiting)
