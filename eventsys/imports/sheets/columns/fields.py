"""What a sheet of each kind may say, and under which names offices say it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from eventsys.kit.i18n import gettext as _

SheetKind = Literal["sessions", "people", "rosters", "rooms", "sponsors", "registrations"]


class Field(Struct, frozen=True):
    key: str
    words: str  # in the reader's language
    names: tuple[str, ...]  # under which columns go, as offices write them
    several: bool = False  # whether more than one column may say it
    looks_like: str = ""  # what its cells are, where a column's name says nothing


def fields(kind: SheetKind) -> dict[str, Field]:
    """By key, in the order of a template's columns."""
    told = {"sessions": _sessions, "people": _people, "rosters": _rosters, "rooms": _rooms,
            "sponsors": _sponsors, "registrations": _registrations}[kind]()
    return {key: Field(key, words, _names(key, kind), key in _SEVERAL, _LOOKS.get(key, ""))
            for key, words in told.items()}


def required(kind: SheetKind) -> tuple[tuple[str, ...], ...]:
    """Of each group one column is needed."""
    named = ("name", "family", "first", "email", "id")
    return {"sessions": (("title", "code", "id"),), "people": (named,), "rosters": (named, ("sessions",)),
            "rooms": (("name",),), "sponsors": (("name",),), "registrations": (("email", "code"),)}[kind]  # type: ignore[return-value]


def _sessions() -> dict[str, str]:
    return {
        "id": _("Name in the address"), "code": _("Reference code"), "title": _("Title"), "subtitle": _("Subtitle"),
        "day": _("Day"), "start": _("Start"), "end": _("End"), "minutes": _("Length"),
        "end_or_length": _("End or length"), "zone": _("Time zone"), "room": _("Room"), "kind": _("Kind of session"),
        "track": _("Track"), "part": _("Part of the event"), "people": _("People"),
        "people:moderator": _("Moderators"), "people:chair": _("Chairs"), "people:keynote": _("Keynotes"),
        "people:opening remarks": _("Opening remarks"), "people:panelist": _("Panelists"),
        "people:discussant": _("Discussants"), "people:rapporteur": _("Rapporteurs"),
        "organisers": _("Organised by"), "language": _("Language"),
        "interpretation": _("Interpretation"), "summary": _("Summary"), "objectives": _("Objectives"),
        "stream_url": _("Address of the stream"), "expected": _("People expected"), "note": _("Internal note")}


def _people() -> dict[str, str]:
    return {**_person(), "diet": _("Diet"), "access_needs": _("Access needs"), "gender": _("Gender"),
            "biography": _("Biography"), "note": _("Internal note")}


def _person() -> dict[str, str]:
    return {"id": _("Name in the address"), "name": _("Name"), "honorific": _("Title before the name"),
            "first": _("First name"), "family": _("Family name"), "position": _("Position"),
            "organisation": _("Organisation"), "country": _("Country"), "email": _("E-mail"), "phone": _("Phone")}


def _rosters() -> dict[str, str]:
    return {"sessions": _("Sessions"), "role": _("Role"), **_person()}


def _rooms() -> dict[str, str]:
    return {"id": _("Key"), "name": _("Room"), "capacity": _("Seats"), "booths": _("Interpretation booths"),
            "venue": _("Venue"), "equipment": _("Equipment"), "step_free": _("Step-free"), "stream": _("Stream"),
            "online": _("Online"), "url": _("Address")}


def _sponsors() -> dict[str, str]:
    return {"tier": _("Tier"), "name": _("Name"), "words": _("Words in place of the name"), "url": _("Address"),
            "country": _("Country"), "note": _("Internal note")}


def _registrations() -> dict[str, str]:
    return {"code": _("Code"), "name": _("Name"), "first": _("First name"), "family": _("Family name"),
            "email": _("E-mail"), "position": _("Position"), "organisation": _("Organisation"),
            "country": _("Country"), "city": _("City"), "category": _("Category"), "state": _("State"),
            "priority": _("Priority"), "language": _("Language of letters"), "note": _("Internal note")}


_SEVERAL = {"people", "people:moderator", "people:chair", "people:keynote", "people:opening remarks",
            "people:panelist", "people:discussant", "people:rapporteur", "summary", "objectives",
            "sessions", "note", "equipment", "organisers"}
_LOOKS = {"day": "days", "start": "times", "email": "addresses", "summary": "long texts", "url": "links"}
@cache
def _listed() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))


@cache
def _names(key: str, kind: SheetKind) -> tuple[str, ...]:
    return tuple(_listed().get(kind, {}).get(key) or _listed()["any"].get(key, []))
