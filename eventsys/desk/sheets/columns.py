"""Which column means what, and how the file is to be read."""

from flask import Response, redirect, request, url_for
from msgspec.structs import replace
from werkzeug import Response as Redirect

from eventsys.imports.models import SheetRun
from eventsys.imports.reading.faults import Unfit
from eventsys.imports.sheets import runs
from eventsys.imports.sheets.columns.fields import fields
from eventsys.imports.sheets.reading.encodings import OFFERED
from eventsys.imports.sheets.reading.limits import LAST_ROW
from eventsys.imports.sheets.reading.plaintext import DELIMITERS
from eventsys.imports.sheets.reading.words import NotASheet
from eventsys.imports.sheets.tables import How, book_of, how_of, table_of
from eventsys.imports.sheets.values.dates import ORDERS, Order
from eventsys.imports.sheets.values.zones import zone_of
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.forms import Told
from eventsys.kit.http import number_or
from eventsys.kit.i18n import gettext as _

from ..shell import bp, here
from .alphabets import delimiters, encodings
from .around import kind_of, onwards, run_of, sheet_page, take_on


@bp.get("/e/<slug>/sheets/<int:number>/columns")
@needs("sheets.import")
def sheet_columns(slug: str, number: int) -> Response:
    run = run_of(number)
    return _page(run, how_of(run))


@bp.post("/e/<slug>/sheets/<int:number>/columns")
@needs("sheets.import")
def settle_sheet_columns(slug: str, number: int) -> Response | Redirect:
    run = run_of(number)
    how = _chosen(run)
    if problems := _zone_problem(how):
        return _page(run, how, problems)
    with transaction():
        run = run_of(number)
        problems = runs.settle(run, here().summit, how)
        if not problems:
            take_on(run)
    return _page(run, how, problems) if problems else onwards(run)


@bp.post("/e/<slug>/sheets/<int:number>/look")
@needs("sheets.import")
def look_at_sheet_again(slug: str, number: int) -> Response | Redirect:
    run = run_of(number)
    given = request.form
    header = number_or(0, given.get("header"))
    if not 0 < header <= LAST_ROW:
        return _page(run, how_of(run), [("header", _("Say which row holds the names of the columns"))])
    try:
        with transaction():
            runs.look_again(run_of(number), here().summit, given.get("worksheet", ""), header,
                            _known(given.get("encoding", ""), OFFERED), _known(given.get("delimiter", ""), DELIMITERS))
    except NotASheet as refusal:
        return _page(run_of(number), how_of(run_of(number)), [("encoding", str(refusal))])
    return redirect(url_for("desk.sheet_columns", slug=slug, number=number), 303)


def _known(value: str, offered: tuple[str, ...]) -> str:
    return value if value in offered else ""


def _chosen(run: SheetRun) -> How:
    how, known, given = how_of(run), fields(kind_of(run)), request.form
    columns = tuple(_known(given.get(f"column-{place}", ""), tuple(known)) for place in range(len(how.columns)))
    order: Order = next((order for order in ORDERS if order == given.get("order")), "")
    return replace(how, columns=columns, order=order, day_above="day_above" in given,
                   zone=given.get("zone", "").strip()[:60])


def _zone_problem(how: How) -> list[Told]:
    try:
        zone_of(how.zone, here().summit.zone)
    except Unfit:
        return [("zone", _("“%(zone)s” is no time zone that we know; try one such as Europe/Berlin", zone=how.zone))]
    return []


def _page(run: SheetRun, how: How, errors: list[Told] | None = None) -> Response:
    book, days = book_of(run), runs.days_of(here().summit)
    table = table_of(run, days)
    shown = replace(how, columns=how.columns[:len(table.header)])
    return sheet_page(
        "columns.html", run, "columns", 422 if errors else 200, errors=errors or [], how=shown, book=book,
        columns=runs.columns_of(run, here().summit, table), fields=fields(kind_of(run)), passed=table.passed,
        total=len(table.rows), worksheets=[sheet for sheet in book.sheets if sheet.filled], encodings=encodings(),
        delimiters=delimiters(),
        orders={"dmy": _("day before month: 3/4 is 3 April"), "mdy": _("month before day: 3/4 is 4 March"),
                "ymd": _("year first: 27/4/3")},
        is_asked=runs.ambiguous(table, shown, days), zone=here().summit.zone)
