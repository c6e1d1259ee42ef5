"""Sheets of participants: known by e-mail, never past the places, and the same file twice changes nothing."""

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.imports.sheets.deciding import Report
from eventsys.imports.sheets.templates import template
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.registration import places
from eventsys.registration.models import Registration

from ...registration.registering import a_category, a_summit, registers, states
from .flow import csv_of, shown, taken

HEAD = "Name;E-mail;Organisation;Country;Category;Status;Remarks"


@pytest.fixture
def summit(app: Flask) -> Event:
    summit = a_summit()
    a_category(summit, "City delegate", number=2, per_organisation=1)
    a_category(summit, "Press", number=1, has_waiting_list=False)
    return summit


def told(report: Report) -> list[tuple[str, str]]:
    return [(row.what, row.state) for row in report.rows]


def test_rows_become_registrations_and_twice_the_same(summit: Event) -> None:
    sheet = csv_of(HEAD, "Ada Mensah;Ada@Example.org;City of Accra;Ghana;City delegate;;Vegetarian table",
                   "Ben Okafor;ben@example.org;City of Lagos;NG;city delegate;confirmed;",
                   "Cem Kaya;cem@example.org;City of Izmir;Türkiye;City delegate;;",
                   "Dia Roy;dia@example.org;Free Press;India;Press;to be approved;")
    report = taken(summit, "registrations", sheet)
    assert [state for _what, state in told(report)] == ["new"] * 4
    assert states(summit) == {"Ada Mensah": "confirmed", "Ben Okafor": "confirmed", "Cem Kaya": "waitlisted",
                              "Dia Roy": "pending"}
    assert "there is no place left: it goes on the waiting list" in report.rows[2].remarks
    ada = db.session.scalars(db.select(Registration).where(Registration.email == "ada@example.org")).one()
    assert (ada.country, ada.source, ada.locale) == ("GH", "sheet", "en")
    assert db.session.scalar(db.select(Letter)) is None
    _run, again = shown(summit, "registrations", sheet)
    assert [state for _what, state in told(again)] == ["unchanged"] * 4


def test_what_cannot_be_taken_is_refused_with_the_reason(summit: Event) -> None:
    sheet = csv_of(HEAD, ";nobody@example.org;;;Press;;", "Eva Novak;;;;Press;;", "Fay Li;fay@;;;Press;;",
                   "Gil Sa;gil@example.org;;;Staff;;", "Hua Wu;hua@example.org;;;;;",
                   "Ida Berg;ida@example.org;;;Press;;", "Jan Berg;jan@example.org;;;Press;;",
                   "Ida B.;ida@example.org;;;Press;;", "Kim Lee;kim@example.org;;;Press;cancelled;")
    _run, report = shown(summit, "registrations", sheet)
    assert [row.state for row in report.rows] == ["refused"] * 5 + ["new"] + ["refused"] * 3
    reasons = [row.why for row in report.rows]
    assert reasons[0] == "it has no name"
    assert "no e-mail address" in reasons[1]
    assert "“fay@” is none" in reasons[2]
    assert "“Staff” is none of this event" in reasons[3]
    assert reasons[4] == "it names no category"
    assert "no waiting list" in reasons[6]
    assert reasons[7] == "row 7 already speaks of the same person"
    assert "not registered here" in reasons[8]


def test_facts_change_and_states_do_not(summit: Event) -> None:
    category = a_category(summit, "Staff", number=1)
    registers(summit, category, "Ada Mensah", organisation="City of Accra")
    sheet = csv_of(HEAD, "Ada Mensah;ada@example.org;City of Tema;Ghana;Press;declined;")
    report = taken(summit, "registrations", sheet)
    (row,) = report.rows
    assert {diff.field for diff in row.diffs} == {"Organisation", "Country"}
    assert len(row.remarks) == 2  # category and state
    assert states(summit) == {"Ada Mensah": "confirmed"}
    assert places.tally(places.category_key(category.id)).taken == 1


def test_a_share_is_kept_to_as_facts_change(summit: Event) -> None:
    taken(summit, "registrations", csv_of(
        HEAD, "Ada;ada@example.org;City of Accra;GH;City delegate;;",
        "Ben;ben@example.org;City of Lagos;NG;City delegate;;"))
    _run, report = shown(summit, "registrations", csv_of(
        HEAD, "Ben;ben@example.org;city of accra;NG;City delegate;;"))
    assert [row.state for row in report.rows] == ["refused"]


def test_a_template_comes_back_unchanged(summit: Event) -> None:
    taken(summit, "registrations", csv_of(
        HEAD, "=Ada;ada@example.org;@City;GH;City delegate;;- a note", "Ben;ben@example.org;City of Lagos;NG;Press;;"))
    for form in ("csv", "xlsx"):
        data = template(summit, "registrations", form)  # type: ignore[arg-type]
        _run, report = shown(summit, "registrations", data, f"participants.{form}")
        assert [row.state for row in report.rows] == ["unchanged", "unchanged"], form
