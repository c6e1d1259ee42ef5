"""The pages of participants: without an account, on a phone, without scripts too."""

from flask import Flask

from . import filling, sending, start  # noqa: F401 - each attaches its endpoints
from .shell import bp


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
