"""The day's page: all of it stands there before a script has loaded, and works without one."""

from datetime import date
from functools import lru_cache
from typing import Any

from flask import Response, url_for
from msgspec import Struct

from eventsys.agenda.queries import Card
from eventsys.kit import assets
from eventsys.kit.access import needs
from eventsys.kit.i18n import date_words

from ..shell import bp, endpoint_if_may, event_page, here, may
from . import colours, reading
from .asking import ZOOMS
from .reading import Plan, matches
from .saving import actor, new_save, steps_data
from .spoken import keys, spoken
from .words import part_words, place_words

FOUND_SHOWN = 30


class Found(Struct, frozen=True):
    card: Card
    where: str
    address: str


@bp.get("/e/<slug>/agenda")
@needs("event.view")
def agenda(slug: str) -> Response:
    plan = reading.read(here())
    return event_page("desk/agenda.html", here="agenda", **values(plan), **steps_data(),
                      colours=colours.address(here().event, plan.tracks), actor=actor(), save=new_save(),
                      found=list(_found(plan)), zooms=ZOOMS, day_title=date_words(plan.view.day, "EEEE d MMMM"),
                      spoken=spoken(), keys=keys(), empty_rooms=_empty_rooms(plan), clashes_address=_clashes(plan),
                      modules=_modules())


@lru_cache(maxsize=1)
def _modules() -> tuple[str, ...]:
    """The files that the grid's script is made of: asked for at once, not one after the other."""
    return tuple(name for name in assets.files() if name.startswith("js/desk/agenda/"))


def values(plan: Plan) -> dict[str, Any]:
    """What the pieces of the page need, here and where they are sent alone."""
    address = url_for("desk.agenda", slug=plan.here.event.slug)
    return {"plan": plan, "view": plan.view, "base": address, "query": f"?{plan.view.query()}",
            "editable": may("agenda.edit"), "shape": shape(plan), "part_words": part_words,
            "tray": _tray(plan), "zoom": plan.zoom, "unseen": _in_hidden_rooms(plan)}


def shape(plan: Plan) -> str:
    """Changes where the board has to be drawn anew, and not only some of its columns."""
    rooms = ".".join(column.key for column in plan.columns.rooms)
    return f"{plan.axis.start}-{plan.axis.end}-{plan.zoom}-{plan.columns.beside:d}-{rooms}"


def _found(plan: Plan) -> list[Found]:
    if not plan.view.find:
        return []
    found = [card for card in plan.cards if plan.own(card) and plan.finds(card)]
    return [Found(card, place_words(card.place, plan.rooms), _address(plan, card)) for card in found[:FOUND_SHOWN]]


def _address(plan: Plan, card: Card) -> str:
    day: date = card.place.day if card.place.is_set and card.place.day else plan.view.day
    return f"{plan.view.but(day=day)}#s-{card.id}"


def _tray(plan: Plan) -> list[Card]:
    return [card for card in plan.tray if not plan.view.tray or matches(card, plan.view.tray)]


def _empty_rooms(plan: Plan) -> tuple[str, ...]:
    """Those in which nothing is on this day, if there are others."""
    used = {seat.card.place.room for seat in plan.seats}
    empty = tuple(sorted(key for key in plan.rooms if key not in used))
    return empty if len(empty) < len(plan.rooms) else ()


def _clashes(plan: Plan) -> str:
    """The page of all clashes, at this day; "" where there is none that the account may see."""
    address = endpoint_if_may("desk.clashes", slug=here().event.slug)
    return f"{address}?day={plan.view.day}" if address else ""


def _in_hidden_rooms(plan: Plan) -> int:
    """How many sessions of the day can't be seen, because their room is hidden."""
    hidden = set(plan.view.hide)
    return sum(seat.card.place.room in hidden and not seat.card.place.all_rooms for seat in plan.seats)
