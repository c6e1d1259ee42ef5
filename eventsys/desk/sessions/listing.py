"""All sessions of an event, to be searched, sifted and sorted."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from flask import Response, request, url_for
from msgspec import Struct

from eventsys.agenda.queries import Card, cards
from eventsys.events.models import Kind, Room, Track
from eventsys.events.services import listed
from eventsys.kit.access import needs
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext

from ..agenda import colours
from ..agenda.reading import events_of, looked_at, matches
from ..agenda.words import place_words
from ..shell import bp, event_page, here

A_PAGE = 100
LAST = datetime(9999, 12, 31)  # what is not placed comes last
STATES: dict[str, Callable[[Card], bool]] = {
    "waiting": lambda card: not card.place.is_set and not card.withdrawn, "placed": lambda card: card.place.is_set,
    "locked": lambda card: card.locked, "withdrawn": lambda card: card.withdrawn,
}
ORDERS: dict[str, Callable[[Card], Any]] = {
    "when": lambda card: (card.place.starts or LAST, card.title.casefold()),
    "title": lambda card: card.title.casefold(),
    "code": lambda card: (not card.code, card.code.casefold(), card.title.casefold()),
}


class Asked(Struct, frozen=True):
    """What the address asks for; "" is all."""

    q: str = ""
    kind: str = ""
    track: str = ""
    state: str = ""
    sort: str = "when"

    def takes(self, card: Card) -> bool:
        return (matches(card, self.q) and self.kind in ("", card.kind) and self.track in ("", card.track)
                and (not self.state or STATES[self.state](card)))

    def query(self, **others: Any) -> dict[str, Any]:
        values = {"q": self.q, "kind": self.kind, "track": self.track, "state": self.state,
                  "sort": "" if self.sort == "when" else self.sort} | others
        return {name: value for name, value in values.items() if value}


@bp.get("/e/<slug>/sessions/")
@needs("event.view")
def sessions(slug: str) -> Response:
    place, asked = here(), _asked()
    parts = events_of(place.summit)
    own = looked_at(place, parts, ())
    known = [card for card in cards(place.summit.id) if card.event_id in own]
    found = sorted(filter(asked.takes, known), key=ORDERS[asked.sort])
    last = max(1, -(-len(found) // A_PAGE))
    number = min(max(1, request.args.get("page", 1, type=int)), last)
    rooms, tracks = listed(Room, place.summit), listed(Track, place.summit)
    kinds = listed(Kind, place.summit)
    return event_page(
        "desk/sessions/list.html", here="sessions", asked=asked, shown=found[(number - 1) * A_PAGE:number * A_PAGE],
        counted=_counted(found, kinds), has_any=bool(known), number=number, last=last, rooms=rooms, tracks=tracks,
        parts=parts,
        kinds=kinds, kinds_choices=[(key, kind.name) for key, kind in kinds.items()],
        tracks_choices=[(key, track.name) for key, track in tracks.items()],
        place_words=lambda card: place_words(card.place, rooms),
        colours=colours.address(place.event, tracks),
        address=lambda **others: url_for("desk.sessions", slug=slug, **asked.query(**others)),
        page_address=lambda page: url_for("desk.sessions", slug=slug, **asked.query(page=page)))


def _counted(found: list[Card], kinds: Mapping[str, Kind]) -> str:
    """Sessions as readers count them, and what else stands in the list."""
    held = [card for card in found if not card.withdrawn]
    breaks = sum(1 for card in held if card.kind in kinds and kinds[card.kind].is_break)
    withdrawn, sessions = len(found) - len(held), len(held) - breaks
    said = [ngettext("%(num)s session", "%(num)s sessions", sessions),
            breaks and ngettext("%(num)s break", "%(num)s breaks", breaks),
            withdrawn and _("%(num)s withdrawn", num=withdrawn)]
    return ", ".join(words for words in said if words)


def _asked() -> Asked:
    given = {name: request.args.get(name, "").strip()[:100] for name in Asked.__struct_fields__}
    return Asked(given["q"], given["kind"], given["track"], _known(given["state"], STATES),
                 _known(given["sort"], ORDERS) or "when")


def _known(given: str, names: Iterable[str]) -> str:
    return given if given in names else ""
