from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event as listener
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.events.services import add_event, find
from eventsys.imports import writing
from eventsys.imports.reading import NotASchedule
from eventsys.kit.database import db, transaction
from eventsys.people.models import Person
from eventsys.sessions import services as sessions
from eventsys.sessions.models import Appearance

from .applied import bring, counts, draft, names, session, titles
from .written import event, js, talk, xml

pytestmark = pytest.mark.usefixtures("app")
TWO = xml(event("One", "a", "<persons><person id='1'>Ada</person></persons>"), event("Two", "b"))


def change(title: str, **facts: Any) -> None:
    """As an organiser would, in the draft."""
    with transaction():
        row = db.session.scalar(select(sessions.Session).where(sessions.Session.title == title))
        assert row is not None
        for name, value in facts.items():
            setattr(row, name, value)


def test_a_new_file_makes_the_event_with_all_it_holds() -> None:
    outcome = bring(TWO)
    assert counts(outcome) == (2, 0, 0, 0)
    assert outcome.event_is_new
    programme = draft()
    assert (programme.root.title, programme.root.zone, programme.root.kind) == (
        "The Days", "Europe/Berlin", "conference")
    assert programme.root.days[0].date == date(2027, 3, 5)
    one = session("One")
    assert (one.guid, one.starts, one.minutes) == ("a", datetime(2027, 3, 5, 10), 45)
    assert names(programme, one.roster) == ["Ada"]
    assert [room.name for room in programme.rooms] == ["Hall"]


@pytest.mark.parametrize("text", [
    TWO, js(talk(persons=[{"id": 1, "name": "Ada", "biography": "x"}, {"name": "Bo"}], track="T", type="Talk")),
    xml(event("Lunch", ""), event("Lunch", "", start="12:00"), event("Coffee", "")),
    js(talk(guid=..., code="A"), talk(guid=..., id=3)),
])
def test_the_same_file_again_changes_nothing(text: str) -> None:
    first = bring(text)
    before = draft()
    second = bring(text)
    assert counts(second) == (0, 0, first.new, 0)
    assert not second.changed_anything
    assert draft() == before


def test_a_changed_row_keeps_its_session_uid_and_address() -> None:
    bring(xml(event("Old title")))
    before = session("Old title")
    outcome = bring(xml(event("New title", start="11:00")))
    after = session("New title")
    assert counts(outcome) == (0, 1, 0, 0)
    assert (after.uid, after.slug) == (before.uid, before.slug)
    assert after.starts == datetime(2027, 3, 5, 11)


def test_what_the_file_leaves_out_stays() -> None:
    bring(TWO)
    outcome = bring(xml(event("One", "a", "<persons><person id='1'>Ada</person></persons>")))
    assert titles() == ["One", "Two"]
    assert outcome.left_alone == 1


def test_prune_deletes_what_the_file_leaves_out() -> None:
    bring(TWO)
    outcome = bring(xml(event("Two", "b")), prune=True)
    assert titles() == ["Two"]
    assert (outcome.pruned, outcome.left_alone) == (1, 0)


def test_nothing_is_pruned_while_a_row_is_refused() -> None:
    bring(TWO)
    outcome = bring(xml(event("One", "a", start="soon"), event("Three", "c")), prune=True)
    assert titles() == ["One", "Two", "Three"]
    assert (outcome.pruned, outcome.left_alone) == (0, 2)


def test_a_refused_row_does_not_stop_the_others() -> None:
    outcome = bring(xml(event("One", "a"), event("Two", "b", duration="long")))
    assert counts(outcome) == (1, 0, 0, 1)
    assert titles() == ["One"]


def test_a_file_of_which_nothing_can_be_taken_is_refused() -> None:
    with pytest.raises(NotASchedule, match="no session"):
        bring(xml())
    with pytest.raises(NotASchedule, match="None of the file's 1 sessions can be taken; the first, on line 7"):
        bring(xml(event("")))
    assert find("days") is None


def test_a_failure_halfway_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_given: object, **_facts: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(writing, "place", break_down)
    with pytest.raises(OSError, match="disk"):
        bring(TWO)
    assert db.session.scalars(select(Event)).all() == []
    assert db.session.scalars(select(Person)).all() == []


def test_without_a_guid_the_code_tells_which_session_it_is() -> None:
    bring(js(talk(guid=..., code="VC-D 12")))
    assert counts(bring(js(talk("Renamed", guid=..., code="VC-D 12")))) == (0, 1, 0, 0)


def test_a_guid_that_comes_later_is_learned_by_the_code() -> None:
    bring(js(talk(guid=..., code="X")))
    assert counts(bring(js(talk(guid="late", code="X")))) == (0, 1, 0, 0)
    assert session().guid == "late"


def test_another_guid_under_the_same_code_is_another_session() -> None:
    bring(js(talk(guid="a", code="X")))
    assert counts(bring(js(talk(guid="a", code="X"), talk("Again", guid="b", code="X")))) == (1, 0, 1, 0)


def test_what_a_file_cannot_say_stays_as_the_organisers_have_it() -> None:
    bring(TWO)
    change("One", interpretation=("fr",), objectives=("Learn",), stream_url="https://s.example/", note="quiet")
    assert counts(bring(TWO)) == (0, 0, 2, 0)
    bring(TWO.replace("<title>One</title>", "<title>Uno</title>"))
    uno = session("Uno")
    assert (uno.interpretation, uno.objectives, uno.stream_url) == (("fr",), ("Learn",), "https://s.example/")


