import io
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from eventsys.events.models import Event
from eventsys.events.services import add_event
from eventsys.kit import storage
from eventsys.kit.database import transaction
from eventsys.publishing.services import publish, unpublish


@pytest.fixture
def logo(app: Flask) -> str:
    data = io.BytesIO()
    Image.new("RGB", (10, 10), "navy").save(data, "PNG")
    with transaction():
        return storage.keep_image(data.getvalue()).digest


@pytest.fixture
def summit(app: Flask, logo: str) -> Event:
    with transaction():
        return add_event("summit", "Summit", kind="summit", zone="UTC", starts=date(2027, 9, 1),
                         ends=date(2027, 9, 1), picture_digest=logo)


def test_a_file_is_not_public_before_an_edition_names_it(summit: Event, client: FlaskClient, logo: str) -> None:
    assert client.get(f"/files/{logo}.png").status_code == 404


def test_a_file_that_an_edition_names_is_given_for_good(summit: Event, client: FlaskClient, logo: str) -> None:
    with transaction():
        publish(summit)
    response = client.get(f"/files/{logo}.png")
    assert response.status_code == 200
    assert response.content_type == "image/png"
    assert "max-age=31536000" in response.headers["Cache-Control"]
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_goes_with_its_event(summit: Event, client: FlaskClient, logo: str) -> None:
    with transaction():
        publish(summit)
    with transaction():
        unpublish(summit)
    assert client.get(f"/files/{logo}.png").status_code == 404


@pytest.mark.parametrize("name", ["logo.png", "..%2f..%2fetc%2fpasswd.png", f"{'0' * 64}.png", f"{'0' * 64}.svg"])
def test_anything_else_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/files/{name}").status_code == 404
