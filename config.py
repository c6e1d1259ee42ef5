"""Configuration from the environment (12-factor). `wsgi.py` reads it and hands it to `create_app`."""

import logging
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from email.utils import formataddr, getaddresses
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

HERE = Path(__file__).resolve().parent
MAIL_SCHEMES = ("smtp", "smtps")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*", re.ASCII)
HIGHEST_PORT = 65_535


class ConfigurationError(RuntimeError):
    """The environment lacks something or says something that cannot be."""


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Raises ConfigurationError with the variable's name and what it should be. An empty one is as none."""
    environ = {name: value for name, value in environ.items() if value}
    development = _development(environ)
    data = _data(environ)
    port = _number(environ, "PORT", 5000, 1, HIGHEST_PORT)
    return {
        "DEVELOPMENT": development,
        "SECRET_KEY": _secret(environ, development, data),
        "SQLALCHEMY_DATABASE_URI": _database(environ, data),
        "DATA_DIR": str(data),
        "FILES_DIR": str(data / "files"),
        "PORT": port,
        "BASE_URL": _base_url(environ, port),
        "MAIL_URL": _mail(environ),
        "MAIL_FROM": _sender(environ, _base_url(environ, port)),
        "LOG_LEVEL": _level(environ),
        "TRUSTED_PROXIES": _number(environ, "TRUSTED_PROXIES", 0, 0),
        "MAX_CONTENT_LENGTH": 32 * 1024 * 1024,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=_number(environ, "SESSION_DAYS", 14, 1, 365)),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": _base_url(environ, port).startswith("https://"),
    }


def _development(environ: Mapping[str, str]) -> bool:
    """`production` unless it says `development`; `make run` says so."""
    given = environ.get("EVENTSYS_ENV", "production")
    if given not in ("production", "development"):
        raise ConfigurationError("EVENTSYS_ENV must be production or development")
    return given == "development"


def _data(environ: Mapping[str, str]) -> Path:
    folder = Path(environ.get("DATA_DIR", HERE / "instance")).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"DATA_DIR must be a folder that can be written to: {error.strerror}") from error
    return folder


def _secret(environ: Mapping[str, str], development: bool, data: Path) -> str:
    given = environ.get("SECRET_KEY", "")
    if given and len(given) < 32:
        raise ConfigurationError("SECRET_KEY must have at least 32 characters")
    if not given and not development:
        raise ConfigurationError(
            "SECRET_KEY is not set. Make one with: python3 -c 'import secrets; print(secrets.token_hex(32))' "
            "(or set EVENTSYS_ENV=development to try things out)")
    return given or _kept_secret(data / "secret")


def _kept_secret(path: Path) -> str:
    """Of a development machine: made once, so that every process of it has the same."""
    if not path.exists():
        own = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        own.touch(mode=0o600)
        own.write_text(secrets.token_hex(32))
        with suppress(FileExistsError):  # another process was first: its secret counts
            path.hardlink_to(own)
        own.unlink()
    return path.read_text()


def _database(environ: Mapping[str, str], data: Path) -> str:
    url = environ.get("DATABASE_URL", f"sqlite:///{data / 'eventsys.db'}")
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("sqlite", "postgres", "postgresql", "postgresql+psycopg") or (
            scheme == "sqlite" and not rest.startswith("/")):
        raise ConfigurationError("DATABASE_URL must begin with sqlite:/// or postgresql://")
    spoken = url if scheme == "sqlite" else f"postgresql+psycopg://{rest}"
    try:
        make_url(spoken)
    except (ArgumentError, ValueError):
        raise ConfigurationError("DATABASE_URL must be such as postgresql://user:password@host:5432/name") from None
    return spoken


def _base_url(environ: Mapping[str, str], port: int) -> str:
    url = environ.get("BASE_URL", f"http://127.0.0.1:{port}").rstrip("/")
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, half of an IPv6 address
        fits = False
    if not fits:
        raise ConfigurationError("BASE_URL must be an http or https address, such as https://events.example.org")
    return url


def _mail(environ: Mapping[str, str]) -> str:
    url = environ.get("MAIL_URL", "")
    try:
        parts = urlsplit(url)
        fits = parts.scheme in MAIL_SCHEMES and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if url and not fits:
        raise ConfigurationError("MAIL_URL must be such as smtp://user:password@mail.example.org:587, or smtps://…")
    return url


def _sender(environ: Mapping[str, str], base_url: str) -> str:
    given = environ.get("MAIL_FROM", f"events@{_domain(base_url)}")
    (name, address), *others = getaddresses([given])
    if others or not ADDRESS.fullmatch(address) or not given.isprintable():
        raise ConfigurationError("MAIL_FROM must be an address, such as events@example.org or "
                                 "Our Network <events@example.org>")
    return formataddr((name, address))


def _domain(base_url: str) -> str:
    """Where letters come from, if nobody says; a number is no domain."""
    host = urlsplit(base_url).hostname or ""
    return "localhost" if ":" in host or host.replace(".", "").isdigit() else host


def _level(environ: Mapping[str, str]) -> str:
    level = environ.get("LOG_LEVEL", "INFO").upper()
    if level not in logging.getLevelNamesMapping():
        raise ConfigurationError("LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL")
    return level


def _number(environ: Mapping[str, str], name: str, default: int, least: int, most: int | None = None) -> int:
    try:
        number = int(environ.get(name, default))
    except ValueError:
        number = least - 1
    if number < least or (most is not None and number > most):
        between = f"from {least} to {most}" if most is not None else f"of {least} or more"
        raise ConfigurationError(f"{name} must be a whole number {between}")
    return number
