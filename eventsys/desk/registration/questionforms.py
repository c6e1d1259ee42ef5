"""The form of one question. Options are kept by keys made once: to change a label changes no answer."""

from collections.abc import Sequence
from typing import Any

from flask import request
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line
from eventsys.registration import questioning
from eventsys.registration.models import Category, Option, Question
from eventsys.registration.questioning import CHOSEN

from .. import fields
from ..stale import RowForm

MOST_OPTIONS = 60
KIND_WORDS: dict[str, Any] = {
    "text": _l("Text, one line"), "long text": _l("Long text"), "choice": _l("One of several"),
    "several": _l("As many as fit"), "yes or no": _l("Yes or no"), "date": _l("Date"), "number": _l("Number"),
    "country": _l("Country"), "organisation": _l("Organisation, with proposals"), "language": _l("Language"),
    "file": _l("File, such as a letter"), "consent": _l("Consent: a box to tick"),
}
CARE_WORDS: dict[str, Any] = {
    "": _l("No"), "diet": _l("Diet"), "access": _l("Access needs"), "visa": _l("Visa"),
    "emergency": _l("Emergency contact"),
}
HANGS_ON = ("choice", "several", "yes or no")  # kinds of which one value may be asked for


class QuestionForm(RowForm):
    label = fields.text(_l("Question"), 500, required=_l("Write the question"))
    kind = SelectField(_l("Kind of answer"), choices=fields.listed(KIND_WORDS.items()))
    help = TextAreaField(_l("Help beside it"), [Length(max=1_000, message=_l("Shorten this to %(max)d characters"))])
    is_required = BooleanField(_l("Must be answered"))
    more = TextAreaField(_l("New options, one a line"), [Length(max=10_000)])
    page = fields.text(_l("Heading of its page"), 80)
    only_if = SelectMultipleField(_l("Ask it only if"))
    categories = SelectMultipleField(_l("Only for these categories"), coerce=int)
    care = RadioField(_l("Keep the answer apart, as private?"), choices=fields.listed(CARE_WORDS.items()), default="")

    apart = frozenset({"more", "only_if", "categories"})

    def fit(self, row: Question | None, others: Sequence[Question], categories: Sequence[Category],
            is_answered: bool) -> None:
        """`others`: questions that it may hang on, those before it."""
        self.row, self.others, self.is_answered = row, others, is_answered
        self.categories.choices = fields.listed((str(one.id), one.name) for one in categories)
        self.only_if.choices = fields.listed(conditions(others))
        if not self.is_submitted():
            self.categories.data = list(row.categories) if row else []
            self.only_if.data = _condition(row) if row else []
        if self.kind.data is None and row is not None:
            self.kind.data = row.kind  # locked, and so not sent

    def facts(self) -> dict[str, Any]:
        kind, hangs = self.kind.data, [said.partition(":") for said in self.only_if.data or ()]
        return super().facts() | {
            "options": self._options() if kind in CHOSEN else (),
            "only_if_id": int(hangs[0][0]) if hangs else None,
            "only_if_values": tuple(value for _on, _sign, value in hangs) if all(one[2] for one in hangs) else (),
            "categories": tuple(self.categories.data or ()), "care": "" if kind == "consent" else self.care.data or ""}

    def hanging(self) -> list[tuple[str, list[tuple[str, str]], bool]]:
        """Questions that it may hang on, with their answers, and whether one of these is ticked."""
        ticked = set(self.only_if.data or ())
        groups = [(other.label, _conditions_on(other)) for other in self.others]
        return [(label, pairs, any(value in ticked for value, _words in pairs)) for label, pairs in groups if pairs]

    def labels(self) -> dict[str, str]:
        """Of the options that are there, by key, as they were typed or are."""
        known = {one.key: one.label for one in self.row.options} if self.row else {}
        return {key: line(self._sent.get(f"option-{key}", label)) for key, label in known.items()}

    @property
    def _sent(self) -> Any:
        return request.form

    def _options(self) -> tuple[Option, ...]:
        kept = [Option(key, label) for key, label in self.labels().items() if label]
        return questioning.options((line(one) for one in (self.more.data or "").splitlines()), kept)

    def validate_more(self, field: TextAreaField) -> None:
        if self.kind.data not in CHOSEN:
            return
        number = len(self._options())
        if number < 2:
            raise ValidationError(_("Give at least two options to choose from"))
        if number > MOST_OPTIONS:
            raise ValidationError(_("That is more than %(most)s options", most=MOST_OPTIONS))

    def validate_kind(self, field: SelectField) -> None:
        if self.row is not None and self.is_answered and field.data != self.row.kind:
            raise ValidationError(_("It was answered already: its kind stays. Retire it, and ask anew"))

    def validate_care(self, field: RadioField) -> None:
        if self.row is not None and self.is_answered and (field.data or "") != self.row.care:
            raise ValidationError(_("It was answered already: what was said stays where it is kept. Retire it, and ask "
                                    "anew"))

    def validate_only_if(self, field: SelectMultipleField) -> None:
        if len({said.partition(":")[0] for said in field.data or ()}) > 1:
            raise ValidationError(_("Tick answers to one question only"))

    def validate_label(self, field: StringField) -> None:
        if field.data and not field.data.strip(" .?!…"):
            raise ValidationError(_("Write the question"))


def conditions(others: Sequence[Question]) -> list[tuple[str, str]]:
    """What a question may hang on: "12", any answer, or "12:yes", that one."""
    return [pair for other in others for pair in _conditions_on(other)]


def _conditions_on(other: Question) -> list[tuple[str, str]]:
    if other.kind == "consent":
        return []
    return [(str(other.id), _("any answer")), *((f"{other.id}:{value}", words) for value, words in answers_to(other))]


def answers_to(question: Question) -> list[tuple[str, str]]:
    if question.kind == "yes or no":
        return [("yes", _("Yes")), ("no", _("No"))]
    return [(one.key, one.label) for one in question.options] if question.kind in HANGS_ON else []


def _condition(row: Question) -> list[str]:
    if row.only_if_id is None:
        return []
    return [f"{row.only_if_id}:{value}" for value in row.only_if_values] or [str(row.only_if_id)]
