"""Search over the sessions and people of an event."""

from functools import partial
from typing import Any

from flask import Response, request

from eventsys.kit.access import public
from eventsys.outputs import search as finding
from eventsys.programme.view import View

from .blueprint import bp
from .people import telling
from .reading import event_or_404
from .shell import event_page
from .slots import slot

FIRST_PEOPLE = 12  # all others are a step away, so that sessions stay in sight


@bp.get("/e/<slug>/search")
@public
def search(slug: str) -> Response:
    edition, view = event_or_404(slug)
    query = " ".join(request.args.get("q", "").split())[:200]
    return event_page("site/search.html", edition, view, here="search", canonical="search",
                      values=lambda: search_page(view, query))


def search_page(view: View, query: str) -> dict[str, Any]:
    results = finding.search(view, query)
    first = [hit.thing for hit in results.people[:FIRST_PEOPLE]]
    reasons = [finding.reason(view, person, results.words) for person in first]
    return {
        "query": query, "results": results, "marked": partial(finding.marked, words=results.words),
        "sessions": [(hit, slot(view, hit.thing)) for hit in results.sessions],
        "people": [(person, why.appearance or telling(view, person), why.excerpt)
                   for person, why in zip(first, reasons, strict=True)],
    }
