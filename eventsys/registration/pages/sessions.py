"""Sessions with places of their own: what is left, where one stands, what stands in the way, and two buttons."""

from dataclasses import dataclass

from flask import request
from werkzeug import Response as Answer

from eventsys.editions import reading
from eventsys.kit import clock, outbox
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.links import Links

from .. import agendas, signing_up
from ..agendas import Entry
from ..models import SignUp
from ..signing_up import InLine, Offered, Refused, SignedUp
from ..visiting import Visit
from .agenda import edition_of
from .own import again, own, show, to
from .shell import bp


@dataclass(frozen=True)
class Choice:
    """A session to sign up for, as one participant sees it."""

    offered: Offered
    entry: Entry
    at_once: str  # title of another in which they have a place at the same time; "" for none

    @property
    def sign_up(self) -> SignUp | None:
        return self.entry.sign_up


@bp.get("/my/sessions")
@own
def my_sessions(visit: Visit) -> Answer:
    return show(visit, "registration/mine/sessions.html", days=list(_by_day(visit)), link_of=Links("").session,
                can=visit.registration.state == "confirmed", zone=visit.summit.zone)


@bp.post("/my/sessions")
@own
def my_session(visit: Visit) -> Answer:
    slug, off = request.form.get("session", ""), request.form.get("want") == "off"
    with transaction():
        again(visit)
        if off:
            signing_up.sign_off(visit.summit, visit.registration, slug)
            outcome = None
        else:
            outcome = signing_up.sign_up(visit.summit, visit.registration, slug)
    outbox.hurry()
    return to("my_sessions", _told(visit, outcome))


def _told(visit: Visit, outcome: SignedUp | InLine | Refused | None) -> str:
    match outcome:
        case None:
            return _("You are signed off: the place goes to the next in line")
        case SignedUp():
            return _("You have a place")
        case InLine():
            return _("All places are taken: you stand in line, and get a letter when a place becomes yours")
        case Refused(why="overlap", other=other):
            return _("Nothing was changed: at that time you have a place in “%(session)s”. Sign off there first.",
                     session=signing_up.called(visit.summit, other))
        case Refused(why="state"):
            return _("Only who has a confirmed place at the event can sign up for sessions")
    return _("Nobody can sign up for this session any more")


def _by_day(visit: Visit):  # type: ignore[no-untyped-def]
    edition = edition_of(visit)
    if edition is None:
        return
    view, offered = reading.view_of(edition), signing_up.offered(visit.summit, clock.now())
    slugs = {one.row.session for one in offered}
    entries = {one.session.slug: one for one in agendas.entries(view, visit.registration, slugs)
               if one.session.slug in slugs}
    taken = [one.session for one in entries.values() if one.sign_up and one.sign_up.state == "confirmed"]
    choices = [Choice(one, entries[one.row.session], next((
        other.title for other in taken if other.slug != one.row.session
        and signing_up.overlap(view, one.session, other.slug)), "")) for one in offered]
    for day, group in agendas.by_day([choice.entry for choice in choices]):
        slugs_of_day = {entry.session.slug for entry in group}
        yield day, [choice for choice in choices if choice.entry.session.slug in slugs_of_day]
