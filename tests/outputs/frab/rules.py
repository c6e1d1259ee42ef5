"""The rules of the field's two schemas, in words of our own: each function yields what is wrong."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import Element

UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
INSTANT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})"
URI = (r"[A-Za-z][A-Za-z0-9+.-]*:(//[^/?#]*)?([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
       r"(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?")
JSON_SLUG = r"[a-z0-9_-]+[a-z0-9]"

XML_CONFERENCE = {"title", "acronym", "start", "end", "days", "timeslot_duration", "base_url", "logo", "url",
                  "time_zone_name", "color", "track"}
XML_EVENT = {"room", "title", "type", "date", "start", "duration", "abstract", "track"}
XML_EVENT_MAY = {"subtitle", "slug", "logo", "persons", "language", "description", "recording", "links",
                 "attachments", "url", "feedback_url", "origin_url", "video_download_url"}
XML_PATTERNS = {
    "date": INSTANT, "start": r"[0-2][0-9]:[0-5][0-9]", "slug": "[a-z0-9_]{4,}-[a-z0-9_-]{4,}",
    "duration": "[0-9]{1,2}:[0-9]{2}(:[0-9]{1,2})?", "url": "https?://.*"}

JSON_CONFERENCE = {"title", "acronym", "days", "daysCount", "start", "end", "timeslot_duration"}
JSON_CONFERENCE_MAY = {"description", "time_zone_name", "logo", "colors", "keywords", "url", "tracks", 
                       "rooms", "meta"}
JSON_EVENT = {"abstract", "date", "duration", "guid", "id", "language", "links", "persons", "room", "slug",
              "start", "subtitle", "title", "track", "type", "url"}
JSON_EVENT_MAY = {"code", "logo", "end", "description", "recording_license", "do_not_record", "do_not_stream",
                  "feedback_url", "origin_url", "attachments"}
JSON_ROOM_MAY = {"name", "guid", "slug", "type", "stream_id", "description", "capacity", "url", "features",
                 "assembly"}
JSON_PATTERNS = {
    "guid": UUID, "slug": JSON_SLUG, "code": "[A-Z0-9]+", "url": URI, "date": INSTANT, "end": INSTANT,
    "start": "([01][0-9]|2[0-3]):[0-5][0-9]", "duration": "[0-9]+:[0-9]{2}"}


def _unfit(where: str, pattern: str, text: str) -> Iterator[str]:
    if not re.fullmatch(pattern, text, re.DOTALL):
        yield f"{where}: {text!r}"


def _twice(what: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} twice: {value}" for value, times in Counter(list(values)).items() if times > 1)


def _names(where: str, found: Iterable[str], must: set[str], may: set[str]) -> Iterator[str]:
    yield from (f"{where} lacks {name}" for name in must - set(found))
    yield from (f"{where} has {name}" for name in set(found) - must - may)
    yield from _twice(f"{where}: name", found)


def faults_of_xml(root: Element) -> Iterator[str]:
    top = [child.tag for child in root]
    if top[:4] != ["generator", "url", "version", "conference"] or set(top[4:]) != {"day"}:
        yield f"order of the document: {top}"
    yield from _xml_conference(root.find("conference"))
    yield from _twice("day index", (day.attrib["index"] for day in root.findall("day")))
    for day in root.findall("day"):
        yield from _unfit("day start", INSTANT, day.attrib["start"])
        yield from _unfit("day end", INSTANT, day.attrib["end"])
        date.fromisoformat(day.attrib["date"])
    for room in root.iter("room"):
        if len(room) or "name" in room.attrib:
            yield from _unfit("room guid", UUID, room.attrib["guid"])
    events = root.findall("day/room/event")
    for name in ("guid", "code", "id"):
        yield from _twice(name, (event.attrib[name] for event in events if name in event.attrib))
    yield from _twice("slug", (event.findtext("slug", "") for event in events))
    for event in events:
        yield from _xml_event(event)


def _xml_conference(conference: Element | None) -> Iterator[str]:
    assert conference is not None
    yield from _names("conference", {child.tag for child in conference}, {"title", "acronym"}, XML_CONFERENCE)
    yield from _unfit("acronym", "[a-z0-9_-]{4,}", conference.findtext("acronym", ""))
    for track in conference.findall("track"):
        yield from _names("track", track.attrib, {"name"}, {"color", "slug"})
        yield from _unfit("track slug", "[a-z][a-z0-9-]+", track.attrib["slug"])
        yield from _unfit("track colour", "#[0-9a-fA-F]{6}", track.attrib["color"])
    yield from _twice("track slug", (track.attrib["slug"] for track in conference.findall("track")))


def _xml_event(event: Element) -> Iterator[str]:
    yield from _names("event", [child.tag for child in event], XML_EVENT, XML_EVENT_MAY)
    yield from _names("event", event.attrib, {"id", "guid"}, {"code"})
    yield from _unfit("guid", UUID, event.attrib["guid"])
    yield from _unfit("id", "[1-9][0-9]*", event.attrib["id"])
    yield from _unfit("code", "[0-9A-Z]{6}", event.attrib.get("code", "AAAAAA"))
    for name, pattern in XML_PATTERNS.items():
        yield from _unfit(name, pattern, event.findtext(name, ""))
    yield from _names("recording", [e.tag for e in event.findall("recording/*")], {"license", "optout"},
                      set())
    yield from _unfit("optout", "true|false", event.findtext("recording/optout", ""))
    for person in event.findall("persons/*"):
        yield from _names("person", person.attrib, set(), {"id", "guid"})
        yield from _unfit("person id", "-?[0-9]+", person.attrib["id"])
        yield from _unfit("person guid", UUID, person.attrib["guid"])
    for entry in [*event.findall("links/*"), *event.findall("attachments/*")]:
        yield from _names(entry.tag, entry.attrib, set(), {"href", "type"})


def faults_of_json(document: dict[str, Any]) -> Iterator[str]:
    yield from _names("document", document, {"schedule"}, {"$schema", "generator"})
    schedule = document["schedule"]
    yield from _names("schedule", schedule, {"conference", "version"}, {"base_url"})
    yield from _json_conference(schedule["conference"])
    days = schedule["conference"]["days"]
    for day in days:
        yield from _names("day", day, {"date", "day_end", "day_start", "index", "rooms"}, set())
        yield from _unfit("day start", INSTANT, day["day_start"])
        yield from _unfit("day end", INSTANT, day["day_end"])
        date.fromisoformat(day["date"])
        if datetime.fromisoformat(day["day_start"]) >= datetime.fromisoformat(day["day_end"]):
            yield f"day {day['index']} ends before it begins"
    events = [event for day in days for events in day["rooms"].values() for event in events]
    for name in ("guid", "id", "slug"):
        yield from _twice(name, (str(event[name]) for event in events))
    for event in events:
        yield from _json_event(event)


def _json_conference(conference: dict[str, Any]) -> Iterator[str]:
    yield from _names("conference", conference, JSON_CONFERENCE, JSON_CONFERENCE_MAY)
    yield from _unfit("acronym", "[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?", conference["acronym"])
    zone = conference.get("time_zone_name", "UTC")
    if not re.search("^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$", zone):
        yield f"zone: {zone}"
    for track in conference["tracks"]:
        yield from _unfit("track slug", JSON_SLUG, track["slug"])
    for room in conference["rooms"]:
        yield from _names("room", room, {"name", "guid"}, JSON_ROOM_MAY)
        yield from _unfit("room slug", JSON_SLUG, room["slug"])
        yield from _unfit("room guid", UUID, room["guid"])
        yield from _unfit("room url", URI, room.get("url", "https://x"))
        yield from _unfit("room type", "online", room.get("type", "online"))
    for name in ("name", "guid", "slug"):
        yield from _twice(f"room {name}", (room[name] for room in conference["rooms"]))


def _json_event(event: dict[str, Any]) -> Iterator[str]:
    yield from _names("event", event, JSON_EVENT, JSON_EVENT_MAY)
    for name, pattern in JSON_PATTERNS.items():
        if name in event:
            yield from _unfit(name, pattern, event[name])
    if not isinstance(event["id"], int) or event["id"] < 1:
        yield f"id: {event['id']}"
    for person in event["persons"]:
        if "public_name" in person:
            yield "a person fits two descriptions at once"
        yield from _unfit("person code", "[A-Z0-9]+", person.get("code", "A"))
        yield from _unfit("person guid", UUID, person["guid"])
        yield from _unfit("person url", URI, person["url"])
    for reference in [*event["links"], *event["attachments"]]:
        yield from _names("reference", reference, {"url"}, {"type", "title"})
        yield from _unfit("reference", URI, reference["url"])
