"""The programme as PDF: served from the store; who comes before it is printed waits on a page that says so."""

from dataclasses import dataclass
from hashlib import sha256

from flask import Response, current_app, request

from eventsys.editions import artifacts, reading
from eventsys.editions.artifacts import Key
from eventsys.editions.jobs import print_wanted
from eventsys.editions.reading import Current
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


@dataclass(frozen=True)
class Paper:
    kind: str
    name: str  # of the file, without the event's slug and the ending
    title: str
    address: str


@bp.get("/e/<slug>/programme.pdf")
@public
def booklet(slug: str) -> Response:
    size = "a4" if request.args.get("size", "").lower() == "a4" else "a5"
    address = links.under(slug, "programme.pdf") + ("?size=a4" if size == "a4" else "")
    return _answer(slug, Paper(f"booklet-{size}", f"programme-{size}", _("Programme booklet"), address))


@bp.get("/e/<slug>/agenda.pdf")
@public
def glance(slug: str) -> Response:
    return _answer(slug, Paper("glance", "agenda", _("Agenda at a glance"), links.under(slug, "agenda.pdf")))


def _answer(slug: str, paper: Paper) -> Response:
    edition = edition_or_404(slug)
    key = Key(edition.digest, slug, paper.kind)
    if (unchanged := not_modified(_etag(key))) is not None:
        return unchanged
    body = artifacts.find(key)
    if body is not None:
        return answer(body, PDF, _etag(key), last_modified=edition.published_at, filename=f"{slug}-{paper.name}.pdf")
    return _former(edition, paper) or _not_yet(edition, key, paper)


def _former(edition: Current, paper: Paper) -> Response | None:
    """The paper of the edition before, for who asks for it by its number while the new one is not printed.

    Nobody keeps it on the way: a moment later the same address gives the new one.
    """
    asked, before = request.args.get("edition"), _replaced_by(edition)
    if not asked or before is None or asked != str(before.number):
        return None
    key = Key(before.digest, edition.slug, paper.kind)
    body = artifacts.find(key)
    name = f"{edition.slug}-{paper.name}-edition-{before.number}.pdf"
    if body is None:
        return None
    return answer(body, PDF, _etag(key), last_modified=before.published_at, filename=name, max_age=0)


def _not_yet(edition: Current, key: Key, paper: Paper) -> Response:
    """202 while it is being made, 503 where that failed for good."""
    state = artifacts.state_of(key)
    if state is None:
        artifacts.want(key)
        hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]
    if state is not None and state.state == "failed":
        return _failed(key.slug, paper.title)
    canonical = paper.address.removeprefix(links.under(key.slug, ""))
    values = event_frame(edition, reading.view_of(edition), canonical=canonical)
    return _fresh("site/waiting.html", 202, title=paper.title, target=paper.address,
                  former=_former_offered(edition, paper), **values)


def _former_offered(edition: Current, paper: Paper) -> tuple[int, str] | None:
    """Number of the edition before and the address of its paper, where that is printed."""
    before = _replaced_by(edition)
    state = before and artifacts.state_of(Key(before.digest, edition.slug, paper.kind))
    if not before or not state or state.state != "made":
        return None
    return before.number, f"{paper.address}{'&' if '?' in paper.address else '?'}edition={before.number}"


def _replaced_by(edition: Current) -> Current | None:
    return next((e for e in reading.history(edition.root) if e.number == edition.number - 1), None)


def _etag(key: Key) -> str:
    told = "\0".join((key.digest, key.slug, key.kind, artifacts.renderer()))
    return sha256(told.encode()).hexdigest()[:32]


def _failed(slug: str, title: str) -> Response:
    return _fresh("site/error.html", 503, code=503, heading=_("%(paper)s could not be printed", paper=title),
                  words=_("The printing was tried several times and failed. The same programme is on the event's "
                          "pages and in its calendar; the next edition is printed anew."),
                  back=(links.event(slug), _("To the event")))


def _fresh(template: str, status: int, **values: object) -> Response:
    """A page for this moment only."""
    frame = {"links": links, "site_name": _("Events"), "preview": reading.preview()}
    body = templates.render(template, **{**frame, **values})
    response = Response(body, status, content_type=HTML)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(LOOK_AGAIN)
    return response
