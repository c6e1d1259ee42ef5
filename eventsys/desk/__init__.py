"""The organiser's desk: pages over several rooms. Thin: read the form, one verb in one transaction, answer."""

from flask import Flask

from eventsys.accounts import visitor

from . import (  # noqa: F401 - each attaches its endpoints
    accounts,
    agenda,
    clashes,
    colleagues,
    delegations,
    directory,
    errors,
    guard,
    invitations,
    journal,
    letters,
    messages,
    overview,
    participants,
    publishing,
    registration,
    roster,
    sessions,
    settings,
    sheets,
    signups,
    sponsors,
    start,
    statistics,
)
from .shell import bp


def init_app(app: Flask) -> None:
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a token lasts as long as its cookie: pages stay open for days
    app.config["WTF_CSRF_SSL_STRICT"] = False  # some browsers send no Referer, some proxies change the Host
    visitor.init_app(app)
    guard.init_app(app)
    errors.init_app(app)
    app.register_blueprint(bp)
