"""Conditional answers (RFC 9110): ETag, 304, HEAD, gzip on request."""

import gzip
import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from flask import Flask, Response, request
from werkzeug.http import http_date
from werkzeug.routing import IntegerConverter, Map

from .keeping import Kept

PRESSED = ("image/png", "image/jpeg", "image/webp", "application/pdf")  # gzip would gain nothing
_OWN_PATH = re.compile(r"/(?!/)[^\\\x00-\x20\x7f]*")  # browsers read \ as / and leave out tabs and line breaks
HIGHEST = 2**31 - 1  # number of a row: no column takes a larger one
GZIP_FROM = 1_000  # octets; below, the header costs more than it saves


_squeezed: Kept[str, bytes] = Kept(16_000_000)  # octets; the same feed is asked for thousands of times


def not_modified(etag: str, max_age: int = 300) -> Response | None:
    """A 304 where the reader's copy is this one, in plain or in gzip; None where it is not.

    `etag` is the bare tag, without quotes.
    """
    asked = request.environ.get("HTTP_IF_NONE_MATCH")
    if not asked or not _matches(asked, etag):
        return None
    response = Response(status=304)
    gzipped = f'"{etag}-gzip"' in asked
    response.headers["ETag"] = f'"{etag}-gzip"' if gzipped else f'"{etag}"'
    response.headers["Cache-Control"] = _cache_control(max_age)
    response.headers["Vary"] = "Accept-Encoding"
    return response


def answer(body: bytes | str, media_type: str, etag: str, *, last_modified: datetime | None = None,
           filename: str = "", attachment: bool = False, max_age: int = 300) -> Response:
    """The body, or 304 where the reader has it; gzip only when asked, under a tag of its own."""
    if (unchanged := not_modified(etag, max_age)) is not None:
        return unchanged
    data = body.encode() if isinstance(body, str) else body
    tag = etag
    gzipped = len(data) >= GZIP_FROM and _accepts_gzip() and not media_type.startswith(PRESSED)
    if gzipped:
        tag, data = f"{etag}-gzip", _squeeze(etag, data)
    response = Response(data, mimetype=None, content_type=media_type)
    headers = response.headers
    headers["ETag"] = f'"{tag}"'
    headers["Cache-Control"] = _cache_control(max_age)
    headers["Vary"] = "Accept-Encoding"
    if gzipped:
        headers["Content-Encoding"] = "gzip"
    if last_modified is not None:
        headers["Last-Modified"] = http_date(last_modified)
    if filename:
        headers["Content-Disposition"] = _disposition(filename, attachment)
    return response


class _Number(IntegerConverter):
    """`<int:number>` of an address."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=HIGHEST)


def init_app(app: Flask) -> None:
    """Before any address is told."""
    app.url_map.converters["int"] = _Number


def number(given: str) -> int:
    """Of a row, as a form or an address names it. Raises ValueError."""
    if not (given.isascii() and given.isdigit() and len(given) < 11 and int(given) <= HIGHEST):
        raise ValueError(given)
    return int(given)


def number_or(otherwise: int, given: str | None) -> int:
    """As `number`, of what may be left out, and may be anything."""
    try:
        return number(given or "")
    except ValueError:
        return otherwise


def numbers(given: Iterable[str]) -> list[int]:
    """Those among them that can be of a row."""
    return [found for each in given if (found := number_or(-1, each)) >= 0]


def own_path(given: str) -> str:
    """The path, where it leads to a page of ours in every browser's eyes; "" where it may lead elsewhere."""
    return given if _OWN_PATH.fullmatch(given) else ""


def wants_json() -> bool:
    """Whether a script asks, which reads the answer itself; a browser that shows it asks for HTML."""
    return request.accept_mimetypes.best == "application/json"


def _squeeze(etag: str, body: bytes) -> bytes:
    small = _squeezed.get(etag)
    if small is None:
        small = gzip.compress(body, 6, mtime=0)
        _squeezed.put(etag, small)
    return small


def _matches(asked: str, etag: str) -> bool:
    if asked.strip() == "*":
        return True
    tags = {tag.strip().removeprefix("W/").strip('"') for tag in asked.split(",")}
    return bool(tags & {etag, f"{etag}-gzip"})


def _accepts_gzip() -> bool:
    asked = request.environ.get("HTTP_ACCEPT_ENCODING")
    return bool(asked) and request.accept_encodings["gzip"] > 0


def _cache_control(max_age: int) -> str:
    return f"public, max-age={max_age}" if max_age else "no-cache"


def _disposition(filename: str, attachment: bool) -> str:
    plain = "".join(c if c.isascii() and (c.isalnum() or c in ".-_") else "-" for c in filename)
    kind = "attachment" if attachment else "inline"
    if plain == filename:
        return f"{kind}; filename={plain}"
    return f"{kind}; filename={plain}; filename*=UTF-8''{quote(filename)}"
