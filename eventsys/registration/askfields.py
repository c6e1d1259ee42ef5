"""A field for each kind of question. What it gives is plain data that JSON can keep; empty where nothing was said."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from eventsys.kit import choices, i18n
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import clean, line

from .filefield import AnswerFile
from .models import Question
from .rules import QuestionKind

SHORT, LONG = 300, 4_000  # characters
FEW = 8  # so many options are seen at once; more are a list to unfold
MOST_NUMBER = Decimal(10) ** 12


def field_of(question: Question) -> Any:
    """An unbound field of WTForms."""
    return _MAKERS[question.kind](question)  # type: ignore[index]


class Answered:
    """As InputRequired, but blanks do not count, and the words say which question."""

    field_flags: ClassVar[dict[str, bool]] = {}

    def __init__(self, question: Question) -> None:
        self.kind, self.label = question.kind, question.label

    def __call__(self, form: Any, field: Field) -> None:
        if not field.data and not field.errors:
            raise ValidationError(_lacks(self.kind, self.label))


class OneOf(RadioField):
    """None of them may be chosen; whether one must is said elsewhere."""

    def pre_validate(self, form: Any) -> None:
        self.data = self.data or ""  # type: ignore[has-type]
        if self.data:  # type: ignore[has-type]
            super().pre_validate(form)


class SomeOf(SelectMultipleField):
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        self.data = self.data or []  # type: ignore[has-type]
        super().pre_validate(form)


class DateText(StringField):
    """Its data is "2027-03-27"; browsers without a calendar of their own send what was typed."""

    data: Any

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if not self.data:
            return
        try:
            self.data = date.fromisoformat(self.data).isoformat()
        except ValueError:
            raise ValidationError(_("Enter a date as year-month-day, such as 2027-03-27")) from None


class Number(StringField):
    """Its data is the number as text: "12", "2.5". A comma is taken for a point."""

    data: Any

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if not self.data:
            return
        try:
            number = Decimal(self.data.replace(" ", "").replace(",", "."))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) > MOST_NUMBER:
            raise ValidationError(_("Enter a number in digits, such as 12"))
        self.data = f"{number.normalize():f}"


def _one_line(value: Any) -> Any:
    return line(value) if isinstance(value, str) else value


def _lines(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def _listed(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value, words) for value, words in pairs]


def _rules(question: Question, *more: Any) -> list[Any]:
    return [*more, *([Answered(question)] if question.is_required else [])]


def _shorter(most: int) -> Length:
    return Length(max=most, message=_l("Use at most %(max)d characters"))


def _text(question: Question) -> Any:
    return StringField(question.label, _rules(question, _shorter(SHORT)), filters=[_one_line])


def _long_text(question: Question) -> Any:
    return TextAreaField(question.label, _rules(question, _shorter(LONG)), filters=[_lines])


def _choice(question: Question) -> Any:
    known = [(option.key, option.label) for option in question.options]
    if len(known) > FEW:
        return SelectField(question.label, _rules(question), choices=_listed([("", ""), *known]))
    return OneOf(question.label, _rules(question), choices=_listed(known))


def _several(question: Question) -> Any:
    return SomeOf(question.label, _rules(question), choices=_listed(
        (one.key, one.label) for one in question.options))


def _yes_or_no(question: Question) -> Any:
    return OneOf(question.label, _rules(question), choices=_listed(
        [("yes", _("Yes")), ("no", _("No"))]))


def _date(question: Question) -> Any:
    return DateText(question.label, _rules(question), filters=[_one_line])


def _number(question: Question) -> Any:
    return Number(question.label, _rules(question, _shorter(SHORT)), filters=[_one_line])


def _country(question: Question) -> Any:
    return SelectField(question.label, _rules(question), choices=lambda: _listed(choices.countries()))


def _language(question: Question) -> Any:
    return SelectField(question.label, _rules(question), choices=lambda: _listed(
        choices.languages(choices.USUAL_LANGUAGES)))


def _file(question: Question) -> Any:
    return AnswerFile(question.label, _rules(question))


def _consent(question: Question) -> Any:
    return BooleanField(question.label, _rules(question))


_MAKERS: dict[QuestionKind, Callable[[Question], Any]] = {
    "text": _text, "long text": _long_text, "choice": _choice, "several": _several, "yes or no": _yes_or_no,
    "date": _date, "number": _number, "country": _country, "organisation": _text, "language": _language,
    "file": _file, "consent": _consent,
}


def _lacks(kind: str, label: str) -> str:
    match kind:
        case "choice" | "several" | "yes or no" | "country" | "language":
            return _("Choose an answer: %(question)s", question=label)
        case "date":
            return _("Enter a date: %(question)s", question=label)
        case "number":
            return _("Enter a number: %(question)s", question=label)
        case "file":
            return _("Choose a file: %(question)s", question=label)
        case "consent":
            return _("Tick this to go on: %(question)s", question=label)
    return _("Enter an answer: %(question)s", question=label)


def words_of(question: Question, value: Any) -> str:
    """The answer as a person reads it."""
    labels = {option.key: option.label for option in question.options}
    match question.kind:
        case "choice":
            return labels.get(value, value)
        case "several":
            return ", ".join(labels.get(one, one) for one in value)
        case "consent":
            return _("Yes")  # of none, nobody asks
        case "yes or no":
            return _("Yes") if value == "yes" else _("No")
        case "date":
            return i18n.date_words(date.fromisoformat(value))
        case "country":
            return i18n.country(value)
        case "language":
            return i18n.language(value)
        case "file":
            return str(value["name"])
    return str(value)
