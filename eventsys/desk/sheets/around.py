"""What the pages of a sheet share: which run it is, the steps it goes, and what its kinds are called."""

from dataclasses import dataclass
from typing import Any, cast

from flask import Response, abort, current_app, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.imports.jobs import go_on_with_sheets
from eventsys.imports.models import SheetRun
from eventsys.imports.sheets.applying import Applied, ChangedMeanwhile
from eventsys.imports.sheets.columns.fields import SheetKind
from eventsys.imports.sheets.deciding import report_of
from eventsys.imports.sheets.working import go_on
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.jobs import hurry

from ..shell import event_page, here, may

KINDS: tuple[SheetKind, ...] = ("sessions", "people", "rosters", "rooms", "sponsors", "registrations")


def kind_words() -> dict[str, str]:
    return {"sessions": _("Sessions"), "people": _("People"), "rosters": _("Rosters"), "rooms": _("Rooms"),
            "sponsors": _("Sponsors"), "registrations": _("Participants")}


def kinds_here() -> list[SheetKind]:
    """Those that the account may take in."""
    return [kind for kind in KINDS if kind != "registrations" or may("registration.edit")]


def kind_hints() -> dict[str, str]:
    return {"sessions": _("a row a session, with its people"), "people": _("a row a person, for the directory"),
            "rosters": _("a row a person, with the sessions they are in"), "rooms": _("a row a room"),
            "sponsors": _("a row a sponsor, with its tier"),
            "registrations": _("a row a participant, known by e-mail; no letter goes until you send it")}


def group_words() -> dict[str, str]:
    return {"people": _("People"), "rooms": _("Rooms"), "kinds": _("Kinds of session"), "tracks": _("Tracks"),
            "parts": _("Parts of the event"), "venues": _("Venues"), "sponsors": _("Sponsors"), "tiers": _("Tiers")}


def run_of(number: int) -> SheetRun:
    """404 also for one of another event."""
    run = db.session.get(SheetRun, number)
    if run is None or run.event_id != here().summit.id or run.kind not in kinds_here():
        abort(404)
    return run


def can_be_undone(run: SheetRun) -> bool:
    """A place that was taken, or a turn in line, is given back by cancelling and not by an undo."""
    return run.kind != "registrations"


def kind_of(run: SheetRun) -> SheetKind:
    return cast(SheetKind, run.kind)


@dataclass(frozen=True)
class Step:
    words: str
    address: str  # empty: it is not to be reached yet
    is_here: bool


def steps(run: SheetRun, at: str) -> list[Step]:
    """A run can go back to whatever it has passed."""
    slug = here().event.slug
    reached = ("uploaded", "mapped", "matched", "planned", "applied", "refused").index(run.state)
    told = (("columns", _("Columns"), 0), ("names", _("Names"), 1), ("rows", _("Rows"), 2))
    can_go = {"columns": True, "names": bool(report_of(run).matches), "rows": reached >= 3}
    return [Step(words, url_for(f"desk.sheet_{key}", slug=slug, number=run.id) if can_go[key] else "", key == at)
            for key, words, _place in told]


def sheet_page(template: str, run: SheetRun, at: str, status: int = 200, **values: Any) -> Response:
    return event_page(f"desk/sheets/{template}", status, here="sheets", run=run, kind=kind_words()[run.kind],
                      steps=steps(run, at), undoable=can_be_undone(run), **values)


def take_on(run: SheetRun) -> Applied | ChangedMeanwhile | None:
    """Inside a transaction: what the run awaits, where it is small."""
    return go_on(run, here().summit)


def onwards(run: SheetRun) -> Redirect:
    """After a transaction: to the next step, or to wait for the worker."""
    slug = here().event.slug
    if run.awaits:
        hurry(current_app._get_current_object(), go_on_with_sheets)  # type: ignore[attr-defined]
        return redirect(url_for("desk.sheet", slug=slug, number=run.id), 303)
    next_one = {"uploaded": "columns", "mapped": "names", "matched": "rows", "planned": "rows"}.get(run.state)
    endpoint = f"desk.sheet_{next_one}" if next_one else "desk.sheet"
    return redirect(url_for(endpoint, slug=slug, number=run.id), 303)
