"""Pictures and documents of a draft, for those who may see it."""

from flask import Response, abort, make_response, redirect, request, url_for

from eventsys.events import documents
from eventsys.events import files as of_events
from eventsys.events.belongings import find
from eventsys.events.models import EventDocument
from eventsys.events.public import family
from eventsys.kit import journal, notices, storage
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.kit.storage import EXTENSIONS, StoredFile
from eventsys.sessions import files as of_sessions
from eventsys.sponsors import files as of_sponsors

from ..shell import bp, here
from ..stale import seen
from .facts import Answer


@bp.get("/e/<slug>/files/<digest>")
@needs("event.view")
def file(slug: str, digest: str) -> Response:
    summit = here().summit
    events, known = family(summit), db.session.get(StoredFile, digest)
    is_named = known is not None and (of_events.names(events, digest) or of_sponsors.names(events, digest)
                                      or of_sessions.names(summit, digest))
    if known is None or not is_named:
        abort(404)
    return _sent(known)


@bp.post("/e/<slug>/settings/documents/<int:number>/back")
@needs("event.edit")
def document_back(slug: str, number: int) -> Answer:
    """An earlier version takes the place of the current one."""
    place = here()
    document = find(EventDocument, place.event, number) or abort(404)
    try:
        with transaction():
            documents.bring_back(document, place.summit, request.form.get("digest", ""), seen(document))
    except KeyError:
        abort(404)
    except Stale:
        notices.say(_("Somebody else changed this document meanwhile. Nothing was done."))
    else:
        notices.say(_("Saved: %(name)s", name=document.title), undo=journal.current_id())
    return redirect(url_for("desk.settings_change", slug=slug, what="documents", number=number), 303)


def _sent(known: StoredFile) -> Response:
    """Images are shown, all else is an attachment; and whatever it is, it runs nothing."""
    try:
        response = make_response(storage.read(known.digest))
    except FileNotFoundError:
        abort(404)
    shown = "inline" if known.media_type.startswith("image/") else "attachment"
    response.headers["Content-Type"] = known.media_type
    response.headers["Content-Disposition"] = f"{shown}; filename={known.digest[:12]}.{EXTENSIONS[known.media_type]}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, max-age=600"
    return response
