"""The sheets of an event: what was taken in, what is on its way, templates, and a file to begin with."""

from io import BytesIO
from typing import cast

from flask import Response, abort, g, redirect, request, send_file, url_for
from sqlalchemy import select
from werkzeug import Response as Redirect
from werkzeug.datastructures import FileStorage

from eventsys.imports.models import SheetRun
from eventsys.imports.sheets import runs, templates
from eventsys.imports.sheets.reading.limits import BYTES
from eventsys.imports.sheets.reading.opened import read
from eventsys.imports.sheets.reading.words import NotASheet
from eventsys.imports.sheets.templates import Form
from eventsys.kit import notices, storage
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, event_page, here, personal
from .around import kind_hints, kind_words, kinds_here, run_of

SHOWN = 100  # runs


@bp.get("/e/<slug>/sheets")
@needs("sheets.import")
def sheets(slug: str) -> Response:
    return _page()


@bp.post("/e/<slug>/sheets")
@needs("sheets.import")
def upload_sheet(slug: str) -> Response | Redirect:
    kind, file = request.form.get("kind", ""), request.files.get("file")
    if kind not in kinds_here():
        return _page([("kind-0", _("Choose what the sheet holds"))])
    try:
        name, data = _sent(file)
        book = read(data, name)
    except NotASheet as refusal:
        return _page([("file", str(refusal))], kind)
    with transaction():
        run = runs.upload(here().summit, kind, name, data, book, g.account.called, f"account:{g.account.id}")
    return redirect(url_for("desk.sheet_columns", slug=slug, number=run.id), 303)


@bp.get("/e/<slug>/sheets/template/<kind>.<form>")
@needs("sheets.import")
def sheet_template(slug: str, kind: str, form: str) -> Response:
    if kind not in kinds_here() or form not in templates.TYPES:
        abort(404)
    body = templates.template(here().summit, kind, cast(Form, form))
    return personal(send_file(BytesIO(body), templates.TYPES[form], as_attachment=True,
                              download_name=f"{here().summit.slug}-{kind}.{form}"))


@bp.post("/e/<slug>/sheets/<int:number>/discard")
@needs("sheets.import")
def discard_sheet(slug: str, number: int) -> Redirect:
    """Out of the list, and its file with it; what was taken from it stays, and the journal tells of it."""
    with transaction():
        run = run_of(number)
        name = run.file_name
        digest = runs.discard(run)
    if digest:
        storage.forget(digest)
    notices.say(_("%(file)s is off the list, and not kept any more.", file=name))
    return redirect(url_for("desk.sheets", slug=slug), 303)


@bp.errorhandler(NotASheet)
def not_a_sheet(refusal: NotASheet) -> Redirect:
    """In the midst of its steps: it is gone, or what read it once does not any more."""
    notices.say(str(refusal))
    return redirect(url_for("desk.sheets", slug=here().event.slug), 303)


def _sent(file: FileStorage | None) -> tuple[str, bytes]:
    """Raises NotASheet."""
    if file is None or not file.filename:
        raise NotASheet(_("Choose a file."))
    return file.filename, file.stream.read(BYTES + 1)


def _page(errors: list[tuple[str, str]] | None = None, kind: str = "") -> Response:
    listed = db.session.scalars(select(SheetRun).where(SheetRun.event_id == here().summit.id)
                                .order_by(SheetRun.id.desc()).limit(SHOWN)).all()
    return event_page("desk/sheets/list.html", 422 if errors else 200, here="sheets", errors=errors or [], runs=listed,
                      kinds={kind: words for kind, words in kind_words().items() if kind in kinds_here()},
                      names=kind_words(), hints=kind_hints(), chosen=kind, states=_states(), limit=BYTES // 2**20)


def _states() -> dict[str, str]:
    return {"uploaded": _("columns to be settled"), "mapped": _("names to be settled"),
            "matched": _("rows to be looked at"), "planned": _("to be applied"), "applied": _("applied"),
            "refused": _("refused")}
