"""What organisers say of a delegation."""

from collections.abc import Sequence
from typing import Any

from wtforms import TextAreaField
from wtforms.validators import Length, ValidationError

from eventsys.kit import outbox
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.registration.models import Category
from eventsys.registration.pages.delegation_forms import with_numbers

from .. import fields
from ..registration.forms import WallField
from ..stale import RowForm

LONG = Length(max=4_000, message=_l("Shorten this to %(max)d characters"))


class FactsForm(RowForm):
    organisation = fields.text(_l("Organisation"), required=_l("Give the organisation"))
    country = fields.country(_l("Country"))
    city = fields.text(_l("City"))
    focal_name = fields.text(_l("Name of the focal point"), required=_l("Give the name of the focal point"))
    focal_email = fields.text(_l("Their e-mail address"), longest=254, required=_l("Give the e-mail address"))
    swaps_until = WallField(_l("Names can be given and swapped until"))
    note = TextAreaField(_l("Internal note"), [LONG])

    def validate_focal_email(self, field: Any) -> None:
        field.data = (field.data or "").lower()
        if field.data and not outbox.is_address(field.data):
            raise ValidationError(_("This is no e-mail address, such as ada@example.org"))


class GrantForm(Form):
    swaps_until = WallField(_l("Names can be given and swapped until"))
    answer = TextAreaField(_l("Words of yours in the letter"), [LONG])


class RefuseForm(Form):
    answer = TextAreaField(_l("Why, for them to read"), [LONG])


class PasteForm(Form):
    rows = TextAreaField(_l("Rows from a spreadsheet"), [
        Length(max=200_000, message=_l("Shorten this to %(max)d characters"))])


def new_form(categories: Sequence[Category]) -> Any:
    return with_numbers(FactsForm, categories)()


def grant_form(categories: Sequence[Category], **options: Any) -> Any:
    return with_numbers(GrantForm, categories)(**options)
