"""All delegations of an event: applications first."""

from flask import Response, request

from eventsys.kit.access import needs
from eventsys.registration import delegations as reading

from ..directory.around import page_of
from ..shell import bp, event_page, here
from . import around

ON_A_PAGE = 100


@bp.get("/e/<slug>/delegations")
@needs("registration.view")
def delegations(slug: str) -> Response:
    query = request.args.get("q", "").strip()[:200]
    rows = reading.listed(here().summit, query)
    kept = [one for row in rows for one in row.kept]
    return event_page(
        "desk/delegations/list.html", here="delegations", page=page_of(rows, ON_A_PAGE), query=query,
        address=around.address_of, state_words=around.state_words, has_any=bool(rows) or bool(query),
        applied=sum(row.delegation.state == "applied" for row in rows),
        kept=sum(one.places for one in kept), used=sum(one.used for one in kept),
        page_address=lambda number: f"{around.list_address()}?page={number}" + (f"&q={query}" if query else ""))
