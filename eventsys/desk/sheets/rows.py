"""What each row will do; choices about rows; and applying them."""

from flask import Response, redirect, request, url_for
from sqlalchemy.exc import DataError, IntegrityError
from werkzeug import Response as Redirect

from eventsys.imports.models import SheetRun
from eventsys.imports.sheets import applying, deciding
from eventsys.imports.sheets.applying import Applied
from eventsys.imports.sheets.deciding import Report
from eventsys.imports.sheets.plans.outcomes import STATES, Outcome
from eventsys.kit import notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import numbers
from eventsys.kit.i18n import gettext as _
from eventsys.people.names import plain

from ..directory.around import page_of, query
from ..shell import bp, here
from .around import can_be_undone, group_words, onwards, run_of, sheet_page, take_on

ON_A_PAGE = 100


@bp.get("/e/<slug>/sheets/<int:number>/rows")
@needs("sheets.import")
def sheet_rows(slug: str, number: int) -> Response | Redirect:
    run = run_of(number)
    report = deciding.report_of(run)
    if run.state not in ("planned", "applied", "refused"):
        return onwards(run)
    return _page(run, report)


@bp.post("/e/<slug>/sheets/<int:number>/rows")
@needs("sheets.import")
def choose_sheet_rows(slug: str, number: int) -> Redirect:
    """Which rows are left out, of those that were on the page; or whether the refused ones are taken after all."""
    with transaction():
        run = run_of(number)
        known = deciding.decisions_of(run)
        loose = known.loose if "loose" not in request.form else request.form["loose"] == "yes"
        on_page, ticked = _numbers("row"), _numbers("out")
        deciding.choose(run, loose, frozenset((set(known.left_out) - on_page) | (ticked & on_page)))
        take_on(run)
    return onwards(run)


@bp.post("/e/<slug>/sheets/<int:number>/apply")
@needs("sheets.import")
def apply_sheet(slug: str, number: int) -> Redirect:
    run = run_of(number)
    if run.state != "planned" or request.form.get("seen") != deciding.report_of(run).digest:
        return redirect(url_for("desk.sheet_rows", slug=slug, number=number), 303)
    try:
        with transaction():
            run = run_of(number)
            run.awaits = "apply"
            outcome = take_on(run)
    except (IntegrityError, DataError):
        with transaction():
            applying.refuse(run_of(number), _("The database refused what the sheet says, and nothing was changed."))
        return onwards(run_of(number))
    if isinstance(outcome, Applied):
        _tell(run, outcome)
    return onwards(run)


def _tell(run: SheetRun, outcome: Applied) -> None:
    counts = deciding.report_of(run).counts
    if outcome.act is None:
        notices.say(_("The draft says all this already; nothing was changed."))
    else:
        notices.say(_("Saved: %(file)s, %(new)s new and %(changed)s changed.", file=run.file_name, new=counts["new"],
                      changed=counts["changed"]), undo=outcome.act if can_be_undone(run) else None)


def _numbers(name: str) -> set[int]:
    return set(numbers(request.form.getlist(name)))


def _page(run: SheetRun, report: Report) -> Response:
    state = request.args.get("state", "")
    state = state if state in STATES else ""
    asked = plain(query())
    shown = [row for row in report.rows if (not state or row.state == state) and (not asked or asked in _said(row))]
    slug = here().event.slug
    return sheet_page(
        "rows.html", run, "rows", report=report, page=page_of(_in_order(shown), ON_A_PAGE), state=state, q=query(),
        states=state_words(), groups=group_words(), decisions=deciding.decisions_of(run),
        soft=sum(row.is_soft for row in report.rows),
        address=lambda **given: url_for("desk.sheet_rows", slug=slug, number=run.id, **given),
        pages=lambda page: url_for("desk.sheet_rows", slug=slug, number=run.id, state=state or None,
                                   q=query() or None, page=page))


def _said(row: Outcome) -> str:
    return plain(" ".join((row.what, row.why, *(diff.after for diff in row.diffs), *row.remarks)))


def _in_order(rows: list[Outcome]) -> list[Outcome]:
    """Refused ones first: they want something done; then as they stand in the sheet."""
    return sorted(rows, key=lambda row: (row.state != "refused", row.number))


def state_words() -> dict[str, str]:
    return {"new": _("new"), "changed": _("changed"), "unchanged": _("unchanged"), "refused": _("refused"),
            "left out": _("left out")}
