"""A photo: sent, cut to a square by pressing on one's face or by buttons, and seen as it will be shown."""

from flask import Response, abort, request
from msgspec.structs import replace
from werkzeug import Response as Answer
from werkzeug.datastructures import FileStorage

from eventsys.kit import pictures, storage
from eventsys.kit.database import transaction
from eventsys.kit.http import number
from eventsys.kit.i18n import gettext as _
from eventsys.kit.pictures import Cut
from eventsys.kit.storage import NotAnImage, StoredFile

from .. import sending
from ..models import Submission
from .details import outcome_words
from .forms import PhotoForm
from .shell import MOST_SENT, Here, back, bp, guarded, page, theirs

SHOWN_WIDTH = 280  # pixels of the picture to press on: as wide as the narrowest screen has room for
LARGEST = 1_600  # pixels of the longer side that are kept
SIZES, STEP = (100, 85, 70, 55, 40, 30), 8  # percent
MOVES = {"left": (-STEP, 0), "right": (STEP, 0), "up": (0, -STEP), "down": (0, STEP)}


@bp.get("/<token>/picture")
@theirs
def picture(here: Here) -> Response:
    return _page(here, PhotoForm(formdata=None))


@bp.post("/<token>/picture")
@theirs
def picture_now(here: Here) -> Answer:
    form, file = PhotoForm(), request.files.get("photo")
    if not form.validate_on_submit():
        return _page(here, form, 422)
    full = _kept(form, file)
    if full is None:
        return _page(here, form, 422)
    _send(here, full.digest, pictures.proposals(full.width or 1, full.height or 1)[0])
    return back(here, _("Your photo has arrived. Choose the part of it that is shown."), "picture_cut")


@bp.get("/<token>/picture/cut")
@theirs
def picture_cut(here: Here) -> Response:
    waiting = _waiting(here) or abort(404)
    full = storage.described([waiting.after["full"]])[waiting.after["full"]]
    size = full.width or 1, full.height or 1
    height = round(SHOWN_WIDTH * size[1] / size[0])
    asked = _cut(request.args.get("cut", "")) or _cut(waiting.after["cut"]) or Cut()
    cut = _settled(_pressed(asked, height), *size)
    return page("invitations/picture-cut.html", here, cut=str(cut), ways=_ways(cut, *size), width=SHOWN_WIDTH,
                height=height)


@bp.post("/<token>/picture/cut")
@theirs
def picture_cut_now(here: Here) -> Answer:
    waiting, cut = _waiting(here), _cut(request.form.get("cut", ""))
    if waiting is None or cut is None:
        abort(404)
    return back(here, outcome_words(_send(here, waiting.after["full"], cut)))


@bp.post("/<token>/picture/remove")
@theirs
def picture_gone(here: Here) -> Answer:
    with transaction():
        outcome = sending.send(here.summit, here.invitation, here.person, "picture", {"digest": ""})
    return back(here, outcome_words(outcome))


@bp.get("/<token>/picture/whole")
@theirs
def picture_whole(here: Here) -> Response:
    waiting = _waiting(here) or abort(404)
    return _image(storage.read(waiting.after["full"]))


@bp.get("/<token>/picture/shown")
@theirs
def picture_shown(here: Here) -> Response:
    """As it will be, or is; with `cut`, as it would be."""
    waiting = _waiting(here)
    if waiting is not None and (cut := _cut(request.args.get("cut", ""))) is not None:
        return _image(pictures.portrait(storage.read(waiting.after["full"]), cut, 2 * pictures.SMALL))
    digest = waiting.after["digest"] if waiting else here.person.picture_digest
    return _image(storage.read(digest)) if digest else abort(404)


def _kept(form: PhotoForm, file: FileStorage | None) -> StoredFile | None:
    """None where the form says why not."""
    if file is None or not file.filename:
        form.photo.errors = [_("Choose a photo first")]
        return None
    data = file.stream.read(MOST_SENT * 1_000_000 + 1)
    try:
        if len(data) > MOST_SENT * 1_000_000:
            raise NotAnImage("too large")
        ready = storage.encoded(pictures.shrunk(data, LARGEST))
    except NotAnImage:
        form.photo.errors = [_("This is no PNG, JPEG or WebP picture that can be read, or it has more than "
                               "25 million pixels")]
        return None
    with transaction():
        return storage.keep(ready)


def _send(here: Here, full: str, cut: Cut) -> sending.Outcome:
    portrait = pictures.ready_portrait(storage.read(full), cut)
    with transaction():
        fact = {"digest": storage.keep(portrait).digest, "full": full, "cut": str(cut)}
        return sending.send(here.summit, here.invitation, here.person, "picture", fact)


def _waiting(here: Here) -> Submission | None:
    """A photo that was sent and is not decided on."""
    waiting = sending.waiting_for(here.summit.id, here.person.id, "picture")
    return waiting if waiting and waiting.after.get("full") else None


def _cut(written: str) -> Cut | None:
    return pictures.cut_of(written)


def _pressed(cut: Cut, height: int) -> Cut:
    """With the point of the picture that was pressed as its middle; keys press on no point, which is 0,0."""
    x, y = request.args.get("at.x", 0, type=number), request.args.get("at.y", 0, type=number)
    if not (x or y):
        return cut
    return replace(cut, x=_percent(x, SHOWN_WIDTH), y=_percent(y, height))


def _percent(at: int, of: int) -> int:
    return max(0, min(100, round(100 * at / max(of, 1))))


def _settled(cut: Cut, width: int, height: int) -> Cut:
    """With its middle where it comes to lie: a square does not hang over an edge."""
    left, top, right, bottom = pictures.box(cut, width, height)
    return replace(cut, x=round(50 * (left + right) / width), y=round(50 * (top + bottom) / height))


def _ways(cut: Cut, width: int, height: int) -> dict[str, str]:
    """What the buttons make of a cut; those that change nothing are left out."""
    ways = {name: replace(cut, x=max(0, min(100, cut.x + x)), y=max(0, min(100, cut.y + y)))
            for name, (x, y) in MOVES.items()}
    ways |= {"closer": replace(cut, size=max((size for size in SIZES if size < cut.size), default=cut.size)),
             "wider": replace(cut, size=min((size for size in SIZES if size > cut.size), default=cut.size))}
    settled = {name: _settled(other, width, height) for name, other in ways.items()}
    return {name: str(other) for name, other in settled.items() if other != cut}


def _image(data: bytes) -> Response:
    media_type = "image/png" if data.startswith(b"\x89PNG") else "image/webp" if data[:4] == b"RIFF" else "image/jpeg"
    response = guarded(Response(data, content_type=media_type))
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _page(here: Here, form: PhotoForm, status: int = 200) -> Response:
    waiting = sending.waiting_for(here.summit.id, here.person.id, "picture")
    digest = waiting.after.get("digest") if waiting else here.person.picture_digest
    return page("invitations/picture.html", here, status, form=form, errors=form.told(), waiting=waiting,
                has_picture=bool(digest), may_cut=bool(waiting and waiting.after.get("full")))
