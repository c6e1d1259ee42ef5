from typing import Any

import pytest

from eventsys.events.models import Event, Kind, Organiser, Room, Track, Venue, Walk
from eventsys.kit.database import db
from eventsys.kit.journal import Act
from eventsys.outputs.colours import contrast
from eventsys.people.models import Organisation

from .conftest import Settings

# Of each list: what is typed, and what stands in the list then.
TYPED: dict[str, tuple[dict[str, Any], str]] = {
    "days": ({"date": "2027-09-15", "title": "The second day", "opens": "08:00", "closes": "18:00"}, "08:00–18:00"),
    "venues": ({"name": "Centre of Conferences", "city": "Lisbon", "country": "PT", "point": "38.7, -9.14"},
               "38.7000, -9.1400"),
    "rooms": ({"name": "Great Hall", "capacity": "400", "booths": "2", "equipment": ["stage"], "more": "organ, flags"},
              "2 booths, <bdi>Stage</bdi>, <bdi>organ</bdi>, <bdi>flags</bdi>"),
    "tracks": ({"name": "Climate and land", "letter": "C", "colour": "#0B6BA8"}, "#0B6BA8"),
    "kinds": ({"name": "Plenary", "wants_chair": "y", "minutes": "45"}, "wants a chair or moderator"),
    "organisers": ({"name": "Network of Strong Cities", "country": "CH"}, "Switzerland"),
    "documents": ({"title": "Concept note", "url": "https://example.org/note.pdf", "is_public": "y"}, "once published"),
    "contacts": ({"name": "Events office", "email": "events@example.org"}, "events@example.org"),
    "links": ({"url": "https://example.org/outcome", "title": "Outcome"}, "https://example.org/outcome"),
    "related": ({"relation": "follows", "title": "First Summit", "when": "April 2023"}, "April 2023"),
}
OTHER_NAME = {"days": "title", "documents": "title", "links": "title", "related": "title"}


@pytest.mark.parametrize("what", TYPED)
def test_one_is_added_changed_deleted_and_comes_back(settings: Settings, what: str, event: Event) -> None:
    typed, shown = TYPED[what]
    assert shown in settings.send(f"/{what}/new", **typed)
    number = _number(settings, what)
    renamed = {**typed, OTHER_NAME.get(what, "name"): "Another one"}
    assert "Another one" in settings.send(f"/{what}/{number}", **renamed, seen=_seen(settings, what))
    after = settings.send(f"/{what}/{number}/delete", seen=_seen(settings, what))
    assert "/undo/" in after
    assert shown not in after
    deleted = db.session.scalars(db.select(Act.id).order_by(Act.id.desc())).first()
    settings.browser.post(f"/desk/e/summit/undo/{deleted}")
    assert shown in settings.text(f"/{what}")


@pytest.mark.parametrize("what", TYPED)
def test_saving_without_a_change_leaves_no_trace(settings: Settings, what: str, event: Event) -> None:
    typed, _shown = TYPED[what]
    settings.send(f"/{what}/new", **typed)
    acts = db.session.scalar(db.select(db.func.count(Act.id)))
    settings.send(f"/{what}/{_number(settings, what)}", **typed, seen=_seen(settings, what))
    assert db.session.scalar(db.select(db.func.count(Act.id))) == acts


@pytest.mark.parametrize("what", ["rooms", "venues", "tracks", "kinds", "organisers", "contacts"])
def test_one_is_put_before_another(settings: Settings, what: str, event: Event) -> None:
    for name in ("Hall", "Attic"):
        settings.send(f"/{what}/new", name=name)
    numbers = [0, 1] if what == "contacts" else sorted(_numbers(settings, what))
    settings.send(f"/{what}/{numbers[1]}/move", by="up", seen=_seen(settings, what))
    page = settings.text(f"/{what}")
    assert page.index("Attic") < page.index("Hall")


