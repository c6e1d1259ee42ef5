"""For those who watch: `/healthz` says that the process answers, `/readyz` that its database does too."""

from flask import Blueprint, Flask, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from .access import public
from .database import db

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def healthz() -> Response:
    return _say("ok")


@bp.get("/readyz")
@public
def readyz() -> Response:
    """503 where the database is away or was never migrated."""
    try:
        with db.engine.connect() as connection:
            connection.execute(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        return _say("the database is away or not migrated", 503)
    return _say("ok")


def _say(words: str, status: int = 200) -> Response:
    return Response(f"{words}\n", status, {"Cache-Control": "no-store"}, content_type="text/plain; charset=utf-8")


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
