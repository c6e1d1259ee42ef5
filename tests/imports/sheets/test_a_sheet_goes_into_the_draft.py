"""A sheet of sessions, from its first upload to the undoing of it."""

import json
from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from eventsys.agenda.models import Placement
from eventsys.events.models import Event, Kind, Room
from eventsys.imports.sheets import deciding
from eventsys.imports.sheets.applying import Applied, ChangedMeanwhile, apply
from eventsys.imports.sheets.columns.header import table
from eventsys.imports.sheets.deciding import Report
from eventsys.imports.sheets.drafts import Draft, matched, planned, understood
from eventsys.imports.sheets.plans.outcomes import Choices
from eventsys.imports.sheets.reading.book import Sheet
from eventsys.imports.sheets.rows.entries import Setting, Settled
from eventsys.imports.sheets.values.dates import Days
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import Undone, undo
from eventsys.people.models import Person
from eventsys.sessions.models import Appearance, Session

from .flow import an_event, csv_of, shown, taken

AGENDA = csv_of(
    "Agenda draft v7 FINAL (2)", "",
    "No.;DAY;Start;End / Duration;Titel / Title;Type;Where;Speakers (role, organisation);Language;Abstract",
    "S1;19/09/2027;09:00;10:30;Opening ceremony;Plenary;Plenary Hall;Chair: Prof. Sofia Berg, University of Oslo;EN;"
    "tbc",
    "S2;20.9.27;16.45 Uhr;90;Refuge cities & target cities;Panel;Room B (1st floor);\"Hon. Amina El Fassi, Mayor, "
    "City of Rabat (MA)\nSpeaker tbc\";EN/FR;Sharing of experience",
    ";Tuesday;noon;1h;Networking lunch;Break;room b;K. Okafor;;",
    "S4;Sunday 19 Sept.;2 pm;1:15;=HYPERLINK(\"http://example.org\");Panel;?;K. Okafor | Speaker tbc;fr;")


@pytest.fixture
def event(app: Flask) -> Event:
    return an_event()


def _counts(report: Report) -> tuple[int, ...]:
    return tuple(report.counts[state] for state in ("new", "changed", "unchanged", "refused", "left out"))


def _everything() -> str:
    """All rows of all tables but the journal's, and the sheets' own."""
    left = {"act", "act_change", "sheet_run", "sheet_mapping"}
    return json.dumps({table.name: sorted(str(tuple(row)) for row in db.session.execute(select(table)))
                       for table in db.metadata.sorted_tables if table.name not in left})


def _session(code: str) -> Session:
    return db.session.scalars(select(Session).where(Session.code == code)).one()


def test_every_row_becomes_a_session(event: Event) -> None:
    report = taken(event, "sessions", AGENDA)
    assert _counts(report) == (4, 0, 0, 0, 0)
    assert {room.name for room in db.session.scalars(select(Room))} == {"Plenary Hall", "Room B (1st floor)"}
    assert {kind.name: kind.is_break for kind in db.session.scalars(select(Kind))} == {
        "Plenary": False, "Panel": False, "Break": True}
    assert set(db.session.scalars(select(Person.name))) == {"Sofia Berg", "Amina El Fassi", "K. Okafor"}
    assert _session("S4").title == '=HYPERLINK("http://example.org")'
    assert _session("S2").interpretation == ("fr",)


def test_what_stands_above_the_header_is_told(event: Event) -> None:
    _run, report = shown(event, "sessions", AGENDA)
    assert [(row.number, row.text) for row in report.passed] == [(1, "Agenda draft v7 FINAL (2)")]
    assert [row.number for row in report.rows] == [4, 5, 6, 7]


def test_the_same_sheet_again_changes_nothing(event: Event) -> None:
    taken(event, "sessions", AGENDA)
    before = _everything()
    run, report = shown(event, "sessions", AGENDA)
    assert _counts(report) == (0, 0, 4, 0, 0)
    with transaction():
        assert apply(run, event) == Applied(None)
    assert _everything() == before


def test_a_changed_cell_is_shown_as_a_difference(event: Event) -> None:
    taken(event, "sessions", AGENDA)
    report = taken(event, "sessions", AGENDA.replace(b"S1;19/09/2027;09:00;10:30", b"S1;20/09/2027;11:00;12:00"))
    changed = next(row for row in report.rows if row.state == "changed")
    assert changed.why == "found by its reference code"
    assert [(diff.before, diff.after) for diff in changed.diffs] == [
        ("Sun 19 Sept 2027", "Mon 20 Sept 2027"), ("09:00", "11:00"), ("90 min", "60 min")]


