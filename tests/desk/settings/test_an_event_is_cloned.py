from datetime import date, datetime, time

import pytest

from eventsys.accounts.models import Account
from eventsys.agenda import services as agenda
from eventsys.agenda.cloning import clone
from eventsys.agenda.models import ClashRule, Placement
from eventsys.events.cloning import TAKEN
from eventsys.events.models import Day, Event, EventDocument, Kind, Membership, Organiser, Room, Track, Venue, Walk
from eventsys.events.rules import shift
from eventsys.events.services import keep
from eventsys.kit import journal, undoing
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.people.services import add_person
from eventsys.programme.structs import Contact
from eventsys.publishing.services import publish
from eventsys.sessions.models import Appearance, Session
from eventsys.sessions.services import add_session, appear, withdraw
from eventsys.sponsors.models import Listing, Promise, Tier
from eventsys.sponsors.services import acknowledge, add_tier, list_sponsor

from ..organisers import Organiser as Browser


@pytest.fixture
def last_year(event: Event, part: Event) -> Event:
    """A summit with one of everything."""
    with transaction():
        journal.act("events.make", about=event.id)
        event.contacts, event.note, event.venue_key = (Contact("Events office"),), "ours", "centre"
        event.summary, event.colour = "<p>Cities meet.</p>", "#123456"
        keep(Venue, event, "centre", name="Centre")
        keep(Venue, event, "annex", name="Annex")
        keep(Room, event, "hall", name="Hall", venue_key="centre")
        keep(Track, event, "climate", name="Climate", letter="C", colour="#0B6BA8")
        keep(Kind, event, "panel", name="Panel")
        db.session.add_all([
            Walk(event_id=event.id, one_key="annex", other_key="centre", minutes=7),
            Day(event_id=event.id, date=date(2027, 9, 14), title="First", opens=time(8)),
            Organiser(event_id=event.id, name="Network"), EventDocument(event_id=event.id, title="Note", url="https://a.example"),
            ClashRule(event_id=event.id, rule="room twice", severity="hint")])
        tier = add_tier(event.id, "gold", "Sponsors:")
        sponsor = list_sponsor(tier, "Foundation", promises=(Promise("a stand"),), note="ours")
        acknowledge(event.id, title="Thanks", text="<p>To all.</p>")
        opening = add_session(event, "Opening", track_key="climate", kind_key="panel", sponsor_id=sponsor.id,
                              guid="file-1", note="ours", expected=200)
        closing = add_session(db.session.get_one(Event, part.id), "Closing", summit=event)
        gone = add_session(event, "Gone")
        db.session.flush()
        withdraw(gone, "ill")
        agenda.place(opening.id, starts=datetime(2027, 9, 14, 9), minutes=60, room_key="hall")
        agenda.place(closing.id, starts=datetime(2027, 9, 16, 0, 30), day=date(2027, 9, 15), minutes=30,
                     room_key="hall")
        person = add_person("Ada")
        db.session.flush()
        appear(opening, person.id, "panelist")
    return event


def cloned(source: Event, take: tuple[str, ...] = TAKEN, goal: date = date(2028, 9, 14), weekday: bool = True) -> Event:
    with transaction():
        owner = db.session.scalars(db.select(Account)).first()
        return clone(db.session.get_one(Event, source.id), title="Next Summit", slug="next", owner=owner, take=take,
                     by=shift(source.starts, goal, weekday))


def of(model: type, event: Event) -> list:
    return list(db.session.scalars(db.select(model).where(model.event_id == event.id)))


def sessions_of(event: Event) -> list[Session]:
    return list(db.session.scalars(db.select(Session).where(Session.summit_id == event.id).order_by(Session.rank)))


def test_sessions_keep_their_weekdays_and_times(organiser: Browser, last_year: Event) -> None:
    event = cloned(last_year)
    assert (event.starts, event.ends) == (date(2028, 9, 12), date(2028, 9, 13))
    placed = {row.title: db.session.get_one(Placement, row.id)
              for row in sessions_of(event)}
    assert set(placed) == {"Opening", "Closing"}
    assert (placed["Opening"].starts, placed["Opening"].minutes) == (datetime(2028, 9, 12, 9), 60)
    assert (placed["Closing"].starts, placed["Closing"].day) == (datetime(2028, 9, 14, 0, 30), date(2028, 9, 13))


