"""Colours, corrected until they can be read, and the event's picture."""

from dataclasses import dataclass

from flask import redirect, url_for

from eventsys.events import editing
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.colours import COVER, NIGHT, TEXT, WHITE, contrast, readable

from ..shell import bp, here
from ..stale import seen
from .event_forms import LooksForm
from .facts import Answer, saved_or_shown


@dataclass(frozen=True)
class Drawn:
    """How a colour comes out on one ground."""

    on: str  # #RRGGBB
    colour: str
    ratio: float
    is_corrected: bool


@bp.route("/e/<slug>/settings/looks", methods=["GET", "POST"])
@needs("event.edit")
def settings_looks(slug: str) -> Answer:
    place = here()
    form = LooksForm(data=LooksForm.shown(place.event))
    return saved_or_shown(
        form, "desk/settings/looks.html", lambda number: editing.change_looks(
            place.event, place.summit, form.facts(), form.picture.stored, number),
        cover=drawn(place.event.colour, WHITE, COVER),
        accents=[drawn(place.event.accent, ground, TEXT) for ground in (WHITE, NIGHT)],
        file=lambda digest: url_for("desk.file", slug=slug, digest=digest))


@bp.post("/e/<slug>/settings/looks/no-picture")
@needs("event.edit")
def settings_no_picture(slug: str) -> Answer:
    place = here()
    with transaction():
        changed = editing.take_picture_away(place.event, place.summit, seen(place.event))
    if changed:
        notices.say(_("The picture was taken away"), undo=journal.current_id())
    return redirect(url_for("desk.settings_looks", slug=slug), 303)


def drawn(colour: str, on: str, ratio: float) -> Drawn | None:
    if not colour:
        return None
    shown = readable(colour, on, ratio)
    return Drawn(on, shown, contrast(shown, on), shown.lower() != colour.lower())
