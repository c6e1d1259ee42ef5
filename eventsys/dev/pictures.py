"""`make pictures`: the README's pictures, taken of the demo in a real browser and of its booklet's pages."""

import io
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import flask_migrate
import pypdfium2
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from eventsys.editions import artifacts, reading
from eventsys.editions.jobs import print_wanted
from eventsys.editions.reading import Current

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
EVENT = "common-ground-summit"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
# Name, path, width and height of the window in pixels, dark.
SHOTS = (
    ("event", f"/e/{EVENT}/", 1280, 800, False),
    ("agenda", f"/e/{EVENT}/agenda", 1280, 900, False),
    ("agenda-phone", f"/e/{EVENT}/agenda", 390, 844, False),
    ("session", "/e/world-urban-forum-12/sessions/multilateral-city-diplomacy-in-crisis-situations", 390, 844, True),
    ("changes", f"/e/{EVENT}/changes", 390, 844, False),
)
PAGES = (0, 1, 3, 8)  # of the booklet


@contextmanager
def demo() -> Iterator[tuple[Flask, str]]:
    """The demo on a database of its own, served at the address given."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(EVENTSYS_ENV="development", DATA_DIR=folder, LOG_LEVEL="ERROR")
        from wsgi import app  # reads the environment as it is imported

        with app.app_context():
            flask_migrate.upgrade()
            app.test_cli_runner().invoke(args=["demo", "--quiet"])
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield app, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def shoot(browser: Browser, address: str) -> None:
    for name, path, width, height, dark in SHOTS:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light",
                                locale="en-GB", timezone_id="Europe/Lisbon", reduced_motion="reduce")
        page.goto(address + path)
        _keep(Image.open(io.BytesIO(page.screenshot())), name)
        page.close()


def print_pages(app: Flask) -> None:
    """Pages of the booklet side by side."""
    with app.app_context():
        print_wanted()
        edition = reading.current(EVENT)
        assert isinstance(edition, Current)
        body = artifacts.find(artifacts.Key(edition.digest, EVENT, "booklet-a5"))
    with pypdfium2.PdfDocument(body) as booklet:
        pages = [booklet[number].render(scale=1.1).to_pil() for number in PAGES]
    sheet = Image.new("RGB", (sum(p.width + 12 for p in pages) + 12, pages[0].height + 24), "#8a8f98")
    for number, page in enumerate(pages):
        sheet.paste(page, (12 + number * (page.width + 12), 12))
    _keep(sheet, "booklet")


def _keep(picture: Image.Image, name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(FOLDER / f"{name}.png", optimize=True)
    click.echo(f"docs/pictures/{name}.png")


def main() -> int:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        click.echo("Install chromium, or name it in CHROMIUM.", err=True)
        return 1
    with demo() as (app, address), sync_playwright() as playwright:
        shoot(playwright.chromium.launch(executable_path=chromium, args=SWITCHES), address)
        print_pages(app)
    return 0


if __name__ == "__main__":
    sys.exit(main())
