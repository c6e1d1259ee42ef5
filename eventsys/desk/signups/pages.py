"""All sessions that one signs up for, one of them with its places and its people, and a search for more."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.kit import clock, notices, outbox
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.programme import when
from eventsys.programme.structs import Room, Session
from eventsys.programme.view import View
from eventsys.registration import overlay, signing_up
from eventsys.registration.models import SignUpSession
from eventsys.registration.places import NOTHING, Tally
from eventsys.registration.signing_up import Offered

from ..shell import bp, endpoint_if_may, event_page, here
from .forms import PlacesForm

FOUND = 40  # sessions that a search shows
Answer = Response | Redirect


@dataclass(frozen=True)
class Listed:
    session: Session
    starts: datetime | None  # on the event's clock
    room: Room | None
    offered: Offered | None  # none: one does not sign up for it

    @property
    def row(self) -> SignUpSession | None:
        return self.offered.row if self.offered else None

    @property
    def tally(self) -> Tally:
        return self.offered.tally if self.offered else NOTHING

    @property
    def is_tight(self) -> bool:
        """More could sign up than have a seat."""
        seats, row = self.room.capacity if self.room else None, self.row
        return row is not None and seats is not None and (row.places or self.tally.taken) > seats


@bp.get("/e/<slug>/registration/sessions")
@needs("registration.view")
def sign_ups(slug: str) -> Response:
    view, query = signing_up.view_of(here().summit), request.args.get("q", "").strip()[:200]
    known = _listed(view) if view else []
    return event_page(
        "desk/signups/list.html", here="registration", known=[one for one in known if one.offered], query=query,
        has_programme=view is not None, found=_found(known, query), most=FOUND,
        setup=endpoint_if_may("desk.registration_setup", slug=slug))


@bp.get("/e/<slug>/registration/sessions/<name>")
@needs("registration.view")
def sign_up(slug: str, name: str) -> Response:
    one = _one_or_404(name)
    row = one.row
    places = row.places if row else one.room.capacity if one.room else None
    return _page(one, PlacesForm(formdata=None, data={"places": places, "closes": row.closes if row else None}))


@bp.post("/e/<slug>/registration/sessions/<name>")
@needs("registration.setup")
def set_sign_up(slug: str, name: str) -> Answer:
    one, form = _one_or_404(name), PlacesForm()
    if not form.validate_on_submit():
        return _page(one, form)
    with transaction():
        done = signing_up.set_places(here().summit, name, form.places.data, form.closes.data)
        if done:
            overlay.tell(here().summit)
    if not done:
        one = _one_or_404(name)
        form.places.errors = [ngettext("%(num)s has a place: give this number or more",
                                       "%(num)s have a place: give this number or more", one.tally.taken)]
        return _page(one, form)
    outbox.hurry()
    notices.say(_("Saved: one signs up for %(session)s", session=one.session.title))
    return redirect(url_for("desk.sign_ups", slug=slug), 303)


@bp.post("/e/<slug>/registration/sessions/<name>/close")
@needs("registration.setup")
def close_sign_up(slug: str, name: str) -> Answer:
    one = _one_or_404(name)
    with transaction():
        done = signing_up.close(here().summit, name)
        overlay.tell(here().summit)
    notices.say(_("Nobody need sign up for %(session)s any more", session=one.session.title) if done else
                _("Somebody has signed up: set when it closes, or ask them to sign off"))
    return redirect(url_for("desk.sign_ups", slug=slug), 303)


def _page(one: Listed, form: PlacesForm) -> Response:
    row = one.row
    return event_page(
        "desk/signups/one.html", 422 if form.errors else 200, here="registration", one=one, form=form,
        errors=form.told(), people=signing_up.list_of(row) if row else [], back=url_for(
            "desk.sign_ups", slug=here().event.slug), participant=_participant,
        take_out=_about(row, "desk.take_out_participants"), listed=_about(row, "desk.participants"))


def _participant(code: str) -> str:
    return url_for("desk.participant", slug=here().event.slug, code=code)


def _about(row: SignUpSession | None, endpoint: str) -> str:
    """The participants who signed up for it."""
    return endpoint_if_may(endpoint, slug=here().event.slug, session=row.id) if row else ""


def _one_or_404(name: str) -> Listed:
    """One that the programme shows."""
    view = signing_up.view_of(here().summit)
    session = view.by_slug.get(name) if view else None
    if view is None or session is None or session.status == "removed":
        abort(404)
    return next(one for one in _listed(view) if one.session is session)


def _listed(view: View) -> list[Listed]:
    offered: dict[str, Any] = {one.row.session: one for one in signing_up.offered(here().summit, clock.now())}
    return [Listed(session, when.start_local(session, view.zone_of(session)), view.every_room.get(session.room),
                   offered.get(session.slug)) for session in view.shown_sessions]


def _found(known: list[Listed], query: str) -> list[Listed]:
    """Those that one does not sign up for yet, by their words."""
    words = query.casefold().split()
    rest = [one for one in known if not one.offered and one.session.status == "confirmed"]
    return [one for one in rest if all(word in f"{one.session.code} {one.session.title}".casefold()
                                       for word in words)][:FOUND]
