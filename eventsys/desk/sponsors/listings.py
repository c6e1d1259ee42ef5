"""Adding, changing, ordering and deleting who is listed, with their logos."""

from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.people.known import organisation_names
from eventsys.sessions.sponsored import sessions_of
from eventsys.sponsors import editing, logos, queries
from eventsys.sponsors.models import Listing, Tier

from ..gone import gone
from ..shell import bp, event_page, here
from ..stale import reconcile, seen, status
from .forms import ListingForm
from .where import listing_or_404, place, tier_or_404

Answer = Response | Redirect
LOGOS = {"light": "logo_digest", "dark": "logo_dark_digest"}


@bp.route("/e/<slug>/sponsors/new", methods=["GET", "POST"])
@needs("sponsors.edit")
def add_listing(slug: str) -> Answer:
    tiers = queries.tiers(here().event)
    if not tiers:
        return redirect(url_for("desk.add_tier", slug=slug), 303)
    form = ListingForm(data={"tier": request.args.get("tier", str(tiers[-1].id))})
    form.fit(tiers)
    if not form.validate_on_submit():
        return _shown(form)
    with transaction():
        listing = editing.add_listing(place(), _tier(form), form.facts())
    return _done(_("Saved: %(name)s", name=listing.name), f"#listing-{listing.id}")


@bp.route("/e/<slug>/sponsors/<int:number>", methods=["GET", "POST"])
@needs("sponsors.edit")
def change_listing(slug: str, number: int) -> Answer:
    found = queries.find_listing(here().event, number)
    if found is None:
        return gone(Listing, number, here().summit)
    listing, tier = found
    form = ListingForm(data={**ListingForm.shown(listing), "tier": str(tier.id)})
    form.fit(queries.tiers(here().event))
    if not form.validate_on_submit():
        return _shown(form, listing, tier)
    try:
        with transaction():
            changed = editing.change_listing(place(), listing, _tier(form), form.facts(), seen(listing))
    except Stale as stale:
        return _shown(form, listing, tier, reconcile(form, listing, stale))
    return _done(_("Saved: %(name)s", name=form.name.data) if changed else _("Nothing was changed"),
                 f"#listing-{number}", changed)


@bp.post("/e/<slug>/sponsors/<int:number>/move")
@needs("sponsors.edit")
def move_listing(slug: str, number: int) -> Answer:
    with transaction():
        editing.move_listing(place(), *listing_or_404(number), -1 if request.form.get("by") == "up" else 1)
    return redirect(f"{url_for('desk.sponsors', slug=slug)}#listing-{number}", 303)


@bp.post("/e/<slug>/sponsors/<int:number>/no-logo")
@needs("sponsors.edit")
def take_logo_away(slug: str, number: int) -> Answer:
    listing, tier = listing_or_404(number)
    column = LOGOS.get(request.form.get("ground", ""), "logo_digest")
    facts = {name: getattr(listing, name) for name in ListingForm.shown(listing)} | {column: None}
    with transaction():
        changed = editing.change_listing(place(), listing, tier, facts, rows.seen_of(listing))
    if changed:
        notices.say(_("The logo of %(name)s was taken away", name=listing.name), undo=journal.current_id())
    return redirect(url_for("desk.change_listing", slug=slug, number=number), 303)


@bp.route("/e/<slug>/sponsors/<int:number>/delete", methods=["GET", "POST"])
@needs("sponsors.edit")
def delete_listing(slug: str, number: int) -> Answer:
    listing, _of_tier = listing_or_404(number)
    name = listing.name
    if request.method == "GET":
        return event_page("desk/sponsors/delete.html", here="sponsors", called=name, listings=[],
                          sessions=sessions_of(number), back=url_for("desk.sponsors", slug=slug))
    with transaction():
        editing.delete_listing(place(), listing_or_404(number)[0])
    return _done(_("Deleted: %(name)s", name=name))


def _tier(form: ListingForm) -> Tier:
    return tier_or_404(int(form.tier.data))


def _shown(form: ListingForm, listing: Listing | None = None, tier: Tier | None = None, both: Any = None) -> Response:
    event = here().event
    shelves = queries.shelves(event)
    rank = next((place for place, shelf in enumerate(shelves) if tier and shelf.tier.id == tier.id), 0)
    digests = [listing.logo_digest, listing.logo_dark_digest] if listing else []
    return event_page(
        "desk/sponsors/listing.html", status(form, both), here="sponsors", form=form, listing=listing, both=both,
        errors=form.told(), rank=rank, verdicts=logos.verdicts(digests), organisations=organisation_names(),
        rivals=sorted({one.rivals for shelf in shelves for one in shelf.listings if one.rivals}),
        file=lambda digest: url_for("desk.file", slug=event.slug, digest=digest),
        seen=rows.seen_of(listing) if both else seen(listing), back=url_for("desk.sponsors", slug=event.slug))


def _done(words: str, where: str = "", changed: bool = True) -> Redirect:
    notices.say(words, undo=journal.current_id() if changed else None)
    return redirect(url_for("desk.sponsors", slug=here().event.slug) + where, 303)
