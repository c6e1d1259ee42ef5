"""Cancelling an event, putting it into the archive, deleting it; and the way back from each."""

from flask import abort, redirect, request, url_for
from wtforms import TextAreaField
from wtforms.validators import Length, ValidationError

from eventsys.events import standing
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.publishing import deleting

from ..shell import bp, event_page, here
from ..stale import status
from .facts import Answer


class CancelForm(Form):
    reason = TextAreaField(_l("Why it is not held"), [Length(max=1_000)])

    def validate_reason(self, field: TextAreaField) -> None:
        if not field.data:
            raise ValidationError(_("Say why: readers see it on every page of the event"))


@bp.get("/e/<slug>/settings/standing")
@needs("event.manage")
def settings_standing(slug: str) -> Answer:
    return _shown(CancelForm(formdata=None))


@bp.post("/e/<slug>/settings/standing/cancel")
@needs("event.manage")
def settings_cancel(slug: str) -> Answer:
    place, form = here(), CancelForm()
    if not form.validate_on_submit():
        return _shown(form)
    with transaction():
        standing.cancel(place.event, place.summit, form.reason.data or "")
    return _done(_("Cancelled: %(name)s. Readers see it once you publish.", name=place.event.title))


@bp.post("/e/<slug>/settings/standing/reinstate")
@needs("event.manage")
def settings_reinstate(slug: str) -> Answer:
    place = here()
    with transaction():
        standing.reinstate(place.event, place.summit)
    return _done(_("%(name)s is held again. Readers see it once you publish.", name=place.event.title))


@bp.post("/e/<slug>/settings/standing/archive")
@needs("event.manage")
def settings_archive(slug: str) -> Answer:
    place = here()
    put_away = request.form.get("archived") != "no"
    with transaction():
        (standing.archive if put_away else standing.take_out_of_archive)(place.summit)
    return _done(_("%(name)s is in the archive.", name=place.summit.title) if put_away
                 else _("%(name)s is in the lists again.", name=place.summit.title))


@bp.post("/e/<slug>/settings/standing/delete")
@needs("event.manage")
def settings_delete_event(slug: str) -> Answer:
    """A whole event goes to the bin of events, a part to that of its summit."""
    place, is_part = here(), here().event is not here().summit
    title, summit_slug = place.event.title, place.summit.slug
    with transaction():
        gone = (deleting.delete_part(place.event, place.summit) if is_part else deleting.delete_event(place.summit))
    if not gone:
        abort(409)
    notices.say(_("Deleted: %(name)s. For thirty days it can be brought back.", name=title),
                undo=journal.current_id())
    way = url_for("desk.settings_parts", slug=summit_slug) if is_part else url_for("desk.bin_of_events")
    return redirect(way, 303)


def _shown(form: CancelForm) -> Answer:
    place = here()
    is_part = place.event is not place.summit
    was_public = deleting.is_named(place.event) if is_part else deleting.was_public(place.summit)
    return event_page("desk/settings/standing.html", status(form), here="settings", form=form, errors=form.told(),
                      is_part=is_part, was_public=was_public, back=url_for("desk.settings", slug=place.event.slug))


def _done(words: str) -> Answer:
    notices.say(words, undo=journal.current_id())
    return redirect(url_for("desk.settings_standing", slug=here().event.slug), 303)
