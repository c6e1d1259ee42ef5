from typing import Any

from wtforms import SelectField, TextAreaField
from wtforms.validators import Length, ValidationError

from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import is_address
from eventsys.programme.richtext import line
from eventsys.sessions.models import ROLES, STATES

from ..fields import country, text
from ..stale import RowForm
from .words import role_words, state_words


class LinesField(TextAreaField):
    """Several names, one a line."""

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else "\n".join(self.data or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            names = (line(one)[:200] for one in str(valuelist[0]).splitlines())
            self.data = tuple(dict.fromkeys(filter(None, names)))


def _role() -> SelectField:
    return SelectField(_l("Role"), choices=lambda: [(role, role_words(role)) for role in ROLES])


class SeatForm(RowForm):
    """One appearance: as what somebody is named in this session."""

    role = _role()
    position = text(_l("Position"))
    organisations = LinesField(_l("Organisations"), [Length(max=2000)])
    country = country(_l("Country"), default="")
    state = SelectField(_l("Answer"), choices=lambda: [(state, state_words(state)) for state in STATES])
    note = TextAreaField(_l("Note"), [Length(max=2000)])


class NewPersonForm(Form):
    """Somebody who is not in the directory yet."""

    name = text(_l("Name"), required=_l("Give the name, as it stands on a badge"))
    honorific = text(_l("Form of address"), 60)
    position = text(_l("Position"))
    organisation = text(_l("Organisation"))
    country = country(_l("Country"), default="")
    email = text(_l("E-mail"))

    def validate_email(self, field: Any) -> None:
        if field.data and not is_address(field.data):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))

    def person(self) -> dict[str, Any]:
        return {name: self[name].data or "" for name in ("name", "honorific", "country", "email")}
