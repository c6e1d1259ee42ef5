from collections.abc import Callable

from eventsys.events.models import Event, Membership
from eventsys.kit.database import db
from eventsys.kit.journal import Act

from ..organisers import Organiser

NEW = {"title": "Dialogue of Köln", "kind": "dialogue", "format": "hybrid", "starts": "2028-05-02",
       "ends": "2028-05-03", "zone": "Europe/Berlin", "city": "Köln", "country": "DE", "language": "de",
       "languages": ["de", "en"], "more_languages": "Polish, türkçe"}


def made(browser: Organiser, **others: str) -> Event:
    assert browser.post("/desk/new", {**NEW, **others}).status_code == 303
    return db.session.scalars(db.select(Event).where(Event.title == NEW["title"])).one()


def test_it_gets_a_name_for_addresses_and_its_maker_owns_it(organiser: Organiser) -> None:
    event = made(organiser)
    assert event.slug == "dialogue-of-koln-2028"
    assert event.languages == ("de", "en", "pl", "tr")
    role = db.session.scalars(db.select(Membership).where(Membership.event_id == event.id)).one()
    assert (role.account_id, role.role) == (organiser.account_id, "owner")
    act = db.session.scalars(db.select(Act).where(Act.verb == "events.make")).one()
    assert act.about == event.id
    assert "Dialogue of Köln" in organiser.text(f"/desk/e/{event.slug}/journal")


def test_a_name_in_use_is_refused_or_numbered(organiser: Organiser) -> None:
    made(organiser)
    page = organiser.post("/desk/new", {**NEW, "slug": "dialogue-of-koln-2028"}).text
    assert "Another event has this name" in page
    assert 'value="Dialogue of Köln"' in page
    organiser.post("/desk/new", {**NEW, "title": "Dialogue of Koln"})
    assert organiser.get("/desk/e/dialogue-of-koln-2028-2/settings").status_code == 200


def test_what_cannot_be_is_told(organiser: Organiser) -> None:
    for wrong, words in (({"title": ""}, "Give the event a title"), ({"ends": "2028-05-01"}, "comes before the first"),
                         ({"zone": "Berlin"}, "Choose one of the list"), ({"starts": ""}, "Choose the first day"),
                         ({"more_languages": "Klingonish"}, "No language is known as “Klingonish”"),
                         ({"slug": "Köln!"}, "Use small letters without accents")):
        assert words in organiser.post("/desk/new", {**NEW, **wrong}).text


def test_only_who_makes_events_may(as_role: Callable[[str], Organiser]) -> None:
    for role, status in (("administrator", 200), ("editor", 200), ("roster", 403), ("viewer", 403)):
        assert as_role(role).get("/desk/new").status_code == status


def test_a_part_begins_with_what_the_whole_says(organiser: Organiser, event: Event) -> None:
    page = organiser.text("/desk/e/summit/settings/parts/new")
    assert 'value="Europe/Lisbon"' in page
    assert 'value="2027-09-14"' in page
    organiser.post("/desk/e/summit/settings/parts/new", {**NEW, "title": "Young Councillors"})
    part = db.session.scalars(db.select(Event).where(Event.part_of_id == event.id)).one()
    assert "Young Councillors" in organiser.text("/desk/e/summit/settings/parts")
    assert "This is a part of" in organiser.text(f"/desk/e/{part.slug}/settings")


def test_only_owners_say_which_hub_runs_it(as_role: Callable[[str], Organiser], event: Event) -> None:
    facts = {**NEW, "title": "Summit", "hub": "Our hub"}
    as_role("editor").post("/desk/e/summit/settings/facts", {**facts, "seen": "99"})
    db.session.refresh(event)
    assert event.hub == ""
    as_role("owner").post("/desk/e/summit/settings/facts", {**facts, "seen": "99"})
    db.session.refresh(event)
    assert event.hub == "Our hub"
