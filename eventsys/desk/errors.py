"""Refusals within the desk, in its own frame; and what to do where a form can't be taken yet.

Nothing that was typed is lost: a form that comes after its sign-in or its token has ended is shown again, to be
sent once more. A form from another site never is.
"""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, jsonify, make_response, redirect, request, url_for
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.exceptions import HTTPException

from eventsys.kit.http import wants_json
from eventsys.kit.i18n import gettext as _

from . import shell
from .guard import SignedOut
from .shell import bp

OURS = ("same-origin", "none")  # Sec-Fetch-Site
NOT_KEPT = ("csrf_token", "password")  # parts of names: what must not stand in a page


def init_app(app: Flask) -> None:
    app.register_error_handler(SignedOut, signed_out)
    app.register_error_handler(CSRFError, token_lost)


@bp.errorhandler(HTTPException)
@bp.errorhandler(404)  # by number too: the public pages do so, and what is said of a number goes first
@bp.errorhandler(410)
def refused(error: HTTPException) -> Response | HTTPException:
    code = error.code or 500
    if code < 400 or error.response is not None:
        return error
    heading, words = _told(code)
    if wants_json():
        return _json(code, heading)
    return _shown(code, heading, words)


def signed_out(error: SignedOut) -> Response:
    if wants_json():
        return _json(401, _("You are signed out: sign in and try again"))
    if request.method in ("GET", "HEAD"):
        return make_response(redirect(url_for("desk.sign_in", next=request.full_path.rstrip("?")), 303))
    return _again(401, _("You have been signed out"), sign_in=True)


def token_lost(error: CSRFError) -> Response:
    if wants_json():
        return _json(400, _("This page was open for too long"), csrf=generate_csrf())
    return _again(400, _("This page was open for too long"))


def _again(code: int, heading: str, sign_in: bool = False) -> Response:
    """The same form once more, with all that was typed; files can't be kept."""
    typed = [(name, value) for name, value in request.form.items(multi=True)
             if not any(part in name for part in NOT_KEPT)]
    return shell.plain_page("desk/again.html", code, heading=heading, sign_in=sign_in, ours=_is_ours(), typed=typed,
                            action=request.full_path.rstrip("?"), lost_files=_file_names())


def _is_ours() -> bool:
    """Whether the form was on a page of ours, as the browser tells it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    return urlsplit(request.headers.get("Origin", "")).netloc == urlsplit(current_app.config["BASE_URL"]).netloc


def _file_names() -> list[str]:
    return [file.filename for file in request.files.values() if file.filename]


def _told(code: int) -> tuple[str, str]:
    if code == 403:
        return (_("You may not do this"),
                _("Your role does not include it. Somebody who owns the event can change that."))
    if code == 404:
        return (_("There is nothing at this address"),
                _("It may have been mistyped, or removed, or it belongs to an event that you do not work on."))
    if code == 413:
        return _("This is too large"), _("Send at most 32 MB at once.")
    return _("That did not work"), _("The address or what was sent with it is not one that we know.")


def _shown(code: int, heading: str, words: str) -> Response:
    if "rights" not in g:
        return shell.plain_page("desk/refused.html", code, heading=heading, words=words)
    return shell.page("desk/error.html", code, code=code, heading=heading, words=words)


def _json(code: int, words: str, **more: str) -> Response:
    response = jsonify(error=words, **more)
    response.status_code = code
    return shell.personal(response)
