"""Sheets that are too long for a request, taken on by the worker."""

import logging

from flask import current_app
from sqlalchemy.exc import DataError, IntegrityError

from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.jobs import jobs, note

from .models import SheetRun
from .sheets.applying import refuse
from .sheets.deciding import Tell
from .sheets.reading.words import NotASheet
from .sheets.working import prepared, settle, waiting

_STEPS = 50  # how often progress is told


@jobs.job(every_minute=True)
def go_on_with_sheets() -> None:
    while (run := waiting()) is not None:
        number = run.id
        try:
            _go_on(run)
        except (NotASheet, IntegrityError, DataError) as error:
            _refuse(number, str(error) if isinstance(error, NotASheet) else _("The database refused what it says."))
        except Exception:
            logging.getLogger(__name__).exception("a sheet could not be taken on")
            _refuse(number, _("Something went wrong here. Nothing was changed; please try again."))


def _go_on(run: SheetRun) -> None:
    number, wish = run.id, _wish(run)
    summit = db.session.get_one(Event, run.event_id)
    with journal.acting(run.actor, run.by):
        ready = prepared(run, summit, _teller(number, run.total))
        with transaction():
            run = db.session.get_one(SheetRun, number)
            if _wish(run) == wish:  # else its organiser went back meanwhile
                settle(run, db.session.get_one(Event, run.event_id), ready, _teller(number, run.total))


def _wish(run: SheetRun) -> tuple[object, ...]:
    return run.awaits, run.worksheet, run.mapping, run.decisions


def _refuse(number: int, why: str) -> None:
    with transaction():
        run = db.session.get(SheetRun, number)
        if run is not None:
            refuse(run, why)


def _teller(number: int, total: int) -> Tell:
    """Told beside the queue: what a transaction writes is seen only at its end."""
    app, step = current_app._get_current_object(), max(total // _STEPS, 1)  # type: ignore[attr-defined]

    def tell(done: int) -> None:
        if done % step == 0:
            note(app, f"sheet-{number}", done)

    return tell