@pytest.mark.parametrize(("what", "typed", "words"), [
    ("rooms", {"name": " "}, "Give the room a name"),
    ("rooms", {"name": "Hall", "capacity": "-4"}, "between 0 and 200000"),
    ("days", {"date": "2027-09-20"}, "The event is held 14–15 September 2027"),
    ("days", {"date": "2027-09-14", "opens": "18:00", "closes": "09:00"}, "It closes before it opens"),
    ("venues", {"name": "Centre", "point": "https://maps.app.goo.gl/abc"}, "Short links hide it"),
    ("venues", {"name": "Centre", "url": "javascript:alert(1)"}, "A link begins with https://"),
    ("tracks", {"name": "Climate", "colour": "red"}, "Give a colour as #0B6BA8"),
    ("documents", {"title": "Note"}, "Choose a file, or give a link"),
    ("contacts", {"name": "Office", "email": "at home"}, "Give a whole address"),
    ("links", {"title": "Nowhere"}, "Give the link"),
    ("related", {"relation": "follows", "title": "First", "slug": "not-ours"}, "No event of ours has this name"),
])
def test_what_is_wrong_is_told_and_kept(settings: Settings, what: str, typed: dict[str, str], words: str,
                                        event: Event) -> None:
    page = settings.refused(f"/{what}/new", **typed)
    assert words in page
    assert all(f'value="{value}"' in page for value in typed.values() if value.strip() and value != "follows")


def test_a_track_gets_a_letter_and_a_colour_that_can_be_read(settings: Settings, event: Event) -> None:
    settings.send("/tracks/new", name="Climate")
    settings.send("/tracks/new", name="Cities", colour="#FFE600")
    one, other = db.session.scalars(db.select(Track).order_by(Track.id))
    assert (one.letter, other.letter) == ("C", "I")
    assert contrast(other.colour, "#ffffff") >= 5
    assert "has this letter" in settings.refused("/tracks/new", name="Coasts", letter="C")


def test_a_new_organiser_goes_into_the_directory_too(settings: Settings, event: Event) -> None:
    settings.send("/organisers/new", name="Network of Strong Cities", country="CH")
    known = db.session.scalars(db.select(Organisation)).one()
    assert db.session.scalars(db.select(Organiser.organisation_id)).one() == known.id


def test_the_way_between_two_venues_is_said_once(settings: Settings, event: Event) -> None:
    for name in ("Old Town Hall", "Centre"):
        settings.send("/venues/new", name=name)
    settings.send("/walks/new", one_key="old-town-hall", other_key="centre", minutes="12")
    walk = db.session.scalars(db.select(Walk)).one()
    assert (walk.one_key, walk.other_key, walk.minutes) == ("centre", "old-town-hall", 12)
    way = {"one_key": "centre", "minutes": "9"}
    assert "is there already" in settings.refused("/walks/new", **way, other_key="old-town-hall")
    assert "two different venues" in settings.refused("/walks/new", **way, other_key="centre")


def test_keys_are_made_once_and_stay(settings: Settings, event: Event) -> None:
    settings.send("/rooms/new", name="Great Hall")
    room = db.session.scalars(db.select(Room)).one()
    settings.send(f"/rooms/{room.id}", name="Small Hall", seen=_seen(settings, "rooms"))
    db.session.refresh(room)
    assert (room.key, room.name) == ("great-hall", "Small Hall")


def test_a_part_shares_what_is_the_summits(settings: Settings, part: Event) -> None:
    response = settings.browser.get("/desk/e/part/settings/rooms")
    assert response.location == "/desk/e/summit/settings/rooms"
    settings.browser.post("/desk/e/part/settings/rooms/new", {"name": "Hall"})
    assert db.session.scalars(db.select(Room.event_id)).one() == part.part_of_id


def _seen(settings: Settings, what: str) -> str:
    """The revision of the whole event, as the list's own form would carry it."""
    from eventsys.kit import journal

    event = db.session.scalars(db.select(Event.id).where(Event.part_of_id.is_(None))).one()
    return str(journal.revision(f"event:{event}"))


def _numbers(settings: Settings, what: str) -> list[int]:
    model = {"rooms": Room, "venues": Venue, "tracks": Track, "kinds": Kind, "organisers": Organiser}[what]
    return list(db.session.scalars(db.select(model.id)))


def _number(settings: Settings, what: str) -> int:
    if what in ("contacts", "links", "related"):
        return 0
    page = settings.text(f"/{what}")
    return int(page.split('id="row-')[1].split('"')[0])


def test_boxes_that_are_not_touched_leave_their_order(settings: Settings, event: Event) -> None:
    settings.send("/rooms/new", name="Hall", more="organ", equipment=["stage"])
    room = db.session.scalars(db.select(Room)).one()
    settings.send(f"/rooms/{room.id}", name="Hall", more="organ", equipment=["recording", "stage"],
                  seen=_seen(settings, "rooms"))
    db.session.refresh(room)
    assert room.equipment == ("stage", "organ", "recording")
