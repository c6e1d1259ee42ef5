"""The pages of participants: without an account, on a phone, without scripts too."""

from flask import Flask

from . import (  # noqa: F401 - each attaches its endpoints
    answers,
    data,
    filling,
    link,
    mine,
    participants,
    replace,
    sending,
    start,
)
from .shell import bp


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
