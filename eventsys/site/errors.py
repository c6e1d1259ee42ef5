"""What is shown when there is nothing to show. A fault's page needs neither the database nor a lookup."""

import logging

from flask import Response, request
from werkzeug.exceptions import HTTPException

from eventsys.editions import reading
from eventsys.kit import templates
from eventsys.kit.i18n import gettext as _
from eventsys.kit.tickets import without_tokens

from .blueprint import bp
from .reading import links
from .shell import HTML

log = logging.getLogger("eventsys")
Back = tuple[str, str]  # address and words
LAST_RESORT = ("<!doctype html><html lang=en><meta charset=utf-8><title>Error</title>"
               "<h1>Something went wrong on our side</h1><p>Please try again in a minute.</p>")


@bp.app_errorhandler(404)
def not_found(error: Exception) -> Response:
    return _answer(404, _("There is nothing at this address"),
                   _("It may have been mistyped, or cut off in a message."), _back())


@bp.app_errorhandler(410)
def gone(error: Exception) -> Response:
    if request.endpoint == "site.session":
        return _answer(410, _("This session is no longer part of the programme"),
                       _("It was announced, and has been taken out since."), _back())
    return _answer(410, _("This is no longer public"), _("It was published here, and has been taken back since."))


@bp.app_errorhandler(HTTPException)
def refused(error: HTTPException) -> Response | HTTPException:
    """Redirects pass; any other refusal is told in general words, with what may be done instead (`Allow`)."""
    code = error.code or 500
    if code < 400 or error.response is not None:
        return error
    response = _answer(code, _("That did not work"),
                       _("The address or what was sent with it is not one that we know."))
    response.headers.extend((name, value) for name, value in error.get_headers() if name != "Content-Type")
    return response


@bp.app_errorhandler(Exception)
def fault(error: Exception) -> Response:
    log.error("fault", exc_info=error, extra={"path": without_tokens(request.path)})
    try:
        return _answer(500, _("Something went wrong on our side"),
                       _("We have been told. Please try again in a minute."))
    except Exception as second:  # whatever fails here, the reader gets a page
        log.error("fault while telling of a fault", exc_info=second)
        return Response(LAST_RESORT, 500, content_type=HTML)


def _answer(code: int, heading: str, words: str, back: Back | None = None) -> Response:
    body = templates.render("site/error.html", code=code, heading=heading, words=words, back=back, links=links,
                            site_name=_("Events"))
    response = Response(body, code, content_type=HTML)
    response.headers["Cache-Control"] = "no-store" if code >= 500 else "public, max-age=60"
    response.headers["Vary"] = "Accept-Language"
    return response


def _back() -> Back | None:
    """To the event that the address lies under, where that is still public."""
    slug = (request.view_args or {}).get("slug", "")
    if not slug or not isinstance(reading.current(slug), reading.Current):
        return None
    return links.event(slug), _("To the event")
