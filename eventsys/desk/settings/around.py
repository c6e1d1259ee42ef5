"""What a list or a form of the settings shows besides its own rows."""

from collections import Counter
from typing import Any

from flask import url_for

from eventsys.agenda import counting
from eventsys.events import belongings
from eventsys.events.models import Room, Venue
from eventsys.outputs.colours import WHITE, contrast
from eventsys.people.known import organisation_names

from ..shell import Here
from .forms import EQUIPMENT
from .subjects import Subject


def around(subject: Subject, place: Here) -> dict[str, Any]:
    match subject.key:
        case "rooms":
            return {"venues": _venues(place), "sessions": counting.by_room(place.summit), "equipment": EQUIPMENT}
        case "venues":
            rooms = Counter(room.venue_key for room in belongings.of(Room, place.summit))
            return {"rooms": rooms, "walks": url_for("desk.settings_list", slug=place.summit.slug, what="walks")}
        case "tracks":
            return {"sessions": counting.by_track(place.summit), "contrast": lambda colour: contrast(colour, WHITE)}
        case "kinds":
            return {"sessions": counting.by_kind(place.summit)}
        case "organisers":
            return {"organisations": organisation_names()}
        case "walks":
            return {"venues": _venues(place)}
        case "documents":
            return {"file": lambda digest: url_for("desk.file", slug=place.event.slug, digest=digest),
                    "back": lambda number: url_for("desk.document_back", slug=place.event.slug, number=number)}
    return {}


def _venues(place: Here) -> dict[str, str]:
    return {venue.key: venue.name for venue in belongings.of(Venue, place.summit)}
