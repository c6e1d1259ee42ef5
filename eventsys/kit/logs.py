"""Structured logs: one JSON object a line on standard error, one line a request."""

import logging
import sys
import time

from flask import Flask, Response, g, request
from pythonjsonlogger.json import JsonFormatter

from .tickets import without_tokens

log = logging.getLogger("eventsys")


def init_app(app: Flask) -> None:
    level = app.config["LOG_LEVEL"]
    if not log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s",
                                           rename_fields={"asctime": "at", "levelname": "level"}))
        log.addHandler(handler)
        log.propagate = False
    log.setLevel(level)
    app.logger.handlers = log.handlers
    if not log.isEnabledFor(logging.INFO):
        return

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def tell(response: Response) -> Response:
        told(request.method, request.path, response.status_code, g.get("started", time.perf_counter()))
        return response


def told(method: str, path: str, status: int, started: float) -> None:
    """One line a request; the path only, without secrets: query strings may hold what a person searched for.

    `started` is of `time.perf_counter()`.
    """
    if log.isEnabledFor(logging.INFO):
        log.info("request", extra={"method": method, "path": without_tokens(path), "status": status,
                                   "ms": round((time.perf_counter() - started) * 1000, 1)})
