"""What search engines and assistants read of a page: schema.org in JSON-LD, as plain dicts."""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from eventsys.programme import richtext, when
from eventsys.programme.changes import Comparison, Moved
from eventsys.programme.structs import Affiliation, Appearance, Event, Listing, Person, Session, Tier, Venue
from eventsys.programme.view import View

from .files import picture_url
from .links import Links

MOST_SESSIONS = 100  # on an event's own page; of longer agendas each session's page speaks for itself
Facts = dict[str, Any]

_ATTENDANCE = {"in person": "OfflineEventAttendanceMode", "online": "OnlineEventAttendanceMode",
               "hybrid": "MixedEventAttendanceMode"}
_SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def embed(data: Facts) -> str:
    """Text to stand in `<script type="application/ld+json">`: nothing in it ends the element."""
    text = msgspec.json.encode({"@context": "https://schema.org"} | data).decode()
    for character, escape in _SAFE.items():
        text = text.replace(character, escape)
    return text


def event_data(view: View, links: Links, changes: Comparison | None = None) -> Facts:
    """`changes` are those of the last days: what was moved in them is told as rescheduled."""
    event = view.event
    sessions = view.shown_sessions if len(view.shown_sessions) <= MOST_SESSIONS else ()
    return _filled(
        _event_brief(view, event, links),
        alternateName=event.acronym,
        description=richtext.plain(event.summary),
        image=_image(view, links),
        inLanguage=list(event.languages) or event.language,
        organizer=[_organisation(organiser) for organiser in event.organisers],
        sponsor=_sponsors(event.tiers or view.root.tiers),
        superEvent=_event_brief(view, view.events[event.part_of], links) if event.part_of else None,
        subEvent=[*(_event_brief(view, part, links) for part in view.parts),
                  *(_session_brief(view, session, links, changes) for session in sessions)])


def session_data(view: View, session: Session, links: Links, changes: Comparison | None = None) -> Facts:
    track = view.tracks.get(session.track)
    return _filled(
        _session_brief(view, session, links, changes),
        location=_where_held(view, session),
        identifier=session.code,
        description=richtext.plain(session.summary),
        image=_image(view, links),
        inLanguage=session.language,
        keywords=track.name if track else "",
        organizer=[_organisation(o) for o in session.organisers or view.events[session.event].organisers],
        performer=[_performer(view, appearance, links) for appearance in session.roster],
        superEvent=_event_brief(view, view.events[session.event], links))


def person_data(view: View, person: Person, links: Links) -> Facts:
    doings = view.appearances.get(person.key, ())
    capacities = {(a.position, a.organisations) for _session, a in doings}
    facts = _capacity(doings[0][1]) if len(capacities) == 1 else {}
    return _filled(
        _person(view, person, links) | facts,
        honorificPrefix=person.honorific,
        description=richtext.plain(person.biography),
        image=picture_url(person.picture, links) if person.picture else "",
        sameAs=[link.url for link in person.links],
        performerIn=[_session_brief(view, session, links, None) for session, _appearance in doings])


def _filled(facts: Facts, **more: Any) -> Facts:
    return facts | {name: value for name, value in more.items() if value}


def _event_brief(view: View, event: Event, links: Links) -> Facts:
    url = links.event(event.slug)
    return _filled(
        {"@type": "Event", "url": url, "name": event.title,
         "startDate": event.starts.isoformat(), "endDate": event.ends.isoformat(),
         "eventStatus": _of_schema("EventCancelled" if event.status == "cancelled" else "EventScheduled")},
        eventAttendanceMode=_attendance(event.format),
        location=_where(_place(view.venues.get(event.venue), event),
                        url if event.format in ("online", "hybrid") else ""))


def _session_brief(view: View, session: Session, links: Links, changes: Comparison | None) -> Facts:
    url, zone = links.session(view.event.slug, session.slug), view.zone_of(session)
    starts, ends, day = (when.start_local(session, zone), when.end_local(session, zone), when.day_of(session))
    return _filled(
        {"@type": "Event", "url": url, "name": session.title},
        startDate=starts.isoformat() if starts else day.isoformat() if day else "",
        endDate=ends.isoformat() if ends else "",
        **_session_status(view, session, changes))


