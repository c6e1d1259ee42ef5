"""`make run`: migrate, load the demo into an empty database, then serve pages and run the worker."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import FrameType

import click
import flask_migrate
from flask import Flask

from eventsys.kit.logs import log

from . import organiser

BIN = Path(sys.executable).parent
STOP = (signal.SIGINT, signal.SIGTERM)
HOST = "127.0.0.1"


def check_port(port: int) -> None:
    """Raises ClickException where nobody could listen: better now than after the demo is loaded."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise click.ClickException(f"Port {port} can't be used: {error.strerror}. Choose another, for example: "
                                       "PORT=8080 make run") from error


def prepare(app: Flask) -> None:
    with app.app_context():
        flask_migrate.upgrade()
    result = subprocess.run([BIN / "flask", "--app", "wsgi", "demo", "--if-empty"], check=False)  # noqa: S603
    if result.returncode:
        raise SystemExit(result.returncode)


def serve(app: Flask, door: str) -> int:
    """Both processes, until one ends or somebody says stop. `door` is how one comes in."""
    port = app.config["PORT"]
    web = subprocess.Popen([  # noqa: S603
        BIN / "gunicorn", "--bind", f"{HOST}:{port}", "--workers", "2", "--threads", "4",
        "--log-level", "warning", "--no-control-socket", "wsgi:app"])
    worker = subprocess.Popen([BIN / "flask", "--app", "wsgi", "work"])  # noqa: S603

    def stop(number: int, frame: FrameType | None) -> None:
        for process in (web, worker):
            process.terminate()

    for number in STOP:
        signal.signal(number, stop)
    click.echo(f"\n  eventsys is at {click.style(app.config['BASE_URL'], bold=True)}   (Ctrl+C stops it)")
    click.echo(door)
    code = web.wait()
    stop(0, None)
    worker.wait()
    return code


def door(app: Flask) -> str:
    """Where the desk is; in development also as whom to come in."""
    desk = f"  The desk is at {click.style(app.config['BASE_URL'] + '/desk/', bold=True)}"
    if not app.config["DEVELOPMENT"]:
        return f"{desk}\n"
    email, password = organiser.welcome(app)
    return f"{desk}\n  Sign in as {email}, {f'password {password}' if password else 'with the password you chose'}\n"


def main() -> int:
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    from wsgi import app

    log.debug("preparing")
    try:
        check_port(app.config["PORT"])
        prepare(app)
        way_in = door(app)
    except click.ClickException as trouble:
        trouble.show()
        return trouble.exit_code
    return serve(app, way_in)


if __name__ == "__main__":
    sys.exit(main())
