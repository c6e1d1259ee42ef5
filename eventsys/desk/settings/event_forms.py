"""Forms of an event's own facts, texts and looks."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from wtforms import BooleanField, DateField, SelectChoice, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from eventsys.events import belongings, making
from eventsys.events.models import EVENT_KINDS, FORMATS, Venue
from eventsys.kit import choices, i18n
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.richfield import RichField

from .. import fields, uploads
from ..shell import Here
from ..stale import RowForm
from ..uploads import UploadField

KINDS = {"summit": _l("Summit"), "workshop": _l("Workshop"), "webinar": _l("Webinar"), "roundtable": _l("Roundtable"),
         "dialogue": _l("Dialogue"), "coordination meeting": _l("Coordination meeting"),
         "learning visit": _l("Learning visit"), "briefing": _l("Briefing"), "conference": _l("Conference")}
FORMAT_WORDS = {"": _l("Not decided yet"), "in person": _l("In person"), "online": _l("Online"),
                "hybrid": _l("In person and online")}
assert set(KINDS) == set(EVENT_KINDS)
assert set(FORMAT_WORDS) == set(FORMATS)
GRID_STEPS = (5, 10, 15, 30)
LONG_TEXT = 20_000  # characters
TOO_LONG = _l("Shorten this to %(max)d characters")


def usual_languages() -> list[SelectChoice]:
    return fields.listed((tag, i18n.language(tag)) for tag in choices.USUAL_LANGUAGES)


class WhenAndWhereForm(RowForm):
    """What every event has, also a new one."""

    before: Sequence[str] = ()  # its languages as they are
    title = fields.text(_l("Title"), required=_l("Give the event a title"))
    kind = SelectField(_l("Kind"), choices=fields.listed(KINDS.items()))
    format = SelectField(_l("Format"), choices=fields.listed(FORMAT_WORDS.items()))
    starts = DateField(_l("First day"), [InputRequired(_l("Choose the first day"))])
    ends = DateField(_l("Last day"), [InputRequired(_l("Choose the last day"))])
    zone = fields.text(_l("Time zone"), required=_l("Choose the time zone of the place"))
    city = fields.text(_l("City"))
    country = fields.country(_l("Country"))
    language = fields.language(_l("Language of the texts"))
    languages = SelectMultipleField(_l("Working languages"), choices=usual_languages)
    more_languages = fields.text(_l("Other working languages"))

    def validate_ends(self, field: DateField) -> None:
        if self.starts.data and field.data < self.starts.data:
            raise ValidationError(_("The last day comes before the first"))
        if self.starts.data and (field.data - self.starts.data).days > 366:
            raise ValidationError(_("That is more than a year: check both dates"))

    def validate_zone(self, field: StringField) -> None:
        if not choices.is_zone(field.data):
            raise ValidationError(_("Choose one of the list, such as Europe/Berlin"))

    def validate_more_languages(self, field: StringField) -> None:
        unknown = [one for one in _several(field.data) if not choices.language_tag(one)]
        if unknown:
            raise ValidationError(_("No language is known as “%(name)s”", name=unknown[0]))

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        own = {name: getattr(row, name) for name in cls._columns() if name != "more_languages"}
        return own | {"languages": [tag for tag in row.languages if tag in choices.USUAL_LANGUAGES],
                      "more_languages": ", ".join(i18n.language(tag) for tag in row.languages
                                                  if tag not in choices.USUAL_LANGUAGES)}

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        more = [choices.language_tag(one) for one in _several(facts.pop("more_languages"))]
        return facts | {"languages": fields.in_order([*facts["languages"], *more], self.before)}

    @property
    def zone_words(self) -> str:
        if not (self.starts.data and choices.is_zone(self.zone.data or "")):
            return ""
        return choices.offset_words(self.zone.data, datetime.combine(self.starts.data, time(12)))


class FactsForm(WhenAndWhereForm):
    subtitle = fields.text(_l("Subtitle"), 300)
    acronym = fields.text(_l("Short name"), 30)
    hub = fields.text(_l("Hub that runs it"), 100)
    venue_key = fields.ListedField(_l("Venue"))
    confirmed_only = BooleanField(_l("Publish only people who have confirmed"))

    def fit(self, place: Here, may_manage: bool) -> None:
        self.before = place.event.languages
        self.venue_key.choices = fields.listed(
            [("", _("none")), *((venue.key, venue.name) for venue in belongings.of(Venue, place.summit))])
        if place.event is not place.summit or not may_manage:
            self.hub.data = place.event.hub  # whose people see the event is not the editors' to say


class SummitFactsForm(FactsForm):
    grid_step = fields.ListedField(_l("Step of the agenda’s grid in minutes"), coerce=int,
                                   choices=fields.listed((str(minutes), str(minutes)) for minutes in GRID_STEPS))


class PartFactsForm(FactsForm):
    shown_apart = BooleanField(_l("Shown apart"))


class TextsForm(RowForm):
    summary = RichField(_l("Summary"), [Length(max=LONG_TEXT, message=TOO_LONG)])
    good_to_know = RichField(_l("Good to know"), [Length(max=LONG_TEXT, message=TOO_LONG)])
    disclaimer = TextAreaField(_l("Disclaimer"), [Length(max=4_000, message=TOO_LONG)])
    note = TextAreaField(_l("Notes of the organisers"), [Length(max=LONG_TEXT, message=TOO_LONG)])


class LooksForm(RowForm):
    apart = frozenset({"picture"})
    colour = fields.colour(_l("Colour of the cover"))
    accent = fields.colour(_l("Second colour"))
    picture = UploadField(_l("Picture"), keeper=uploads.image)


class NewEventForm(WhenAndWhereForm):
    slug = StringField(_l("Name in addresses"), [
        Length(max=60, message=TOO_LONG), Regexp(r"\Z|[a-z0-9]+(-[a-z0-9]+)*\Z", message=_l(
            "Use small letters without accents, digits and hyphens: berlin-dialogue-2027"))])

    def validate_slug(self, field: StringField) -> None:
        if field.data and field.data in making.taken_slugs():
            raise ValidationError(taken_words())


def taken_words() -> str:
    return _("Another event has this name")


def _several(text_: str | None) -> list[str]:
    return [one.strip() for one in (text_ or "").split(",") if one.strip()]
