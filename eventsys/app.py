"""The application: every room is told of it here, once."""

from typing import Any

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from eventsys import commands, desk, site
from eventsys.imports import models as _imports  # noqa: F401 - its tables
from eventsys.imports.sheets.reading.opened import first_rows
from eventsys.invitations import pages as invitations
from eventsys.kit import assets, database, headers, health, http, i18n, jobs, journal_watch, logs, sheets, storage  # noqa: F401
from eventsys.registration import delegating as _delegating  # noqa: F401 - its job
from eventsys.registration import digests as _digests  # noqa: F401 - its job
from eventsys.registration import line as _line  # noqa: F401 - its tables, its job
from eventsys.registration import overlay as _overlay  # noqa: F401 - its job
from eventsys.registration import pages as registration
from eventsys.registration import session_lines as _session_lines  # noqa: F401 - its job

ROOT = __file__.rpartition("/eventsys/")[0]


def create_app(config: dict[str, Any]) -> Flask:
    """`config` is what `config.from_environment` gives; tests give their own."""
    app = Flask("eventsys", root_path=f"{ROOT}/eventsys", static_folder=None, template_folder=None)
    app.config.update(config)
    if hops := app.config.get("TRUSTED_PROXIES", 0):
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    for part in (logs, http, headers, database, storage, i18n, assets, health, jobs):
        part.init_app(app)
    sheets.init_app(app, first_rows)
    CSRFProtect(app)
    Migrate(app, database.db, directory=f"{ROOT}/migrations", compare_type=True, render_as_batch=True)
    site.init_app(app)
    invitations.init_app(app)
    registration.init_app(app)
    desk.init_app(app)
    commands.init_app(app)
    return app
