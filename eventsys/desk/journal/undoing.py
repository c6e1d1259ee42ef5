"""Taking an act back by a press: from a notice, the journal or the bin. No page changes what the journal says."""

from typing import Any
from urllib.parse import urlsplit

from flask import Response, abort, g, jsonify, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import journal_reading, notices, undoing
from eventsys.kit.access import needs, signed_in
from eventsys.kit.database import db, transaction
from eventsys.kit.http import own_path, wants_json
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Act
from eventsys.kit.undoing import NotUndone, Undone

from ..journal_words import sentence, sentence_html, told, within
from ..rights import OF_WHOLE_EVENTS, undoable
from ..shell import bp, event_page, here, page, personal, way_in


@bp.post("/e/<slug>/undo/<int:number>")
@needs("event.view")
def undo_here(slug: str, number: int) -> Response | Redirect:
    return _undone(_own(journal_reading.find(number, here().summit.id)), way_in(here().summit))


@bp.post("/undo/<int:number>")
@signed_in
def undo(number: int) -> Response | Redirect:
    act = db.session.get(Act, number)
    if act is not None and act.about is not None and act.verb != OF_WHOLE_EVENTS:
        act = None
    return _undone(_own(act), url_for("desk.start"))


def _own(act: Act | None) -> Act:
    """404 for none, 403 for one that the account may not take back."""
    if act is None:
        abort(404)
    if not undoable([act]):
        abort(403)
    return act


def _undone(act: Act, otherwise: str) -> Response | Redirect:
    number, about, words = act.id, act.about, _words(act)
    with transaction():
        result = undoing.undo(number, about)
    if isinstance(result, NotUndone):
        return _told(number, result)
    return _answer(result, words, otherwise)


def _answer(result: Undone, words: str, otherwise: str) -> Response | Redirect:
    if wants_json():
        return personal(jsonify(undone=result.act_id))
    notices.say(words, undo=result.act_id)
    return redirect(_back() or otherwise, 303)


def _words(act: Act) -> str:
    if act.verb == "undo":
        return _("Done again: %(act)s", act=told(**within(act), shown=str))
    if act.verb == "redo":
        return _("Undone: %(act)s", act=told(**within(act), shown=str))
    return _("Undone: %(act)s", act=sentence(act))


def _told(number: int, result: NotUndone) -> Response:
    """What stands in the way."""
    if wants_json():
        response = personal(jsonify(blocked=list(result.blocked), why=list(result.why)))
        response.status_code = 409
        return response
    act = db.session.get_one(Act, number)
    values: dict[str, Any] = {
        "act": act, "why": result.why, "sentence": sentence_html, "later": journal_reading.later(number),
        "is_undone": number in journal_reading.undone([number]),
        "back": _back() or url_for("desk.start")}
    shown = event_page if "event" in g else page
    return shown("desk/journal/not-undone.html", 409, **values)


def _back() -> str:
    """The page that it was pressed on, where that is one of ours."""
    if given := own_path(request.form.get("next", "")):
        return given
    came = urlsplit(request.referrer or "")
    path = f"{came.path}?{came.query}" if came.query else came.path
    return own_path(path) if came.netloc == request.host and "/undo/" not in path else ""
