from datetime import datetime, time, timedelta

from wtforms import DateField, SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _

LONGEST_NOTE = 1000  # characters


class AbsenceForm(Form):
    """Days without a time are whole days."""

    person = SelectField(_l("Who"), [InputRequired(_l("Choose who is away"))])
    first_day = DateField(_l("From what day"), [InputRequired(_l("Enter the first day"))])
    first_time = TimeField(_l("From what time"), [Optional()])
    last_day = DateField(_l("Until what day"), [Optional()])
    last_time = TimeField(_l("Until what time"), [Optional()])
    note = StringField(_l("Note"), [Length(max=LONGEST_NOTE)])

    def validate_last_day(self, field: DateField) -> None:
        if self.first_day.data and self.ends <= self.starts:
            raise ValidationError(_("The end has to be after the beginning"))

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.first_day.data, self.first_time.data or time())

    @property
    def ends(self) -> datetime:
        last = self.last_day.data or self.first_day.data
        if self.last_time.data is None:
            return datetime.combine(last + timedelta(days=1), time())
        return datetime.combine(last, self.last_time.data)
