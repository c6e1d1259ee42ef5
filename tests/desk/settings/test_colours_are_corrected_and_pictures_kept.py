from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.kit.database import db

from .conftest import Settings
from .papers import picture, sent


def seen(event: Event) -> str:
    return str(journal.revision(f"event:{event.id}"))


def test_a_pale_colour_is_kept_and_drawn_darker(settings: Settings, event: Event) -> None:
    settings.send("/looks", colour="#99CCFF", accent="#0B6BA8", seen=seen(event))
    page = settings.text("/looks")
    assert 'value="#99CCFF"' in page
    assert "moved from what you chose until it can be read" in page
    assert "By night" in page


def test_a_picture_is_put_in_its_place_and_taken_away(settings: Settings, event: Event) -> None:
    settings.send("/looks", picture=sent(picture(), "mark.png"), seen=seen(event))
    db.session.refresh(event)
    digest = event.picture_digest
    assert f"/desk/e/summit/files/{digest}" in settings.text("/looks")
    settings.send("/looks/no-picture", seen=seen(event))
    db.session.refresh(event)
    assert event.picture_digest is None


def test_what_is_no_picture_is_refused(settings: Settings, event: Event) -> None:
    assert "no PNG, JPEG or WebP" in settings.refused("/looks", picture=sent(b"%PDF-1.7", "mark.png"), seen=seen(event))
