"""The public pages, feeds and papers of a draft: the very same functions, shown to those with the right alone.

An address is `/desk/e/<slug>/preview/<digest>` and then the public one, so that the links of a page lead on within
the preview.
"""

from flask import Response, abort, current_app, redirect, request, url_for
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as Answer

from eventsys.editions import reading
from eventsys.editions.reading import Preview
from eventsys.editions.services import preview_of
from eventsys.kit.access import EVERYBODY, capability_of, needs
from eventsys.kit.database import db, transaction
from eventsys.outputs.links import Links
from eventsys.publishing.previews import copy_draft

from ..shell import bp, event_page, here, personal

PUBLIC_SIDE = "site."
DIGEST = 64  # characters
PASSED_ON = ("Accept", "Accept-Language", "User-Agent")


@bp.get("/e/<slug>/preview")
@needs("event.view")
def preview(slug: str) -> Response:
    return event_page("desk/publishing/preview.html", here="publish")


@bp.post("/e/<slug>/preview")
@needs("event.view")
def make_preview(slug: str) -> Answer:
    with transaction(alone_on="draft_copy"):
        digest = copy_draft(here().summit)
    path = request.form.get("path", "")
    return redirect(_base(digest) + (path if path.startswith("/e/") else Links("").event(here().event.slug)), 303)


@bp.get("/e/<slug>/preview/<digest>/")
@bp.get("/e/<slug>/preview/<digest>/<path:path>")
@needs("event.view")
def previewed(slug: str, digest: str, path: str = "") -> Answer:
    if len(digest) != DIGEST:
        abort(404)
    copy = preview_of(here().summit.slug, digest, _base(digest))
    if copy is None:  # a day has passed
        return redirect(url_for("desk.preview", slug=slug), 303)
    if not path:
        return redirect(_base(digest) + Links("").event(here().event.slug), 303)
    response = _public_answer(copy, path)
    for header in ("ETag", "Last-Modified", "Vary"):
        response.headers.pop(header, None)
    response.headers["X-Robots-Tag"] = "noindex"
    return personal(response)


def _public_answer(copy: Preview, path: str) -> Response:
    """What the public address would answer, if the copy were public."""
    headers = {name: value for name in PASSED_ON if (value := request.headers.get(name))}
    db.session.remove()
    with current_app.test_request_context(f"/{path}", query_string=request.query_string, headers=headers,
                                          base_url=current_app.config["BASE_URL"]) as context:
        view, values = _public_view(context.url_adapter)
        with reading.showing(copy):
            return current_app.make_response(view(**values))


def _public_view(adapter):  # type: ignore[no-untyped-def]
    """404 for whatever is no page of the public side."""
    try:
        endpoint, values = adapter.match()
    except (NotFound, MethodNotAllowed, RequestRedirect):
        abort(404)
    view = current_app.view_functions[endpoint]
    if not endpoint.startswith(PUBLIC_SIDE) or capability_of(view) != EVERYBODY:
        abort(404)
    return view, values


def _base(digest: str) -> str:
    return url_for("desk.previewed", slug=here().summit.slug, digest=digest).rstrip("/")
