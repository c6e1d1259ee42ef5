"""Style sheets and scripts, without a build step: read at the start, served under the hash of them all.

Every `static/css/*.css` goes, in the order of file names, into one `site.css`, but for the desk's (`6*` to `8*`),
which go into `desk.css`: readers of the public pages need not fetch those. Scripts are ES modules and are served
one by one beside each other, so that they may import each other by relative names.
"""

import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Flask, Response, abort

from .access import public
from .http import answer

FOLDER = Path(__file__).resolve().parents[1] / "static"
FOREVER = 31_536_000  # seconds
bp = Blueprint("assets", __name__)


@lru_cache(maxsize=1)
def files() -> dict[str, bytes]:
    found = {str(path.relative_to(FOLDER)): path.read_bytes()
             for folder in ("js", "img") for path in sorted((FOLDER / folder).rglob("*.*"))}
    found["site.css"], found["desk.css"] = _joined("[0-59]*.css"), _joined("[6-8]*.css")
    return found


def _joined(names: str) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted((FOLDER / "css").glob(names)))


@lru_cache(maxsize=1)
def version() -> str:
    sum_ = hashlib.sha256()
    for name, body in sorted(files().items()):
        sum_.update(name.encode() + b"\0" + body)
    return sum_.hexdigest()[:12]


def url(name: str) -> str:
    """The address of `site.css` or `js/agenda.js`, cached for good. KeyError for a file that is not there."""
    files()[name]
    return f"/assets/{version()}/{name}"


@bp.get("/assets/<seen>/<path:name>")
@public
def asset(seen: str, name: str) -> Response:
    body = files().get(name)
    if body is None:
        abort(404)
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    # A page from before an update may ask for the old hash: it gets what there is, but not for good.
    return answer(body, media_type, f"{version()}-{hashlib.sha256(name.encode()).hexdigest()[:8]}",
                  max_age=FOREVER if seen == version() else 60)


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
