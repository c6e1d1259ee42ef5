"""Statistics count what is known, and each place once however it is written."""

from datetime import UTC, date, datetime, timedelta

from flask import Flask

from eventsys.kit.database import db, transaction
from eventsys.registration import statistics
from eventsys.registration.models import Answer, Answers, Question, Registration
from eventsys.registration.statistics import One, Share, by_city, by_day, by_week, leading, summed

from .registering import a_category, a_summit, registers


def one(number: int = 1, **facts: object) -> One:
    given = {"state": "confirmed", "category": 1, "country": "PT", "city": "Lisbon", "email": "",
             "at": datetime(2027, 1, 4, 12, tzinfo=UTC)} | facts
    return One(number, **given)  # type: ignore[arg-type]


def test_days_are_those_of_the_event_and_none_is_left_out() -> None:
    late = datetime(2027, 1, 4, 23, 30, tzinfo=UTC)
    days = by_day([one(at=late), one(at=late + timedelta(days=2)), one(at=late + timedelta(days=2))], "Africa/Nairobi")
    assert [(day.day.day, day.number, day.total) for day in days] == [(5, 1, 1), (6, 0, 1), (7, 2, 3)]
    assert by_day([], "UTC") == []
    assert [(week.day, week.number, week.total) for week in by_week(days)] == [(date(2027, 1, 4), 3, 3)]


def test_a_city_is_one_however_it_is_written_and_two_in_two_countries() -> None:
    people = [*(one(city=city, country="CA") for city in ("Montréal", "montreal ", "Montréal")),
              one(city="Córdoba", country="AR"), one(city="Cordoba", country="ES"), one(city="", country="PT")]
    assert by_city(people) == [("CA", Share("Montréal", 3)), ("AR", Share("Córdoba", 1)), ("ES", Share("Cordoba", 1)),
                               ("", Share("", 1))]


def test_the_report_counts_city_leaders_where_there_are_any() -> None:
    people = [one(city="Accra", country="GH"), one(city="accra", country="GH"), one(city="", country="NG"),
              one(category=2, city="Berlin", country="DE")]
    assert summed(people, [1]) == statistics.Sum(4, 1, 2, True)
    assert summed(people, []) == statistics.Sum(4, 2, 3, False)
    assert leading({1: "City delegate", 2: "Press", 3: "Mayors"}) == [1, 3]


def test_who_came_before_and_who_they_say_they_are(app: Flask) -> None:
    earlier = a_summit("earlier", title="Earlier", is_published=False, starts=date(2098, 1, 1), ends=date(2098, 1, 2))
    registers(earlier, a_category(earlier), "Ada Mensah")
    summit = a_summit(is_published=False)
    category = a_category(summit)
    for name in ("Ada Mensah", "Ben Okafor", "Cem Acar"):
        registers(summit, category, name)
    assert statistics.genders(summit, statistics.everyone(summit)) == []
    with transaction():
        question = Question(event_id=summit.id, kind="choice", label="Gender (optional)")
        db.session.add(question)
        db.session.flush()
        ada = db.session.scalars(db.select(Registration).where(Registration.event_id == summit.id)).first()
        assert ada
        answer = Answer(question=question.id, label="Gender", kind="choice", value="w", words="Woman")
        row = db.session.get(Answers, ada.id) or Answers(registration_id=ada.id)
        row.given = (answer,)
        db.session.add(row)
    people = statistics.everyone(summit)
    assert statistics.first_timers(summit, people) == (2, 1)
    assert statistics.genders(summit, people) == [Share("Woman", 1), Share("", 2)]
