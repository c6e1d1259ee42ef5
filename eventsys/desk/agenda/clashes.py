"""The clashes of one day, as the piece of the page that its script fetches: finding them takes longer than the page."""

from datetime import date

from flask import Response, jsonify, request, url_for
from flask_wtf.csrf import generate_csrf

from eventsys.agenda.clashes import services, telling
from eventsys.agenda.clashes.rules.fixes import Fix
from eventsys.agenda.clashes.rules.values import Clash
from eventsys.kit import templates
from eventsys.kit.access import needs

from ..clashes import ways
from ..clashes.veil import veiled
from ..shell import bp, here, may, personal
from ..signed_up import signed_up
from .asking import iso_day
from .saving import back

FIXES_FOR = 8  # the gravest: for others the page of all clashes has them
SHOWN = 60


@bp.get("/e/<slug>/agenda/clashes")
@needs("event.view")
def agenda_clashes(slug: str) -> Response:
    found, day = services.clashes_of(here().summit, signed_up(here().summit)), iso_day(request.args.get("day", ""))
    of_day = [clash for clash in found.open if any(side.day == day for side in clash.sides)]
    shown = of_day[:SHOWN]
    fixes = [found.fixes(clash) if may("agenda.edit") else () for clash in shown[:FIXES_FOR]]
    rows = _rows(veiled(shown, found.board), fixes)
    return personal(jsonify(html=templates.render(
        "desk/agenda/clashes.html", grave=[row for row in rows if row[1].severity != "hint"],
        hints=[row for row in rows if row[1].severity == "hint"], tell=telling,
        ways_of=ways.ways, more=len(of_day) - len(shown), elsewhere=len(found.open) - len(of_day),
        editable=may("agenda.edit"), csrf=generate_csrf(), back=back(),
        fix_address=url_for("desk.fix_clash", slug=slug), all_address=url_for("desk.clashes", slug=slug),
        day_address=_address(slug, day))))


def _rows(told: list[Clash], fixes: list[tuple[Fix, ...]]) -> list[tuple[int, Clash, tuple[Fix, ...]]]:
    return [(at + 1, clash, fixes[at] if at < len(fixes) else ()) for at, clash in enumerate(told)]


def _address(slug: str, day: date | None) -> str:
    return url_for("desk.clashes", slug=slug, day=day.isoformat() if day else None)
