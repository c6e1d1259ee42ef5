"""The list of clashes, as a page and for the agenda's script."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Response, jsonify, request, url_for

from eventsys.agenda.clashes import services, telling
from eventsys.agenda.clashes.rules.fixes import Fix
from eventsys.agenda.clashes.rules.values import Clash, Rule, Slot
from eventsys.agenda.clashes.services import Found
from eventsys.kit.access import needs
from eventsys.kit.forms import Told

from ..shell import Here, bp, endpoint_if_may, event_page, here, may, personal
from .veil import veiled
from .wanted import Wanted, choices, page_number, wanted

OF_PEOPLE: tuple[Rule, ...] = ("chair", "declined", "unanswered", "biography", "balance")
A_PAGE = 25  # clashes; each one's fixes are looked for


@dataclass(frozen=True)
class Row:
    number: int  # on its page
    clash: Clash
    fixes: tuple[Fix, ...]


@bp.get("/e/<slug>/clashes")
@needs("event.view")
def clashes(slug: str) -> Response:
    return listed()


@bp.get("/e/<slug>/clashes.json")
@needs("event.view")
def clashes_json(slug: str) -> Response:
    """Of the sessions named (`?session=12&session=14`) with their fixes; of all without them."""
    place, numbers = here(), {int(n) for n in request.args.getlist("session")[:50] if n.isdecimal() and len(n) < 10}
    found = services.clashes_of(place.summit)
    shown = [clash for clash in _of(place, found.open) if not numbers or clash.sessions & numbers]
    fixes = [found.fixes(clash) if numbers and may("agenda.edit") else () for clash in shown[:A_PAGE]]
    told = veiled(shown, found.board)
    return personal(jsonify(count=found.count, clashes=[
        telling.as_data(clash, known) for clash, known in zip(told, [*fixes, *[()] * len(told)], strict=False)]))


def listed(errors: Iterable[Told] = (), typed: tuple[str, str] = ("", "")) -> Response:
    """`typed`: key of the clash that was not accepted, and what was said about it."""
    place, want = here(), wanted()
    found = services.clashes_of(place.summit)
    open_ones = _of(place, found.open)
    kept = [clash for clash in open_ones if want.takes(clash)]
    last = max(1, -(-len(kept) // A_PAGE))
    number = min(page_number(), last)
    shown = kept[(number - 1) * A_PAGE:number * A_PAGE]
    accepted = [(clash, row) for clash, row in found.accepted if _is_of(place, clash) and want.takes(clash)]
    return event_page(
        "desk/clashes/list.html", here="clashes", groups=_groups(_rows(shown, found)), want=want, number=number,
        last=last, kept=len(kept), total=len(open_ones), count=_count(open_ones), choices=choices(open_ones),
        accepted=list(zip(veiled((clash for clash, _row in accepted), found.board),
                          (row for _clash, row in accepted), strict=True)),
        errors=list(errors), typed=typed, tell=telling, side_address=side_address,
        roster_address=roster_address, page_address=_page_address(want),
        listing=url_for("desk.clashes", slug=place.event.slug),
        is_part=place.event.id != place.summit.id)


def _of(place: Here, found: Iterable[Clash]) -> list[Clash]:
    return [clash for clash in found if _is_of(place, clash)]


def _is_of(place: Here, clash: Clash) -> bool:
    """A part lists its own."""
    return place.event.id == place.summit.id or any(side.event == place.event.id for side in clash.sides)


def _rows(shown: list[Clash], found: Found) -> list[Row]:
    fixes = [found.fixes(clash) if may("agenda.edit") else () for clash in shown]
    return [Row(number, clash, known)
            for number, (clash, known) in enumerate(zip(veiled(shown, found.board), fixes, strict=True), 1)]


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


def side_address(slot: Slot) -> str:
    """Where a session of this summit stands in the agenda."""
    day = slot.day.isoformat() if slot.day else None
    return "" if slot.foreign else url_for("desk.agenda", slug=here().event.slug, day=day, _anchor=f"s-{slot.session}")


def roster_address(clash: Clash) -> str:
    """Where what only people can mend is mended; "" for other clashes, and for those who may not go there."""
    if clash.rule not in OF_PEOPLE:
        return ""
    return endpoint_if_may("desk.session_roster", slug=here().event.slug, number=clash.sides[0].session)