def test_what_belongs_to_it_comes_along_with_numbers_of_its_own(organiser: Browser, last_year: Event) -> None:
    event = cloned(last_year)
    for model in (Venue, Room, Track, Kind, Walk, Day, Organiser, EventDocument, Tier, ClashRule):
        assert [row.id for row in of(model, last_year)] != [row.id for row in of(model, event)] != [], model
    part = db.session.scalars(db.select(Event).where(Event.part_of_id == event.id)).one()
    assert (part.title, part.slug, part.starts) == ("Part", "part-2", date(2028, 9, 12))
    opening = next(row for row in sessions_of(event) if row.title == "Opening")
    listing = db.session.get_one(Listing, opening.sponsor_id)
    assert db.session.get_one(Tier, listing.tier_id).event_id == event.id
    with transaction():
        publish(db.session.get_one(Event, event.id))


def test_people_and_what_is_of_that_year_stay_behind(organiser: Browser, last_year: Event) -> None:
    event = cloned(last_year)
    assert (event.contacts, event.note) == ((), "")
    sessions = sessions_of(event)
    assert all((row.guid, row.note, row.withdrawn) == ("", "", False) for row in sessions)
    on_rosters = set(db.session.scalars(db.select(Appearance.session_id)))
    assert on_rosters.isdisjoint(row.id for row in sessions)
    listing = db.session.scalars(db.select(Listing).order_by(Listing.id.desc())).first()
    assert (listing.promises, listing.note) == ((), "")
    uids = list(db.session.scalars(db.select(Session.uid)))
    assert len(uids) == len(set(uids))
    owner = of(Membership, event)
    assert [row.role for row in owner] == ["owner"]


@pytest.mark.parametrize("left", TAKEN)
def test_each_can_be_left_and_the_rest_still_stands(organiser: Browser, last_year: Event, left: str) -> None:
    event = cloned(last_year, tuple(word for word in TAKEN if word != left))
    sessions = sessions_of(event)
    assert len(sessions) == {"sessions": 0, "parts": 1}.get(left, 2)
    if left == "places":
        assert event.venue_key == ""
        assert {db.session.get_one(Placement, row.id).room_key for row in sessions} == {""}
    if left == "tracks":
        assert {row.track_key for row in sessions} == {""}
    if left == "sponsors":
        assert {row.sponsor_id for row in sessions} == {None}
    if left == "texts":
        assert event.summary == ""
    with transaction():
        publish(db.session.get_one(Event, event.id))


def test_it_is_one_act_and_can_be_undone(organiser: Browser, last_year: Event) -> None:
    event = cloned(last_year)
    act = db.session.scalars(db.select(Act).where(Act.verb == "events.clone")).one()
    assert act.about == event.id
    with transaction():
        assert isinstance(undoing.undo(act.id, event.id), undoing.Undone)
    assert set(db.session.scalars(db.select(Event.slug))) == {"summit", "part"}


def test_the_page_asks_what_to_take_and_tells_when_it_begins(organiser: Browser, last_year: Event) -> None:
    page = organiser.text("/desk/e/summit/clone")
    assert "This one began on Tuesday, 14 September 2027" in page
    assert 'value="2028-09-12"' in page
    assert 'value="Summit 2028"' in page
    assert 'value="summit-2028"' in page
    after = organiser.post("/desk/e/summit/clone", {
        "title": "Summit 2028", "starts": "2028-09-14", "keep_weekday": "y", "take": ["sessions", "places"],
        "follows": "y"}, follow_redirects=True)
    assert "To keep the days of the week it begins on a Tuesday" in after.text
    event = db.session.scalars(db.select(Event).where(Event.slug == "summit-2028")).one()
    assert event.starts == date(2028, 9, 12)
    assert [(one.relation, one.slug) for one in event.related] == [("follows", "summit")]
