from wtforms import DateField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from eventsys.invitations import organising, rules
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import is_address
from eventsys.programme.richtext import clean

from ..fields import one_line

LONGEST_MESSAGE = 5_000  # characters


class WordingForm(Form):
    message = TextAreaField(_l("A message of your own"), [
        Length(max=LONGEST_MESSAGE, message=_l("Use at most %(max)d characters"))],
        filters=[lambda value: clean(value) if isinstance(value, str) else value])
    reply_by = DateField(_l("Answer wanted by"), [Optional()])

    def validate_message(self, field: TextAreaField) -> None:
        if unknown := rules.unknown_placeholders(field.data or ""):
            raise ValidationError(_("%(wrong)s stands for nothing: use {name}, {event} or {sessions}",
                                    wrong=", ".join(unknown[:5])))

    def validate_reply_by(self, field: DateField) -> None:
        if organising.is_past(field.data):
            raise ValidationError(_("This day has passed: choose a later one, or none"))


class AddressForm(Form):
    email = StringField(_l("E-mail"), [InputRequired(_l("Enter an e-mail address")), Length(max=254)],
                        filters=[one_line])

    def validate_email(self, field: StringField) -> None:
        if not is_address(field.data or ""):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))


class NoteForm(Form):
    note = TextAreaField(_l("Why, for them to read"), [
        Length(max=1_000, message=_l("Use at most %(max)d characters"))],
        filters=[lambda value: clean(value) if isinstance(value, str) else value])


class WishesForm(Form):
    wants = SelectMultipleField(_l("What panelists are asked for"))
    slides_for = SelectMultipleField(_l("Slides are wanted in sessions of these kinds"))
    reply_by = DateField(_l("Answer wanted by"), [Optional()])
