"""One's own data: a copy of all of it, what one agreed to, and to be erased."""

from pathlib import Path

import msgspec
from flask import Response, abort, current_app, make_response, request
from flask_babel import get_locale
from werkzeug import Response as Answer

from eventsys.kit import journal, outbox, storage
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.paper.child import Limits, PaperFailed, record_in_child

from .. import answer_files, changing, erasing, my_data, retention
from ..models import Delegation
from ..registering import Agreed
from ..visiting import Visit
from .filling import consents
from .own import again, drop, own, show, to
from .shell import bp, card_of, guarded, page

LIMITS = Limits(seconds=30, megabytes=1500)


@bp.get("/my/data")
@own
def data(visit: Visit) -> Answer:
    given = changing.agreed(visit.registration)
    return show(visit, "registration/mine/data.html", offered=_offered(visit), given=given,
                history=changing.consents(visit.registration), privacy=visit.setup.privacy,
                dues=retention.dues(visit.summit, visit.setup) if visit.setup.id else [])


@bp.post("/my/consent")
@own
def consent(visit: Visit) -> Answer:
    """Given or taken back, in the words that the page showed."""
    words = _offered(visit)
    said = [Agreed(about, words[about], bool(request.form.get(about))) for about in words]
    with transaction():
        again(visit)
        number = journal.act_at_once("registration.agree", about=visit.summit.id, name=visit.registration.name)
        new = changing.agree(visit.registration, said)
        if not new:
            journal.strike(number)
    return to("data", _("Saved: it holds from now on") if new else _("Nothing was different: all is as it was"))


@bp.get("/my/data.json")
@own
def data_json(visit: Visit) -> Answer:
    body = msgspec.json.format(msgspec.json.encode(my_data.collected(visit)), indent=2)
    return _file(body, "application/json", "json")


@bp.get("/my/data.pdf")
@own
def data_pdf(visit: Visit) -> Answer:
    pages = my_data.pages(visit, my_data.collected(visit))
    db.session.rollback()  # the database does not wait for the printer
    try:
        body = record_in_child(pages, locale=str(get_locale() or "en"), limits=LIMITS,
                               cache=Path(current_app.config["DATA_DIR"]) / "fonts")
    except PaperFailed:
        current_app.logger.exception("could not print somebody's data")
        return to("data", _("The pages could not be made just now. The data file has the same."))
    return _file(body, "application/pdf", "pdf")


@bp.get("/my/files/<digest>")
@own
def data_file(visit: Visit, digest: str) -> Answer:
    """One that they sent as an answer."""
    own_files = {one.value: one for one in changing.answers_of(visit.registration) if one.kind == "file"}
    if digest not in own_files:
        abort(404)
    known = storage.described([digest]).get(digest)
    response = make_response(storage.read(digest))
    response.headers["Content-Type"] = known.media_type if known else "application/octet-stream"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers.set("Content-Disposition", "attachment", filename=own_files[digest].words)
    return guarded(response)


@bp.get("/my/erase")
@own
def erase(visit: Visit) -> Answer:
    return _ask(visit)


@bp.post("/my/erase")
@own
def erase_now(visit: Visit) -> Answer:
    if not request.form.get("sure"):
        return _ask(visit, 422)
    event, contact, email = card_of(visit.summit), visit.contact, visit.registration.email
    with transaction():
        again(visit)
        also = erasing.also_from_editions(visit.registration, request.form.getlist("person"))
        files = erasing.erase(visit.summit, visit.registration)
    answer_files.forget(files)
    outbox.hurry()
    return drop(page("registration/mine/erased.html", event=event, contact=contact, email=email, also=also))


def _ask(visit: Visit, status: int = 200) -> Response:
    errors = [("sure", _("Tick that you wish to be erased for good"))] if status == 422 else []
    focal = db.session.scalar(db.select(Delegation).where(
        Delegation.event_id == visit.summit.id, Delegation.focal_email == visit.registration.email)) \
        if visit.registration.email else None
    return show(visit, "registration/mine/erase.html", status, back="data", errors=errors, focal=focal,
                people=erasing.in_directory(visit.registration), ticked=request.form.getlist("person"))


def _offered(visit: Visit) -> dict[str, str]:
    """What may be given or taken back here; consents that organisers ask for are with the answers."""
    words = consents(visit)  # type: ignore[arg-type]
    return {about: said for about, said in words.items() if about != "privacy"}


def _file(body: bytes, media_type: str, extension: str) -> Answer:
    response = make_response(body)
    response.headers["Content-Type"] = media_type
    response.headers.set("Content-Disposition", "attachment", filename=f"my-data.{extension}")
    return guarded(response)