def _session_status(view: View, session: Session, changes: Comparison | None) -> Facts:
    if session.status != "confirmed" or view.events[session.event].status == "cancelled":
        return {"eventStatus": _of_schema("EventCancelled")}
    if before := _start_before(view, session, changes):
        return {"eventStatus": _of_schema("EventRescheduled"), "previousStartDate": before}
    return {"eventStatus": _of_schema("EventScheduled")}


def _start_before(view: View, session: Session, changes: Comparison | None) -> str:
    """Where the last edition moved it to another time: when it would have begun."""
    for change in changes.changes if changes else ():
        if isinstance(change, Moved) and change.session.uid == session.uid:
            then = replace(session, starts=change.was.starts, fold=1 if change.was.fold else 0)
            local = when.start_local(then, view.zone_of(session))
            return local.isoformat() if local and then.starts != session.starts else ""
    return ""


def _of_schema(name: str) -> str:
    return f"https://schema.org/{name}"


def _attendance(form: str) -> str:
    return _of_schema(_ATTENDANCE[form]) if form in _ATTENDANCE else ""


def _where(place: Facts, url: str) -> Facts | list[Facts]:
    virtual = {"@type": "VirtualLocation", "url": url} if url else {}
    found = [location for location in (place, virtual) if location]
    return found if len(found) > 1 else found[0] if found else {}


def _where_held(view: View, session: Session) -> Facts | list[Facts]:
    """The room at its venue; where the session is joined online, that too."""
    room = view.every_room.get(session.room)
    online = session.stream_url or (room.url if room else "")
    place = _place(view.venue_of(session), view.events[session.event])
    if room and room.online:
        return _where({}, online)
    return _where(_room_in(place, room.name) if room else place, online)


def _place(venue: Venue | None, event: Event) -> Facts:
    """The venue, or else the city as far as it is known."""
    city, country = (venue.city or event.city, venue.country or event.country) if venue else (
        event.city, event.country)
    address = _filled({"@type": "PostalAddress"}, streetAddress=venue.address if venue else "",
                      addressLocality=city, addressCountry=country)
    if venue is None:
        return {"@type": "Place", "name": city, "address": address} if city else {}
    geo = {} if venue.latitude is None or venue.longitude is None else {
        "@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude}
    return _filled({"@type": "Place", "name": venue.name}, url=venue.url, geo=geo,
                   address=address if len(address) > 1 else None)


def _room_in(place: Facts, room: str) -> Facts:
    return {"@type": "Place", "name": room} | ({"containedInPlace": place} if place else {})


def _organisation(organisation: Affiliation | Listing) -> Facts:
    address = {"@type": "PostalAddress", "addressCountry": organisation.country}
    return _filled({"@type": "Organization", "name": organisation.name}, url=organisation.url,
                   address=address if organisation.country else None)


def _sponsors(tiers: Iterable[Tier]) -> list[Facts]:
    """Each once, also where it stands under several tiers."""
    shown = [tier for tier in tiers if "page" in tier.shown_on]
    listings = {listing.name: listing for tier in shown for listing in tier.listings}
    return [_organisation(listing) for listing in listings.values()]


def _performer(view: View, appearance: Appearance, links: Links) -> Facts:
    return _person(view, view.person(appearance.person), links) | _capacity(appearance)


def _person(view: View, person: Person, links: Links) -> Facts:
    url = links.person(view.event.slug, person.key)
    return {"@type": "Person", "url": url, "name": person.name}


def _capacity(appearance: Appearance) -> Facts:
    return _filled({}, jobTitle=appearance.position, affiliation=[
        {"@type": "Organization", "name": name} for name in appearance.organisations])


def _image(view: View, links: Links) -> str:
    """The event's own picture, or the one that is made from its data."""
    picture = view.event.picture or view.root.picture
    return picture_url(picture, links) if picture else links.under(view.event.slug, "share.png")
