"""When they cannot be had during the event, on its own clock; the organisers' clashes know it at once."""

import re
from datetime import date, datetime, time, timedelta

from flask import Response, abort
from werkzeug import Response as Answer
from wtforms.fields import StringField

from eventsys.kit import i18n
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.sessions import absences as verbs
from eventsys.sessions.models import Absence

from .. import queries
from ..answering import opened
from .forms import AbsenceForm
from .shell import Here, back, bp, page, theirs

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(am|pm)?", re.IGNORECASE)
MOST = 50  # of one person


@bp.get("/<token>/absences")
@theirs
def absences(here: Here) -> Response:
    return _page(here, _form(here, empty=True))


@bp.post("/<token>/absences")
@theirs
def absences_now(here: Here) -> Answer:
    form = _form(here)
    span = _span(form) if form.validate_on_submit() else None
    if span is None or form.told():
        return _page(here, form, 422)
    if len(queries.absences(here.summit.id, here.person.id)) >= MOST:
        form.day.errors = [_("That is enough of them: remove one first")]
        return _page(here, form, 422)
    with transaction():
        verbs.note_absence(here.summit, here.person.id, *span, told_by="person", note=form.note.data or "")
        opened(here.invitation)
    return back(here, _("Thank you, the organisers know it now."), "absences")


@bp.post("/<token>/absences/<int:number>/remove")
@theirs
def absence_gone(here: Here, number: int) -> Answer:
    absence = db.session.get(Absence, number)
    if absence is None or not _is_theirs(here, absence):
        abort(404)
    with transaction():
        verbs.remove_absence(here.summit, number)
        opened(here.invitation)
    return back(here, _("Removed: you can be there then."), "absences")


def _is_theirs(here: Here, absence: Absence) -> bool:
    return (absence.summit_id, absence.person_id, absence.told_by) == (here.summit.id, here.person.id, "person")


def _form(here: Here, empty: bool = False) -> AbsenceForm:
    form = AbsenceForm(formdata=None) if empty else AbsenceForm()
    form.day.choices = [(day.isoformat(), i18n.date_words(day, "EEEE d MMMM")) for day in _days(here)]
    return form


def _days(here: Here) -> list[date]:
    """The event's, and those on which somebody asked has a session."""
    length = min((here.summit.ends - here.summit.starts).days, 60)
    own = {here.summit.starts + timedelta(days=n) for n in range(length + 1)}
    return sorted(own | {one.day for one in here.doing if one.day})


def _span(form: AbsenceForm) -> tuple[datetime, datetime] | None:
    day = date.fromisoformat(form.day.data)
    if form.whole.data:
        return datetime.combine(day, time()), datetime.combine(day + timedelta(days=1), time())
    starts, ends = _clock(form.starts), _clock(form.ends)
    if starts is None or ends is None:
        return None
    if ends == time():
        return datetime.combine(day, starts), datetime.combine(day + timedelta(days=1), ends)
    if ends <= starts:
        form.ends.errors = [_("Enter an end that is after the beginning")]
        return None
    return datetime.combine(day, starts), datetime.combine(day, ends)


def _clock(field: StringField) -> time | None:
    """14:30, 14.30, 14h30, 9 or 2 pm."""
    found = _CLOCK.fullmatch((field.data or "").strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if found and found[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    if hour == 24 and minute == 0 and found:
        return time()
    if hour > 23 or minute > 59:
        field.errors = [_("Enter a time, such as 14:30, or tick the whole day")]
        return None
    return time(hour, minute)


def _page(here: Here, form: AbsenceForm, status: int = 200) -> Response:
    return page("invitations/absences.html", here, status, form=form, errors=form.told(),
                absences=queries.absences(here.summit.id, here.person.id))
