"""One place on a roster: changed, answered for, brought up to date, shifted, taken away."""

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.http import number_or
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.people.models import Person
from eventsys.sessions import rosters
from eventsys.sessions.models import STATES, Appearance, Session

from ..gone import gone
from ..shell import bp, event_page, here
from ..stale import Both, reconcile, seen
from .forms import SeatForm
from .reading import of_session, seat_of, session_or_404
from .session import address_of, back_to
from .words import state_words

Answer = Response | Redirect
AT = "/e/<slug>/sessions/<int:number>/roster/<int:seat>"


@bp.route(AT, methods=["GET", "POST"])
@needs("roster.edit")
def edit_seat(slug: str, number: int, seat: int) -> Answer:
    session = session_or_404(number)
    row = seat_of(session, seat)
    if row is None:
        return gone(Appearance, seat, here().summit)
    form, both = SeatForm(data=SeatForm.shown(row)), None
    if form.validate_on_submit():
        try:
            return _saved(session, row, form)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return _page(session, row, form, both)


@bp.post(f"{AT}/state")
@needs("roster.edit")
def say_state(slug: str, number: int, seat: int) -> Redirect:
    session, row = _both(number, seat)
    state = request.form.get("state", "")
    if state not in STATES:
        abort(400)
    with transaction():
        person = _person(row)
        rosters.say(session, row, person, state)
        name = person.name
    notices.say(_("Noted: %(name)s, %(state)s", name=name, state=state_words(state).lower()),
                undo=journal.current_id())
    return back_to(session, seat)


@bp.post(f"{AT}/renew")
@needs("roster.edit")
def renew_seat(slug: str, number: int, seat: int) -> Redirect:
    """Which of the offices that they hold that day: by its place among those offered."""
    session, row = _both(number, seat)
    line = next(line for line in of_session(session).lines if line.seat.id == seat)
    which = number_or(len(line.now), request.form.get("which", "0"))
    if which >= len(line.now):
        notices.say(_("Nothing was changed"))
        return back_to(session, seat)
    with transaction():
        person = _person(row)
        rosters.renew(session, row, person, line.now[which])
        name = person.name
    notices.say(_("Saved: %(name)s", name=name), undo=journal.current_id())
    return back_to(session, seat)


@bp.post(f"{AT}/shift")
@needs("roster.edit")
def shift_seat(slug: str, number: int, seat: int) -> Redirect:
    session, row = _both(number, seat)
    with transaction():
        rosters.shift(session, row, _person(row), -1 if request.form.get("by") == "up" else 1)
    return back_to(session, seat)


@bp.post(f"{AT}/remove")
@needs("roster.edit")
def remove_seat(slug: str, number: int, seat: int) -> Redirect:
    session, row = _both(number, seat)
    with transaction():
        person = _person(row)
        rosters.take_off(session, row, person)
        name = person.name
    notices.say(_("Taken off the roster: %(name)s", name=name), undo=journal.current_id())
    return back_to(session)


def _saved(session: Session, row: Appearance, form: SeatForm) -> Redirect:
    with transaction():
        person = _person(row)
        changed = rosters.change(session, row, person, form.facts(), seen(row))
        name, number = person.name, row.id
    words = _("Saved: %(name)s", name=name) if changed else _("Nothing was changed")
    notices.say(words, undo=journal.current_id() if changed else None)
    return redirect(address_of(session, number), 303)


def _page(session: Session, row: Appearance, form: SeatForm, both: Both | None) -> Response:
    return event_page("desk/roster/seat.html", 409 if both else 200, here="roster", session=session, seat=row,
                      person=_person(row), form=form, both=both, errors=form.told(),
                      seen=rows.seen_of(row) if both else seen(row), back=address_of(session, row.id),
                      replaces=url_for("desk.replace_person", slug=here().event.slug, person=row.person_id))


def _both(number: int, seat: int) -> tuple[Session, Appearance]:
    session = session_or_404(number)
    row = seat_of(session, seat)
    if row is None:
        abort(404)
    return session, row


def _person(row: Appearance) -> Person:
    return db.session.get_one(Person, row.person_id)
