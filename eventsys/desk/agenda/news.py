"""What was done since: two organisers see each other's moves within seconds.

A page that is open asks every few seconds, by the number of the last act that it knows; acts of one summit are
numbered in the order of their commits, so none is missed. Mostly the answer is that nothing was done, which takes
one query. Else it holds the pieces of the page that look otherwise now.
"""

from typing import Any

from flask import Response, jsonify, request
from flask_wtf.csrf import generate_csrf

from eventsys.agenda.queries import Deed, Touch, deeds_since
from eventsys.kit import templates
from eventsys.kit.access import needs

from ..journal_words import told
from ..shell import bp, here, personal
from . import reading
from .page import shape, values
from .reading import Plan
from .saving import actor, number, steps_data

OF_A_CARD = ("placement", "session")


@bp.get("/e/<slug>/agenda/since")
@needs("event.view")
def agenda_since(slug: str) -> Response:
    known = number(request.args.get("act"))
    deeds = deeds_since(here().summit.id, known)
    if not deeds:
        return personal(jsonify(act=known, csrf=generate_csrf()))
    plan = reading.read(here())
    return personal(jsonify(
        act=max(plan.act, deeds[-1].act), csrf=generate_csrf(), pieces=_pieces(plan, deeds), shape=shape(plan),
        deeds=[_told(deed) for deed in deeds[-5:] if deed.actor != actor()],
        touched=sorted({touch.number for deed in deeds for touch in deed.touched if touch.kind in OF_A_CARD}),
        **steps_data()))


def _told(deed: Deed) -> dict[str, Any]:
    return {"who": deed.actor_name, "words": told(deed.verb, deed.told, str)}


def _pieces(plan: Plan, deeds: list[Deed]) -> dict[str, str]:
    """By the id of the element in whose place it comes."""
    touches = [touch for deed in deeds for touch in deed.touched]
    given = values(plan)
    pieces = {"plan-days": _rendered("days", given)}
    if request.args.get("as") == "list":
        return pieces | {"plan-list": _rendered("list", given), "plan-tray": _rendered("tray", given)}
    if _in_tray(plan, touches):
        pieces["plan-tray"] = _rendered("tray", given)
    if request.args.get("shape") != shape(plan) or any(touch.kind not in OF_A_CARD for touch in touches):
        return pieces | {"plan-board": _rendered("board", given)}
    return pieces | _columns(plan, touches, given)


def _columns(plan: Plan, touches: list[Touch], given: dict[str, Any]) -> dict[str, str]:
    rooms = _rooms(plan, touches)
    pieces = {f"room-{column.key}": _rendered("column", {**given, "column": column})
              for column in plan.columns.rooms if column.key in rooms or (column.room is None and "" in rooms)}
    return pieces | {"plan-everyone": _rendered("everyone", given)}


def _rooms(plan: Plan, touches: list[Touch]) -> set[str]:
    """Keys of the rooms that somebody came into or left, or in which a card looks otherwise."""
    touched = {touch.number for touch in touches}
    moved = {str(side["room_key"]) for touch in touches for side in (touch.before, touch.after) if "room_key" in side}
    known = moved | {card.place.room for card in plan.cards if card.id in touched}
    return {key if key in plan.rooms else "" for key in known}


def _in_tray(plan: Plan, touches: list[Touch]) -> bool:
    """Whether any of them is in the tray, or was."""
    waiting = {card.id for card in plan.tray}
    return any(touch.number in waiting or touch.kind == "session" or _came_or_went(touch) for touch in touches)


def _came_or_went(touch: Touch) -> bool:
    """Whether it was without a time before, or is after: a side without columns is that of a new or deleted row."""
    return any(not side or side.get("starts", "kept") is None for side in (touch.before, touch.after))


def _rendered(piece: str, given: dict[str, Any]) -> str:
    return templates.render(f"desk/agenda/{piece}.html", **given)
