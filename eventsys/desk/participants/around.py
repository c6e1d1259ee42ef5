"""What the pages of participants share: whom the address asks for, and who somebody is."""

from collections.abc import Sequence
from typing import Any

from flask import abort, g, request, url_for

from eventsys.registration import columns, filters, queries, surroundings
from eventsys.registration.columns import Column
from eventsys.registration.filters import Filter
from eventsys.registration.models import Registration
from eventsys.registration.surroundings import Around

from ..shell import endpoint_if_may, here, may

ALWAYS = ("name", "email")  # in the first column of the list


def sees_private() -> bool:
    """Answers about diet, access, visa and whom to call."""
    return may("people.private")


def asked() -> Filter:
    return filters.read(request.args)


def order() -> str:
    given = request.args.get("sort", "")
    return given if given in queries.ORDERS else "newest"


def around() -> Around:
    """Asked for once a request."""
    if "around_registrations" not in g:
        g.around_registrations = surroundings.around(here().summit)
    found: Around = g.around_registrations
    return found


def titles() -> dict[int, str]:
    """Of the sessions for which one signs up, by number; asked for once a request."""
    if "titles_to_sign_up" not in g:
        g.titles_to_sign_up = columns.session_titles(here().summit, around().sessions)
    found: dict[int, str] = g.titles_to_sign_up
    return found


def offered() -> dict[str, Column]:
    return columns.offered(around().questions, sees_private())


def chosen_columns(usual: Sequence[str] = columns.USUAL) -> list[Column]:
    """In the order in which they are offered, whatever the address says; the name is always there."""
    wanted = set(request.args.getlist("c")) & offered().keys() or usual
    return [column for key, column in offered().items() if key in wanted and key not in ALWAYS]


def query(**others: Any) -> dict[str, Any]:
    """Of the list as it is, with other choices: `q=""` leaves one out."""
    given = {**filters.query(asked()), "sort": "" if order() == "newest" else order(),
             "c": [key for key in request.args.getlist("c") if key in offered()], **others}
    return {name: value for name, value in given.items() if value}


def list_address(**others: Any) -> str:
    return url_for("desk.participants", slug=here().event.slug, **query(**others))


def registration_or_404(code: str) -> Registration:
    """Within the event."""
    return queries.by_code(here().summit, code) or abort(404)


def address_of(code: str) -> str:
    return url_for("desk.participant", slug=here().event.slug, code=code)


def places_address() -> str:
    """Where the number of places is set; "" for who may not."""
    return endpoint_if_may("desk.registration_setup", slug=here().event.slug)
