"""Somebody is put on a roster: typed and chosen, or new to the directory."""

from typing import Any

from flask import Response, abort, request, url_for
from werkzeug import Response as Redirect

from eventsys.agenda.days import day_of
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.people import directory
from eventsys.people.models import Person
from eventsys.people.offices import Standing
from eventsys.sessions import rosters
from eventsys.sessions.models import ROLES, Session
from eventsys.sessions.queries import standing_in

from ..directory.around import sees_private
from ..shell import bp, event_page, here, may
from .choosing import Meant, meant
from .forms import NewPersonForm
from .reading import session_or_404
from .session import back_to, page_of
from .words import role_words

Answer = Response | Redirect


@bp.post("/e/<slug>/sessions/<int:number>/roster")
@needs("roster.edit")
def add_to_roster(slug: str, number: int) -> Answer:
    session, who, role = session_or_404(number), meant(), request.form.get("role", "")
    if role not in ROLES:
        abort(400)
    if who.person is not None:
        return _added(session, who.person, role)
    if who.is_new and may("directory.edit"):
        return _new(session, who, role)
    if not who.text:
        return page_of(session, errors=[("who", _("Type a name, an organisation or a country"))], role=role)
    return _choose(session, who, role, NewPersonForm(formdata=None, name=who.text))


def _added(session: Session, person: Person, role: str) -> Redirect:
    with transaction():
        seat = rosters.put_on(session, person, role, standing_in(person, session.summit_id, day_of(session)))
        name, number = person.name, seat.id if seat else 0
    if seat is None:
        notices.say(_("%(name)s is on this roster already as %(role)s", name=name, role=role_words(role)))
        return back_to(session)
    notices.say(_("Added: %(name)s", name=name), undo=journal.current_id())
    return back_to(session, number)


def _new(session: Session, who: Meant, role: str) -> Answer:
    form = NewPersonForm()
    if not form.validate_on_submit():
        return _choose(session, who, role, form, is_new=True)
    with transaction():
        journal.act("roster.add", session.summit_id, person=form.name.data, session=session.title)
        person, standing = _make(form)
        seat = rosters.put_on(session, person, role, standing)
        assert seat is not None, "nobody new is on a roster"
        name, number = person.name, seat.id
    notices.say(_("Added to the directory and to the roster: %(name)s", name=name), undo=journal.current_id())
    return back_to(session, number)


def _make(form: NewPersonForm) -> tuple[Person, Standing]:
    """Without dates for the office: nobody said them. A person without the right to see addresses writes none."""
    facts: dict[str, Any] = form.person()
    if not sees_private():
        facts.pop("email")
    person = directory.make_person(facts.pop("name"), **facts)
    position, organisation = form.position.data or "", form.organisation.data or ""
    if position or organisation:
        directory.take_office(person, position, organisation)
    return person, Standing(position, (organisation,) if organisation else (), person.country)


def _choose(session: Session, who: Meant, role: str, form: NewPersonForm, is_new: bool = False) -> Response:
    return event_page("desk/roster/choose.html", here="roster", session=session, who=who, role=role, form=form,
                      is_new=is_new or not who.found, errors=form.told(), private=sees_private(),
                      action=url_for("desk.add_to_roster", slug=here().event.slug, number=session.id),
                      back=url_for("desk.session_roster", slug=here().event.slug, number=session.id))


