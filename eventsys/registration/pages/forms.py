"""What everybody is asked: who they are, and what they agree to."""

from functools import lru_cache
from typing import Any

from flask_babel import get_locale
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from eventsys.kit import choices
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import is_reachable
from eventsys.programme.richtext import line

LONGEST_NAME = 120  # characters
YOU = ("email", "name", "position", "organisation", "city", "country")


def countries() -> list[tuple[str, str]]:
    return _listed_in(str(get_locale()))


@lru_cache(maxsize=32)
def _listed_in(_locale: str) -> list[tuple[str, str]]:
    return choices.countries()


def one_line(value: Any) -> Any:
    return line(value) if isinstance(value, str) else value


def text_line(label: Any, most: int, needed: Any = None) -> StringField:
    told = [InputRequired(needed)] if needed else []
    return StringField(label, [*told, Length(max=most, message=_l("Use at most %(max)d characters"))],
                       filters=[one_line])


class YouForm(Form):
    email = text_line(_l("E-mail address"), 254, _l("Enter your e-mail address"))
    name = text_line(_l("Full name"), LONGEST_NAME, _l("Enter your name, as it is to stand on your badge"))
    position = text_line(_l("Position"), 200)
    organisation = text_line(_l("Organisation"), 200)
    city = text_line(_l("City"), 120)
    country = SelectField(_l("Country"), [InputRequired(_l("Choose your country"))], choices=countries)

    def __init__(self, *words: Any, needs_organisation: bool = False, needs_email: bool = True, **options: Any) -> None:
        super().__init__(*words, **options)
        self.needs_organisation, self.needs_email = needs_organisation, needs_email
        if not needs_email:
            self.email.validators = [one for one in self.email.validators if not isinstance(one, InputRequired)]

    def validate_email(self, field: StringField) -> None:
        if (field.data or self.needs_email) and not is_reachable(field.data or ""):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))

    def validate_name(self, field: StringField) -> None:
        if not any(sign.isalpha() for sign in field.data or ""):
            raise ValidationError(_("Enter your name, as it is to stand on your badge"))

    def validate_organisation(self, field: StringField) -> None:
        if self.needs_organisation and not field.data:
            raise ValidationError(_("Enter your organisation: places are counted by it"))

    def told_of_them(self) -> dict[str, str]:
        return {name: self[name].data or "" for name in YOU} | {"email": (self.email.data or "").lower()}


class AgreeForm(Form):
    participants = BooleanField()
    news = BooleanField()
