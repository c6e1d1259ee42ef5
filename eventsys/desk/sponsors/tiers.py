"""Adding, changing, ordering and deleting tiers."""

from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.sponsors import editing, queries
from eventsys.sponsors.models import Tier

from ..gone import gone
from ..shell import bp, event_page, here
from ..stale import reconcile, seen, status
from .forms import TierForm
from .where import place, tier_or_404

Answer = Response | Redirect


@bp.route("/e/<slug>/sponsors/tiers/new", methods=["GET", "POST"])
@needs("sponsors.edit")
def add_tier(slug: str) -> Answer:
    form = TierForm()
    if not form.validate_on_submit():
        return _shown(form)
    with transaction():
        editing.add_tier(place(), form.facts())
    return _done(_("Saved: %(name)s", name=form.title.data))


@bp.route("/e/<slug>/sponsors/tiers/<int:number>", methods=["GET", "POST"])
@needs("sponsors.edit")
def change_tier(slug: str, number: int) -> Answer:
    tier = queries.find_tier(here().event, number)
    if tier is None:
        return gone(Tier, number, here().summit)
    form = TierForm(data=TierForm.shown(tier))
    if not form.validate_on_submit():
        return _shown(form, tier)
    try:
        with transaction():
            changed = editing.change_tier(place(), tier, form.facts(), seen(tier))
    except Stale as stale:
        return _shown(form, tier, reconcile(form, tier, stale))
    return _done(_("Saved: %(name)s", name=form.title.data) if changed else _("Nothing was changed"), changed)


@bp.post("/e/<slug>/sponsors/tiers/<int:number>/move")
@needs("sponsors.edit")
def move_tier(slug: str, number: int) -> Answer:
    with transaction():
        editing.move_tier(place(), tier_or_404(number), -1 if request.form.get("by") == "up" else 1)
    return redirect(f"{url_for('desk.sponsors', slug=slug)}#tier-{number}", 303)


@bp.route("/e/<slug>/sponsors/tiers/<int:number>/delete", methods=["GET", "POST"])
@needs("sponsors.edit")
def delete_tier(slug: str, number: int) -> Answer:
    tier = tier_or_404(number)
    title = tier.title
    if request.method == "GET":
        return event_page("desk/sponsors/delete.html", here="sponsors", called=title, listings=queries.of_tier(tier),
                          sessions=[], back=url_for("desk.sponsors", slug=slug))
    with transaction():
        editing.delete_tier(place(), tier_or_404(number))
    return _done(_("Deleted: %(name)s", name=title))


def _shown(form: TierForm, tier: Tier | None = None, both: Any = None) -> Response:
    return event_page(
        "desk/sponsors/tier.html", status(form, both), here="sponsors", form=form, tier=tier, both=both,
        errors=form.told(), back=url_for("desk.sponsors", slug=here().event.slug),
        seen=rows.seen_of(tier) if both else seen(tier))


def _done(words: str, changed: bool = True) -> Redirect:
    notices.say(words, undo=journal.current_id() if changed else None)
    return redirect(url_for("desk.sponsors", slug=here().event.slug), 303)
