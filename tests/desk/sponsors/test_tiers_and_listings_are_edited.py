from collections.abc import Callable

import pytest

from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.people.models import Organisation
from eventsys.publishing.services import publish
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session
from eventsys.sponsors.models import Listing, Tier

from ..organisers import Organiser, a_draft
from .conftest import AT, Sponsors


def listing(name: str) -> Listing:
    db.session.expire_all()
    return db.session.scalars(db.select(Listing).where(Listing.name == name)).one()


def seen(name: str) -> str:
    return str(journal.revision(f"listing:{listing(name).id}"))


def undo_the_last(sponsors: Sponsors) -> None:
    last = db.session.scalars(db.select(Act.id).order_by(Act.id.desc())).first()
    assert sponsors.browser.post(f"/desk/e/summit/undo/{last}").status_code == 303
    db.session.expire_all()


def test_a_new_event_is_told_to_begin_with_a_tier(sponsors: Sponsors, event: Event) -> None:
    assert "Begin with a tier" in sponsors.text()
    assert sponsors.browser.get(f"{AT}/new").location == f"{AT}/tiers/new"


def test_tiers_stand_in_their_own_words_and_order(two_tiers: Sponsors) -> None:
    page = two_tiers.text()
    assert page.index("Hosts:") < page.index("Sponsors:")
    page = two_tiers.send("/tiers/2/move", by="up")
    assert page.index('id="tier-2"') < page.index('id="tier-1"')
    assert "Shown on: pages, booklet, strip" in page
    two_tiers.send("/tiers/1", title="With thanks to", on_page="y")
    assert "Shown on: pages<" in two_tiers.text()


def test_a_listing_is_moved_within_its_tier_and_under_another(two_tiers: Sponsors) -> None:
    two_tiers.send(f"/{listing('Union').id}/move", by="up")
    assert [one.name for one in db.session.scalars(
        db.select(Listing).where(Listing.tier_id == 2).order_by(Listing.rank))] == ["Union", "Works"]
    two_tiers.send(f"/{listing('Union').id}", name="Union", tier="1", seen=seen("Union"))
    assert (listing("Union").tier_id, listing("Union").rank) == (1, 1)


def test_prescribed_words_reach_readers(two_tiers: Sponsors, event: Event) -> None:
    two_tiers.send(f"/{listing('Union').id}", name="Union", tier="2", words="Co-funded by the Union",
                   url="https://union.example", country="BE", rivals="unions", seen=seen("Union"))
    with transaction():
        publish(db.session.get_one(Event, event.id))
    page = two_tiers.browser.text("/e/summit/sponsors")
    assert "Co-funded by the Union" in page
    assert "unions" not in page


def test_organisations_go_into_the_directory_once(two_tiers: Sponsors) -> None:
    two_tiers.send("/new", name="Foundation", tier=2)
    assert sorted(db.session.scalars(db.select(Organisation.name))) == ["Foundation", "Union", "Works"]
    assert 'value="Foundation"' in two_tiers.text("/new")


def test_what_is_wrong_is_told_and_kept(two_tiers: Sponsors) -> None:
    page = two_tiers.refused("/new", name="", words="Co-funded", url="javascript:alert(1)", tier="1")
    assert "Name the organisation" in page
    assert "A link begins with https://" in page
    assert 'value="Co-funded"' in page
    assert "Give the tier its words" in two_tiers.refused("/tiers/new", title=" ")


def test_a_tier_takes_its_listings_along_and_all_comes_back(two_tiers: Sponsors, event: Event) -> None:
    page = two_tiers.text("/tiers/2/delete")
    assert "2 organisations are listed under it and go with it" in page
    two_tiers.send("/tiers/2/delete")
    assert [one.name for one in db.session.scalars(db.select(Listing))] == ["Foundation"]
    undo_the_last(two_tiers)
    assert {one.name for one in db.session.scalars(db.select(Listing))} == {"Foundation", "Works", "Union"}


def test_sessions_that_name_a_sponsor_are_told_of_and_find_it_again(two_tiers: Sponsors, event: Event) -> None:
    with transaction():
        journal.act("events.make", about=event.id)
        session = add_session(event, "Dinner", sponsor_id=listing("Works").id)
    page = two_tiers.text(f"/{listing('Works').id}/delete")
    assert "1 session names it as its sponsor" in page
    number = listing("Works").id
    two_tiers.send(f"/{number}/delete")
    assert db.session.get_one(Session, session.id, populate_existing=True).sponsor_id is None
    undo_the_last(two_tiers)
    assert db.session.get_one(Session, session.id).sponsor_id == number


def test_a_late_save_shows_both(two_tiers: Sponsors, as_role: Callable[[str], Organiser]) -> None:
    number, opened = listing("Union").id, seen("Union")
    Sponsors(as_role("editor")).send(f"/{number}", name="Union", words="Theirs", tier="2", seen=opened)
    page = two_tiers.late(f"/{number}", name="Union", words="Mine", tier="2", seen=opened)
    assert '<td dir="auto">Theirs</td><td dir="auto">Mine</td>' in page
    two_tiers.send(f"/{number}", name="Union", words="Mine", tier="2", seen=seen("Union"))
    assert listing("Union").words == "Mine"


def test_what_is_another_events_is_not_there(two_tiers: Sponsors) -> None:
    other = a_draft("elsewhere")
    with transaction():
        journal.act("events.make", about=other.id)
        tier = Tier(event_id=other.id, key="x", title="Theirs")
        db.session.add(tier)
        db.session.flush()
        db.session.add(Listing(tier_id=tier.id, name="Their sponsor"))
    theirs = listing("Their sponsor").id
    for path in (f"/{theirs}", f"/{theirs}/delete", f"/tiers/{tier.id}", f"/{theirs}/promises/new"):
        assert two_tiers.browser.get(AT + path).status_code == 404, path
    response = two_tiers.browser.post(f"{AT}/new", {"name": "Mine", "tier": str(tier.id)})
    assert "There is a problem" in response.text


def test_a_part_without_sponsors_says_whose_it_stands_under(two_tiers: Sponsors, part: Event) -> None:
    page = two_tiers.browser.text("/desk/e/part/sponsors")
    assert "stands under the 2 tiers of the whole" in page


def test_thanks_name_donors_and_partners_one_a_line(two_tiers: Sponsors, event: Event) -> None:
    two_tiers.send("/thanks", title="With thanks", text="To *all*.", donors="A\n\nB\nA", partners="C")
    with transaction():
        publish(db.session.get_one(Event, event.id))
    page = two_tiers.browser.text("/e/summit/sponsors")
    assert "<em>all</em>" in page
    assert ">A\nB</textarea>" in two_tiers.text("/thanks").replace(">\nA", ">A")


@pytest.mark.parametrize("role", ["roster", "front desk", "viewer"])
def test_only_editors_see_them(two_tiers: Sponsors, as_role: Callable[[str], Organiser], role: str) -> None:
    browser = as_role(role)
    for path in ("", "/new", "/1", "/tiers/1", "/promises", "/thanks", "/strip", "/strip.pdf", "/strip/1.png"):
        assert browser.get(AT + path).status_code == 403, path
