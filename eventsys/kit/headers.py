"""Security headers on every answer. Nothing inline, nothing from elsewhere, no framing."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.routing import RequestRedirect

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
))
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def init_app(app: Flask) -> None:
    https = app.config["BASE_URL"].startswith("https://")

    @app.after_request
    def guard(response: Response) -> Response:
        for name, value in HEADERS:
            response.headers.setdefault(name, value)
        if https:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        _name_no_host(response)
        return response


def _name_no_host(response: Response) -> None:
    """A mended address is told as a path: whoever asks chooses the Host, and a cache may keep the answer."""
    if isinstance(request.routing_exception, RequestRedirect):
        asked = urlsplit(request.routing_exception.new_url)
        response.headers["Location"] = asked._replace(scheme="", netloc="").geturl()
        response.set_data(b"")
