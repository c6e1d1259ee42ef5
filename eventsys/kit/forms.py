"""Forms in plain words: what is wrong is told beside each field and, with a link to it, above them all."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    FieldList,
    FormField,
    PasswordField,
    RadioField,
    SelectMultipleField,
    StringField,
)

Told = tuple[str, str]  # id of what to focus, words


class Form(FlaskForm):
    """Texts come without blanks around them. Validate with `validate_on_submit()`, show `told()`."""

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: FlaskForm, unbound: Field, options: dict[str, object]) -> Field:
            # Passwords keep theirs: a blank may be part of one.
            if issubclass(unbound.field_class, StringField) and not issubclass(unbound.field_class, PasswordField):
                unbound.kwargs.setdefault("filters", [stripped])
            return super().bind_field(form, unbound, options)

    def told(self) -> list[Told]:
        return [told for field in self for told in _told(field)]


def stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _told(field: Field) -> Iterator[Told]:
    if isinstance(field, FieldList | FormField):
        for inner in field:
            yield from _told(inner)
    elif field.errors:
        several = isinstance(field, RadioField | SelectMultipleField)
        yield f"{field.id}-0" if several else field.id, str(field.errors[0])
