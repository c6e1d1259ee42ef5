"""Sponsors by tier."""

from flask import Response

from eventsys.kit.access import public

from . import thanks
from .blueprint import bp
from .reading import event_or_404
from .shell import event_page


@bp.get("/e/<slug>/sponsors")
@public
def sponsors(slug: str) -> Response:
    edition, view = event_or_404(slug)
    return event_page("site/sponsors.html", edition, view, here="sponsors", canonical="sponsors",
                      values=lambda: {"acknowledgement": thanks.of(view)})
