"""In front of the framework: what was answered for an edition is answered again while it is the current one.

Calendar programs and readers ask for the same few hundred addresses all day. One small query tells which
edition an address shows; an answer made from that edition is given again, or a 304, without going through
the framework. Pages that tell what runs now are made anew every minute. Only answers that any cache on
the way might keep (`Cache-Control: public`) are kept, and none for a request that says who it is from.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import Engine

from eventsys.editions.reading import shown_by
from eventsys.kit import clock, logs
from eventsys.kit.database import db
from eventsys.kit.keeping import Kept

Environ = dict[str, Any]
Start = Callable[..., Any]
Headers = list[tuple[str, str]]

MOST = 24_000_000  # octets of kept answers
LARGEST = 4_000_000  # of one of them
OVERHEAD = 4_000  # of one of them beside its body
LONGEST_KEY = 1_000  # characters that a request may say to be remembered
PREFIX = "/e/"
PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE")
UNREADABLE = "\ufffd".encode().decode("latin-1")  # for NUL, which no address has and PostgreSQL takes ill
_OF_A_BODY = {"content-type", "content-length", "content-encoding", "content-disposition"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A 200 that was given, with what a 304 in its place says."""

    made_from: tuple[object, ...]
    headers: Headers
    unchanged: Headers
    tag: str
    body: bytes

    def __len__(self) -> int:
        """Octets, about: with the headers, and the key under which it is kept."""
        return len(self.body) + OVERHEAD


class Front:
    def __init__(self, inner: Callable[..., Iterable[bytes]], engine: Engine) -> None:
        self.inner, self.shown = inner, shown_by(engine)
        self.kept: Kept[tuple[str, ...], Answer] = Kept(MOST)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        environ["PATH_INFO"] = environ["PATH_INFO"].replace("\0", UNREADABLE)
        if not _may_be_kept(environ):
            return self.inner(environ, start)
        started = time.perf_counter()
        path: str = environ["PATH_INFO"]
        slug = path[len(PREFIX):].partition("/")[0]
        # PATH_INFO holds octets, a letter each (PEP 3333): taken for letters they might name another event.
        edition = self.shown(slug if slug.isascii() else slug.encode("latin-1").decode(errors="replace"))
        if edition is None:
            return self.inner(environ, start)
        key = (path, environ.get("QUERY_STRING", ""), environ.get("HTTP_ACCEPT_ENCODING", ""),
               environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        if sum(map(len, key)) > LONGEST_KEY:
            return self.inner(environ, start)
        answer = self.kept.get(key)
        if answer is None or answer.made_from != (edition, _minute(answer.headers)):
            return self._asked(key, edition, environ, start)
        status, given = _given(answer, environ, start)
        logs.told(environ["REQUEST_METHOD"], path, status, started)
        return given

    def _asked(self, key: tuple[str, ...], edition: object, environ: Environ,
               start: Start) -> Iterable[bytes]:
        """From the framework, in whole: what the reader has already is found out here, not there."""
        told: list[Any] = []
        whole = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
        whole["REQUEST_METHOD"] = "GET"
        given = self.inner(whole, lambda status, headers, exc_info=None: told.extend((status, headers)))
        try:
            body = b"".join(given)
        finally:
            getattr(given, "close", lambda: None)()
        status, headers = told[:2]
        tag = dict(headers).get("ETag", "")
        if status[:3] != "200" or not tag:
            start(status, headers)
            return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
        answer = Answer((edition, _minute(headers)), headers,
                        [h for h in headers if h[0].lower() not in _OF_A_BODY], _bare(tag), body)
        if _is_public(headers) and len(body) <= LARGEST:
            self.kept.put(key, answer)
        return _given(answer, environ, start)[1]


def init_app(app: Flask) -> None:
    with app.app_context():
        app.wsgi_app = Front(app.wsgi_app, db.engine)  # type: ignore[method-assign, assignment]


def _may_be_kept(environ: Environ) -> bool:
    return (environ["REQUEST_METHOD"] in ("GET", "HEAD") and environ["PATH_INFO"].startswith(PREFIX)
            and not any(name in environ for name in PERSONAL))


def _given(answer: Answer, environ: Environ, start: Start) -> tuple[int, Iterable[bytes]]:
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and (asked.strip() == "*" or answer.tag in map(_bare, asked.split(","))):
        start("304 NOT MODIFIED", list(answer.unchanged))
        return 304, []
    start("200 OK", list(answer.headers))
    return 200, [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]


def _bare(tag: str) -> str:
    """Weak or strong, in plain or in gzip: the same thing to who has it."""
    return tag.strip().removeprefix("W/").strip('"').removesuffix("-gzip")


def _is_public(headers: Headers) -> bool:
    told = {name.lower(): value for name, value in headers}
    return told.get("cache-control", "").startswith("public") and "set-cookie" not in told


def _minute(headers: Headers) -> int:
    """Of pages; all else is the same as long as the edition is."""
    is_page = any(name == "Content-Type" and value.startswith("text/html") for name, value in headers)
    return int(clock.now().timestamp()) // 60 if is_page else 0
