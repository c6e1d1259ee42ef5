"""schedule.json, valid against the schema of c3voc (https://c3voc.de/schedule/schema.json)."""

import re
from typing import Any

import msgspec

from eventsys.outputs.files import document_url, picture_url
from eventsys.outputs.links import Links
from eventsys.programme.structs import Appearance, Document, Event, Link, Person, Session
from eventsys.programme.view import View

from .names import acronym, fitted, made_code, slug_maker, squeezed
from .plan import Entry, Place, Plan, PlannedDay
from .texts import carried, clock, description, uri

SCHEMA = "https://c3voc.de/schedule/schema.json"
ACRONYM = re.compile(r"[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?")
CODE = re.compile(r"[A-Z0-9]+")
SLUG = re.compile(r"[a-z0-9_-]+[a-z0-9]")
ZONE = re.compile(r"^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")
Facts = dict[str, Any]


def schedule_json(view: View, links: Links) -> bytes:
    return msgspec.json.encode(_Writer(view, links).document())


class _Writer:
    def __init__(self, view: View, links: Links) -> None:
        self.view, self.links, self.plan = view, links, Plan(view)
        sessions = self.plan.sessions
        self.acronym = acronym([view.event.acronym, view.event.slug], ACRONYM)
        self.slugs = fitted(((s.uid, s.slug) for s in sessions), SLUG, slug_maker(self.acronym))
        guids = self.plan.guids
        self.codes = fitted(((guids[s.uid], s.code) for s in sessions if s.code), CODE, made_code)
        self.person_codes = fitted(((self.plan.person_guids[key], p.code)
                                    for key, p in self.plan.persons.items() if p.code), CODE, made_code)
        self.track_slugs = fitted(((key, key) for key in view.tracks), SLUG, slug_maker("track"))
        self.room_slugs = fitted(((p.guid, p.room.key if p.room else squeezed(p.name))
                                  for p in self.plan.places.values()), SLUG, slug_maker("room"))

    def document(self) -> Facts:
        return {
            "$schema": SCHEMA,
            "generator": {"name": "eventsys", "url": uri(self.links.home())},
            "schedule": {
                "version": self.plan.version,
                "base_url": uri(self.links.event(self.view.event.slug)),
                "conference": self.conference(self.view.event),
            },
        }

    def conference(self, event: Event) -> Facts:
        facts: Facts = {
            "acronym": self.acronym,
            "title": carried(event.title),
            "start": event.starts.isoformat(),
            "end": event.ends.isoformat(),
            "daysCount": len(self.plan.days),
            "timeslot_duration": "00:05",
            "url": uri(self.links.event(event.slug)),
            "tracks": [{"name": carried(t.name), "slug": self.track_slugs[t.key], "color": t.colour}
                       for t in self.view.tracks.values()],
            "rooms": [self.room(place) for place in self.plan.places.values()],
            "days": [self.day(day) for day in self.plan.days],
        }
        return facts | self.what_is_known(event)

    def what_is_known(self, event: Event) -> Facts:
        """A zone whose name the schema refuses stands among the free facts."""
        known = "time_zone_name" if ZONE.search(event.zone) else "meta"
        facts: Facts = {known: event.zone if known != "meta" else {"time_zone_name": event.zone}}
        if event.summary:
            facts["description"] = carried(event.summary)
        if event.picture:
            facts["logo"] = uri(picture_url(event.picture, self.links))
        colours = {"primary": event.colour, "accent": event.accent}
        if given := {name: colour for name, colour in colours.items() if colour}:
            facts["colors"] = given
        return facts

    def room(self, place: Place) -> Facts:
        facts: Facts = {"name": place.name, "guid": place.guid, "slug": self.room_slugs[place.guid]}
        if room := place.room:
            facts |= {"type": "online"} if room.online else {}
            facts |= {"capacity": room.capacity} if room.capacity is not None else {}
            facts |= {"url": uri(room.url)} if room.url else {}
        return facts

    def day(self, day: PlannedDay) -> Facts:
        return {
            "index": day.index,
            "date": day.date.isoformat(),
            "day_start": day.starts.isoformat(),
            "day_end": day.ends.isoformat(),
            "rooms": {place.name: [self.event(entry) for entry in entries] for place, entries in day.rooms},
        }

    def event(self, entry: Entry) -> Facts:
        session = entry.session
        facts: Facts = {
            "guid": self.plan.guids[session.uid],
            "id": self.plan.ids[session.uid],
            "date": entry.starts.isoformat(),
            "start": f"{entry.starts:%H:%M}",
            "duration": clock(session.minutes),
            "room": entry.place.name,
            "slug": self.slugs[session.uid],
            "url": uri(self.links.session(self.view.event.slug, session.slug)),
            **self.words(session),
            "recording_license": carried(session.license),
            "do_not_record": session.do_not_record,
            "persons": self.persons(session),
            "links": [_reference(link) for link in session.links],
            "attachments": self.attachments(session.documents),
        }
        facts |= {"code": self.codes[self.plan.guids[session.uid]]} if session.code else {}
        return facts | ({"end": entry.ends.isoformat()} if entry.ends else {})

    def words(self, session: Session) -> Facts:
        track, kind = self.view.tracks.get(session.track), self.view.kinds.get(session.kind)
        return {
            "title": carried(session.title),
            "subtitle": carried(session.subtitle),
            "track": carried(track.name) if track else None,
            "type": carried(kind.name) if kind else "",
            "language": session.language or None,
            "abstract": carried(session.summary),
            "description": carried(description(session)),
        }

    def persons(self, session: Session) -> list[Facts]:
        """Each once, in the order of precedence, with all that they do here."""
        roles: dict[str, list[Appearance]] = {}
        for appearance in session.roster:
            roles.setdefault(appearance.person, []).append(appearance)
        return [self.person(self.view.person(key)) | {"appearances": [_appearance(a) for a in appearances]}
                for key, appearances in roles.items()]

    def person(self, person: Person) -> Facts:
        facts: Facts = {
            "guid": self.plan.person_guids[person.key],
            "id": self.plan.person_ids[person.key],
            "name": carried(person.name),
            "url": uri(self.links.person(self.view.event.slug, person.key)),
            "links": [_reference(link) for link in person.links],
        }
        facts |= {"code": self.person_codes[self.plan.person_guids[person.key]]} if person.code else {}
        facts |= {name: carried(text) for name in ("biography", "honorific", "sort_name")
                  if (text := getattr(person, name))}
        return facts | ({"avatar": uri(picture_url(person.picture, self.links))} if person.picture else {})

    def attachments(self, documents: tuple[Document, ...]) -> list[Facts]:
        return [_reference(Link(url, document.title)) for document in documents
                if (url := document_url(document, self.links))]


def _reference(link: Link) -> Facts:
    return {"url": uri(link.url), "title": carried(link.title)}


def _appearance(appearance: Appearance) -> Facts:
    """Beyond the schema, which lets persons carry more: what is unknown is left out."""
    facts: Facts = msgspec.to_builtins(appearance)
    del facts["person"]
    return facts
