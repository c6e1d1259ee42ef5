"""Registrations as a spreadsheet: those that are found, with the columns that are chosen."""

from io import BytesIO
from typing import cast

from flask import Response, request, send_file
from werkzeug.datastructures import MultiDict

from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.registration import exporting, filters, queries
from eventsys.registration.columns import Column
from eventsys.registration.exporting import TYPES, Form

from ..shell import bp, event_page, here, personal
from . import around

USUAL = ("code", "name", "email", "position", "organisation", "country", "city", "category", "state", "registered")


@bp.get("/e/<slug>/participants/take-out")
@needs("registration.view")
def take_out_participants(slug: str) -> Response:
    return _page()


@bp.post("/e/<slug>/participants/take-out")
@needs("registration.view")
def take_out_participants_now(slug: str) -> Response:
    """Private columns only for who may see them; that they were taken out stands in the journal."""
    wanted, form = set(request.form.getlist("column")), request.form.get("form", "xlsx")
    chosen = [column for key, column in around.offered().items() if key in wanted]
    if not chosen or form not in TYPES:
        return _page([("column-0", _("Choose at least one column"))])
    summit = here().summit
    ids = queries.numbers(summit, around.asked(), around.sees_private())
    if any(column.is_private for column in chosen):
        with transaction():
            exporting.note_taking_out(summit, ids, chosen)
    return _sent(ids, chosen, cast(Form, form))


def _sent(ids: list[int], chosen: list[Column], form: Form) -> Response:
    make = exporting.xlsx_of if form == "xlsx" else exporting.csv_of
    body = make(here().summit, ids, chosen, around.around())
    return personal(send_file(BytesIO(body), TYPES[form], as_attachment=True,
                              download_name=f"{here().summit.slug}-participants.{form}"))


def _page(problems: list[tuple[str, str]] | None = None) -> Response:
    number = len(queries.found(here().summit, around.asked(), "newest", around.sees_private()))
    ticked = set(request.form.getlist("column")) if isinstance(request.form, MultiDict) and request.form else {
        *USUAL, *request.args.getlist("c")}
    return event_page(
        "desk/participants/take-out.html", 422 if problems else 200, here="participants", errors=problems or [],
        number=number, columns=list(around.offered().values()), ticked=ticked, is_some=not around.asked().is_any,
        filtered=filters.query(around.asked()), back=around.list_address(), hides_private=not around.sees_private())
