"""What a message says, and to whom."""

from collections.abc import Collection, Mapping
from typing import Any

from wtforms import RadioField, TextAreaField
from wtforms.validators import Length, ValidationError

from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.registration import notices, placeholders

from ..fields import listed, text
from ..stale import RowForm

MOST = 20_000  # characters


class MessageForm(RowForm):
    subject = text(_l("Subject"), required=_l("Give the letter a subject"))
    body = TextAreaField(_l("Letter"), [Length(max=MOST, message=_l("Shorten this to %(max)d characters"))])
    is_needed = RadioField(_l("What kind of letter it is"), choices=listed([
        ("no", _l("News: whoever wants none gets none, and each letter has a link to unsubscribe")),
        ("yes", _l("Needed for taking part: everybody gets it"))]))

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return {**super().shown(row), "is_needed": "yes" if row.is_needed else "no"}

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "is_needed": self.is_needed.data == "yes"}

    def validate_subject(self, field: Any) -> None:
        _filled_in(field.data or "", placeholders.IN_SUBJECTS)

    def validate_body(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_("Write the letter"))
        _filled_in(field.data, placeholders.ALL)


class NoticeForm(RowForm):
    subject = text(_l("Subject"), required=_l("Give the letter a subject"))
    body = TextAreaField(_l("Words of your own"), [Length(max=MOST, message=_l("Shorten this to %(max)d characters"))])

    def validate_subject(self, field: Any) -> None:
        _filled_in(field.data or "", notices.ALLOWED.keys() - placeholders.LINKS.keys())

    def validate_body(self, field: Any) -> None:
        _filled_in(field.data or "", notices.ALLOWED)


def allowed(tells: str) -> Mapping[str, str]:
    return notices.ALLOWED if tells else placeholders.ALL


def _filled_in(said: str, known: Collection[str]) -> None:
    """With the place of each that is not known: a text area counts its lines by LF."""
    if found := placeholders.faults(said.replace("\r\n", "\n"), known):
        raise ValidationError(" ".join(placeholders.fault_words(fault) for fault in found[:5]))
