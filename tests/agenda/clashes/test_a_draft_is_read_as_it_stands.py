"""From the tables to the clashes: every fact that a rule asks for is read, and in few queries."""

from datetime import date, datetime, time

import pytest

from eventsys.agenda.clashes import services as clashes
from eventsys.events.models import Day, Walk
from eventsys.events.services import add_event
from eventsys.kit.database import db, transaction
from eventsys.sessions import services as sessions
from eventsys.sessions.absences import note_absence
from eventsys.sponsors.models import Listing, Tier
from tests.asking import statements

from .drafts import DAY, NEXT, a_draft, a_person


def test_a_room_and_a_person_twice(draft):
    draft.session("Opening", people="ada")
    draft.session("Panel", "10:30", people="ada ben")
    assert draft.open() == [("room", ["Opening", "Panel"]), ("person", ["Opening", "Panel"])]


def test_a_person_at_another_summit_at_the_same_instant(draft):
    geneva = a_draft("geneva", zone="Europe/Zurich")
    draft.session("Opening", "10:00", people="ada")
    geneva.session("Briefing", "11:30", people="ada ben")  # 10:30 in Lisbon
    geneva.session("Later", "12:30", people="ada")
    assert draft.open() == [("person", ["Opening", "Briefing"])]
    clash = clashes.clashes_of(draft.summit).open[0]
    assert [(side.of, side.foreign) for side in clash.sides] == [("Summit", False), ("Geneva", True)]


@pytest.mark.parametrize("how", ["withdrawn", "cancelled", "declined"])
def test_what_is_not_held_clashes_with_nothing(draft, how):
    other = a_draft("other")
    draft.session("Opening", people="ada")
    other.session("Briefing", people="ada", state="declined" if how == "declined" else "")
    with transaction():
        if how == "withdrawn":
            sessions.withdraw(other.row("Briefing"), "The speaker is ill")
        if how == "cancelled":
            other.summit.status = "cancelled"
    assert draft.open() == []


def test_a_cancelled_part_takes_no_room(draft):
    with transaction():
        part = add_event("part", "Part", kind="workshop", zone="Europe/Lisbon", starts=DAY, ends=NEXT,
                         part_of=draft.summit)
    draft.session("Opening")
    draft.session("Workshop", event=part)
    assert draft.open() == [("room", ["Opening", "Workshop"])]
    with transaction():
        part.status = "cancelled"
    assert draft.open() == []


def test_the_way_between_venues_is_that_of_the_map_or_the_organisers(draft):
    draft.session("Opening", "10:00", "hall", people="ada")
    draft.session("Picnic", "11:10", "tent", people="ada")
    assert draft.open() == [("walk", ["Opening", "Picnic"])]
    with transaction():
        db.session.add(Walk(event_id=draft.summit_id, one_key="house", other_key="park", minutes=10))
    assert draft.open() == []


def test_an_absence_is_wall_time_of_the_summit(draft):
    draft.session("Opening", "10:00", people="ada")
    with transaction():
        for day, first, teller in ((14, time(10, 30), "organiser"), (15, time(9), "person")):
            starts = datetime.combine(date(2027, 9, day), first)
            note_absence(draft.summit, a_person("ada").id, starts, starts.replace(hour=12), teller)
    found, = clashes.clashes_of(draft.summit).open
    assert (found.rule, found.extent, found.facts["away"].told_by) == ("absent", 30, "organiser")


def test_size_booths_hours_chair_and_answers(draft):
    with transaction():
        db.session.add(Day(event_id=draft.summit_id, date=DAY, opens=time(9), closes=time(18)))
    draft.session("Large", room="red", expected=50)
    draft.session("Spoken", room="blue", language="en", interpretation=("fr", "ar"))
    draft.session("Early", "08:00")
    draft.session("Panel", "", kind_key="panel", people="ada", state="invited")
    assert sorted(draft.open()) == [("booth", ["Spoken"]), ("capacity", ["Large"]), ("chair", ["Panel"]),
                                    ("hours", ["Early"]), ("unanswered", ["Panel"])]


def test_who_signed_up_is_told_by_who_knows(draft):
    number = draft.session("Small", room="red", expected=10)
    assert draft.open() == []
    clash, = clashes.clashes_of(draft.summit, {number: 41}).open
    assert (clash.rule, clash.facts["signed_up"]) == ("capacity", True)


def test_sponsors_who_share_a_word_are_rivals(draft):
    with transaction():
        tier = Tier(event_id=draft.summit_id, key="gold", title="Sponsors:")
        db.session.add(tier)
        db.session.flush()
        listings = [Listing(tier_id=tier.id, name=name, rivals=word)
                    for name, word in (("Fizz", "Cola"), ("Pop", "cola "), ("Wheels", "cars"))]
        db.session.add_all(listings)
    for number, listing in enumerate(listings):
        draft.session(listing.name, room=("hall", "blue", "red")[number], sponsor_id=listing.id)
    assert draft.open() == [("rivals", ["Fizz", "Pop"])]


def test_a_summit_is_read_in_eight_queries_and_a_session_in_eleven(draft):
    for number in range(12):
        draft.session(f"Session {number}", f"{10 + number % 3}:00", "hall", people="ada ben")
    a_draft("other").session("Elsewhere", people="ben")
    db.session.rollback()
    summit = draft.summit
    with statements(db.engine) as asked:
        clashes.clashes_of(summit)
        whole, around = len(asked), [*asked]
        assert whole <= 8, "\n".join(around)
        clashes.clashes_around(summit, [draft.ids["Session 3"]])
        assert len(asked) - whole <= 11, "\n".join(asked[whole:])
