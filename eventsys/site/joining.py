"""Whether one can register, in words, and where."""

from dataclasses import dataclass
from datetime import datetime

from eventsys.editions import live
from eventsys.editions.reading import Current
from eventsys.kit import clock, i18n
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.links import Links
from eventsys.programme.view import View
from eventsys.programme.when import zone

from .times import today_at, zone_words

OFFERED = ("places", "few", "line")
_links = Links("")  # of a preview too: there is one place to register


@dataclass(frozen=True)
class Joining:
    words: str
    act: str = ""  # what the button says; "" where there is none
    address: str = ""


def joining(edition: Current, view: View) -> Joining:
    own, summit, now = view.event, view.root, clock.now()
    today = today_at(own)
    if own.status == "cancelled":
        return Joining(_("This event is cancelled."))
    if today > own.ends:
        return Joining(_("This event is over."))
    told = live.state(edition.live, now)
    if told in OFFERED:
        return Joining(_words(told), _("Join the waiting list") if told == "line" else _("Register"),
                       _links.register(summit.slug))
    if today >= own.starts:
        return Joining(_("This event is under way."))
    return Joining(_of_closed(told, live.opens(edition.live, now), summit.zone))


def ways(edition: Current, view: View) -> list[tuple[str, str, str, bool]]:
    """As the frame of an event's page lists them."""
    slug = view.root.slug
    return [("register", _("Register"), _links.register(slug), bool(joining(edition, view).address)),
            ("participants", _("Participants"), _links.register(slug, "participants"),
             edition.live.shows_participants)]


def moment(edition: Current) -> tuple[object, ...]:
    """What pages that tell of it depend on."""
    return edition.live, live.state(edition.live, clock.now())


def _words(told: live.State) -> str:
    match told:
        case "few":
            return _("Open: a few places are left.")
        case "line":
            return _("All places are taken. There is a waiting list.")
        case _:
            return _("Open.")


def _of_closed(told: live.State, opens: datetime | None, zone_name: str) -> str:
    if told == "none":
        return _("All places are taken.")
    if told == "over":
        return _("Registration has closed.")
    if told == "soon" and opens is not None:
        local = opens.astimezone(zone(zone_name))
        return _("Registration opens on %(day)s at %(time)s, %(zone)s.", day=i18n.date_words(local, "EEEE d MMMM"),
                 time=i18n.time_words(local), zone=zone_words(zone_name, local))
    return _("Registration has not opened yet.")