def test_nothing_is_deleted_because_a_sheet_leaves_it_out(event: Event) -> None:
    taken(event, "sessions", AGENDA)
    rows = AGENDA.decode().split("\r\n")
    other = rows[3].replace("Chair: Prof. Sofia Berg, University of Oslo", "K. Okafor").replace(";EN;", ";;")
    shorter = csv_of(*rows[:3], other)
    report = taken(event, "sessions", shorter)
    assert len(db.session.scalars(select(Session)).all()) == 4
    assert len(db.session.scalars(select(Appearance).where(Appearance.session_id == _session("S1").id)).all()) == 2
    assert _session("S1").language == "en"
    assert report.rows[0].remarks == ("stays on the roster, though not in this cell: Sofia Berg",)


def test_one_press_takes_all_of_it_back(event: Event) -> None:
    before = _everything()
    run, _report = shown(event, "sessions", AGENDA)
    with transaction():
        done = apply(run, event)
    assert isinstance(done, Applied)
    assert done.act
    assert _everything() != before
    with transaction():
        assert isinstance(undo(done.act, event.id), Undone)
    assert _everything() == before


def test_an_update_is_taken_back_to_the_letter(event: Event) -> None:
    taken(event, "sessions", AGENDA)
    before = _everything()
    run, _report = shown(event, "sessions", AGENDA.replace(b"Sofia Berg", b"Ada Byron").replace(b"noon", b"3 pm"))
    with transaction():
        done = apply(run, event)
    assert isinstance(done, Applied)
    with transaction():
        undo(done.act or 0, event.id)
    assert _everything() == before


def test_all_of_it_is_one_act_of_the_journal(event: Event) -> None:
    taken(event, "sessions", AGENDA)
    acts = db.session.scalars(select(journal.Act).where(journal.Act.verb != "")).all()
    assert [(act.verb, act.told["new"], act.about) for act in acts] == [("sheets.apply", 4, event.id)]


def test_a_draft_that_changed_meanwhile_is_shown_again(event: Event) -> None:
    run, _report = shown(event, "sessions", AGENDA)
    taken(event, "sessions", AGENDA, name="other.csv")
    with transaction():
        assert apply(run, event) == ChangedMeanwhile()
    again = deciding.report_of(run)
    assert again.changed_meanwhile
    assert _counts(again) == (0, 0, 4, 0, 0)
    assert run.state == "planned"


@pytest.mark.parametrize(("row", "why"), [
    ("S9;19/09/2027;09:00;10:30;;Panel;;;;", "it has no title"),
    ("S9;31/02/2027;09:00;;Panel talk;;;;;", "its day “31/02/2027” cannot be read"),
    ("S9;19/09/2027;after lunch;;Panel talk;;;;;", "its time “after lunch” cannot be read"),
    ("S9;19/09/2027;09:00 IST;;Panel talk;;;;;", "its time zone “ist” is not one we know"),
    ("S1;19/09/2027;09:00;;Another;;;;;", "row 4 has the same reference code"),
])
def test_a_row_is_refused_with_its_number_and_the_reason(event: Event, row: str, why: str) -> None:
    _run, report = shown(event, "sessions", csv_of(AGENDA.decode(), row))
    refused = [row for row in report.rows if row.state == "refused"]
    assert [(row.number, row.why) for row in refused] == [(8, why)]


def test_who_wants_takes_such_rows_without_the_cell(event: Event) -> None:
    data = csv_of(AGENDA.decode(), "S9;31/02/2027;09:00;;Panel talk;;;;;")
    report = taken(event, "sessions", data, loose=True)
    assert _counts(report) == (5, 0, 0, 0, 0)
    assert "left out: its day “31/02/2027” cannot be read" in report.rows[-1].remarks


def test_a_row_can_be_left_out(event: Event) -> None:
    report = taken(event, "sessions", AGENDA, left_out=frozenset({5}))
    assert _counts(report) == (3, 0, 0, 0, 1)
    assert not db.session.scalars(select(Session).where(Session.code == "S2")).all()
    assert not db.session.scalars(select(Person).where(Person.name == "Amina El Fassi")).all()


