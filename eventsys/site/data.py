"""The programme as files for programs and spreadsheets, and the pictures made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from flask import Response, current_app
from flask_babel import force_locale

from eventsys.editions import artifacts, reading
from eventsys.kit import i18n
from eventsys.kit.access import public
from eventsys.kit.http import answer, not_modified
from eventsys.outputs import mark, schema, share, tables
from eventsys.outputs.frab import schedule_json, schedule_xml
from eventsys.outputs.links import Links
from eventsys.programme.structs import Event
from eventsys.programme.view import View

from .blueprint import bp
from .reading import absolute, edition_or_404, links

JSON = "application/json"
_MARK = (600, 400)  # units of the drawing; it scales


@dataclass(frozen=True)
class File:
    media_type: str
    make: Callable[[View, Links], bytes]
    saved: bool = False  # offered to be saved, under a name that tells the event


def _share(view: View, _links: Links) -> bytes:
    """In the event's own language where the interface has it, never in that of whoever asked first."""
    own = view.event.language.split("-")[0]
    with force_locale(own if own in current_app.extensions["locales"] else "en"):
        return share.share_png(view, share_facts(view.event))


def share_facts(event: Event) -> list[str]:
    place = ", ".join(filter(None, [event.city, i18n.country(event.country)]))
    return [i18n.date_range(event.starts, event.ends), *filter(None, [place])]


FILES = {
    "schedule.xml": File("application/xml; charset=utf-8", schedule_xml),
    "schedule.json": File(JSON, schedule_json),
    "sessions.csv": File("text/csv; charset=utf-8; header=present", tables.sessions_csv, saved=True),
    "people.csv": File("text/csv; charset=utf-8; header=present", tables.people_csv, saved=True),
    "share.png": File("image/png", _share),
    "mark.svg": File("image/svg+xml", lambda view, _links: mark.svg(view, *_MARK)),
}


@bp.get(f"/e/<slug>/<any({', '.join(map(repr, FILES))}):name>")
@public
def data_file(slug: str, name: str) -> Response:
    edition, file, base = edition_or_404(slug), FILES[name], absolute()
    etag = _etag(edition.digest, slug, name, base.base)
    if (unchanged := not_modified(etag)) is not None:
        return unchanged
    kind = f"{name}/{sha256(base.base.encode()).hexdigest()[:12]}"
    body = artifacts.artifact(edition, kind, lambda view: file.make(view, base))
    return _open(answer(body, file.media_type, etag, last_modified=edition.published_at,
                        filename=f"{slug}-{name}" if file.saved else "", attachment=file.saved))


@bp.get("/e/<slug>/programme.json")
@public
def programme(slug: str) -> Response:
    """The canonical bytes of the edition; under the slug of a part the whole edition that holds it."""
    edition = edition_or_404(slug)
    response = not_modified(edition.digest) or answer(
        reading.bytes_of(edition.digest), JSON, edition.digest, last_modified=edition.published_at)
    response.headers["Link"] = f'<{links.programme_schema()}>; rel="describedby"'
    response.headers["Content-Location"] = links.under(edition.root, "programme.json")
    return _open(response)


@bp.get("/schema/programme.json")
@public
def programme_schema() -> Response:
    body = _schema(absolute())
    return _open(answer(body, schema.MEDIA_TYPE, sha256(body).hexdigest()[:32]))


def _open(response: Response) -> Response:
    """Pages of other sites may read it: it is public, and no cookie plays a part."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@lru_cache(maxsize=2)
def _schema(base: Links) -> bytes:
    return schema.programme_schema(base)


@lru_cache(maxsize=1024)
def _etag(digest: str, slug: str, name: str, base: str) -> str:
    return sha256("\0".join((digest, slug, name, base, artifacts.renderer())).encode()).hexdigest()[:32]
