"""What panelists sent, each as a difference: accepted as it is, amended, or declined with a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from flask import Response, abort, g, redirect, request, url_for
from werkzeug import Response as Answer
from wtforms import StringField
from wtforms.validators import Length

from eventsys.invitations import deciding, facts
from eventsys.invitations.deciding import Changed, Choice, Decided, Gone, Sent
from eventsys.invitations.pages.details import DETAILS
from eventsys.invitations.pages.forms import NameForm
from eventsys.kit import documents, journal, journal_reading, notices, storage
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.forms import Form
from eventsys.kit.forms import lazy_gettext as _l
from eventsys.kit.http import number as row_number
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.kit.storage import StoredFile
from eventsys.people.models import Person
from eventsys.programme.richtext import line

from ..directory.pictures import shown
from ..fields import one_line
from ..shell import bp, endpoint_if_may, event_page, here
from . import diffs, words
from .diffs import Line
from .forms import NoteForm

MOST = 100  # decided ones on a page
WHICH = "any('now', 'sent', 'before')"
AMENDED = ("name", "position", "biography", "links")  # a picture or a file is taken as it is


class NameFormOfOrganisers(NameForm):
    sort_name = StringField(_l("Sorted as"), [Length(max=200)], filters=[one_line])


@dataclass(frozen=True)
class Shown:
    """A submission as the page tells it. Three versions where somebody wrote something else there meanwhile."""

    sent: Sent
    field: str
    lines: list[Line]  # from what stands now to what was sent
    earlier: list[Line]  # from what stood there when it was sent to what stands now
    others: list[str]  # sessions that name another capacity on purpose
    file: str  # slides in words


@bp.get("/e/<slug>/submissions")
@needs("roster.edit")
def submissions(slug: str) -> Response:
    state: Literal["waiting", "decided"] = "decided" if request.args.get("state") == "decided" else "waiting"
    query, before = line(request.args.get("q", ""))[:200], request.args.get("before", 0, type=row_number)
    person = request.args.get("person", type=row_number)
    found = deciding.sent(here().summit, state, person_id=person, words=query, before=before,
                          most=MOST + 1 if state == "decided" else 500)
    rows = found[:MOST] if state == "decided" else found
    return event_page(
        "desk/invitations/submissions.html", here="invitations", state=state, query=query, person=person,
        groups=_groups(rows), waiting=deciding.count_waiting(here().summit), decisions=words.said(words.DECISIONS),
        earlier=url_for("desk.submissions", slug=slug, state=state, q=query, before=rows[-1].row.id)
        if len(found) > len(rows) else "", note=NoteForm(formdata=None))


@bp.get("/e/<slug>/submissions/<int:number>")
@needs("roster.edit")
def submission(slug: str, number: int) -> Response:
    found = _found(number)
    return _page(found, _amending(found))


@bp.post("/e/<slug>/submissions/<int:number>/accept")
@needs("roster.edit")
def accept_submission(slug: str, number: int) -> Answer:
    with transaction():
        done = deciding.accept(here().summit, number, request.form.get("seen", ""), g.account.called, _choice())
    return _decided(done, number, _("Accepted"))


@bp.post("/e/<slug>/submissions/<int:number>/amend")
@needs("roster.edit")
def amend_submission(slug: str, number: int) -> Answer:
    found = _found(number)
    form = _amending(found, typed=True)
    if form is None or found.row.state != "waiting":
        abort(404)
    if not form.validate_on_submit():
        return _page(found, form, 422)
    amended = DETAILS[found.row.field].said(form)
    if isinstance(form, NameFormOfOrganisers):
        amended["sort_name"] = form.sort_name.data or ""
    with transaction():
        done = deciding.accept(here().summit, number, request.form.get("seen", ""), g.account.called,
                               _choice(amended))
    if isinstance(done, Changed):
        return _page(done.sent, form, 409)
    return _decided(done, number, _("Accepted, as you changed it"))


@bp.post("/e/<slug>/submissions/<int:number>/decline")
@needs("roster.edit")
def decline_submission(slug: str, number: int) -> Answer:
    form = NoteForm()
    if not form.validate_on_submit():
        return _page(_found(number), _amending(_found(number)), 422, form)
    with transaction():
        done = deciding.decline(here().summit, number, request.form.get("seen", ""), g.account.called,
                                form.note.data or "")
    return _decided(done, number, _("Declined"))


@bp.post("/e/<slug>/submissions/of/<int:person>/accept")
@needs("roster.edit")
def accept_submissions(slug: str, person: int) -> Answer:
    if db.session.get(Person, person) is None or not deciding.sent(here().summit, "waiting", person_id=person):
        abort(404)
    with transaction():
        done = deciding.accept_all(here().summit, person, request.form.get("seen", ""), g.account.called, Choice())
    if done is None:
        notices.say(_("Nothing was done: what stands here changed meanwhile. Look at it once more."))
        return _inbox(person=person)
    notices.say(ngettext("Accepted: %(num)s entry of %(name)s.", "Accepted: %(num)s entries of %(name)s.", len(done),
                         name=done[0].person.name), undo=journal.current_id())
    return _inbox()


@bp.get(f"/e/<slug>/submissions/<int:number>/picture/<{WHICH}:which>")
@needs("roster.edit")
def submission_picture(slug: str, number: int, which: str) -> Response:
    found = _found(number)
    fact = {"now": found.now, "sent": found.row.after, "before": found.row.before}[which]
    file = db.session.get(StoredFile, fact.get("digest") or "")
    if found.row.field != "picture" or file is None:
        abort(404)
    return shown(storage.read(file.digest), file.media_type)


@bp.get("/e/<slug>/submissions/<int:number>/slides.pdf")
@needs("roster.edit")
def submission_slides(slug: str, number: int) -> Response:
    found = _found(number)
    if found.row.field != "slides":
        abort(404)
    response = shown(storage.read(found.row.after["digest"]), "application/pdf")
    response.headers["Content-Disposition"] = f"attachment; filename=slides-{number}.pdf"
    return response


def _found(number: int) -> Sent:
    return deciding.find(here().summit, number) or abort(404)


def _choice(amended: facts.Fact | None = None) -> Choice:
    return Choice(amended, bool(request.form.get("directory")), request.form.get("public") == "yes")


def _decided(done: Decided | Changed | Gone, number: int, told: str) -> Answer:
    match done:
        case Decided(sent):
            notices.say(_("%(told)s: %(field)s of %(name)s.", told=told, name=sent.person.name,
                          field=words.words(words.FIELDS, sent.row.field)), undo=journal.current_id())
            return _inbox()
        case Changed(sent):
            return _page(sent, _amending(sent), 409)
        case Gone():
            if deciding.find(here().summit, number) is None:
                if journal_reading.deletion_of("submission", number, here().summit.id) is None:
                    abort(404)
                notices.say(_("Nothing was done: it was taken back by who had sent it."))
                return _inbox()
            notices.say(_("Nothing was done: it was decided on already."))
            return redirect(url_for("desk.submission", slug=here().event.slug, number=number), 303)


def _inbox(**values: Any) -> Answer:
    return redirect(url_for("desk.submissions", slug=here().event.slug, **values), 303)


def _groups(rows: Sequence[Sent]) -> list[tuple[Person, list[Shown], str]]:
    """By person, each with what stands for all of theirs together."""
    return [(each[0].person, [_shown(one) for one in each], deciding.seen_of(each))
            for each in (list(group) for _key, group in groupby(rows, key=lambda one: one.person.id))]


def _shown(sent: Sent) -> Shown:
    field = sent.row.field
    was = sent.now if sent.row.state == "waiting" else sent.row.before
    overtaken = sent.row.state == "waiting" and sent.is_overtaken
    others = facts.other_capacities(sent.person, sent.doing) if field == "position" else []
    return Shown(sent, words.words(words.FIELDS, field), diffs.lines(field, was, sent.row.after),
                 diffs.lines(field, sent.row.before, sent.now) if overtaken else [], [one.title for one in others],
                 diffs.file_words(sent.row.after) if field == "slides" else "")


def _amending(sent: Sent, typed: bool = False) -> Form | None:
    """None where it is taken as it is. Filled with what was sent."""
    if sent.row.field not in AMENDED:
        return None
    detail = DETAILS[sent.row.field]
    given = detail.shown(sent.row.after)
    kind: type[Form] = NameFormOfOrganisers if sent.row.field == "name" else detail.form
    if sent.row.field == "name":
        given["sort_name"] = facts.sorted_as(given["name"], sent.person)
    form = kind(data=given) if typed else kind(formdata=None, data=given)
    if "biography" in form:
        form["biography"].label.text = words.words(words.FIELDS, "biography")  # "About you" is for its writer
    return form


def _page(sent: Sent, form: Form | None, status: int = 200, note: NoteForm | None = None) -> Response:
    """409: it, or what stands there, changed since the reader saw it."""
    note = note or NoteForm(formdata=None)
    errors = [*(form.told() if form else []), *note.told()]
    return event_page(
        "desk/invitations/submission.html", status, here="invitations", one=_shown(sent), form=form, note=note,
        errors=errors, is_changed=status == 409, most=documents.MOST, decisions=words.said(words.DECISIONS),
        person_page=endpoint_if_may("desk.invited", slug=here().event.slug, number=sent.person.id))
