import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from PIL import Image

from eventsys.events.models import Event
from eventsys.kit import storage
from eventsys.kit.database import db, transaction
from eventsys.kit.storage import StoredFile
from eventsys.people.models import Person

from ...people.drafts import a_person, a_session, a_summit, an_appearance
from ..organisers import Organiser


def a_picture(width: int = 400, height: int = 200) -> bytes:
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    out = io.BytesIO()
    image.save(out, format="JPEG")
    return out.getvalue()


def kept(data: bytes) -> str:
    with transaction():
        return storage.keep_image(data).digest


@pytest.fixture
def person(app: Flask) -> Person:
    return a_person("Sofia Berg")


def send(organiser: Organiser, person: Person, data: bytes, name: str = "me.jpg") -> str:
    """The page to which it leads."""
    response = organiser.post(f"/desk/people/{person.id}/picture", {"picture": (io.BytesIO(data), name)},
                              content_type="multipart/form-data")
    return response.headers.get("Location", "")


def test_a_picture_is_sent_a_square_chosen_and_shown(organiser: Organiser, person: Person) -> None:
    path = send(organiser, person, a_picture())
    page = organiser.text(path)
    assert page.count('type="radio" name="cut"') >= 3
    small = organiser.get(re.findall(r'src="([^"]+\?cut=[^"]+)"', page)[0])
    assert (small.headers["Content-Type"], small.headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")

    page = organiser.post(path, {"cut": "100-50-100"}, follow_redirects=True).text
    assert "Saved the picture of Sofia Berg" in page
    digest = db.session.get_one(Person, person.id).picture_digest
    shown = organiser.get(f"/desk/pictures/{digest}")
    red, _green, blue = Image.open(io.BytesIO(shown.data)).convert("RGB").getpixel((100, 100))  # type: ignore[misc]
    assert (red < 30, blue > 200) == (True, True)
    assert shown.headers["Cache-Control"].startswith("private")
    assert "sandbox" in shown.headers["Content-Security-Policy"]

    organiser.post(f"/desk/people/{person.id}/picture/delete")
    db.session.expire_all()
    assert db.session.get_one(Person, person.id).picture_digest is None


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"GIF89a" + b"0" * 100, b"%PDF-1.7", a_picture()[:300]])
def test_what_is_no_picture_is_refused_whatever_its_name(organiser: Organiser, person: Person, data: bytes) -> None:
    response = organiser.post(f"/desk/people/{person.id}/picture", {"picture": (io.BytesIO(data), "me.png")},
                              content_type="multipart/form-data")

    assert "This is no PNG, JPEG or WebP picture" in response.text
    assert "Choose a picture" in organiser.post(f"/desk/people/{person.id}/picture", {}).text


def test_only_what_was_just_sent_can_be_cut(organiser: Organiser, person: Person) -> None:
    digest = kept(a_picture())
    path = send(organiser, person, a_picture())

    assert organiser.get(f"/desk/people/{person.id}/picture/{digest}").status_code == 404
    assert organiser.get(f"/desk/pictures/sent/{digest}").status_code == 404
    assert organiser.get(f"{path}x").status_code == 404
    for cut in ("", "0-0-1", "nonsense", "999-0-50"):
        assert organiser.post(path, {"cut": cut}).status_code == 400, cut


def test_viewers_see_pictures_of_their_own_rosters_only(
        as_role: Callable[[str], Organiser], event: Event, person: Person) -> None:
    viewer, other = as_role("viewer"), a_person("Elsewhere")
    theirs, own = kept(a_picture(300, 300)), kept(a_picture(200, 200))
    with transaction():
        person.picture_digest, other.picture_digest = own, theirs
    an_appearance(a_session(event), person)
    an_appearance(a_session(a_summit("elsewhere")), other)

    assert viewer.get(f"/desk/pictures/{own}").status_code == 200
    assert viewer.get(f"/desk/pictures/{theirs}").status_code == 404


def test_pictures_and_logos_of_one_s_events_are_shown_and_no_other_file(
        as_role: Callable[[str], Organiser], event: Event) -> None:
    viewer, other = as_role("viewer"), a_summit("elsewhere")
    own, theirs, nobody_s = kept(a_picture(300, 300)), kept(a_picture(200, 200)), kept(a_picture(100, 100))
    with transaction():
        event.picture_digest, other.picture_digest = own, theirs
        db.session.add(StoredFile(digest="0" * 64, media_type="application/pdf", size=1))

    assert viewer.get(f"/desk/pictures/{own}").status_code == 200
    for digest in (theirs, nobody_s, "0" * 64, "f" * 64, "..", "a" * 63):
        assert viewer.get(f"/desk/pictures/{digest}").status_code == 404, digest


def test_nobody_sees_them_without_an_account(app: Flask, person: Person) -> None:
    digest = kept(a_picture())
    with transaction():
        person.picture_digest = digest

    assert app.test_client().get(f"/desk/pictures/{digest}").status_code in (303, 401)
