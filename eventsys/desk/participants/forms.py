"""What an organiser says of a participant."""

from typing import Any, ClassVar

from flask import current_app
from wtforms import BooleanField, RadioField, SelectChoice, SelectField, TextAreaField
from wtforms.validators import Length, ValidationError

from eventsys.kit import i18n, outbox
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.registration.adding import STATES
from eventsys.registration.words import state_words

from .. import fields
from ..stale import RowForm


class PersonForm(RowForm):
    """Of a registration; `needs_email` where nobody else answers for the person."""

    needs_email = True

    name = fields.text(_l("Name, as it stands on the badge"), required=_l("Give the name"))
    email = fields.text(_l("E-mail"), longest=254)
    position = fields.text(_l("Position"))
    organisation = fields.text(_l("Organisation"))
    country = fields.country(_l("Country"))
    city = fields.text(_l("City"))
    locale = fields.LanguageField(_l("Language of letters"), choices=lambda: _offered())
    note = TextAreaField(_l("Internal note"), [Length(max=4_000, message=_l("Shorten this to %(max)d characters"))])

    def validate_email(self, field: Any) -> None:
        field.data = (field.data or "").lower()
        if not field.data and self.needs_email:
            raise ValidationError(_("Give the e-mail address: letters go there"))
        if field.data and not outbox.is_address(field.data):
            raise ValidationError(_("This is no e-mail address, such as ada@example.org"))


class NewForm(PersonForm):
    apart: ClassVar[frozenset[str]] = frozenset({"category", "state", "letter"})

    category = SelectField(_l("Category"), coerce=int)
    state = RadioField(_l("As"), choices=lambda: [(state, _state(state)) for state in STATES], default="confirmed")
    letter = BooleanField(_l("Write a letter about it"), default=True)


def _offered() -> list[SelectChoice]:
    """Letters are written in these, whatever else somebody speaks."""
    return fields.listed((tag, i18n.language(tag)) for tag in sorted(current_app.extensions["locales"]))


def _state(state: str) -> str:
    return {"confirmed": _("confirmed"), "offered": _("a place offered, to be accepted within the time for offers"),
            "waitlisted": _("on the waiting list"), "pending": _("to be approved")}.get(state, state_words(state))
