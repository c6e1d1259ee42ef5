"""What can be listed, added, changed, ordered and deleted in an event's settings, and what each needs for that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from eventsys.events import belongings
from eventsys.events.models import Day, Event, EventDocument, Kind, Organiser, Room, Track, Venue, Walk
from eventsys.kit import i18n
from eventsys.kit.i18n import gettext

from ..shell import Here, here
from . import forms


def _(message: str) -> str:
    """Marks it for translators; it is told in the reader's language when it is shown."""
    return message


def _name(row: Any) -> str:
    return str(row.name)


def _title(row: Any) -> str:
    return str(row.title)


def _day(row: Day) -> str:
    return i18n.date_words(row.date, "EEEE, d MMMM")


def _walk(row: Walk) -> str:
    names = {venue.key: venue.name for venue in belongings.of(Venue, here().summit)}
    return f"{names.get(row.one_key, row.one_key)} – {names.get(row.other_key, row.other_key)}"


@dataclass(frozen=True)
class Subject:
    key: str  # in addresses
    model: type[Any]
    form: type[forms.BelongingForm]
    words: Mapping[str, str]  # heading, add, change, none, hint
    called: Callable[[Any], str] = _name
    is_shared: bool = True  # its rows are the summit's, also for its parts
    is_ordered: bool = True

    def said(self, what: str) -> str:
        return gettext(self.words[what])

    def owner(self, place: Here) -> Event:
        return place.summit if self.is_shared else place.event

    def rows(self, place: Here) -> list[Any]:
        return belongings.of(self.model, self.owner(place))


def _words(heading: str, add: str, change: str, none: str, hint: str) -> Mapping[str, str]:
    return {"heading": heading, "add": add, "change": change, "none": none, "hint": hint}


SUBJECTS = {subject.key: subject for subject in (
    Subject("days", Day, forms.DayForm, _words(
        _("Days"), _("Add a day"), _("Save the day"), _("No day has a title or opening hours yet."),
        _("Titles stand over the days of the agenda. Sessions outside the opening hours are told as clashes.")),
        _day, is_shared=False, is_ordered=False),
    Subject("venues", Venue, forms.VenueForm, _words(
        _("Venues"), _("Add a venue"), _("Save the venue"), _("There is no venue yet."),
        _("Where people go: with an address, a place on the map, and how to get in."))),
    Subject("rooms", Room, forms.RoomForm, _words(
        _("Rooms"), _("Add a room"), _("Save the room"), _("There is no room yet: the agenda needs them."),
        _("In this order they are the columns of the agenda."))),
    Subject("walks", Walk, forms.WalkForm, _words(
        _("Ways between venues"), _("Add a way"), _("Save the way"), _("No way between venues has its minutes yet."),
        _("People who are in two venues one after the other need this long. Where nothing is said, the map decides.")),
        _walk, is_ordered=False),
    Subject("tracks", Track, forms.TrackForm, _words(
        _("Tracks"), _("Add a track"), _("Save the track"), _("There is no track yet."),
        _("Themes: a letter and a colour on every page, in print and on badges."))),
    Subject("kinds", Kind, forms.KindForm, _words(
        _("Kinds of session"), _("Add a kind"), _("Save the kind"), _("There is no kind of session yet."),
        _("Plenary, panel, break: what a session is, and how long one usually lasts."))),
    Subject("organisers", Organiser, forms.OrganiserForm, _words(
        _("Organisers"), _("Add an organisation"), _("Save the organisation"), _("Nobody is named as organiser yet."),
        _("Who convenes the event, and with whom, as named on every page.")), is_shared=False),
    Subject("documents", EventDocument, forms.DocumentForm, _words(
        _("Documents"), _("Add a document"), _("Save the document"), _("There is no document yet."),
        _("Agendas, concept notes, outcome papers. A new file keeps the one before.")), _title, is_shared=False),
)}
KEYS = ",".join(SUBJECTS)
