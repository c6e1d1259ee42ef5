"""schedule.xml, valid against the schema of c3voc (https://c3voc.de/schedule/schema.xsd)."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from eventsys.outputs.files import document_url, picture_url
from eventsys.outputs.links import Links
from eventsys.programme.structs import Event, Session
from eventsys.programme.view import View

from .names import acronym, fitted, made_code, slug_maker, squeezed
from .plan import Entry, Place, Plan, PlannedDay
from .texts import carried, clock_with_days, description, uri

ACRONYM = re.compile(r"[a-z0-9_-]{4,}")
CODE = re.compile(r"[0-9A-Z]{6}")
SLUG = re.compile(r"[a-z0-9_]{4,}-[a-z0-9_-]{4,}")
TRACK_SLUG = re.compile(r"[a-z][a-z0-9-]+")


def schedule_xml(view: View, links: Links) -> bytes:
    root = _Writer(view, links).schedule()
    indent(root, " ")
    return tostring(root, encoding="utf-8", xml_declaration=True)


class _Writer:
    def __init__(self, view: View, links: Links) -> None:
        self.view, self.links, self.plan = view, links, Plan(view)
        sessions = self.plan.sessions
        self.acronym = acronym([view.event.acronym, view.event.slug], ACRONYM)
        prefix = squeezed(self.acronym, "_").ljust(4, "_")
        self.slugs = fitted(((s.uid, s.slug) for s in sessions), SLUG, slug_maker(prefix))
        guids = self.plan.guids
        self.codes = fitted(((guids[s.uid], s.code) for s in sessions if s.code), CODE, made_code)
        self.track_slugs = fitted(((key, key) for key in view.tracks), TRACK_SLUG, slug_maker("track"))

    def schedule(self) -> Element:
        root = Element("schedule")
        SubElement(root, "generator", {"name": "eventsys", "system": self.links.host})
        _add(root, "url", uri(self.links.under(self.view.event.slug, "schedule.xml")))
        _add(root, "version", self.plan.version)
        self.conference(SubElement(root, "conference"), self.view.event)
        for day in self.plan.days:
            self.day(root, day)
        return root

    def conference(self, element: Element, event: Event) -> None:
        _add(element, "title", event.title)
        _add(element, "acronym", self.acronym)
        _add(element, "start", event.starts.isoformat())
        _add(element, "end", event.ends.isoformat())
        _add(element, "days", str(len(self.plan.days)))
        _add(element, "timeslot_duration", "00:05")
        _add(element, "base_url", uri(self.links.event(event.slug)))
        if event.picture:
            _add(element, "logo", uri(picture_url(event.picture, self.links)))
        _add(element, "url", uri(self.links.event(event.slug)))
        _add(element, "time_zone_name", event.zone)
        if event.colour:
            SubElement(element, "color", {"primary": event.colour} | _given(accent=event.accent))
        for track in self.view.tracks.values():
            _add(element, "track", track.name, name=carried(track.name), color=track.colour,
                 slug=self.track_slugs[track.key])

    def day(self, root: Element, day: PlannedDay) -> None:
        element = SubElement(root, "day", {
            "index": str(day.index), "date": day.date.isoformat(),
            "start": day.starts.isoformat(), "end": day.ends.isoformat()})
        for place, entries in day.rooms:
            room = SubElement(element, "room", {"name": place.name, "guid": place.guid})
            for entry in entries:
                self.event(room, entry, place)

    def event(self, room: Element, entry: Entry, place: Place) -> None:
        session = entry.session
        element = SubElement(room, "event", {
            "guid": self.plan.guids[session.uid], "id": str(self.plan.ids[session.uid]),
            **_given(code=self.codes.get(self.plan.guids[session.uid], ""))})
        _add(element, "room", place.name)
        _add(element, "date", entry.starts.isoformat())
        _add(element, "start", f"{entry.starts:%H:%M}")
        _add(element, "duration", clock_with_days(session.minutes))
        _add(element, "slug", self.slugs[session.uid])
        _add(element, "url", uri(self.links.session(self.view.event.slug, session.slug)))
        self.words(element, session)
        recording = SubElement(element, "recording")
        _add(recording, "license", session.license)
        _add(recording, "optout", "true" if session.do_not_record else "false")
        self.lists(element, session)

    def words(self, element: Element, session: Session) -> None:
        track, kind = self.view.tracks.get(session.track), self.view.kinds.get(session.kind)
        for name, text in (("title", session.title), ("subtitle", session.subtitle),
                           ("track", track.name if track else ""), ("type", kind.name if kind else ""),
                           ("language", session.language), ("abstract", session.summary),
                           ("description", description(session))):
            _add(element, name, text)

    def lists(self, element: Element, session: Session) -> None:
        persons = SubElement(element, "persons")
        for key in dict.fromkeys(appearance.person for appearance in session.roster):
            _add(persons, "person", self.view.person(key).name, id=str(self.plan.person_ids[key]),
                 guid=self.plan.person_guids[key])
        links = SubElement(element, "links")
        for link in session.links:
            _add(links, "link", link.title, href=carried(link.url))
        attachments = SubElement(element, "attachments")
        for document in session.documents:
            if url := document_url(document, self.links):
                _add(attachments, "attachment", document.title, href=carried(url),
                     **_given(type=carried(document.media_type)))


def _add(parent: Element, name: str, text: str, /, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = carried(text)


def _given(**attributes: str) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}
