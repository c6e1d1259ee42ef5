"""What stands on cover, good-to-know and last pages."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from eventsys.outputs.folding import fold
from eventsys.outputs.links import Links
from eventsys.programme import richtext
from eventsys.programme.structs import Acknowledgement, Event
from eventsys.programme.view import View

from . import sponsors
from .assets import addresses
from .rich import blocks
from .words import Words, cut

_LONG = 600  # letters


def cover(view: View, words: Words) -> dict[str, Any]:
    event, _ = view.event, words.gettext
    part_of = view.events[event.part_of].title if event.part_of else ""
    return {"label": cut(part_of, 160) or _("Programme"), "place": _place(view, event, words),
            "figures": list(_figures(view, words))[:4]}


def _place(view: View, event: Event, words: Words) -> str:
    venue = view.venues.get(event.venue)
    place = words.place(event.city or (venue.city if venue else ""), event.country or (venue.country if venue else ""))
    return place or (words.gettext("Online") if event.format == "online" else "")


def _figures(view: View, words: Words) -> Iterator[tuple[int, str]]:
    """Counted from the programme, nothing else: what there is only one of is left out."""
    n = words.ngettext
    sessions = len(view.attended)
    countries = {a.country for s in view.shown_sessions for a in s.roster if a.country}
    rooms = {s.room for s in view.shown_sessions if s.room}
    for count, name in ((sessions, n("session", "sessions", sessions)),
                        (len(view.people), n("person", "people", len(view.people))),
                        (len(countries), n("country", "countries", len(countries))),
                        (len(rooms), n("room", "rooms", len(rooms)))):
        if count > 1:  # one of a thing is no figure
            yield count, name


def facts(view: View, links: Links, words: Words) -> dict[str, Any]:
    """Values of know.html."""
    event, _ = view.event, words.gettext
    rooms = list(view.rooms.values())
    names = {v.key: v.name for v in view.venues.values()}
    used = {r.venue for r in rooms if r.venue}
    equipped, seated = any(r.equipment for r in rooms), any(r.capacity is not None for r in rooms)
    told = equipped or seated or len(used) > 1
    return {
        "codes": _codes(view, links, words), "about": blocks(event.summary),
        "advice": blocks(event.good_to_know),
        "groups": ((_("Where and when"), list(_where(view, words)) + ([] if told else list(_rooms(view, words)))),
                   (_("Within this event"), list(_parts(view, words))),
                   (_("Related events"), list(_related(view, words)))),
        "rooms": rooms if told and len(rooms) > 1 else [], "venues": names if len(used) > 1 else {},
        "equipped": equipped, "seated": seated}


def _codes(view: View, links: Links, words: Words) -> list[dict[str, str]]:
    _ = words.gettext
    names = {"qr-live": _("Live programme"), "qr-calendar": _("In your calendar"), "qr-changes": _("What changed")}
    return [{"asset": asset, "address": address, "name": names[asset],
             "shown": address.removeprefix("https://").removeprefix("http://").rstrip("/")}
            for asset, address in addresses(view, links).items()]


def _where(view: View, words: Words) -> Iterator[tuple[str, str]]:
    event, _ = view.event, words.gettext
    yield _("Dates"), words.days(event.starts, event.ends)
    if place := _place(view, event, words):
        yield _("Place"), cut(place, _LONG)
    for venue in view.venues.values():
        if venue.key in {event.venue, *(room.venue for room in view.rooms.values())}:
            address = ", ".join(p for p in (venue.address, venue.city, words.country(venue.country)) if p)
            yield cut(venue.name, 120), cut(address, _LONG) or _("Venue")
            if venue.access:
                yield _("Access"), cut(venue.access, 2 * _LONG)
    if event.format:
        yield _("Format"), {"in person": _("In person"), "online": _("Online"), "hybrid": _("In person and online")}[
            event.format]
    if event.languages:
        yield _("Languages"), words.languages(event.languages)
    if event.organisers:
        names = (", ".join(p for p in (o.name, words.country(o.country)) if p) for o in event.organisers)
        yield _("Convened by"), cut("; ".join(names), 2 * _LONG)
    if event.hub:
        yield _("Regional hub"), cut(event.hub, _LONG)


def _rooms(view: View, words: Words) -> Iterator[tuple[str, str]]:
    """All in a line, where nothing but their names is known."""
    if view.rooms:
        names = [room.name for room in view.rooms.values()]
        yield words.ngettext("Room", "Rooms", len(names)), cut(", ".join(names), 4 * _LONG)


def _parts(view: View, words: Words) -> Iterator[tuple[str, str]]:
    for part in view.parts:
        yield words.days(part.starts, part.ends), cut(part.title, _LONG)


def _related(view: View, words: Words) -> Iterator[tuple[str, str]]:
    _ = words.gettext
    names = {"follows": _("Follows"), "precedes": _("Precedes"), "on the margins of": _("On the margins of"),
             "related": _("Related")}
    for other in view.event.related:
        margins = _("on the margins of %s") % other.on_the_margins_of if other.on_the_margins_of else ""
        told = (other.title, margins, other.place, other.when)
        yield names[other.relation], cut(", ".join(part for part in told if part), _LONG)


def _thanks(given: Acknowledgement | None) -> Acknowledgement | None:
    """Whoever the text already names is not listed again."""
    if given is None:
        return None
    text = fold(richtext.plain(given.text))
    return replace(given, donors=tuple(name for name in given.donors if fold(name) not in text),
                   partners=tuple(name for name in given.partners if fold(name) not in text))


def closing(view: View, words: Words, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    """Values of sponsors.html; `any` says whether there is anything to say."""
    event, _ = sponsors.source(view.event, view), words.gettext
    shown = sponsors.shown(view)
    thanks = _thanks(view.event.acknowledgement or event.acknowledgement)
    contacts = view.event.contacts or event.contacts
    disclaimer = view.event.disclaimer or event.disclaimer
    return {
        "tiers": shown, "thanks": thanks, "thanks_text": blocks(thanks.text) if thanks else [],
        "contacts": contacts[:20], "disclaimer": disclaimer, "pictures": pictures, "words_of": sponsors.words_of,
        "title": _("Sponsors and partners") if shown or thanks else _("Contact"),
        "any": bool(shown or thanks or contacts or disclaimer)}
