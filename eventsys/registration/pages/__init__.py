"""The pages of participants: without an account, on a phone, without scripts too."""

from flask import Flask

from . import (  # noqa: F401 - each attaches its endpoints
    agenda,
    answers,
    data,
    delegation,
    delegation_apply,
    delegation_list,
    delegation_member,
    delegation_nominee,
    feed,
    filling,
    link,
    mine,
    participants,
    replace,
    sending,
    sessions,
    start,
    unsubscribe,
)
from .shell import bp


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
    unsubscribe.init_app(app)