def test_roles_and_positions_survive_a_file_that_knows_only_names() -> None:
    bring(TWO)
    with transaction():
        appearance = db.session.scalars(select(Appearance)).one()
        appearance.role, appearance.position, appearance.note = "moderator", "Mayor", "allergic to lilies"
    more = TWO.replace("<person id='1'>Ada</person>", "<person id='2'>Bo</person><person id='1'>Ada</person>")
    assert counts(bring(TWO)) == (0, 0, 2, 0)
    bring(more)
    bo, ada = session("One").roster
    assert (bo.role, ada.role, ada.position) == ("speaker", "moderator", "Mayor")
    assert "allergic to lilies" in db.session.scalars(select(Appearance.note)).all()
    db.session.rollback()


def test_somebody_who_left_the_session_leaves_its_roster() -> None:
    bring(TWO)
    bring(xml(event("One", "a", "<persons/>")))
    assert session("One").roster == ()


def test_a_person_keeps_the_address_under_a_new_name() -> None:
    bring(TWO)
    before = draft().people[0].key
    outcome = bring(TWO.replace(">Ada<", ">Ada Lovelace<"))
    assert (outcome.new_people, outcome.changed_people) == (0, 1)
    assert [(p.key, p.name) for p in draft().people] == [(before, "Ada Lovelace")]


def test_people_of_another_event_are_never_taken_for_the_same() -> None:
    bring(TWO)
    outcome = bring(TWO, event="others")
    assert outcome.new_people == 1
    assert {p.key for p in draft().people}.isdisjoint({p.key for p in draft("others").people})


def test_a_withdrawn_session_stays_withdrawn() -> None:
    bring(TWO)
    change("One", withdrawn=True, withdrawn_reason="illness")
    assert counts(bring(TWO)) == (0, 0, 2, 0)
    assert session("One").status == "withdrawn"


def test_rooms_and_tracks_are_taken_up_by_name_and_new_ones_added() -> None:
    bring(js(talk(track="Water")))
    bring(js(talk(track="Energy"), day={"rooms": {"Attic": [talk(track="Energy")]}}))
    programme = draft()
    assert [(r.name, r.key) for r in programme.rooms] == [("Hall", "hall"), ("Attic", "attic")]
    assert [(t.name, t.letter) for t in programme.tracks] == [("Water", "W"), ("Energy", "E")]
    assert len({t.colour for t in programme.tracks}) == 2


def test_a_file_for_part_of_a_summit_fills_that_part_and_prunes_no_other() -> None:
    with transaction():
        facts: dict[str, Any] = {"kind": "summit", "zone": "Asia/Tokyo", "starts": date(2027, 3, 1),
                                 "ends": date(2027, 3, 9)}
        summit = add_event("summit", "Summit", **facts)
        part = add_event("part", "Part", part_of=summit, **facts)
        sessions.add_session(summit, "Of the whole")
        sessions.add_session(part, "Of the part")
    outcome = bring(TWO, event="part", zone="Asia/Tokyo", prune=True)
    assert (outcome.slug, outcome.new, outcome.pruned) == ("summit", 2, 1)
    assert {(s.title, s.event) for s in draft("summit").sessions} == {
        ("Of the whole", "summit"), ("One", "part"), ("Two", "part")}


def test_one_file_of_several_does_not_rename_the_event() -> None:
    bring(TWO)
    other = xml(event("Three", "c"), head="<acronym>fringe</acronym><title>Fringe</title><city>Ulm</city>"
                "<start>2027-03-01</start><end>2027-03-05</end>")
    bring(other, event="days")
    root = draft().root
    assert (root.title, root.city, root.starts, root.ends) == (
        "The Days", "Ulm", date(2027, 3, 1), date(2027, 3, 6))


def test_the_events_own_file_renames_it() -> None:
    bring(TWO)
    bring(TWO.replace("<title>The Days</title>", "<title>The Nights</title>"))
    assert draft().root.title == "The Nights"


def test_the_zone_is_that_of_the_event_where_the_file_says_none() -> None:
    bare = js(talk(), conference={"time_zone_name": None})
    with pytest.raises(NotASchedule, match="--timezone"):
        bring(bare)
    bring(bare, zone="Asia/Tokyo")
    assert counts(bring(bare)) == (0, 0, 1, 0)
    assert draft().root.zone == "Asia/Tokyo"


def test_as_many_queries_for_many_sessions_as_for_few(app: Flask) -> None:
    def queries(number: int, slug: str) -> tuple[int, int]:
        text = js(*(talk(f"T{n}", guid=f"{slug}{n}", persons=[{"id": n, "name": f"P{n}"}]) for n in range(number)))
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_others: Any) -> None:
            if statement.startswith("SELECT"):
                seen.append(statement)

        listener.listen(db.engine, "before_cursor_execute", note)
        try:
            bring(text, event=slug)
            first = len(seen)
            bring(text.replace('"T', '"U'), event=slug)
        finally:
            listener.remove(db.engine, "before_cursor_execute", note)
        return first, len(seen) - first

    assert queries(3, "few") == queries(60, "many")


def test_a_file_adds_and_changes_sessions_at_once() -> None:
    bring(TWO)
    outcome = bring(xml(event("One again", "a"), event("Two", "b"),
                        *(event(f"More {number}", f"m{number}") for number in range(3))))
    assert counts(outcome) == (3, 1, 1, 0)
