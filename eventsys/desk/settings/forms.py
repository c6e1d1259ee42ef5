"""Forms of what belongs to an event row by row. `fit` gives them what the event has to choose from."""

from datetime import timedelta
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from eventsys.events import belongings
from eventsys.events.models import Day, Room, Track, Venue, Walk
from eventsys.events.rules import map_point
from eventsys.imports.lettering import lettered
from eventsys.kit import i18n
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.colours import TEXT, WHITE, contrast, readable
from eventsys.programme import structs

from .. import fields, uploads
from ..shell import Here
from ..stale import RowForm
from ..uploads import UploadField

# Offered to be ticked, kept as these words; whatever else a room has is typed.
EQUIPMENT = {
    "stage": _l("Stage"), "projection": _l("Projection"), "microphones": _l("Microphones"),
    "step-free": _l("Step-free access"), "induction loop": _l("Induction loop for hearing aids"),
    "live stream": _l("Live stream"), "recording": _l("Recording"), "movable tables": _l("Movable tables"),
}
NUMBER = _l("Give a number between %(min)s and %(max)s")


class BelongingForm(RowForm):
    def fit(self, place: Here, row: Any) -> None:
        """Choices and proposals; `row` is None for a new one."""


class DayForm(BelongingForm):
    date = DateField(_l("Date"), [InputRequired(_l("Choose a date"))])
    title = fields.text(_l("Title"))
    opens = TimeField(_l("Opens"), [Optional()])
    closes = TimeField(_l("Closes"), [Optional()])

    def fit(self, place: Here, row: Any) -> None:
        self.event = place.event
        self.taken = {day.date for day in belongings.of(Day, place.event) if day is not row}
        if row is None and not self.is_submitted():
            first, last = place.event.starts, place.event.ends
            days = (first + timedelta(days=n) for n in range((last - first).days + 1))
            self.date.data = next((day for day in days if day not in self.taken), None)

    def validate_date(self, field: DateField) -> None:
        if not self.event.starts <= field.data <= self.event.ends:
            raise ValidationError(_("The event is held %(dates)s",
                                    dates=i18n.date_range(self.event.starts, self.event.ends)))
        if field.data in self.taken:
            raise ValidationError(_("This day is there already"))

    def validate_closes(self, field: TimeField) -> None:
        if field.data and self.opens.data and field.data <= self.opens.data:
            raise ValidationError(_("It closes before it opens"))


class VenueForm(BelongingForm):
    name = fields.text(_l("Name"), required=_l("Give the venue a name"))
    address = TextAreaField(_l("Address"), [Length(max=500)])
    city = fields.text(_l("City"))
    country = fields.country(_l("Country"))
    point = StringField(_l("Place on the map"), [Length(max=2000)])
    access = TextAreaField(_l("How to get in"), [Length(max=2000)])
    url = fields.address(_l("Link"))

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        point = "" if row.latitude is None else f"{row.latitude:g}, {row.longitude:g}"
        plain = ("name", "address", "city", "country", "access", "url")
        return {name: getattr(row, name) for name in plain} | {"point": point}

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        latitude, longitude = map_point(facts.pop("point") or "") or (None, None)
        return facts | {"latitude": latitude, "longitude": longitude}

    def validate_point(self, field: StringField) -> None:
        if field.data and map_point(field.data) is None:
            raise ValidationError(_("No place can be read from this. Short links hide it: open the link, and copy the "
                                    "long address of the map from the browser"))


class RoomForm(BelongingForm):
    name = fields.text(_l("Name"), required=_l("Give the room a name"))
    venue_key = fields.ListedField(_l("Venue"))
    capacity = IntegerField(_l("Seats"), [Optional(), NumberRange(0, 200_000, NUMBER)])
    booths = IntegerField(_l("Booths for interpreters"), [Optional(), NumberRange(0, 50, NUMBER)])
    equipment = SelectMultipleField(_l("Equipment"), choices=fields.listed(EQUIPMENT.items()))
    more = fields.text(_l("Other equipment"), 500)
    online = BooleanField(_l("This is an online room"))
    url = fields.address(_l("Public link to join"))

    def fit(self, place: Here, row: Any) -> None:
        self.venue_key.choices = fields.listed(
            [("", _("none")), *((venue.key, venue.name) for venue in belongings.of(Venue, place.summit))])
        self.taken = {room.name.casefold() for room in belongings.of(Room, place.summit) if room is not row}
        self.before = row.equipment if row else ()

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        plain = {name: getattr(row, name) for name in ("name", "venue_key", "capacity", "booths", "online", "url")}
        return plain | {"equipment": [one for one in row.equipment if one in EQUIPMENT],
                        "more": ", ".join(one for one in row.equipment if one not in EQUIPMENT)}

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        more = [one.strip() for one in (facts.pop("more") or "").split(",")]
        return facts | {"booths": facts["booths"] or 0,
                        "equipment": fields.in_order([*facts["equipment"], *filter(None, more)], self.before)}

    def validate_name(self, field: StringField) -> None:
        if field.data and field.data.casefold() in self.taken:
            raise ValidationError(_("Another room has this name"))


