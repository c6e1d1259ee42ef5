"""A picture of a person: sent, then a square of it chosen; only the square is kept with the person."""

from flask import Response, abort, current_app, redirect, request, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug import Response as Redirect

from eventsys.kit import journal, notices, pictures, storage
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.pictures import SMALL, cut_of
from eventsys.kit.storage import StoredFile
from eventsys.people import directory

from ..shell import bp, page
from .around import person_or_404
from .forms import PictureForm
from .pictures import shown

LASTS = 24 * 3600  # seconds


@bp.route("/people/<int:number>/picture", methods=["GET", "POST"])
@needs("directory.edit")
def send_picture(number: int) -> Response | Redirect:
    person, form = person_or_404(number), PictureForm()
    if form.validate_on_submit() and form.picture.stored:
        draft = _serializer().dumps(form.picture.stored.digest)
        return redirect(url_for("desk.cut_picture", number=number, draft=draft), 303)
    return page("desk/people/picture.html", here="people", person=person, form=form, errors=form.told())


@bp.get("/people/<int:number>/picture/<draft>")
@needs("directory.edit")
def cut_picture(number: int, draft: str) -> Response:
    file = _sent(draft)
    return page("desk/people/cut.html", here="people", person=person_or_404(number), draft=draft, file=file,
                cuts=pictures.proposals(file.width or 1, file.height or 1), small=SMALL)


@bp.post("/people/<int:number>/picture/<draft>")
@needs("directory.edit")
def keep_picture(number: int, draft: str) -> Redirect:
    file, cut = _sent(draft), cut_of(request.form.get("cut", ""))
    if cut is None:
        abort(400)
    person, portrait = person_or_404(number), pictures.ready_portrait(storage.read(file.digest), cut)
    with transaction():
        name = person.name
        directory.picture_person(person, storage.keep(portrait).digest)
    notices.say(_("Saved the picture of %(name)s", name=name), undo=journal.current_id())
    return redirect(url_for("desk.person", number=number), 303)


@bp.post("/people/<int:number>/picture/delete")
@needs("directory.edit")
def delete_picture(number: int) -> Redirect:
    person = person_or_404(number)
    with transaction():
        name = person.name
        directory.picture_person(person, None)
    notices.say(_("Took away the picture of %(name)s", name=name), undo=journal.current_id())
    return redirect(url_for("desk.person", number=number), 303)


@bp.get("/pictures/sent/<draft>")
@needs("directory.edit")
def sent_picture(draft: str) -> Response:
    """As it was sent, or a small square of it."""
    file, cut = _sent(draft), cut_of(request.args.get("cut", ""))
    data = storage.read(file.digest)
    return shown(pictures.portrait(data, cut, SMALL) if cut else data, file.media_type)


def _sent(draft: str) -> StoredFile:
    """404 for what nobody has just sent: a digest alone opens nothing."""
    try:
        file = db.session.get(StoredFile, _serializer().loads(draft, max_age=LASTS))
    except BadSignature:
        abort(404)
    if file is None:
        abort(404)
    return file


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="portrait")
