"""The pages of whoever is asked: behind a secret link, without an account, on a phone without scripts."""

from flask import Flask

from . import absences, answer, details, lost, needs, overview, photo, slides  # noqa: F401 - each attaches its endpoints
from .shell import bp


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
