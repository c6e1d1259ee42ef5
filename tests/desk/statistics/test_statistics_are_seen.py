"""The page of statistics: a sentence for the report, pictures with their tables, and files."""

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from flask import Flask

from eventsys.desk.statistics.chart import chart, nice
from eventsys.desk.statistics.sentence import sentence
from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.registration.models import Registration
from eventsys.registration.statistics import Sum

from ...asking import statements
from ...registration.many import many
from ...registration.registering import a_summit
from ..organisers import Organiser
from ..participants.conftest import city, people, press

__all__ = ["city", "people", "press"]
PAGE = "/desk/e/summit/statistics"


@pytest.fixture
def event(app: Flask) -> Event:
    return a_summit("summit", places_in_all=10)


@pytest.mark.parametrize(("told", "said"), [
    (Sum(243, 117, 51, True), "243 participants, including city leaders from 117 cities in 51 countries"),
    (Sum(1, 1, 1, True), "1 participant, including city leaders from 1 city in 1 country"),
    (Sum(12, 0, 3, False), "12 participants from 3 countries"),
    (Sum(12, 4, 3, False), "12 participants from 4 cities in 3 countries"), (Sum(0, 0, 0, False), "0 participants"),
    (Sum(1_243, 2, 0, True), "1,243 participants, including city leaders from 2 cities"),
])
def test_the_sentence_says_what_is_known(app: Flask, told: Sum, said: str) -> None:
    with app.test_request_context():
        assert sentence(told) == said


def test_who_comes_is_told(organiser: Organiser, people: dict[str, Registration]) -> None:
    page = organiser.text(f"{PAGE}?of=living")
    assert "5 participants, including city leaders from 2 countries" in page
    assert "5 participants from 2 countries" in organiser.text(f"{PAGE}?of=living&counted=1")
    assert "2 participants" in organiser.text(PAGE)  # with a place
    for said in ("Africa", "Ghana", "For the first time", "By category and state", "Waiting list", "10"):
        assert said in page
    assert "Gender" not in page


def test_pictures_are_well_made_and_named(organiser: Organiser, event: Event) -> None:
    many(event, 60)
    with transaction():
        last = db.session.scalars(db.select(Registration).order_by(Registration.id.desc()).limit(1)).one()
        last.registered_at += timedelta(days=3)
    page = organiser.text(PAGE)
    found = re.search("<figure.*</figure>", page, re.DOTALL)
    assert found
    drawings = ElementTree.fromstring(found[0]).findall("svg")
    assert [drawing.findtext("title") for drawing in drawings] == [
        "All who registered until a day", "Who registered on each day"]
    assert all(drawing.findtext("desc") for drawing in drawings)
    assert len(drawings[1].findall(".//rect")) == 2
    assert "style=" not in page.partition("<main")[2]


def test_files_hold_the_numbers_and_no_formula(organiser: Organiser, people: dict[str, Registration]) -> None:
    answer = organiser.get(f"{PAGE}/countries.csv?of=living")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows == [["Country", "Participants"], ["Ghana", "1"], ["Nigeria", "1"], ["not known", "3"]]
    assert [row[1:] for row in csv.reader(io.StringIO(organiser.get(f"{PAGE}/days.csv").text))][1:] == [["5", "5"]]
    assert organiser.get(f"{PAGE}/gender.csv").status_code == 404


def test_before_anybody_came_it_says_so(organiser: Organiser) -> None:
    assert "Nobody has registered yet" in organiser.text(PAGE)


def test_the_door_may_look_and_others_may_not(as_role: Callable[[str], Organiser], event: Event) -> None:
    assert as_role("front desk").get(PAGE).status_code == 200
    assert as_role("viewer").get(PAGE).status_code == 403


def test_hundreds_are_counted_with_few_questions(organiser: Organiser, event: Event) -> None:
    many(event, 800)
    organiser.text(PAGE)
    db.session.rollback()
    db.session.expunge_all()
    began = clock.now()
    with statements(db.engine) as said:
        organiser.text(PAGE)
    assert len(said) <= 12
    assert (clock.now() - began).total_seconds() < 3


def test_axes_end_at_numbers_that_one_reads() -> None:
    assert [nice(number) for number in (1, 2, 7, 43, 243, 1_001)] == [1, 2, 8, 45, 250, 1500]
    assert chart([]) is None
