"""Calendars to subscribe to, papers and data to download, on one page."""

from flask import Response

from eventsys.kit.access import public
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.subscribe import Subscription

from .blueprint import bp
from .reading import absolute, event_or_404
from .shell import event_page


@bp.get("/e/<slug>/subscribe")
@public
def subscribe(slug: str) -> Response:
    edition, view = event_or_404(slug)
    panel = Subscription(absolute().feed(slug), view.event.title)
    return event_page("site/subscribe.html", edition, view, here="subscribe", canonical="subscribe", values=lambda: {
        "panel": panel, "qr": panel.qr(_("QR code of the calendar’s address")),
        "tracks": tuple(view.tracks.values()), "rooms": tuple(view.rooms.values()),
        "has_people": bool(view.people),
    })
