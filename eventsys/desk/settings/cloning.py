"""Last year's event as this year's draft."""

from datetime import timedelta
from typing import Any

from flask import Response, g, redirect, url_for
from wtforms import BooleanField, DateField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from eventsys.agenda.cloning import clone
from eventsys.events import making
from eventsys.events.cloning import TAKEN
from eventsys.events.making import NameTaken
from eventsys.events.models import Event
from eventsys.events.rules import shift
from eventsys.kit import i18n, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _

from .. import fields
from ..shell import bp, event_page, here
from ..stale import status
from .event_forms import TOO_LONG, taken_words
from .facts import Answer

WORDS = {
    "sessions": _l("Sessions, at their times"), "places": _l("Venues, rooms and ways between them"),
    "tracks": _l("Tracks"), "kinds": _l("Kinds of session"), "days": _l("Titles and opening hours of days"),
    "sponsors": _l("Tiers and sponsors"), "texts": _l("Summary, good to know, disclaimer"),
    "looks": _l("Colours and picture"), "organisers": _l("Organisers"), "documents": _l("Documents"),
    "parts": _l("Parts"),
}
assert set(WORDS) == set(TAKEN)


class CloneForm(Form):
    title = fields.text(_l("Title"), required=_l("Give the event a title"))
    slug = StringField(_l("Name in addresses"), [
        Length(max=60, message=TOO_LONG), Regexp(r"\Z|[a-z0-9]+(-[a-z0-9]+)*\Z", message=_l(
            "Use small letters without accents, digits and hyphens: berlin-dialogue-2027"))])
    starts = DateField(_l("First day"), [InputRequired(_l("Choose the first day"))])
    keep_weekday = BooleanField(_l("Keep the days of the week"))
    take = SelectMultipleField(_l("Take with it"), choices=fields.listed((word, WORDS[word]) for word in TAKEN))
    follows = BooleanField(_l("Say on its page that it follows this one"))

    def validate_slug(self, field: StringField) -> None:
        if field.data and field.data in making.taken_slugs():
            raise ValidationError(taken_words())


@bp.route("/e/<slug>/clone", methods=["GET", "POST"])
@needs("event.make")
def clone_event(slug: str) -> Answer:
    source = here().summit
    title, name = making.next_names(source)
    usual: dict[str, Any] = {"title": title, "slug": name, "starts": source.starts + timedelta(days=364),
                             "keep_weekday": True, "take": list(TAKEN), "follows": True}
    form = CloneForm(data=usual)
    if not form.validate_on_submit():
        return _page(source, form)
    try:
        with transaction():
            event = _cloned(source, form)
    except NameTaken:
        form.slug.errors = [taken_words()]
        return _page(source, form)
    notices.say(_told(event, form))
    return redirect(url_for("desk.settings", slug=event.slug), 303)


def _cloned(source: Event, form: CloneForm) -> Event:
    by = shift(source.starts, form.starts.data, form.keep_weekday.data)
    return clone(source, title=form.title.data or "", slug=form.slug.data or "", by=by,
                 take=form.take.data or (), owner=g.account, follows=form.follows.data)


def _page(source: Event, form: CloneForm) -> Response:
    return event_page("desk/settings/clone.html", status(form), here="settings", source=source, form=form,
                      errors=form.told(), back=url_for("desk.settings", slug=source.slug))


def _told(event: Event, form: CloneForm) -> str:
    when = i18n.date_range(event.starts, event.ends)
    if event.starts != form.starts.data:
        return _("Made: %(name)s, %(when)s. To keep the days of the week it begins on a %(weekday)s.",
                 name=event.title, when=when, weekday=i18n.weekday(event.starts))
    return _("Made: %(name)s, %(when)s. Nothing of it is public before you publish it.", name=event.title, when=when)
