"""Slides as PDF, for each session where they are wanted: nobody but the organisers has them before they accept."""

from flask import Response, abort, request
from werkzeug import Response as Answer

from eventsys.kit import documents, storage
from eventsys.kit.database import transaction
from eventsys.kit.http import number
from eventsys.kit.i18n import gettext as _
from eventsys.kit.storage import Ready, StoredFile

from .. import queries, rules, sending
from ..engagements import Engagement
from ..models import Submission
from .details import outcome_words
from .forms import SlidesForm
from .shell import MOST_SENT, Here, back, bp, page, theirs


@bp.get("/<token>/slides/<int:session>")
@theirs
def slides(here: Here, session: int) -> Response:
    doing = _wanted(here, session)
    return _page(here, doing, SlidesForm(formdata=None, title=_("Slides of %(name)s", name=here.person.name)))


@bp.post("/<token>/slides/<int:session>")
@theirs
def slides_now(here: Here, session: int) -> Answer:
    doing, form = _wanted(here, session), SlidesForm()
    kept = _kept(form) if form.validate_on_submit() else None
    if kept is None:
        return _page(here, doing, form, 422)
    title = form.title.data or _("Slides of %(name)s", name=here.person.name)
    with transaction():
        outcome = sending.send(here.summit, here.invitation, here.person, "slides",
                               {"digest": kept.digest, "size": kept.size, "title": title}, session)
    return back(here, outcome_words(outcome))


@bp.post("/<token>/take-back")
@theirs
def take_back(here: Here) -> Answer:
    """Anything that waits, slides among it."""
    field, session = request.form.get("field", ""), request.form.get("session", type=number)
    with transaction():
        done = sending.take_back(here.summit, here.person, field, session)
    return back(here, _("Taken back: it stays as it was.") if done else _("The organisers have decided on it already."))


def _wanted(here: Here, session: int) -> Engagement:
    setup = queries.setup_of(here.summit)
    found = next((one for one in here.coming if one.session == session), None)
    if found is None or session not in rules.slides_wanted(found.seats, setup.wanted):
        abort(404)
    return found


def _kept(form: SlidesForm) -> StoredFile | None:
    """None where the form says why not."""
    file = request.files.get("slides")
    if file is None or not file.filename:
        form.slides.errors = [_("Choose a PDF file first")]
        return None
    data = file.stream.read(documents.MOST + 1)
    if len(data) > documents.MOST:
        form.slides.errors = [_("The file is larger than %(most)s MB", most=MOST_SENT)]
        return None
    if not data.startswith(b"%PDF-"):
        form.slides.errors = [_("This is no PDF. Save your slides as PDF, and send that")]
        return None
    with transaction():
        return storage.keep(Ready(data, "application/pdf"))


def _page(here: Here, doing: Engagement, form: SlidesForm, status: int = 200) -> Response:
    return page("invitations/slides.html", here, status, one=doing, form=form, errors=form.told(),
                last=_last(here, doing), most=MOST_SENT)


def _last(here: Here, doing: Engagement) -> Submission | None:
    return next((one for one in sending.sent_by(here.summit.id, here.person.id)
                 if one.field == "slides" and one.session_id == doing.session), None)
