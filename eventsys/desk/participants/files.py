"""Files that participants sent, such as a letter of nomination: for who may see the registration, and run by nobody."""

from collections.abc import Iterator

from flask import Response, abort, make_response

from eventsys.kit import storage
from eventsys.kit.access import needs
from eventsys.kit.database import db
from eventsys.kit.storage import EXTENSIONS, StoredFile
from eventsys.registration import queries
from eventsys.registration.models import Answer, Registration
from eventsys.registration.rules import CARES

from ..shell import bp, personal
from . import around


@bp.get("/e/<slug>/participants/<code>/files/<digest>")
@needs("registration.view")
def participant_file(slug: str, code: str, digest: str) -> Response:
    row = around.registration_or_404(code)
    known = db.session.get(StoredFile, digest) if digest in set(_digests(row)) else None
    if known is None:
        abort(404)
    try:
        response = make_response(storage.read(known.digest))
    except FileNotFoundError:
        abort(404)
    response.headers["Content-Type"] = known.media_type
    response.headers["Content-Disposition"] = (
        f"attachment; filename={row.code}-{known.digest[:8]}.{EXTENSIONS[known.media_type]}")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return personal(response)


def digest_of(answer: Answer) -> str:
    """Of the file that was the answer; "" for other answers."""
    if answer.kind != "file":
        return ""
    return str(answer.value["digest"] if isinstance(answer.value, dict) else answer.value or "")


def _digests(row: Registration) -> Iterator[str]:
    given = queries.answers([row.id], CARES[1:] if around.sees_private() else ()).get(row.id, {})
    return (digest for answer in given.values() if (digest := digest_of(answer)))
