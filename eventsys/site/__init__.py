"""The public side: pages, feeds and files, all from published editions."""

from flask import Flask

from . import (  # noqa: F401 - each attaches its endpoints
    agenda,
    changes,
    data,
    errors,
    events,
    feeds,
    files,
    front,
    own,
    paper,
    people,
    search,
    sessions,
    sponsors,
    subscribe,
)
from .blueprint import bp


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
    front.init_app(app)
