"""Sub-events: each with its own facts, venue, agenda and roster, shown together with the whole or apart."""

from flask import Response, redirect, url_for

from eventsys.events import making
from eventsys.events.making import NameTaken
from eventsys.events.models import Event
from eventsys.kit import choices, journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, event_page, here
from ..stale import status
from .event_forms import NewEventForm, PartFactsForm, taken_words
from .facts import Answer

OF_THE_WHOLE = ("kind", "format", "starts", "ends", "zone", "city", "country", "language", "languages")


@bp.get("/e/<slug>/settings/parts")
@needs("event.edit")
def settings_parts(slug: str) -> Answer:
    event = here().event
    parts = db.session.scalars(
        db.select(Event).where(Event.part_of_id == event.id).order_by(Event.starts, Event.title)).all()
    return event_page("desk/settings/parts.html", here="settings", parts=parts)


@bp.route("/e/<slug>/settings/parts/new", methods=["GET", "POST"])
@needs("event.edit")
def settings_add_part(slug: str) -> Answer:
    place = here()
    usual = {**PartFactsForm.shown(place.event), "kind": "workshop"}
    form = NewEventForm(data={name: usual[name] for name in (*OF_THE_WHOLE, "more_languages")})
    if not form.validate_on_submit():
        return _page(form)
    try:
        with transaction():
            part = making.make_part(place.event, place.summit, **form.facts())
    except NameTaken:
        form.slug.errors = [taken_words()]
        return _page(form)
    notices.say(_("Made: %(name)s", name=part.title), undo=journal.current_id())
    return redirect(url_for("desk.settings", slug=part.slug), 303)


def _page(form: NewEventForm) -> Response:
    return event_page("desk/settings/new-part.html", status(form), here="settings", form=form, errors=form.told(),
                      zones=choices.zones(), back=url_for("desk.settings_parts", slug=here().event.slug))
