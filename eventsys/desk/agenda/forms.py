"""The forms behind the grid: what a drag posts is what they post."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from msgspec.structs import replace
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from eventsys.agenda import rules
from eventsys.agenda.models import LONGEST
from eventsys.agenda.rules import SHORTEST, Place
from eventsys.events.models import Event, Kind, Room, Track
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import date_words
from eventsys.kit.i18n import gettext as _

from ..fields import ListedField, listed

LATEST_MINUTE = 47 * 60


@dataclass(frozen=True)
class Choices:
    """What a form of one event offers."""

    days: list[date]
    rooms: Mapping[str, Room]
    zone: str  # in which times are typed: that of the event in the address


class PlaceForm(Form):
    day = SelectField(_l("Day"))
    time = StringField(_l("Starts at"))
    night = BooleanField(_l("After midnight, in the night that follows"))
    second = BooleanField(_l("The second time that the clock shows it, as summer time ends"))
    # A script tells the start so, which is never ambiguous: real minutes from the midnight at which the day begins.
    minute = IntegerField(_l("Starts at"), [Optional(), NumberRange(0, LATEST_MINUTE)])
    minutes = IntegerField(_l("Length in minutes"), [Optional(), NumberRange(
        SHORTEST, LONGEST, _l("Give a length from %(min)s to %(max)s minutes"))])
    room = SelectField(_l("Room"))
    all_rooms = BooleanField(_l("For everybody: it lies over all rooms"))

    def offer(self, choices: Choices, own_room: str = "") -> None:
        """`own_room` may stay, also where no room of the list has its key any more."""
        self.choices = choices
        self.day.choices = listed((day.isoformat(), date_words(day, "EEEE d MMMM")) for day in choices.days)
        rooms = {"": _("No room yet"), **{key: room.name for key, room in choices.rooms.items()}}
        self.room.choices = listed((({own_room: own_room} if own_room else {}) | rooms).items())

    def validate_time(self, field: StringField) -> None:
        if self.minute.data is None and self._starts() is None:
            raise ValidationError(_("Give the time at which it starts, such as 09:30"))
        if (starts := self._starts()) and not rules.exists(starts, self._fold, self.choices.zone):
            raise ValidationError(_("The clock does not show this time on that day, for it is changed in that night"))

    def place(self, own_zone: str) -> Place:
        """Of a session of an event in that zone. Only after validation."""
        day = date.fromisoformat(self.day.data)
        place = Place(minutes=self.minutes.data, room=self.room.data, all_rooms=self.all_rooms.data)
        return rules.at_minute(place, day, self._minute(day), own_zone, self.choices.zone)

    def show(self, place: Place, own_zone: str) -> None:
        self.minutes.data, self.room.data, self.all_rooms.data = place.minutes, place.room, place.all_rooms
        if place.day:
            self.day.data = place.day.isoformat()
        if place.starts is None:
            return
        zone = self.choices.zone
        starts, fold = rules.wall(rules.instant(place.starts, place.fold, own_zone), zone)
        self.time.data, self.second.data = f"{starts:%H:%M}", bool(fold)
        self.night.data = place.day is not None and starts.date() > place.day

    @property
    def _fold(self) -> int:
        return 1 if self.second.data else 0

    def _starts(self) -> datetime | None:
        """Wall time in the zone of the form."""
        try:
            day, at = date.fromisoformat(self.day.data), datetime.strptime(self.time.data or "", "%H:%M").time()
        except (TypeError, ValueError):
            return None
        return datetime.combine(day + timedelta(days=bool(self.night.data)), at)

    def _minute(self, day: date) -> int:
        if self.minute.data is not None:
            return int(self.minute.data)
        starts = self._starts()
        assert starts is not None, "the form was not validated"
        typed = replace(Place(), day=day, starts=starts, fold=self._fold)
        return rules.minute_of(typed, self.choices.zone) or 0


class MakeForm(PlaceForm):
    title = StringField(_l("Title"), [InputRequired(_l("Give the session a title")), Length(max=300)])
    kind = ListedField(_l("Kind"))
    track = ListedField(_l("Track"))
    event = SelectField(_l("Belongs to"))

    def offer_kinds(self, kinds: Mapping[str, Kind], tracks: Mapping[str, Track], parts: Mapping[int, Event]) -> None:
        self.kind.choices = listed([("", _("No kind")), *((key, kind.name) for key, kind in kinds.items())])
        self.track.choices = listed([("", _("No track")), *(
            (key, f"{track.letter} {track.name}".strip()) for key, track in tracks.items())])
        self.event.choices = listed((part.slug, part.title) for part in parts.values())


class ShiftForm(Form):
    minutes = IntegerField(_l("By how many minutes"), [InputRequired(_l("Give a number of minutes")), NumberRange(
        0, LATEST_MINUTE, _l("Give a number of minutes up to %(max)s"))])
    way = SelectField(_l("Which way"))
    room = SelectField(_l("Room"))

    def offer(self, rooms: Mapping[str, Room]) -> None:
        self.way.choices = listed([("later", _("later")), ("earlier", _("earlier"))])
        self.room.choices = listed([("", _("each stays in its room")), *(
            (key, room.name) for key, room in rooms.items())])

    @property
    def by(self) -> int:
        return -int(self.minutes.data) if self.way.data == "earlier" else int(self.minutes.data)
