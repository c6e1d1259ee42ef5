from collections.abc import Iterable
from typing import Any, ClassVar

from wtforms import BooleanField, DateField, SelectField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError

from eventsys.kit.database import db
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.outbox import is_address
from eventsys.kit.richfield import RichField
from eventsys.people.models import GENDERS, ORGANISATION_KINDS, Organisation
from eventsys.programme.richtext import line
from eventsys.programme.structs import Link

from .. import uploads
from ..fields import address, country, text
from ..stale import RowForm
from ..uploads import UploadField
from . import words

LONG_TEXT = 20_000
TOO_LONG = _l("Shorten this to %(max)d characters")
SCHEMES = ("https://", "http://", "mailto:")


class LinksField(TextAreaField):
    """One a line: the address, and behind it what it is."""

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else "\n".join(
            f"{link.url} {link.title}".strip() for link in self.data or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = tuple(_links(str(valuelist[0]).splitlines()))

    def pre_validate(self, form: Any) -> None:
        for link in self.data or ():
            if not link.url.lower().startswith(SCHEMES) or len(link.url) > 1000:
                raise ValidationError(_("Each line begins with an address such as https://example.org"))


def _links(lines: Iterable[str]) -> Iterable[Link]:
    for written in lines:
        url, _blank, title = line(written).partition(" ")
        if url:
            yield Link(url, title)


class PersonForm(RowForm):
    apart: ClassVar[frozenset[str]] = frozenset({"other"})

    honorific = text(_l("Form of address"), 60)
    name = text(_l("Name"), required=_l("Give the name, as it stands on a badge"))
    sort_name = text(_l("Sorted as"))
    country = country(_l("Country"), default="")
    biography = RichField(_l("Biography"), [Length(max=LONG_TEXT, message=TOO_LONG)])
    links = LinksField(_l("Links"), [Length(max=4000, message=TOO_LONG)])
    other = BooleanField(_l("This is somebody else: add them"))


class PrivatePersonForm(PersonForm):
    """With what is never public, for those who may see it."""

    email = text(_l("E-mail"))
    phone = text(_l("Phone"), 60)
    gender = SelectField(_l("Gender"), choices=lambda: [(key, words.gender(key)) for key in GENDERS], default="")
    diet = text(_l("Diet"), 500)
    access_needs = text(_l("Access needs"), 500)
    note = TextAreaField(_l("Note"), [Length(max=4000, message=TOO_LONG)])

    def validate_email(self, field: Any) -> None:
        if field.data and not is_address(field.data):
            raise ValidationError(_("Enter an e-mail address, such as name@example.org"))


class OfficeForm(RowForm):
    position = text(_l("Position"))
    organisation = text(_l("Organisation"))
    since = DateField(_l("From"), [Optional()])
    until = DateField(_l("Until"), [Optional()])

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        there = db.session.get(Organisation, row.organisation_id) if row.organisation_id else None
        return {"position": row.position, "organisation": there.name if there else "", "since": row.since,
                "until": row.until}

    def validate_position(self, field: Any) -> None:
        if not field.data and not self.organisation.data:
            raise ValidationError(_("Give the position, or at least the organisation"))

    def validate_until(self, field: Any) -> None:
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError(_("It ends before it begins"))


class OrganisationForm(RowForm):
    apart: ClassVar[frozenset[str]] = frozenset({"other"})

    name = text(_l("Name"), required=_l("Give the organisation's name"))
    kind = SelectField(_l("Kind"), choices=lambda: [(key, words.kind(key)) for key in ORGANISATION_KINDS],
                       default="")
    country = country(_l("Country"), default="")
    region = text(_l("Region"))
    url = address(_l("Website"))
    note = TextAreaField(_l("Note"), [Length(max=4000, message=TOO_LONG)])
    other = BooleanField(_l("This is another one: add it"))

    def fit(self, taken: Organisation | None) -> None:
        """`taken` is another one of that name."""
        self.taken = taken

    def validate_name(self, field: Any) -> None:
        if field.data and self.taken is not None:
            raise ValidationError(_("There is an organisation of this name already"))


class PictureForm(Form):
    picture = UploadField(_l("Picture"), keeper=uploads.image)

    def validate_picture(self, field: UploadField) -> None:
        if field.stored is None and not field.errors:
            raise ValidationError(_("Choose a picture"))
