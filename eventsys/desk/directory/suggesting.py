"""What a field proposes while somebody types in it."""

from flask import Response, jsonify

from eventsys.kit.access import needs
from eventsys.people import queries
from eventsys.people.finding import asked, is_meant, nearness

from ..shell import bp, personal
from . import people
from .around import query

MOST = 8


@bp.get("/people/suggest")
@needs("directory.view")
def suggest_people() -> Response:
    words = asked(query())
    found = sorted(people.matching(people.rows(), query()), key=lambda row: nearness(words, row.entry.name))
    return personal(jsonify(found=[
        {"id": row.entry.id, "name": row.entry.name, "told": ", ".join(row.standing.said)} for row in found[:MOST]]
        if words else []))


@bp.get("/organisations/suggest")
@needs("directory.view")
def suggest_organisations() -> Response:
    words = asked(query())
    found = sorted((entry for entry in queries.organisations() if words and is_meant(words, entry.name)),
                   key=lambda entry: nearness(words, entry.name))
    return personal(jsonify(found=[{"id": entry.id, "name": entry.name, "told": ""} for entry in found[:MOST]]))

