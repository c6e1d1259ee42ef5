"""What is said of a session."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional, ValidationError

from eventsys.events.models import Event
from eventsys.kit import choices, i18n
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.richfield import RichField
from eventsys.programme.richtext import line
from eventsys.programme.structs import Link

from .. import fields
from ..stale import RowForm

LONG_TEXT = 20_000  # characters
TOO_LONG = _l("Shorten this to %(max)d characters")
SCHEMES = ("https://", "http://", "mailto:")


class Choices(Struct, frozen=True):
    """Keys and names of what an event has."""

    kinds: list[tuple[str, str]]
    tracks: list[tuple[str, str]]
    sponsors: list[tuple[str, str]]


def _number(value: Any) -> int | None:
    """None for the choice that is none."""
    return int(value) if value not in (None, "", "None") else None


class SessionForm(RowForm):
    title = fields.text(_l("Title"), 300, required=_l("Give the session a title"))
    subtitle = fields.text(_l("Subtitle"), 300)
    code = fields.text(_l("Reference code"), 40)
    event_id = SelectField(_l("Belongs to"), coerce=int)
    kind_key = SelectField(_l("Kind"))
    track_key = SelectField(_l("Track"))
    language = fields.language(_l("Language"))
    interpretation = SelectMultipleField(_l("Interpretation into"))
    summary = RichField(_l("Summary"), [Length(max=LONG_TEXT, message=TOO_LONG)])
    objectives_intro = RichField(_l("Before the objectives"), [Length(max=4_000, message=TOO_LONG)])
    objectives = TextAreaField(_l("Objectives"), [Length(max=8_000, message=TOO_LONG)])
    links = TextAreaField(_l("Links"), [Length(max=8_000, message=TOO_LONG)])
    stream_url = fields.address(_l("Stream"))
    license = fields.text(_l("Licence of the recording"), 100)
    do_not_record = BooleanField(_l("Not to be recorded"))
    expected = IntegerField(_l("Expected people"), [Optional(), NumberRange(
        0, 1_000_000, _l("Give a number of people"))])
    sponsor_id = SelectField(_l("Sponsor"), coerce=_number)
    note = TextAreaField(_l("Notes of the organisers"), [Length(max=LONG_TEXT, message=TOO_LONG)])

    def offer(self, events: Iterable[Event], given: Choices) -> None:
        here = list(events)
        self.event_id.choices = fields.listed((event.id, event.title) for event in here)  # type: ignore[misc]
        self.kind_key.choices = _with_own(self.kind_key, _("No kind"), given.kinds)
        self.track_key.choices = _with_own(self.track_key, _("No track"), given.tracks)
        self.sponsor_id.choices = fields.listed([("", _("No sponsor")), *given.sponsors])
        own = (tag for event in here for tag in (event.language, *event.languages))
        spoken = dict.fromkeys([*own, *choices.USUAL_LANGUAGES, *(self.interpretation.data or ())])
        self.interpretation.choices = fields.listed((tag, i18n.language(tag)) for tag in spoken if tag)

    def validate_links(self, field: TextAreaField) -> None:
        for number, typed in enumerate(_lines(field.data), 1):
            if not typed.startswith(SCHEMES):
                raise ValidationError(_("Line %(number)s: begin with the address, such as https://…", number=number))

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        return super().shown(row) | {
            "interpretation": list(row.interpretation), "objectives": "\n".join(row.objectives),
            "links": "\n".join(f"{link.url} {link.title}".strip() for link in row.links)}

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return facts | {
            "interpretation": tuple(facts["interpretation"] or ()), "objectives": tuple(_lines(facts["objectives"])),
            "links": tuple(_link(typed) for typed in _lines(facts["links"])), "note": facts["note"] or "",
            "sponsor_id": facts["sponsor_id"] or None}


def _with_own(field: SelectField, none: str, known: Iterable[tuple[str, str]]) -> Any:
    """What the session has stays to be chosen, also where the list has it not any more."""
    pairs = {"": none} | dict(known)
    if isinstance(field.object_data, str):
        pairs.setdefault(field.object_data, field.object_data)
    return fields.listed(pairs.items())


def _lines(text: str | None) -> list[str]:
    return [typed for one in (text or "").splitlines() if (typed := line(one))]


def _link(typed: str) -> Link:
    url, _blank, title = typed.partition(" ")
    return Link(url, title)
