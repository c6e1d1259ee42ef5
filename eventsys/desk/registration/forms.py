"""Forms of what an organiser sets up for registration."""

from datetime import datetime
from typing import Any

from wtforms import (
    BooleanField,
    DateTimeLocalField,
    IntegerField,
    RadioField,
    SelectField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.richfield import RichField
from eventsys.registration import giving, setting_up

from .. import fields
from ..stale import RowForm

MOST = 1_000_000
LONG_TEXT = 20_000  # characters
TOO_LONG = _l("Shorten this to %(max)d characters")
ADMISSION_WORDS: dict[str, Any] = {
    "open": _l("Open: whoever registers has a place at once"),
    "approval": _l("By approval: you look at each registration first"),
    "invitation": _l("By invitation: only with a code or a personal link"),
}


class WallField(DateTimeLocalField):
    """A moment on the event's own clock. Its data has no zone."""

    def __init__(self, label: Any, validators: Any = None, **options: Any) -> None:
        super().__init__(label, [Optional(), *(validators or ())], format=[
            "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"], **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data: datetime | None = None
            raise ValueError(_("Enter a day and a time, such as 2027-03-27 18:00")) from None


def count(label: Any, least: int = 0, most: int = MOST) -> IntegerField:
    words = _l("Give a whole number between %(min)s and %(max)s")
    return _Whole(label, [Optional(), NumberRange(least, most, words)])


class _Whole(IntegerField):
    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and not str(valuelist[0]).strip():
            self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Give a whole number")) from None


def tell_too_few(form: RowForm, refused: setting_up.TooFew) -> None:
    """At the field whose number is too small."""
    taken = refused.taken
    words = {"places": _("%(taken)s are taken: give this number or more", taken=taken),
             "per_country": _("%(taken)s from one country have a place: give this number or more", taken=taken),
             "per_organisation": _("%(taken)s of one organisation have a place: give this number or more",
                                   taken=taken)}
    form[refused.field].errors = [words[refused.field]]


class SetupForm(RowForm):
    places = count(_l("Places in all"))
    introduction = RichField(_l("Introduction"), [Length(max=LONG_TEXT, message=TOO_LONG)])
    privacy = RichField(_l("What becomes of the data"), [Length(max=LONG_TEXT, message=TOO_LONG)])
    offer_hours = count(_l("Hours to answer an offer"), 1, 720)
    changes_until = WallField(_l("Names and answers may be changed until"))
    shows_participants = BooleanField(_l("Show a public list of those participants who agreed to it"))
    erase_care_after = count(_l("Erase answers about diet, access, visas and emergencies after so many days"), 0, 3650)
    erase_all_after = count(_l("Erase names and all other answers after so many days"), 0, 36500)

    def validate_offer_hours(self, field: IntegerField) -> None:
        if field.data is None:
            raise ValidationError(_("Say how many hours: 48 is usual"))

    def validate_erase_care_after(self, field: IntegerField) -> None:
        if field.data is None:
            raise ValidationError(_("Say after how many days: 30 is usual"))


class CategoryForm(RowForm):
    name = fields.text(_l("Name"), required=_l("Give the category a name"))
    words = TextAreaField(_l("Whom it is for"), [Length(max=600, message=TOO_LONG)])
    admission = RadioField(_l("Who gets in"), choices=fields.listed(ADMISSION_WORDS.items()), default="open")
    places = count(_l("Places"))
    per_organisation = count(_l("At most from one organisation"), 1)
    per_country = count(_l("At most from one country"), 1)
    opens = WallField(_l("Opens"))
    closes = WallField(_l("Closes"))
    has_waiting_list = BooleanField(_l("Keep a waiting list when it is full"), default=True)
    looks_again = BooleanField(_l("Look again at who changes answers after being confirmed"))
    confirmed_words = RichField(_l("Words for the letter that confirms"), [Length(max=LONG_TEXT, message=TOO_LONG)])

    def validate_closes(self, field: WallField) -> None:
        if field.data and self.opens.data and field.data <= self.opens.data:
            raise ValidationError(_("It closes before it opens"))


class CodeForm(RowForm):
    words = fields.text(_l("Code"), 60, required=_l("Choose the words of the code, such as MAYORS-2027"))
    category_id = SelectField(_l("Category"), coerce=int)
    uses = count(_l("How often it may be used"), 1)
    until = WallField(_l("Until"))
    priority = count(_l("Priority in the waiting list"), 0, 100)
    note = fields.text(_l("Note"), 300)

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"priority": self.priority.data or 0}


class GuestsForm(RowForm):
    people = TextAreaField(_l("Names and e-mail addresses"), [InputRequired(_l("Paste at least one e-mail address")),
                                                              Length(max=100_000, message=TOO_LONG)])
    category_id = SelectField(_l("Category"), coerce=int)
    message = TextAreaField(_l("A word of yours in the letter"), [Length(max=2_000, message=TOO_LONG)])
    until = WallField(_l("Until"))
    priority = count(_l("Priority in the waiting list"), 0, 100)

    def validate_people(self, field: TextAreaField) -> None:
        guests, unread = giving.read(field.data or "")
        if unread:
            raise ValidationError(_("There is no e-mail address in this line: %(line)s", line=unread[0][:100]))
        if len(guests) > giving.MOST:
            raise ValidationError(_("That is more than %(most)s at once: send them in parts", most=giving.MOST))


class CodeChangeForm(RowForm):
    uses = count(_l("How often it may be used"), 1)
    until = WallField(_l("Until"))
    priority = count(_l("Priority in the waiting list"), 0, 100)
    note = fields.text(_l("Note"), 300)

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"priority": self.priority.data or 0}

