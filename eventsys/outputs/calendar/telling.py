"""What a calendar tells of a session, gathered from the programme, and put into words."""

from collections.abc import Iterator
from typing import NamedTuple

from eventsys.programme import richtext
from eventsys.programme.structs import Appearance, Event, Kind, Room, Session, Track, Venue
from eventsys.programme.view import View

from .words import Words


class Told(NamedTuple):
    """All that a VEVENT is made from; equal ones give equal bytes, so it is the key they are kept under."""

    session: Session
    summit: str  # Event.slug: the address of the session's page is under it
    part: str  # title of the part that it belongs to; empty for the summit's own
    zone: str
    cancelled: bool
    room: Room | None
    venue: Venue | None
    town: tuple[str, str]  # the event's city and country, where nothing nearer is known; country as a code
    track: Track | None
    kind: Kind | None
    names: tuple[str, ...]  # of those on the roster, in its order


def told(view: View, session: Session) -> Told:
    event = view.events[session.event]
    room = view.every_room.get(session.room)
    venue = None if room and room.online else view.venue_of(session)
    return Told(
        session, view.home_of(session.event), event.title if event.part_of else "", event.zone,
        session.status != "confirmed" or event.status == "cancelled", room,
        venue, ("", "") if venue or (room and room.online) else _town(view, event), view.every_track.get(session.track),
        view.kinds.get(session.kind), tuple(_named(view, a) for a in session.roster))


def _town(view: View, event: Event) -> tuple[str, str]:
    held = event if event.city or event.country else view.root
    return held.city, held.country


def title(told: Told, words: Words) -> str:
    """Marked in the title itself when cancelled: not every calendar shows the STATUS."""
    named = richtext.line(" · ".join(filter(None, (told.session.code, told.session.title))))
    return labelled(words.gettext("Cancelled"), named) if told.cancelled else named


def labelled(label: str, text: str) -> str:
    return f"{label}: {text}"


def place(told: Told, words: Words) -> str:
    room, venue, (city, country) = told.room, told.venue, told.town
    return richtext.line(", ".join(filter(None, (
        room.name if room else "", venue.name if venue else "",
        venue.city if venue and venue.city not in venue.name else "", city, words.country(country)))))


def joined_at(told: Told) -> str:
    """Where it is followed online, if that is public."""
    online = told.room.url if told.room and told.room.online else ""
    return told.session.stream_url or online


def description(told: Told, page: str, words: Words) -> str:
    """Plain text in paragraphs; the page's address is its last line."""
    session = told.session
    return "\n\n".join(filter(None, (
        session.withdrawn_reason if told.cancelled else "",
        "\n".join(_facts(told, words)),
        richtext.plain(session.summary),
        "\n".join(_objectives(session, words)),
        "\n".join(_said_of(told, words)),
        page)))


def _facts(told: Told, words: Words) -> Iterator[str]:
    session, _ = told.session, words.gettext
    if session.subtitle:
        yield session.subtitle
    if told.part:
        yield told.part
    if told.kind:
        yield told.kind.name
    if told.track:
        yield labelled(_("Track"), " ".join(filter(None, (told.track.letter, told.track.name))))
    if session.language:
        yield labelled(_("Language"), words.language(session.language))
    if session.interpretation:
        yield labelled(_("Interpretation"), ", ".join(map(words.language, session.interpretation)))
    if where := joined_at(told):
        yield labelled(_("Online"), where)


def _objectives(session: Session, words: Words) -> Iterator[str]:
    if session.objectives_intro or session.objectives:
        yield words.gettext("Objectives")
    if session.objectives_intro:
        yield richtext.plain(session.objectives_intro)
    for objective in session.objectives:
        yield f"- {richtext.line(objective)}"


def _said_of(told: Told, words: Words) -> Iterator[str]:
    for name, appearance in zip(told.names, told.session.roster, strict=True):
        stated = (name, appearance.position, *appearance.organisations, words.country(appearance.country))
        yield labelled(role_name(appearance.role, words), richtext.line(", ".join(filter(None, stated))))
    for organiser in told.session.organisers:
        stated = (organiser.name, words.country(organiser.country))
        yield labelled(words.gettext("Organised by"), richtext.line(", ".join(filter(None, stated))))


def role_name(role: str, words: Words) -> str:
    _ = words.gettext
    return {
        "moderator": _("Moderator"), "chair": _("Chair"), "keynote": _("Keynote"),
        "opening remarks": _("Opening remarks"), "panelist": _("Panelist"),
        "discussant": _("Discussant"), "speaker": _("Speaker"), "rapporteur": _("Rapporteur"),
    }[role]


def _named(view: View, appearance: Appearance) -> str:
    person = view.person(appearance.person)
    return f"{person.honorific} {person.name}".strip()
