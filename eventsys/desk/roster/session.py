"""The roster of a session on a page of its own."""

from typing import Any
from urllib.parse import urlsplit

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit.access import needs
from eventsys.sessions.models import ROLES, Session

from ..shell import bp, event_page, here
from .reading import of_session, session_or_404


@bp.get("/e/<slug>/sessions/<int:number>/roster")
@needs("event.view")
def session_roster(slug: str, number: int) -> Response:
    return page_of(session_or_404(number))


def page_of(session: Session, status: int = 200, **values: Any) -> Response:
    return event_page("desk/roster/session.html", status, here="roster", session=session, roster=of_session(session),
                      roles=ROLES, **values)


def back_to(session: Session, seat: int | None = None) -> Redirect:
    """To the place on the roster that something was done to."""
    return redirect(address_of(session, seat), 303)


def address_of(session: Session, seat: int | None = None) -> str:
    """The page that it was pressed on: the roster is part of the session's page too."""
    to: dict[str, Any] = {"slug": here().event.slug, "number": session.id}
    is_part = urlsplit(request.referrer or "").path == url_for("desk.session", **to)
    return url_for("desk.session" if is_part else "desk.session_roster", **to,
                   _anchor=f"seat-{seat}" if seat else None)
