"""The public list of participants, where the organisers show it."""

from flask import Response, abort, request, url_for

from eventsys.kit.access import public

from .. import listing
from .shell import bp, here, page

MOST = 200  # characters of a search


@bp.get("/register/<slug>/participants")
@public
def participants(slug: str) -> Response:
    at = here(slug)
    if not at.setup.shows_participants:
        abort(404)
    words = " ".join(request.args.get("q", "")[:MOST].split())
    listed = listing.listed(at.summit, words, request.args.get("page", 1, int))
    return page("registration/participants.html", event=at.card, contact=at.contact, listed=listed, q=words,
                address=lambda number: url_for("registration.participants", slug=slug, page=number, q=words or None))
