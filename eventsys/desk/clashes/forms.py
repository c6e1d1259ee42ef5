from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import DateField, SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
LONGEST_NOTE = 1000  # characters


def of_our_time(form: Form, field: DateField) -> None:
    if field.data and not EARLIEST <= field.data <= LATEST:
        raise ValidationError(_("Enter a day of this century"))


class AbsenceForm(Form):
    """Days without a time are whole days."""

    person = SelectField(_l("Who"), [InputRequired(_l("Choose who is away"))])
    first_day = DateField(_l("From what day"), [InputRequired(_l("Enter the first day")), of_our_time])
    first_time = TimeField(_l("From what time"), [Optional()])
    last_day = DateField(_l("Until what day"), [Optional(), of_our_time])
    last_time = TimeField(_l("Until what time"), [Optional()])
    note = StringField(_l("Note"), [Length(max=LONGEST_NOTE)])

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.ends > self.starts:
            return True
        wrong = self.last_time if self.last_day.data in (None, self.first_day.data) else self.last_day
        wrong.errors = [_("The end has to be after the beginning")]
        return False

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.first_day.data, self.first_time.data or time())

    @property
    def ends(self) -> datetime:
        last = self.last_day.data or self.first_day.data
        if self.last_time.data is None:
            return datetime.combine(last + timedelta(days=1), time())
        return datetime.combine(last, self.last_time.data)
