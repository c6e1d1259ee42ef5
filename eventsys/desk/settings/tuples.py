"""Short lists within the event's own row: whom to ask, links, related events."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, redirect, request, url_for
from msgspec.structs import asdict
from werkzeug import Response as Redirect
from wtforms import SelectField
from wtforms.validators import Email, ValidationError

from eventsys.events import editing
from eventsys.events import services as events
from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.programme.structs import Contact, Link, Related

from .. import fields
from ..shell import bp, event_page, here
from ..stale import seen, status

Answer = Response | Redirect
RELATIONS = {"follows": _l("Follows"), "precedes": _l("Comes before"),
             "on the margins of": _l("Held on the margins of"), "related": _l("Related")}


class ContactForm(Form):
    name = fields.text(_l("Name of a person or office"), required=_l("Give a name"))
    position = fields.text(_l("Position"))
    organisation = fields.text(_l("Organisation"))
    email = fields.text(_l("E-mail"))
    words = fields.text(_l("What they may be asked about"), 300)

    def validate_email(self, field: Any) -> None:
        if field.data:
            Email(_("Give a whole address, such as events@example.org"))(self, field)


class LinkForm(Form):
    url = fields.address(_l("Link"))
    title = fields.text(_l("Title"))

    def validate_url(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_("Give the link"))


class RelatedForm(Form):
    relation = SelectField(_l("How they are related"), choices=fields.listed(RELATIONS.items()))
    title = fields.text(_l("Title of the other event"), required=_l("Give its title"))
    slug = fields.text(_l("Its name in our addresses"), 60)
    url = fields.address(_l("Its page elsewhere"))
    on_the_margins_of = fields.text(_l("On the margins of which gathering it was held"))
    place = fields.text(_l("Place"))
    when = fields.text(_l("When, in words"), 100)

    def validate_slug(self, field: Any) -> None:
        if field.data and events.find(field.data) is None:
            raise ValidationError(_("No event of ours has this name"))


@dataclass(frozen=True)
class Listed:
    key: str
    struct: type[Any]
    form: type[Form]
    words: Mapping[str, Any]
    called: Callable[[Any], str]

    def said(self, what: str) -> str:
        return str(self.words[what])


def _marked(heading: Any, add: Any, change: Any, none: Any, hint: Any) -> Mapping[str, Any]:
    return {"heading": heading, "add": add, "change": change, "none": none, "hint": hint}


LISTED = {one.key: one for one in (
    Listed("contacts", Contact, ContactForm, _marked(
        _l("Contacts"), _l("Add a contact"), _l("Save the contact"), _l("Nobody is named whom one may ask."),
        _l("They are public, with their e-mail address.")), lambda one: str(one.name)),
    Listed("links", Link, LinkForm, _marked(
        _l("Links"), _l("Add a link"), _l("Save the link"), _l("There is no link yet."),
        _l("Pages elsewhere: outcomes, pictures, recordings.")), lambda one: str(one.title or one.url)),
    Listed("related", Related, RelatedForm, _marked(
        _l("Related events"), _l("Add a related event"), _l("Save the related event"),
        _l("No other event is named."), _l("What this one follows, or on the margins of what it is held.")),
        lambda one: str(one.title)),
)}
AT = f"/e/<slug>/settings/<any({','.join(LISTED)}):what>"


@bp.get(AT)
@needs("event.edit")
def settings_tuple(slug: str, what: str) -> Answer:
    event = here().event
    return event_page("desk/settings/tuple.html", here="settings", listed=LISTED[what], rows=getattr(event, what),
                      seen=rows.seen_of(event), relations=RELATIONS)


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@needs("event.edit")
def settings_tuple_add(slug: str, what: str) -> Answer:
    listed, place, form = LISTED[what], here(), LISTED[what].form()
    if not form.validate_on_submit():
        return _shown(listed, form)
    one = _one(listed, form)
    with transaction():
        editing.add_one(place.event, place.summit, what, one, listed.called(one))
    return _saved(listed, listed.called(one))


@bp.route(f"{AT}/<int:number>", methods=["GET", "POST"])
@needs("event.edit")
def settings_tuple_change(slug: str, what: str, number: int) -> Answer:
    listed, place = LISTED[what], here()
    known = _known(what, number)
    form = listed.form(data=asdict(known))
    if not form.validate_on_submit():
        return _shown(listed, form, known)
    one = _one(listed, form)
    try:
        with transaction():
            editing.change_one(place.event, place.summit, what, number, one, seen(), listed.called(one))
    except Stale as stale:
        return _shown(listed, form, known, stale)
    return _saved(listed, listed.called(one))


@bp.post(f"{AT}/<int:number>/move")
@needs("event.edit")
def settings_tuple_move(slug: str, what: str, number: int) -> Answer:
    listed, place = LISTED[what], here()
    called, by = listed.called(_known(what, number)), -1 if request.form.get("by") == "up" else 1
    try:
        with transaction():
            editing.move_one(place.event, place.summit, what, number, by, seen(), called)
    except Stale:
        _say_overtaken()
    return redirect(_list_address(listed), 303)


@bp.post(f"{AT}/<int:number>/delete")
@needs("event.edit")
def settings_tuple_delete(slug: str, what: str, number: int) -> Answer:
    listed, place = LISTED[what], here()
    called = listed.called(_known(what, number))
    try:
        with transaction():
            editing.take_one_away(place.event, place.summit, what, number, seen(), called)
    except Stale:
        _say_overtaken()
        return redirect(_list_address(listed), 303)
    notices.say(_("Deleted: %(name)s", name=called), undo=journal.current_id())
    return redirect(_list_address(listed), 303)


def _shown(listed: Listed, form: Form, known: Any = None, stale: Stale | None = None) -> Response:
    event = here().event
    return event_page(
        "desk/settings/tuple-form.html", status(form, stale), here="settings", listed=listed, form=form,
        errors=form.told(), stale=stale, theirs=asdict(known) if stale else {}, back=_list_address(listed),
        seen=rows.seen_of(event) if stale else seen(event), called=listed.called(known) if known else "")


def _saved(listed: Listed, called: str) -> Redirect:
    notices.say(_("Saved: %(name)s", name=called), undo=journal.current_id())
    return redirect(_list_address(listed), 303)


def _say_overtaken() -> None:
    notices.say(_("Somebody else changed this list meanwhile: here it is as it stands now. Nothing was done."))


def _one(listed: Listed, form: Form) -> Any:
    names = listed.struct.__struct_fields__
    return listed.struct(**{name: form[name].data or "" for name in names})


def _known(what: str, number: int) -> Any:
    known = getattr(here().event, what)
    if number >= len(known):
        abort(404)
    return known[number]


def _list_address(listed: Listed) -> str:
    return url_for("desk.settings_tuple", slug=here().event.slug, what=listed.key)
