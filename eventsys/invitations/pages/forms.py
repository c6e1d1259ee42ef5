"""Forms of those who are asked: one subject each, and as few questions as it takes."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, FormField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Length, ValidationError

from eventsys.kit.choices import countries
from eventsys.kit.forms import Form, stripped
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import is_address
from eventsys.kit.richfield import RichField
from eventsys.programme.richtext import clean, line
from eventsys.programme.richtext import plain as read

MOST_BIOGRAPHY = 6_000  # characters
MOST_LINKS = 4


def one_line(value: Any) -> Any:
    return line(value) if isinstance(value, str) else value


def lines(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def _line(label: Any, most: int = 200, needed: Any = None) -> StringField:
    told = [InputRequired(needed)] if needed else []
    return StringField(label, [*told, Length(max=most, message=_l("Use at most %(max)d characters"))],
                       filters=[one_line])


def _text(label: Any, most: int) -> TextAreaField:
    return TextAreaField(label, [Length(max=most, message=_l("Use at most %(max)d characters"))], filters=[lines])


class AnswerForm(Form):
    message = _text(_l("A word to the organisers"), 2_000)


class NameForm(Form):
    name = _line(_l("Your full name"), needed=_l("Enter your name, as it is to stand on your badge"))
    honorific = _line(_l("Title or form of address"), 60)


class PositionForm(Form):
    position = _line(_l("Position"), 300)
    organisations = _text(_l("Organisation"), 1_000)
    country = SelectField(_l("Country"), choices=countries, validate_choice=True)


class BiographyForm(Form):
    biography = RichField(_l("About you"))

    def validate_biography(self, field: RichField) -> None:
        if len(read(field.data or "")) > MOST_BIOGRAPHY:
            raise ValidationError(_("This is longer than %(most)s characters: shorten it", most=f"{MOST_BIOGRAPHY:,}"))


class LinkForm(PlainForm):
    url = StringField(_l("Address"), filters=[stripped, one_line])
    title = StringField(_l("What it is"), filters=[stripped, one_line])

    def validate_url(self, field: StringField) -> None:
        if field.data and not is_web(field.data):
            raise ValidationError(_("Enter an address that begins with https://"))
        if not field.data and self.title.data:
            raise ValidationError(_("Enter the address, too"))

    def validate_title(self, field: StringField) -> None:
        if len(field.data or "") > 100:
            raise ValidationError(_("Use at most 100 characters"))


class LinksForm(Form):
    first = FormField(LinkForm)
    second = FormField(LinkForm)
    third = FormField(LinkForm)
    fourth = FormField(LinkForm)


class PhotoForm(Form):
    photo = FileField(_l("Photo"))


class CutForm(Form):
    cut = RadioField(_l("What it shows"), validate_choice=False)


class NeedsForm(Form):
    access_needs = _text(_l("What you need to take part with ease"), 2_000)
    diet = _text(_l("What you eat, or do not eat"), 1_000)


class AbsenceForm(Form):
    day = SelectField(_l("Day"), validate_choice=True)
    whole = BooleanField(_l("The whole day"))
    starts = _line(_l("From"), 10)
    ends = _line(_l("Until"), 10)
    note = _line(_l("Why, or what else we should know"), 300)


class SlidesForm(Form):
    title = _line(_l("Title"), 200)
    slides = FileField(_l("Your slides, as PDF"))
    seen = HiddenField()


class LostForm(Form):
    email = StringField(_l("Your e-mail address"), [InputRequired(_l("Enter your e-mail address")), Length(max=254)])

    def validate_email(self, field: StringField) -> None:
        if not is_address(field.data or ""):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))


def is_web(address: str) -> bool:
    """http or https, with a host, and nothing that another reader might take for more."""
    from urllib.parse import urlsplit

    if len(address) > 500 or any(sign in address for sign in "\\\"<> `{}|^") or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        return False
