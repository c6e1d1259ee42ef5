"""The form as somebody of a category will see it, all its pages one under the other. Answers can be tried."""

from typing import Any

from flask import Response, abort, request

from eventsys.kit.access import needs
from eventsys.kit.forms import Form
from eventsys.registration import asking, categories, deciding, proposals
from eventsys.registration.asking import Page
from eventsys.registration.models import Category

from ..shell import bp, event_page, here

MOST_ROUNDS = 20  # of questions that hang on others


@bp.get("/e/<slug>/registration/preview")
@needs("registration.setup")
def registration_preview(slug: str) -> Response:
    summit = here().summit
    known = [row for row in categories.of(summit) if row.closed_at is None]
    chosen = _chosen(known)
    shown = _tried(summit.id, chosen.id if chosen else 0)
    return event_page("desk/registration/preview.html", here="registration", known=known, chosen=chosen, shown=shown,
                      setup=deciding.setup_of(summit), organisations=proposals.organisation_names())


def _chosen(known: list[Category]) -> Category | None:
    wanted = request.args.get("category", "")
    if not wanted:
        return known[0] if known else None
    return next((row for row in known if str(row.id) == wanted), None) or abort(404)


def _tried(event_id: int, category: int) -> list[tuple[Page, Form]]:
    """An answer may bring further questions, which are looked at in turn. Nothing is kept."""
    asked, answers = asking.questions(event_id), dict[int, Any]()
    for _round in range(MOST_ROUNDS):
        shown = [(page, _form(page)) for page in asking.paged(asked, category, answers)]
        said = {number: value for page, form in shown for number, value in _said(page, form).items()}
        if said == answers:
            break
        answers = said
    return shown


def _form(page: Page) -> Form:
    return asking.form_of(page, {}, formdata=request.args, meta={"csrf": False})


def _said(page: Page, form: Form) -> dict[int, Any]:
    return {number: value for number, value in asking.answers_of(page, form).items() if value}
