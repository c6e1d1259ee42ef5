"""The colours of a draft's tracks as a style sheet: corrected until they can be read, as on the public pages."""

from functools import lru_cache
from hashlib import sha256

from flask import Response, url_for

from eventsys.events.models import Event, Track
from eventsys.events.services import listed
from eventsys.kit.access import needs
from eventsys.outputs.colours import of_tracks

from ..shell import bp, here

FOR_A_DAY = 86_400  # seconds


@bp.get("/e/<slug>/colours.<digest>.css")
@needs("event.view")
def colours(slug: str, digest: str) -> Response:
    response = Response(_sheet(listed(Track, here().summit)), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = f"private, max-age={FOR_A_DAY}"
    return response


def address(event: Event, tracks: dict[str, Track]) -> str:
    """Changes with the colours; "" where there are none."""
    sheet = _sheet(tracks)
    return url_for("desk.colours", slug=event.slug, digest=sha256(sheet.encode()).hexdigest()[:12]) if sheet else ""


def _sheet(tracks: dict[str, Track]) -> str:
    return _made(tuple((track.key, track.colour) for track in tracks.values()))


@lru_cache(maxsize=64)
def _made(tracks: tuple[tuple[str, str], ...]) -> str:
    return of_tracks(tracks)
