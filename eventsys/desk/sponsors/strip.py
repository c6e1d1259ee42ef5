"""How sponsors come out in print: the booklet's own pages of the draft, printed and shown as pictures."""

from pathlib import Path

from flask import Response, abort, current_app, url_for
from msgspec.structs import replace

from eventsys.kit import i18n, storage
from eventsys.kit.access import needs
from eventsys.kit.keeping import Kept
from eventsys.outputs.paper import PaperFailed, render_in_child
from eventsys.outputs.paper.looking import count, pictures
from eventsys.programme.canonical import digest, encode
from eventsys.publishing.drafts import draft_of
from eventsys.sponsors import queries

from ..shell import bp, event_page, here, personal

MOST = 8  # pages
_seen: Kept[tuple[str, str, str], bytes] = Kept(16_000_000)  # PDF, by what was printed


@bp.get("/e/<slug>/sponsors/strip")
@needs("sponsors.edit")
def strip(slug: str) -> Response:
    place = here()
    own = queries.shelves(place.event)
    shelves = own if own or place.event is place.summit else queries.shelves(place.summit)
    shown = [shelf for shelf in shelves if shelf.listings and (shelf.tier.on_booklet or shelf.tier.on_strip)]
    try:
        pages, failed = min(count(_printed(slug)), MOST) if shown else 0, ""
    except PaperFailed as error:
        pages, failed = 0, str(error)
    return event_page("desk/sponsors/strip.html", here="sponsors", shelves=shown, count=pages, failed=failed,
                      back=url_for("desk.sponsors", slug=slug))


@bp.get("/e/<slug>/sponsors/strip/<int:number>.png")
@needs("sponsors.edit")
def strip_picture(slug: str, number: int) -> Response:
    found = pictures(_printed(slug), MOST)
    if not 0 < number <= len(found):
        abort(404)
    return personal(Response(found[number - 1], content_type="image/png"))


@bp.get("/e/<slug>/sponsors/strip.pdf")
@needs("sponsors.edit")
def strip_paper(slug: str) -> Response:
    response = personal(Response(_printed(slug), content_type="application/pdf"))
    response.headers["Content-Disposition"] = f"inline; filename={slug}-sponsors.pdf"
    return response


def _printed(slug: str) -> bytes:
    """Of the draft without its sessions, which these pages do not name. Raises PaperFailed."""
    programme = encode(replace(draft_of(here().summit).programme, sessions=(), people=()))
    locale = str(i18n.locale().language)
    known = _seen.get(key := (digest(programme), slug, locale))
    if known is None:
        known = render_in_child("closing", programme, base=current_app.config["BASE_URL"], slug=slug, locale=locale,
                                load=_picture, cache=Path(current_app.config["DATA_DIR"]) / "fonts")
        _seen.put(key, known)
    return known


def _picture(digest: str) -> bytes:
    try:
        return storage.read(digest)
    except FileNotFoundError as error:
        raise LookupError(digest) from error
