"""Lists of what belongs to an event, and a small form for each row: days, venues, rooms, tracks, kinds ..."""

from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.agenda import loosening
from eventsys.events import belongings, documents
from eventsys.events.models import EventDocument, Organiser
from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.people.services import organisations

from ..gone import gone
from ..shell import Here, bp, event_page, here
from ..stale import reconcile, seen, status
from .around import around
from .forms import BelongingForm, DocumentForm
from .subjects import KEYS, SUBJECTS, Subject

Answer = Response | Redirect
AT = f"/e/<slug>/settings/<any({KEYS}):what>"


@bp.get(AT)
@needs("event.edit")
def settings_list(slug: str, what: str) -> Answer:
    subject, place = SUBJECTS[what], here()
    if subject.is_shared and place.event is not place.summit:
        return redirect(url_for("desk.settings_list", slug=place.summit.slug, what=what), 303)
    return event_page("desk/settings/list.html", here="settings", subject=subject, rows=subject.rows(place),
                      around=around(subject, place))


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@needs("event.edit")
def settings_add(slug: str, what: str) -> Answer:
    return _form(SUBJECTS[what], here(), None)


@bp.route(f"{AT}/<int:number>", methods=["GET", "POST"])
@needs("event.edit")
def settings_change(slug: str, what: str, number: int) -> Answer:
    subject, place = SUBJECTS[what], here()
    row = belongings.find(subject.model, subject.owner(place), number)
    return _form(subject, place, row) if row is not None else gone(subject.model, number, place.summit)


@bp.post(f"{AT}/<int:number>/move")
@needs("event.edit")
def settings_move(slug: str, what: str, number: int) -> Answer:
    subject, place = SUBJECTS[what], here()
    row = _row(subject, place, number)
    if not subject.is_ordered:
        abort(404)
    with transaction():
        belongings.move(row, subject.owner(place), place.summit, subject.called(row),
                        -1 if request.form.get("by") == "up" else 1)
    return redirect(f"{_list_address(subject)}#row-{number}", 303)


@bp.route(f"{AT}/<int:number>/delete", methods=["GET", "POST"])
@needs("event.edit")
def settings_delete(slug: str, what: str, number: int) -> Answer:
    subject, place = SUBJECTS[what], here()
    row = _row(subject, place, number)
    called = subject.called(row)
    if request.method == "GET":
        return event_page("desk/settings/delete.html", here="settings", subject=subject, row=row, called=called,
                          uses=loosening.uses_of(row, place.summit), back=_list_address(subject))
    with transaction():
        row = _row(subject, place, number)
        loosening.delete(row, place.summit, called, "tray" if request.form.get("sessions") == "tray" else "loosen")
    notices.say(_("Deleted: %(name)s", name=called), undo=journal.current_id())
    return redirect(_list_address(subject), 303)


def _form(subject: Subject, place: Here, row: Any) -> Answer:
    form = subject.form(data=subject.form.shown(row) if row is not None else None)
    form.fit(place, row)
    both = None
    if form.validate_on_submit():
        try:
            return _saved(subject, place, row, form)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return event_page(
        "desk/settings/form.html", status(form, both), here="settings", subject=subject, row=row, form=form,
        both=both, errors=form.told(), around=around(subject, place), called=subject.called(row) if row else "",
        seen=rows.seen_of(row) if both else seen(row), back=_list_address(subject))


def _saved(subject: Subject, place: Here, row: Any, form: BelongingForm) -> Answer:
    with transaction():
        changed = _write(subject, place, row, form)
    words = _("Saved: %(name)s", name=_called(subject, form)) if changed else _("Nothing was changed")
    notices.say(words, undo=journal.current_id() if changed else None)
    return redirect(_list_address(subject), 303)


def _write(subject: Subject, place: Here, row: Any, form: BelongingForm) -> bool:
    facts, owner = form.facts(), subject.owner(place)
    called = _called(subject, form)
    if subject.model is Organiser and (row is None or row.name != called):
        journal.act(f"events.organiser.{'add' if row is None else 'change'}", about=place.summit.id, name=called)
        facts["organisation_id"] = organisations([called], country=facts["country"])[called].id
    if isinstance(form, DocumentForm):
        return _write_document(place, row, form, facts)
    if row is None:
        belongings.add(subject.model, owner, place.summit, called, **facts)
        return True
    return belongings.change(row, place.summit, called, facts, seen(row))


def _write_document(place: Here, row: EventDocument | None, form: DocumentForm, facts: dict[str, Any]) -> bool:
    file = form.file.stored
    if row is None:
        documents.add(place.event, place.summit, facts.pop("title"), file, **facts)
        return True
    return documents.change(row, place.summit, facts, file, seen(row))


def _called(subject: Subject, form: BelongingForm) -> str:
    """What it is called once it is saved."""
    return subject.called(_Facts(form.facts()))


class _Facts:
    def __init__(self, facts: dict[str, Any]) -> None:
        self.__dict__ |= facts


def _row(subject: Subject, place: Here, number: int) -> Any:
    row = belongings.find(subject.model, subject.owner(place), number)
    if row is None:
        abort(404)
    return row


def _list_address(subject: Subject) -> str:
    place = here()
    return url_for("desk.settings_list", slug=subject.owner(place).slug, what=subject.key)
