"""Accepting with a reason, setting how grave a rule is, and pressing a fix."""

import pytest

from eventsys.agenda.clashes import services as clashes
from eventsys.agenda.clashes.services import Gone, Mended, Overtaken
from eventsys.agenda.models import AcceptedClash, Placement
from eventsys.events.services import add_event
from eventsys.kit import undoing
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act

from .drafts import DAY, NEXT


@pytest.fixture
def doubled(draft):
    draft.session("Opening", "10:00", people="ada")
    draft.session("Panel", "10:30", people="ben")
    return draft


def accept(draft, reason="They are one session in two parts"):
    with transaction():
        return clashes.accept(draft.summit, draft.key(), reason, "Odile")


def move(draft, title, **facts):
    with transaction():
        row = db.session.get_one(Placement, draft.ids[title])
        for name, value in facts.items():
            setattr(row, name, value)


def acts(verb):
    return [act.told for act in db.session.query(Act).filter_by(verb=verb).order_by(Act.id)]


def test_an_accepted_clash_does_not_block_and_its_reason_stays(doubled):
    assert len(clashes.blocking(doubled.summit)) == 1
    accept(doubled)
    found = clashes.clashes_of(doubled.summit)
    assert (found.open, clashes.blocking(doubled.summit)) == ((), ())
    (_clash, row), = found.accepted
    assert (row.reason, row.by) == ("They are one session in two parts", "Odile")
    assert acts("clash.accept")[0]["session"] == "Opening"
    assert clashes.clashes_around(doubled.summit, [doubled.ids["Opening"]]) == ()


def test_it_counts_again_when_it_gets_worse_or_is_another(doubled):
    accept(doubled)
    panel = db.session.get_one(Placement, doubled.ids["Panel"]).starts
    move(doubled, "Panel", starts=panel.replace(minute=20))
    assert [rule for rule, _sides in doubled.open()] == ["room"]
    move(doubled, "Panel", starts=panel.replace(minute=45))
    assert doubled.open() == []
    move(doubled, "Panel", room_key="red")
    move(doubled, "Opening", room_key="red")
    assert [rule for rule, _sides in doubled.open()] == ["room"]


def test_it_is_reopened(doubled):
    key = accept(doubled).key
    with transaction():
        assert clashes.reopen(doubled.summit, key)
        assert not clashes.reopen(doubled.summit, key)
    assert len(doubled.open()) == 1
    assert acts("clash.reopen")[0]["reason"] == "They are one session in two parts"


def test_what_is_gone_meanwhile_is_not_accepted(doubled):
    key = doubled.key()
    move(doubled, "Panel", room_key="red")
    for asked in (key, "room.1-99999999.hall", "", "x", "room", f"room.{'9' * 5000}-1.hall"):
        with transaction():
            assert clashes.accept(doubled.summit, asked, "Whatever") is None
    assert db.session.query(AcceptedClash).count() == 0


def test_another_summits_clash_is_not_reached(doubled):
    key = doubled.key()
    with transaction():
        other = add_event("other", "Other", kind="summit", zone="UTC", starts=DAY, ends=NEXT)
    with transaction():
        assert clashes.accept(other, key, "Whatever") is None
        assert clashes.apply_fix(other, key, f"room.{doubled.ids['Panel']}.red") == Gone()


def test_a_rule_is_set_for_the_event_and_back_to_usual(doubled):
    def set_(wish):
        with transaction():
            return clashes.set_severities(doubled.summit, doubled.summit, {"room": wish}, {"room": seen})

    seen = None
    assert (set_("hint"), clashes.blocking(doubled.summit)) == ({}, ())
    assert (set_("off"), clashes.severities(doubled.summit)) == ({"room": "hint"}, {"room": "hint"})
    seen = "hint"
    assert (set_("hint"), set_("off"), doubled.open()) == ({}, {}, [])
    seen = "off"
    assert (set_(None), len(clashes.blocking(doubled.summit))) == ({}, 1)
    assert len(acts("clash.rule")) == 3


def test_a_fix_is_pressed_and_undone(doubled):
    found = clashes.clashes_of(doubled.summit)
    fix = next(fix for fix in found.fixes(found.open[0]) if fix.kind == "room")
    with transaction():
        done = clashes.apply_fix(doubled.summit, found.open[0].key, fix.token)
    assert isinstance(done, Mended)
    assert doubled.open() == []
    assert acts("agenda.mend")[0]["session"] == "Panel"
    with transaction():
        undoing.undo(done.act, doubled.summit_id)
    assert len(doubled.open()) == 1


def test_a_fix_comes_too_late(doubled):
    found = clashes.clashes_of(doubled.summit)
    key, fix = found.open[0].key, next(fix for fix in found.fixes(found.open[0]) if fix.kind == "room")
    doubled.session("Taken", "10:00", fix.slots[0].room)
    with transaction():
        assert clashes.apply_fix(doubled.summit, key, fix.token) == Overtaken()
        assert clashes.apply_fix(doubled.summit, key, "nonsense") == Overtaken()
    move(doubled, "Panel", room_key="tent")
    with transaction():
        assert clashes.apply_fix(doubled.summit, key, fix.token) == Gone()


def test_a_locked_session_is_not_moved_by_a_fix(doubled):
    key = doubled.key()
    move(doubled, "Panel", locked=True)
    with transaction():
        assert clashes.apply_fix(doubled.summit, key, f"room.{doubled.ids['Panel']}.red") == Overtaken()


def test_a_panelist_is_made_moderator(draft):
    draft.session("Panel", people="ada", kind_key="panel")
    found = clashes.clashes_of(draft.summit)
    fix, = found.fixes(found.open[0])
    with transaction():
        assert isinstance(clashes.apply_fix(draft.summit, found.open[0].key, fix.token), Mended)
    assert draft.open() == []
