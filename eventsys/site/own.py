"""An agenda of one's own, named by its address: whoever has the link sees the same, and nobody's name is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import quote

from flask import Response, request

from eventsys.editions.reading import Current
from eventsys.kit.access import public
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.links import Links
from eventsys.outputs.subscribe import qr_svg
from eventsys.programme.structs import Session
from eventsys.programme.view import View

from .blueprint import bp
from .reading import absolute, event_or_404, links
from .shell import event_page
from .slots import Slot, slot
from .times import zone_words

MOST = 200  # sessions
LONGEST_CODE = 900  # characters of an address: a code of more can hardly be scanned


@dataclass(frozen=True)
class Chosen:
    slot: Slot
    beside: tuple[str, ...]  # titles of others in this agenda that are held at the same time


@bp.get("/e/<slug>/my-agenda")
@public
def my_agenda(slug: str) -> Response:
    edition, view = event_or_404(slug)
    asked = [name for name in ",".join(request.args.getlist("s")).split(",") if name][:MOST]
    return event_page("site/my-agenda.html", edition, view, here="my-agenda", canonical="my-agenda",
                      values=lambda: own_page(edition, view, asked))


def own_page(edition: Current, view: View, asked: Iterable[str]) -> dict[str, Any]:
    """Names that the programme does not have are left out."""
    wanted = dict.fromkeys(asked)
    chosen = [session for session in view.shown_sessions if session.slug in wanted]
    own = ",".join(quote(session.slug) for session in chosen)
    address = absolute().under(view.event.slug, f"my-agenda?s={own}")
    return {
        "days": list(_by_day(view, chosen)), "shown": ",".join(session.slug for session in chosen), "own": own,
        "missing": len(wanted) - len(chosen), "address": address if chosen else "", "zone_city": zone_words,
        "qr": qr_svg(address, _("QR code of this agenda’s address"))
        if chosen and len(address) <= LONGEST_CODE else "",
        "agenda": links.under(view.event.slug, "agenda"),
        "link_page": Links("").register(view.root.slug, "link") if edition.live.registers else "",
    }


def _by_day(view: View, chosen: Iterable[Session]) -> Iterable[tuple[date | None, list[Chosen]]]:
    slots = [slot(view, session) for session in chosen]
    for day, group in groupby(slots, lambda one: one.day):
        yield day, [Chosen(one, tuple(_beside(one, slots))) for one in group]


def _beside(one: Slot, others: Iterable[Slot]) -> Iterable[str]:
    for other in others:
        if other is not one and _are_at_once(one, other):
            yield other.session.title


def _are_at_once(one: Slot, other: Slot) -> bool:
    if one.withdrawn or other.withdrawn or not (one.starts and one.ends and other.starts and other.ends):
        return False
    return one.starts < other.ends and other.starts < one.ends
