import re
from collections.abc import Callable
from datetime import timedelta

from flask import Flask
from sqlalchemy import CheckConstraint, inspect

from eventsys.desk.journal.areas import areas
from eventsys.desk.journal.fields import TABLES, is_known
from eventsys.desk.journal.naming import models
from eventsys.desk.journal.values import VALUES
from eventsys.desk.journal_words import VERBS
from eventsys.events.models import Event, Room
from eventsys.events.services import keep
from eventsys.kit import clock, journal
from eventsys.kit.database import transaction
from eventsys.kit.journal_values import columns

from ..organisers import Organiser, a_draft


def do(verb: str, event: Event, **facts: object) -> int:
    with transaction():
        number = journal.act(verb, about=event.id, session="Opening")
        for name, value in facts.items():
            setattr(event, name, value)
    return number


def test_an_act_is_told_with_what_it_changed(organiser: Organiser, event: Event) -> None:
    with journal.acting("account:7", "Ada"):
        do("session.restore", event, city="Porto")
    page = organiser.text("/desk/e/summit/journal")
    assert "Ada" in page
    assert "Put <bdi>Opening</bdi> back on the programme" in page
    assert "City" in page
    assert '<ins dir="auto">Porto</ins>' in page


def test_nothing_of_another_event_is_told(organiser: Organiser, event: Event) -> None:
    other = a_draft("elsewhere")
    number = do("session.restore", other, city="Nairobi")
    assert "Nairobi" not in organiser.text("/desk/e/summit/journal")
    assert organiser.get(f"/desk/e/summit/journal/{number}").status_code == 404
    assert organiser.post(f"/desk/e/summit/undo/{number}").status_code == 404


def test_the_journal_is_chosen_from_by_person_act_day_and_thing(organiser: Organiser, event: Event) -> None:
    with journal.acting("account:7", "Ada"):
        do("session.restore", event, city="Porto")
    with journal.acting("account:8", "Bo"):
        do("session.withdraw", event, city="Faro")
    tomorrow = (clock.now() + timedelta(days=1)).date()
    for asked, (porto, faro) in {
            "who=account:7": (True, False), "what=session.withdraw": (False, True), "what=agenda": (False, False),
            f"from={tomorrow}": (False, False),
            f"subject=event:{event.id}": (True, True), "subject=session:4": (False, False)}.items():
        page = organiser.text(f"/desk/e/summit/journal?{asked}")
        assert ("Porto</ins>" in page, "Faro</ins>" in page) == (porto, faro), asked


def test_a_room_is_a_thing_of_its_own_though_its_subject_is_the_event(organiser: Organiser, event: Event) -> None:
    with transaction():
        journal.act("events.make", about=event.id)
        room = keep(Room, event, "hall", name="Great Hall")
    do("session.restore", event, city="Porto")
    page = organiser.text(f"/desk/e/summit/journal?subject=room:{room.id}")
    assert "Great Hall" in page
    assert "Porto" not in page


def test_long_journals_have_pages(organiser: Organiser, event: Event) -> None:
    for number in range(32):
        do("session.restore", event, city=f"City {number}")
    first, second = (organiser.text(f"/desk/e/summit/journal?page={number}") for number in (1, 2))
    assert "City 31" in first
    assert 'rel="next"' in first
    assert "City 0</ins>" in second
    assert 'rel="next"' not in second


def test_every_column_of_every_journalled_table_has_a_word(app: Flask) -> None:
    for name, model in models().items():
        if model.__journal__:
            assert name in TABLES
            assert [column for column in columns(inspect(model)) if not is_known(name, column)] == [], name


def test_what_belongs_to_no_event_is_the_administrators(as_role: Callable[[str], Organiser]) -> None:
    assert as_role("owner").get("/desk/journal").status_code == 403
    assert "Journal" in as_role("administrator").text("/desk/journal")


def test_every_word_that_a_column_may_hold_is_called_something(app: Flask) -> None:
    for place, words in VALUES.items():
        table, _dot, column = place.partition(".")
        if table in models():
            checks = {check.name: str(check.sqltext) for check in models()[table].__table__.constraints
                      if isinstance(check, CheckConstraint)}
            allowed = set(re.findall("'([^']*)'", checks[f"ck_{table}_{column}_known"]))
            assert allowed - {""} == set(words), place


def test_the_filter_names_what_acts_are_about(organiser: Organiser, event: Event) -> None:
    do("session.restore", event, city="Porto")
    offered = organiser.text("/desk/e/summit/journal").split('name="what"')[1].split("</select>")[0]
    assert '<option value="session">Sessions' in offered
    assert "…" not in offered
    assert "Porto" in organiser.text("/desk/e/summit/journal?what=session")
    assert [verb for verb in VERBS if verb and not areas([verb])] == []
