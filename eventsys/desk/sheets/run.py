"""One sheet: where it stands; how far the worker is; what became of it."""

from flask import Response, current_app, jsonify
from werkzeug import Response as Redirect

from eventsys.imports.models import SheetRun
from eventsys.imports.sheets import deciding
from eventsys.kit.access import needs
from eventsys.kit.http import wants_json
from eventsys.kit.i18n import gettext as _
from eventsys.kit.jobs import noted
from eventsys.kit.undoing import is_undone

from ..shell import bp, personal
from .around import onwards, run_of, sheet_page
from .rows import state_words


@bp.get("/e/<slug>/sheets/<int:number>")
@needs("sheets.import")
def sheet(slug: str, number: int) -> Response | Redirect:
    run = run_of(number)
    if wants_json():
        return personal(jsonify(done=_done(run), total=run.total, waits=bool(run.awaits)))
    if run.awaits:
        return sheet_page("waiting.html", run, "", done=_done(run), doing=_doing()[run.awaits])
    if run.state not in ("applied", "refused"):
        return onwards(run)
    undone = bool(run.act_id and is_undone(run.act_id))
    return sheet_page("done.html", run, "", report=deciding.report_of(run), is_undone=undone, states=state_words())


def _done(run: SheetRun) -> int:
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    return min(noted(app, f"sheet-{run.id}"), run.total)


def _doing() -> dict[str, str]:
    return {"match": _("Looking for the people, rooms and other names of the sheet"),
            "plan": _("Holding each row against the draft"), "apply": _("Writing the rows into the draft")}
