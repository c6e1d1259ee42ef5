"""One's own account."""

from flask import Response

from eventsys.kit.access import signed_in

from .shell import bp, page


@bp.get("/profile")
@signed_in
def profile() -> Response:
    return page("desk/profile.html")
