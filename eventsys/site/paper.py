"""The programme as PDF: served from the store; who comes before it is printed waits on a page that says so."""

from flask import Response, current_app, request

from eventsys.editions import artifacts
from eventsys.editions.artifacts import Key
from eventsys.editions.jobs import print_wanted
from eventsys.editions.reading import Current, view_of
from eventsys.kit import templates
from eventsys.kit.access import public
from eventsys.kit.http import answer, not_modified
from eventsys.kit.i18n import gettext as _
from eventsys.kit.jobs import hurry

from .blueprint import bp
from .reading import edition_or_404, links
from .shell import HTML, event_frame

PDF = "application/pdf"
LOOK_AGAIN = 5  # seconds


@bp.get("/e/<slug>/programme.pdf")
@public
def booklet(slug: str) -> Response:
    size = "a4" if request.args.get("size", "").lower() == "a4" else "a5"
    address = links.under(slug, "programme.pdf") + ("?size=a4" if size == "a4" else "")
    return _paper(slug, f"booklet-{size}", f"{slug}-programme-{size}.pdf", _("Programme booklet"), address)


@bp.get("/e/<slug>/agenda.pdf")
@public
def glance(slug: str) -> Response:
    return _paper(slug, "glance", f"{slug}-agenda.pdf", _("Agenda at a glance"), links.under(slug, "agenda.pdf"))


def _paper(slug: str, kind: str, filename: str, title: str, address: str) -> Response:
    edition = edition_or_404(slug)
    key = Key(edition.digest, slug, kind)
    etag = f"{edition.digest[:32]}-{slug}-{kind}-{artifacts.RENDERER}"
    if (unchanged := not_modified(etag)) is not None:
        return unchanged
    body = artifacts.find(key)
    if body is not None:
        return answer(body, PDF, etag, last_modified=edition.published_at, filename=filename)
    return _not_yet(edition, key, title, address)


def _not_yet(edition: Current, key: Key, title: str, address: str) -> Response:
    """202 while it is being made, 503 where that failed for good."""
    state = artifacts.state_of(key)
    if state is None:
        artifacts.want(key)
        hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]
    if state is not None and state.state == "failed":
        return _failed(key.slug, title)
    values = event_frame(edition, view_of(edition), canonical=address.removeprefix(links.under(key.slug, "")))
    return _fresh("site/waiting.html", 202, title=title, target=address, **values)


def _failed(slug: str, title: str) -> Response:
    return _fresh("site/error.html", 503, code=503, heading=_("%(paper)s could not be printed", paper=title),
                  words=_("The printing was tried several times and failed. The same programme is on the event's "
                          "pages and in its calendar; the next edition is printed anew."),
                  back=(links.event(slug), _("To the event")))


def _fresh(template: str, status: int, **values: object) -> Response:
    """A page for this moment only."""
    body = templates.render(template, **{"links": links, "site_name": _("Events"), **values})
    response = Response(body, status, content_type=HTML)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(LOOK_AGAIN)
    return response