class TrackForm(BelongingForm):
    name = fields.text(_l("Name"), required=_l("Give the track a name"))
    letter = fields.text(_l("Letter"), 3)
    colour = fields.colour(_l("Colour"))

    def fit(self, place: Here, row: Any) -> None:
        self.others = [track for track in belongings.of(Track, place.summit) if track is not row]

    def validate_letter(self, field: StringField) -> None:
        other = next((track for track in self.others if field.data and track.letter == field.data), None)
        if other is not None:
            raise ValidationError(_("%(track)s has this letter", track=other.name))

    def facts(self) -> dict[str, Any]:
        """A letter and a colour of its own where none was chosen; a colour that can be read on white."""
        facts = super().facts()
        have = [structs.Track(t.key, t.name, t.letter, t.colour) for t in self.others]
        given = structs.Track("", facts["name"], facts["letter"], _readable(facts["colour"]))
        proposed = lettered([given], have)[0]
        return facts | {"letter": facts["letter"] or proposed.letter, "colour": proposed.colour}


def _readable(colour: str) -> str:
    """On white, by 5:1 at least; what can be read stays as it was typed."""
    return colour if not colour or contrast(colour, WHITE) >= TEXT else readable(colour, WHITE, TEXT).upper()


class KindForm(BelongingForm):
    name = fields.text(_l("Name"), required=_l("Give the kind a name"))
    is_break = BooleanField(_l("A break: coffee, lunch, reception"))
    wants_chair = BooleanField(_l("Wants a chair or moderator"))
    minutes = IntegerField(_l("Usual length in minutes"), [Optional(), NumberRange(1, 1440, NUMBER)])


class OrganiserForm(BelongingForm):
    name = fields.text(_l("Organisation"), required=_l("Name the organisation"))
    country = fields.country(_l("Country"))
    url = fields.address(_l("Link"))


class WalkForm(BelongingForm):
    one_key = SelectField(_l("From"))
    other_key = SelectField(_l("To"))
    minutes = IntegerField(_l("Minutes on foot"), [InputRequired(_l("Say how many minutes")),
                                                   NumberRange(0, 600, NUMBER)])

    def fit(self, place: Here, row: Any) -> None:
        self.one_key.choices = self.other_key.choices = fields.listed(
            (venue.key, venue.name) for venue in belongings.of(Venue, place.summit))
        self.taken = {(walk.one_key, walk.other_key) for walk in belongings.of(Walk, place.summit) if walk is not row}

    def facts(self) -> dict[str, Any]:
        one, other = sorted((self.one_key.data, self.other_key.data))
        return {"one_key": one, "other_key": other, "minutes": self.minutes.data}

    def validate_other_key(self, field: SelectField) -> None:
        if field.data == self.one_key.data:
            raise ValidationError(_("Choose two different venues"))
        if tuple(sorted((self.one_key.data, field.data))) in self.taken:
            raise ValidationError(_("The way between these two is there already"))


class DocumentForm(BelongingForm):
    apart = frozenset({"file"})
    title = fields.text(_l("Title"), required=_l("Give the document a title"))
    file = UploadField(_l("File"), keeper=uploads.document)
    url = fields.address(_l("Or a link to where it lies"))
    language = fields.language(_l("Language"))
    is_public = BooleanField(_l("Public once the event is published"), default=True)

    def fit(self, place: Here, row: Any) -> None:
        self.has_file = row is not None and bool(row.digest)

    def validate_url(self, field: StringField) -> None:
        if not field.data and not self.has_file and self.file.stored is None and not self.file.errors:
            raise ValidationError(_("Choose a file, or give a link"))
