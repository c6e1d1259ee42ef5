"""People by initial, and a person's page with all appearances."""

from typing import Any
from urllib.parse import quote

from flask import Response, abort, request

from eventsys.kit.access import public
from eventsys.outputs import linked_data, names, search
from eventsys.programme import richtext
from eventsys.programme.structs import Appearance, Person
from eventsys.programme.view import View

from .blueprint import bp
from .reading import absolute, event_or_404
from .shell import cut, event_page
from .slots import slot


@bp.get("/e/<slug>/people/")
@public
def people(slug: str) -> Response:
    edition, view = event_or_404(slug)
    query = request.args.get("q", "").strip()[:200]
    return event_page("site/people.html", edition, view, here="people", canonical="people/",
                      values=lambda: people_page(view, query))


@bp.get("/e/<slug>/people/<key>")
@public
def person(slug: str, key: str) -> Response:
    edition, view = event_or_404(slug)
    found = view.people.get(key)
    if found is None:
        abort(404)
    return event_page("site/person.html", edition, view, here="people", canonical=f"people/{quote(key)}",
                      of_summit=True, description=cut(richtext.words(found.biography)),
                      values=lambda: person_page(view, found))


def people_page(view: View, query: str) -> dict[str, Any]:
    found = search.people(view, query) if query else list(view.people.values())
    groups = [(initial, [(person, telling(view, person)) for person in group])
              for initial, group in names.directory(found)]
    return {"groups": groups, "query": query, "count": len(found)}


def person_page(view: View, found: Person) -> dict[str, Any]:
    doings = view.appearances[found.key]
    held = {(a.position, a.organisations, a.country) for _session, a in doings}
    return {
        "person": found, "doings": [(slot(view, session), appearance) for session, appearance in doings],
        "always": doings[0][1] if len(held) == 1 else None,
        "linked_data": linked_data.embed(linked_data.person_data(view, found, absolute())),
        "feed_has": any(session.starts for session, _a in doings),
    }


def telling(view: View, person: Person) -> Appearance:
    """The first appearance that says what the person was; the first of all where none does."""
    doings = [appearance for _session, appearance in view.appearances[person.key]]
    return next((a for a in doings if a.position or a.organisations), doings[0])
