"""Fields that several forms of the desk have."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from flask import g
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import Length, Optional, Regexp, ValidationError

from eventsys.kit import choices, i18n
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line

_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
LONG, SHORT = 200, 60  # characters


def one_line(value: Any) -> Any:
    return line(value) if isinstance(value, str) else value


def text(label: Any, longest: int = LONG, required: Any = None, **options: Any) -> StringField:
    """`required`: the words where it is left empty."""
    asked = [_Filled(required)] if required else []
    return StringField(label, [*asked, Length(max=longest, message=_l("Shorten this to %(max)d characters"))],
                       filters=[one_line], **options)


def address(label: Any, **options: Any) -> StringField:
    """A link to a page elsewhere."""
    return StringField(label, [Length(max=1000), _is_address], filters=[one_line], **options)


def in_order(chosen: Iterable[str], before: Sequence[str]) -> tuple[str, ...]:
    """What stays keeps its order, what is new comes behind: boxes are ticked in an order of their own."""
    wanted = list(dict.fromkeys(chosen))
    return (*(one for one in before if one in wanted), *(one for one in wanted if one not in before))


def listed(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """Values and words, as fields to choose from want them."""
    return [SelectChoice(value, words) for value, words in pairs]


class ListedField(SelectField):
    """A choice of a list; what the row has already may stay, also where the list has it not."""

    def process_data(self, value: Any) -> None:
        super().process_data(value)
        listed: list[SelectChoice] = list(self.choices or ())  # type: ignore[has-type]
        if value and str(value) not in {one.value for one in listed}:
            self.choices = [*listed, SelectChoice(str(value), self.named(str(value)))]

    def named(self, value: str) -> str:
        """In words, of a value that is not in the list."""
        return value

    def pre_validate(self, form: Any) -> None:
        """Where a form does not send it, it stays as it is."""
        if self.data is None:  # type: ignore[has-type]
            self.data = self.object_data or (None if self.coerce is int else "")
        super().pre_validate(form)


def country(label: Any, **options: Any) -> SelectField:
    return ListedField(label, choices=lambda: listed(choices.countries()), **options)


class LanguageField(ListedField):
    def named(self, value: str) -> str:
        return i18n.language(value)


def language(label: Any, **options: Any) -> SelectField:
    """The event's own first."""
    return LanguageField(label, choices=lambda: listed(choices.languages(_spoken_here())), **options)


def _spoken_here() -> tuple[str, ...]:
    return (g.event.language, *g.event.languages) if "event" in g else ()


def colour(label: Any, **options: Any) -> StringField:
    return StringField(label, [Optional(), Regexp(r"#[0-9a-fA-F]{6}\Z", message=_l("Give a colour as #0B6BA8"))],
                       filters=[one_line], **options)


class _Filled:
    """As InputRequired, but blanks do not count."""

    field_flags: ClassVar[dict[str, bool]] = {}

    def __init__(self, words: Any) -> None:
        self.words = words

    def __call__(self, form: Any, field: Any) -> None:
        if not field.data:
            raise ValidationError(str(self.words))


def _is_address(form: Any, field: Any) -> None:
    if field.data and not _ADDRESS.fullmatch(field.data):
        raise ValidationError(_("A link begins with https:// or http://"))
