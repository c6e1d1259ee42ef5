"""Where one comes in: the events that one works on."""

from flask import Response, g, request

from eventsys.events.queries import seen_by
from eventsys.kit import clock
from eventsys.kit.access import signed_in
from eventsys.publishing.standing import standings

from .shell import bp, endpoint_if_may, page, standing_words, way_in


@bp.get("/")
@signed_in
def start() -> Response:
    query = request.args.get("q", "").strip()[:200]
    archived = request.args.get("archived") == "yes"
    found = seen_by(g.rights, query, archived=archived)
    known = standings(found)
    today = clock.now().date()
    rows = [(event, known[event.id], standing_words(known[event.id])) for event in found]
    return page("desk/start.html", here="start", query=query, has_any=bool(found) or bool(query),
                address=way_in, makes=endpoint_if_may("desk.make_event"),
                bin=endpoint_if_may("desk.bin_of_events"), archived=archived,
                coming=[row for row in rows if row[0].ends >= today][::-1],
                past=[row for row in rows if row[0].ends < today])