def test_a_locked_session_is_not_moved(event: Event) -> None:
    taken(event, "sessions", AGENDA)
    with transaction():
        db.session.get_one(Placement, _session("S1").id).locked = True
    _run, report = shown(event, "sessions", AGENDA.replace(b"S1;19/09/2027", b"S1;20/09/2027"))
    assert [row.why for row in report.rows if row.state == "refused"] == [
        "it is locked on the agenda, and the row would move it"]


def test_clashes_are_no_reason_to_refuse(event: Event) -> None:
    twice = csv_of(AGENDA.decode(), "S9;19/09/2027;09:00;10:30;At the same time;Panel;Plenary Hall;Sofia Berg;;")
    assert _counts(taken(event, "sessions", twice)) == (5, 0, 0, 0, 0)


def test_the_day_beside_the_first_session_holds_for_those_below(event: Event) -> None:
    data = csv_of("Day;Start;Title", "19.9.;09:00;Opening", ";10:00;Panel", "20.9.;09:00;Second day", ";;Lunch")
    report = taken(event, "sessions", data)
    assert [{diff.field: diff.after for diff in row.diffs}["Day"] for row in report.rows] == [
        "Sun 19 Sept 2027", "Sun 19 Sept 2027", "Mon 20 Sept 2027", "Mon 20 Sept 2027"]


def test_a_heading_with_a_day_holds_for_those_below(event: Event) -> None:
    data = csv_of("Time,Title,Room", '"Sunday, 19 September",,', "09:00-10:30,Opening,Hall", "Monday 20 September,,",
                  "9-10,Panel,Hall")
    report = taken(event, "sessions", data)
    told = [{diff.field: diff.after for diff in row.diffs} for row in report.rows]
    assert [(row["Day"], row["Start"], row["Length"]) for row in told] == [
        ("Sun 19 Sept 2027", "09:00", "90 min"), ("Mon 20 Sept 2027", "09:00", "60 min")]
    assert [row.number for row in report.passed] == [2, 4]


def test_times_of_another_zone_are_those_of_the_event(event: Event) -> None:
    data = csv_of("Day;Start;Title;Time zone", "19.9.2027;09:00 UTC;One;", "19.9.2027;23:30;Two;America/New_York",
                  "19.9.2027;09:00 CET;Three;")
    report = taken(event, "sessions", data)
    told = [{diff.field: diff.after for diff in row.diffs} for row in report.rows]
    assert [(row["Day"], row["Start"]) for row in told] == [
        ("Sun 19 Sept 2027", "11:00"), ("Mon 20 Sept 2027", "05:30"), ("Sun 19 Sept 2027", "09:00")]


CELLS = st.one_of(st.text(max_size=12), st.sampled_from(
    ["", "S1", "S2", "19/09/2027", "Tuesday", "09:00", "noon", "90", "Opening", "Plenary Hall", "room b", "?", "tbc",
     "K. Okafor; Mayor; Lagos", "=1+1", "EN/FR", "31/31/2027", "never", "*"]))


@given(rows=st.lists(st.tuples(*[CELLS] * 6), max_size=12))
def test_no_row_is_lost_whatever_stands_in_it(rows: list[tuple[str, ...]]) -> None:
    """Every filled row is new, changed, unchanged, refused, left out, or passed over with a reason."""
    header = ["No", "Day", "Start", "Title", "Room", "Speakers"]
    days = Days(date(2027, 9, 19), date(2027, 9, 21))
    sheet = Sheet("", [header, *([cell.strip() for cell in row] for row in rows)])
    found = table(sheet, 1, "sessions", days)
    entries = understood("sessions", found, Settled(("code", "day", "start", "title", "room", "people")),
                         Setting(days, "Europe/Berlin"))
    names: dict[str, Any] = {group: {} for group in ("rooms", "kinds", "tracks", "parts", "people")}
    draft = Draft("sessions", names=names)
    plan = planned(draft, entries, matched(draft, entries, {}), Choices())
    filled = [number for number, row in enumerate(sheet.rows[1:], 2) if any(row)]
    assert sorted([*(row.number for row in plan.outcomes), *(row.number for row in found.passed)]) == filled
    assert sum(plan.counts().values()) == len(plan.outcomes)
    assert len(plan.writes) == plan.counts()["new"] + plan.counts()["changed"]
