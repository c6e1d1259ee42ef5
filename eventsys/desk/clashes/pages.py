"""The list of clashes, as a page and for the agenda's script."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Response, jsonify, request, url_for

from eventsys.agenda.clashes import services, telling
from eventsys.agenda.clashes.rules.fixes import Fix
from eventsys.agenda.clashes.rules.values import Clash
from eventsys.agenda.clashes.services import Found
from eventsys.kit.access import needs
from eventsys.kit.forms import Told

from ..shell import Here, bp, event_page, here, may, personal
from ..signed_up import signed_up
from . import ways
from .veil import veiled
from .wanted import Wanted, choices, page_number, wanted

A_PAGE = 25  # clashes; each one's fixes are looked for


@dataclass(frozen=True)
class Row:
    number: int  # on its page
    clash: Clash
    fixes: tuple[Fix, ...]


@dataclass(frozen=True)
class Typed:
    """What a form that was refused had in it."""

    key: str = ""  # of the clash that was not accepted
    reason: str = ""
    chosen: frozenset[str] = frozenset()  # keys


NOTHING = Typed()


@bp.get("/e/<slug>/clashes")
@needs("event.view")
def clashes(slug: str) -> Response:
    return listed()


@bp.get("/e/<slug>/clashes.json")
@needs("event.view")
def clashes_json(slug: str) -> Response:
    """Of the sessions named (`?session=12&session=14`) with their fixes; of all without them."""
    place, numbers = here(), {int(n) for n in request.args.getlist("session")[:50] if n.isdecimal() and len(n) < 10}
    found = services.clashes_of(place.summit, signed_up(place.summit))
    shown = [clash for clash in _of(place, found, found.open) if not numbers or clash.sessions & numbers]
    mends = numbers and may("agenda.edit")
    return personal(jsonify(count=found.count, clashes=[
        telling.as_data(clash, found.fixes(clash) if mends and at < A_PAGE else ()) for at, clash in enumerate(shown)]))


def listed(errors: Iterable[Told] = (), typed: Typed = NOTHING) -> Response:
    place, want = here(), wanted()
    found = services.clashes_of(place.summit, signed_up(place.summit))
    reasons = {clash.key: row for clash, row in found.accepted}
    known = _of(place, found, (*found.open, *(clash for clash, _row in found.accepted)))
    open_ones = [clash for clash in known if clash.key not in reasons]
    kept = [clash for clash in open_ones if want.takes(clash)]
    last = max(1, -(-len(kept) // A_PAGE))
    number = min(page_number(), last)
    shown = kept[(number - 1) * A_PAGE:number * A_PAGE]
    return event_page(
        "desk/clashes/list.html", here="clashes", groups=_groups(_rows(shown, found)), want=want, number=number,
        last=last, kept=len(kept), total=len(open_ones), count=_count(open_ones), choices=choices(open_ones),
        accepted=[(clash, reasons[clash.key]) for clash in known if clash.key in reasons and want.takes(clash)],
        errors=list(errors), typed=typed, all_chosen=request.args.get("choose") == "all",
        spare=range(len(shown) + 1, A_PAGE + 1), tell=telling, session_address=ways.session_address,
        agenda_address=ways.agenda_address, ways_of=ways.ways, page_address=_page_address(want),
        listing=url_for("desk.clashes", slug=place.event.slug),
        is_part=place.event.id != place.summit.id)


def _of(place: Here, found: Found, clashes: Iterable[Clash]) -> list[Clash]:
    """A part lists its own. Before anything is searched, what the reader may not see is veiled."""
    return veiled((clash for clash in clashes if place.event.id == place.summit.id
                   or any(side.event == place.event.id for side in clash.sides)), found.board)


def _rows(shown: list[Clash], found: Found) -> list[Row]:
    return [Row(number, clash, found.fixes(clash) if may("agenda.edit") else ())
            for number, clash in enumerate(shown, 1)]


def _groups(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """By severity, the gravest first, as they come."""
    return [(severity, list(group)) for severity, group in groupby(rows, lambda row: row.clash.severity)]


def _count(clashes: Iterable[Clash]) -> dict[str, int]:
    counts = {"blocks": 0, "warning": 0, "hint": 0}
    for clash in clashes:
        counts[clash.severity] += 1
    return counts


def _page_address(want: Wanted) -> Any:
    return lambda number: want.address(page=number if number > 1 else "")
