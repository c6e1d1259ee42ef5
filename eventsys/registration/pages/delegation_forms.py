"""What focal points say: who they are and how many wish to come; and who comes."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import is_reachable

from ..models import Category
from .forms import LONGEST_NAME, countries, text_line

MOST_PLACES = 1_000  # that one delegation can wish for


class PersonForm(Form):
    name = text_line(_l("Full name"), LONGEST_NAME, _l("Enter the name, as it is to stand on the badge"))
    email = text_line(_l("E-mail address"), 254)

    def validate_name(self, field: StringField) -> None:
        if not any(sign.isalpha() for sign in field.data or ""):
            raise ValidationError(_("Enter the name, as it is to stand on the badge"))

    def validate_email(self, field: StringField) -> None:
        field.data = (field.data or "").lower()
        if field.data and not is_reachable(field.data):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org, or leave it empty"))


class NomineeForm(PersonForm):
    category = RadioField(_l("Category"), [InputRequired(_l("Choose in which category they come"))])
    is_head = BooleanField(_l("Head of the delegation"))

    def __init__(self, categories: Sequence[Category], *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.category.choices = [(str(one.id), one.name) for one in categories]
        if len(categories) == 1:
            self.category.data = str(categories[0].id)
            self.category.raw_data = [self.category.data]


class ListForm(Form):
    rows = TextAreaField(_l("Names, from a spreadsheet"), [
        Length(max=100_000, message=_l("Use at most %(max)d characters"))])
    file = FileField(_l("Or the spreadsheet itself"))
    category = SelectField(_l("Category, where a row names none"))

    def __init__(self, categories: Sequence[Category], *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.category.choices = [(str(one.id), one.name) for one in categories]


class Number(IntegerField):
    """Nothing is none."""

    def process_formdata(self, given: list[str]) -> None:
        if given and not given[0].strip():
            self.data = 0
            return
        super().process_formdata(given)


class ApplyForm(Form):
    """With a number for each category: see `apply_form`."""

    organisation = text_line(_l("Organisation"), 200, _l("Enter the organisation that the delegation comes for"))
    country = SelectField(_l("Country"), [InputRequired(_l("Choose the country"))], choices=countries)
    city = text_line(_l("City"), 120)
    focal_name = text_line(_l("Your name"), LONGEST_NAME, _l("Enter your name"))
    focal_email = text_line(_l("Your e-mail address"), 254, _l("Enter your e-mail address"))
    message = TextAreaField(_l("Is there something that the organisers should know?"), [
        Length(max=4_000, message=_l("Use at most %(max)d characters"))])

    def validate_focal_email(self, field: StringField) -> None:
        field.data = (field.data or "").lower()
        if not is_reachable(field.data):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))

    @property
    def wished(self) -> dict[int, int]:
        return numbers_of(self)

    @property
    def facts(self) -> dict[str, str]:
        names = ("organisation", "country", "city", "focal_name", "focal_email")
        return {name: self[name].data or "" for name in names}


def number_name(category: Category) -> str:
    return f"places-{category.id}"


def apply_form(categories: Sequence[Category], **options: Any) -> ApplyForm:
    form: ApplyForm = with_numbers(ApplyForm, categories)(**options)
    return form


def with_numbers(form: type[Form], categories: Sequence[Category]) -> type[Any]:
    """The form with a field for a number of places of each category."""
    return type(form.__name__, (form,), {number_name(one): Number(one.name, [within]) for one in categories})


def numbers_of(form: Form) -> dict[int, int]:
    """By the category's number."""
    return {int(name.removeprefix("places-")): field.data or 0 for name, field in form._fields.items()
            if name.startswith("places-")}


def within(form: Form, field: Any) -> None:
    if field.data is None or not 0 <= field.data <= MOST_PLACES:
        field.errors[:] = []
        raise ValidationError(_("Enter a number in digits, from 0 to %(most)s", most=MOST_PLACES))
