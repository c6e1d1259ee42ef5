"""Calendars to subscribe to, papers and data to download, on one page."""

from typing import Any

from flask import Response

from eventsys.kit.access import public
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.subscribe import Subscription
from eventsys.programme.view import View

from .blueprint import bp
from .reading import absolute, event_or_404
from .shell import event_page
from .times import today_at


@bp.get("/e/<slug>/subscribe")
@public
def subscribe(slug: str) -> Response:
    edition, view = event_or_404(slug)
    return event_page("site/subscribe.html", edition, view, is_over(view), here="subscribe", canonical="subscribe",
                      values=lambda: subscribe_page(view))


def subscribe_page(view: View) -> dict[str, Any]:
    tracks = [(track, _of(view, "tracks", track.key, track.name)) for track in view.tracks.values()]
    rooms = [(room, _of(view, "rooms", room.key, room.name)) for room in view.rooms.values()]
    return {**panel(view), "tracks": tracks, "rooms": rooms, "has_people": bool(view.people)}


def panel(view: View) -> dict[str, Any]:
    """Of the event's own calendar; no panel where no session has a time and none can get one any more."""
    own, timed = view.event, is_timed(view)
    offered = Subscription(absolute().feed(own.slug), own.title) if timed or not is_over(view) else None
    return {"panel": offered, "qr": offered and offered.qr(_("QR code of the calendar’s address")), "timed": timed}


def is_timed(view: View) -> bool:
    return any(session.starts for session in view.shown_sessions)


def is_over(view: View) -> bool:
    return today_at(view.event) > view.event.ends


def _of(view: View, family: str, key: str, name: str) -> Subscription:
    return Subscription(absolute().feed(view.event.slug, family, key), name)
