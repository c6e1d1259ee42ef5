"""Forms in plain words: what is wrong is told beside each field and, with a link to it, above them all."""

from collections.abc import Iterator
from functools import lru_cache

from babel import support
from flask_babel import get_locale
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
from wtforms.i18n import messages_path

Told = tuple[str, str]  # id of what to focus, words


class Form(FlaskForm):
    """Texts come without blanks around them. Validate with `validate_on_submit()`, show `told()`."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: FlaskForm) -> "Messages":
            return Messages(str(get_locale() or "en"))

        def bind_field(self, form: FlaskForm, unbound: Field, options: dict[str, object]) -> Field:
            # Passwords keep theirs: a blank may be part of one.
            if issubclass(unbound.field_class, StringField) and not issubclass(unbound.field_class, PasswordField):
                unbound.kwargs.setdefault("filters", [stripped])
            return super().bind_field(form, unbound, options)

    def told(self) -> list[Told]:
        return [told for field in self for told in _told(field)]


class Messages:
    """WTForms' own words in a language. Flask-WTF reads their catalogue from the disk for each request."""

    def __init__(self, locale: str) -> None:
        self.known = _catalogue(locale)

    def gettext(self, words: str) -> str:
        return self.known.ugettext(words)  # type: ignore[no-any-return]

    def ngettext(self, one: str, several: str, number: int) -> str:
        return self.known.ungettext(one, several, number)  # type: ignore[no-any-return]


@lru_cache(maxsize=64)
def _catalogue(locale: str) -> support.NullTranslations:
    return support.Translations.load(messages_path(), [locale], domain="wtforms")


def stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _told(field: Field) -> Iterator[Told]:
    if isinstance(field, FieldList | FormField):
        for inner in field:
            yield from _told(inner)
    elif field.errors:
        several = isinstance(field, RadioField | SelectMultipleField)
        yield f"{field.id}-0" if several else field.id, str(field.errors[0])
