"""What is said of one session, before or after it moves, is what the whole check says of it."""

from datetime import datetime, timedelta
from random import Random

import pytest

from eventsys.agenda.clashes import services as clashes
from eventsys.agenda.clashes import telling
from eventsys.agenda.models import Placement
from eventsys.kit.database import db, transaction
from eventsys.sessions.models import Session

from .drafts import DAY, a_draft

PEOPLE = ["ada", "ben", "cai", "dot", "eve", "fay"]


@pytest.fixture
def crowd(draft):
    """Forty sessions on three days, some of them of another summit, some over all rooms, one for ten days."""
    chance, other = Random(7), a_draft("other", zone="Europe/Zurich")
    for number in range(40):
        of = other if number % 8 == 7 else draft
        of.session(f"Session {number}", f"{chance.randrange(8, 14):02}:{chance.choice((0, 20, 40)):02}",
                   chance.choice(("hall", "blue", "red", "tent", "")), chance.choice((30, 60, 90)),
                   " ".join(chance.sample(PEOPLE, 2)), DAY + timedelta(days=chance.randrange(3)),
                   all_rooms=number % 13 == 5)
    draft.session("Exhibition", "09:00", "tent", 10 * 24 * 60, "ada", DAY - timedelta(days=8))
    return draft


def said(found):
    """All that people are told; of a neighbour's roster only the people in common are read."""
    return [(clash.extent, telling.as_data(clash)) for clash in found]


def test_the_clashes_around_a_session_are_its_share_of_all(crowd):
    found = clashes.clashes_of(crowd.summit)
    assert len(found.open) > 40
    for number in crowd.ids.values():
        share = [clash for clash in found.open if number in clash.sessions]
        assert said(clashes.clashes_around(crowd.summit, [number])) == said(share)
    several = list(crowd.ids.values())[3:9]
    share = [clash for clash in found.open if clash.sessions & set(several)]
    assert said(clashes.clashes_around(crowd.summit, several)) == said(share)


def test_a_move_is_checked_before_it_is_made(crowd):
    chance = Random(11)
    for title in list(crowd.ids)[:15]:
        wish = {"day": DAY, "starts": datetime(2027, 9, 14, chance.randrange(8, 14)), "minutes": 45,
                "room_key": chance.choice(("hall", "tent")), "all_rooms": chance.random() < 0.2}
        said = clashes.check_move(crowd.summit, crowd.ids[title], **wish)
        before = {clash.key: clash.extent for clash in clashes.clashes_of(crowd.summit).open}
        with transaction():
            row = db.session.get_one(Placement, crowd.ids[title])
            for name, value in wish.items():
                setattr(row, name, value)
        after = {clash.key: clash.extent for clash in clashes.clashes_of(crowd.summit).open}
        assert {clash.key for clash in said.mended} == before.keys() - after.keys()
        assert {clash.key for clash in said.new} == {
            key for key, extent in after.items() if key not in before or extent > before[key]}


def test_a_session_without_a_place_and_one_that_is_not_there(crowd):
    number = crowd.session("Unplaced", "", "", people="ada", state="declined")
    assert [clash.rule for clash in clashes.clashes_around(crowd.summit, [number, 10_000])] == ["declined"]
    with pytest.raises(KeyError):
        clashes.check_move(crowd.summit, 10_000, day=DAY, starts=None, minutes=None)


def test_sessions_of_another_summit_are_not_reached_by_number(crowd):
    elsewhere = db.session.query(Session).filter(Session.summit_id != crowd.summit_id).first()
    assert clashes.clashes_around(crowd.summit, [elsewhere.id]) == ()
