"""The first page of the settings, and the event's own facts and texts."""

from collections.abc import Callable
from typing import Any

from flask import Response, redirect, url_for
from werkzeug import Response as Redirect

from eventsys.events import editing
from eventsys.events.models import Event
from eventsys.events.overview import counted
from eventsys.kit import choices, journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.registration import notices as notices_to_all

from ..shell import bp, event_page, here, may
from ..stale import Both, RowForm, reconcile, seen, status
from .event_forms import FactsForm, PartFactsForm, SummitFactsForm, TextsForm

Answer = Response | Redirect


@bp.get("/e/<slug>/settings")
@needs("event.edit")
def settings(slug: str) -> Response:
    place = here()
    return event_page("desk/settings/overview.html", here="settings", count=counted(place.event, place.summit),
                      untold=place.event is place.summit and may("registration.edit")
                      and notices_to_all.awaits_publishing(place.summit))


@bp.route("/e/<slug>/settings/facts", methods=["GET", "POST"])
@needs("event.edit")
def settings_facts(slug: str) -> Answer:
    place = here()
    kind: type[FactsForm] = SummitFactsForm if place.event is place.summit else PartFactsForm
    form = kind(data=kind.shown(place.event))
    form.fit(place, may("event.manage"))
    return saved_or_shown(form, "desk/settings/facts.html", lambda number: editing.change_facts(
        place.event, place.summit, form.facts(), number), zones=choices.zones(), hubs=editing.hubs())


@bp.route("/e/<slug>/settings/texts", methods=["GET", "POST"])
@needs("event.edit")
def settings_texts(slug: str) -> Answer:
    place = here()
    form = TextsForm(data=TextsForm.shown(place.event))
    return saved_or_shown(form, "desk/settings/texts.html", lambda number: editing.change_texts(
        place.event, place.summit, form.facts(), number))


def saved_or_shown(form: RowForm, template: str, save: Callable[[int], bool], **values: Any) -> Answer:
    """A form of the event's own row. `save` takes the revision that was seen and says whether anything changed."""
    event, both = here().event, None
    if form.validate_on_submit():
        try:
            with transaction():
                changed = save(seen(event))
            return _saved(event, changed)
        except Stale as stale:
            both = reconcile(form, event, stale)
    return _shown(form, template, event, both, values)


def _saved(event: Event, changed: bool) -> Redirect:
    words = _("Saved: %(name)s", name=event.title) if changed else _("Nothing was changed")
    notices.say(words, undo=journal.current_id() if changed else None)
    return redirect(url_for("desk.settings", slug=event.slug), 303)


def _shown(form: RowForm, template: str, event: Event, both: Both | None, values: dict[str, Any]) -> Response:
    return event_page(template, status(form, both), here="settings", form=form, both=both, errors=form.told(),
                      seen=rows.seen_of(event) if both else seen(event),
                      back=url_for("desk.settings", slug=event.slug), **values)
