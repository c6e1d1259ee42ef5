"""An event from nothing."""

from flask import Response, g, redirect, url_for

from eventsys.events import making
from eventsys.events.making import NameTaken
from eventsys.kit import choices, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, page
from ..stale import status
from .event_forms import NewEventForm, taken_words
from .facts import Answer


@bp.route("/new", methods=["GET", "POST"])
@needs("event.make")
def make_event() -> Answer:
    form = NewEventForm(kind="summit", zone="UTC", language="en", languages=["en"])
    if not form.validate_on_submit():
        return _page(form)
    try:
        with transaction():
            event = making.make(owner=g.account, **form.facts())
    except NameTaken:
        form.slug.errors = [taken_words()]
        return _page(form)
    notices.say(_("Made: %(name)s. It is a draft: nothing of it is public before you publish it.", name=event.title))
    return redirect(url_for("desk.settings", slug=event.slug), 303)


def _page(form: NewEventForm) -> Response:
    return page("desk/settings/new.html", status(form), here="start", form=form, errors=form.told(),
                zones=choices.zones())
