"""An event from nothing."""

from flask import g, redirect, url_for

from eventsys.events import making
from eventsys.kit import choices, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _

from ..shell import bp, page
from ..stale import status
from .event_forms import NewEventForm
from .facts import Answer


@bp.route("/new", methods=["GET", "POST"])
@needs("event.make")
def make_event() -> Answer:
    form = NewEventForm(kind="summit", zone="UTC", language="en", languages=["en"])
    if not form.validate_on_submit():
        return page("desk/settings/new.html", status(form), here="start", form=form, errors=form.told(),
                    zones=choices.zones())
    with transaction():
        event = making.make(owner=g.account, **form.facts())
    notices.say(_("Made: %(name)s. It is a draft: nothing of it is public before you publish it.", name=event.title))
    return redirect(url_for("desk.settings", slug=event.slug), 303)
