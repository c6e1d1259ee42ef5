"""Statistics of registration as a page, and each table as a file."""

import csv
import io
from typing import Any

from flask import Response, abort, request, send_file, url_for

from eventsys.kit.access import needs
from eventsys.kit.http import numbers
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.tables import safe
from eventsys.registration import statistics as counting
from eventsys.registration.statistics import OF, Of

from ..participants.around import around
from ..shell import bp, event_page, here, personal
from . import chart, tables
from .sentence import sentence

LONG = 12  # bars; the others open


@bp.get("/e/<slug>/statistics")
@needs("registration.view")
def statistics(slug: str) -> Response:
    of, told = _of(), tables.collect(here().summit, around(), _of())
    leaders = _leaders()
    return event_page(
        "desk/statistics/page.html", here="statistics", of=of, numbers=told, tables=tables.tables(told), long=LONG,
        sentence=sentence(counting.summed(told.people, leaders)), leaders=leaders, groups=_groups(),
        chart=chart.chart(tables.days_of(told)),
        file=lambda key: url_for("desk.statistics_file", slug=slug, key=key, of=of))


@bp.get("/e/<slug>/statistics/<key>.csv")
@needs("registration.view")
def statistics_file(slug: str, key: str) -> Response:
    """UTF-8 with a byte order mark, rows ended by CRLF, as docs/data.md has it."""
    found = tables.tables(tables.collect(here().summit, around(), _of())).get(key) or abort(404)
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerows([safe(str(cell)) for cell in row] for row in (found.head, *found.rows))
    return personal(send_file(io.BytesIO(sheet.getvalue().encode("utf-8-sig")), "text/csv; charset=utf-8",
                              as_attachment=True, download_name=f"{here().summit.slug}-{key}.csv"))


def _of() -> Of:
    given = request.args.get("of", "")
    return next((known for known in OF if known == given), "confirmed")


def _groups() -> list[tuple[str, str]]:
    words: dict[Any, str] = {"confirmed": _("Those who have a place"), "living": _("All whose registration is alive"),
                             "all": _("All who ever registered")}
    return [(key, words[key]) for key in OF]


def _leaders() -> list[int]:
    """Categories of city leaders: those that were ticked, or, on a page that was just opened, by their names."""
    if "counted" in request.args:
        return numbers(request.args.getlist("leaders"))
    return counting.leading(around().categories)
