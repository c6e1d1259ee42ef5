"""The pages of a sheet: upload, columns, names, rows, and what became of it."""


import pytest
from sqlalchemy import select

from eventsys.events.models import Event, Room
from eventsys.imports.models import SheetMapping
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import undo
from eventsys.people.models import Person
from eventsys.sessions.models import Session

from ...imports.sheets.files import xlsx
from ..organisers import Organiser
from .steps import AGENDA, SHEETS, a_run, applied, fields_of, named, page_of, settled, through, uploaded


def test_an_event_without_sheets_says_what_to_do(organiser: Organiser, event: Event) -> None:
    page = organiser.text(SHEETS)
    assert "No sheet yet" in page
    assert f"{SHEETS}/template/sessions.xlsx" in page


def test_a_sheet_becomes_an_agenda(organiser: Organiser, event: Event) -> None:
    assert uploaded(organiser).location.endswith("/columns")
    assert "by its name" in page_of(organiser, "columns")
    assert settled(organiser).location.endswith("/names")
    assert named(organiser).location.endswith("/rows")
    page = page_of(organiser, "rows")
    assert "Apply: 2 new, 0 changed" in page
    assert "its day “31.9.27” cannot be read" in page
    assert applied(organiser).location.endswith(f"/sheets/{a_run().id}")
    assert {row.title for row in db.session.scalars(select(Session))} == {"Opening", "Résilience urbaine"}
    assert [room.name for room in db.session.scalars(select(Room))] == ["Great Hall"]
    done = organiser.text(f"{SHEETS}/{a_run().id}")
    assert "Saved: agenda.csv, 2 new and 0 changed." in done
    assert "/undo/" in done


@pytest.mark.parametrize(("form", "words"), [
    ({"kind": "sessions"}, "Choose a file."), ({"kind": "nonsense"}, "Choose what the sheet holds")])
def test_what_is_missing_is_asked_for(organiser: Organiser, event: Event, form: dict[str, str], words: str) -> None:
    answer = organiser.post(SHEETS, form)
    assert answer.status_code == 422
    assert words in answer.text


def test_windows_letters_are_read_and_another_encoding_can_be_chosen(organiser: Organiser, event: Event) -> None:
    uploaded(organiser, AGENDA.encode("cp1252"))
    page = page_of(organiser, "columns")
    assert "Résilience urbaine" in page
    assert "letters in Western European (Windows-1252), columns separated by" in page
    organiser.post(f"{SHEETS}/{a_run().id}/look", {"worksheet": "", "header": "1", "encoding": "windows-1251"})
    assert "Rйsilience urbaine" in page_of(organiser, "columns")
    wrong = organiser.post(f"{SHEETS}/{a_run().id}/look", {"worksheet": "", "header": "1", "encoding": "utf-8"})
    assert wrong.status_code == 422
    assert "can&#39;t be read as utf-8" in wrong.text


def test_another_worksheet_and_another_header_can_be_chosen(organiser: Organiser, event: Event) -> None:
    data = xlsx([["Agenda"], [], ["Title", "Room"], ["Opening", "Hall"]],
                more=lambda book, sheet: book.add_worksheet("Saturday").write_row(0, 0, ["Title", "Day"]))
    uploaded(organiser, data, "agenda.xlsx")
    assert a_run().worksheet == "Agenda"
    organiser.post(f"{SHEETS}/{a_run().id}/look", {"worksheet": "Saturday", "header": "1"})
    assert a_run().worksheet == "Saturday"
    organiser.post(f"{SHEETS}/{a_run().id}/look", {"worksheet": "Agenda", "header": "1"})
    assert a_run().mapping["header"] == 3
    bad = organiser.post(f"{SHEETS}/{a_run().id}/look", {"worksheet": "Agenda", "header": "three"})
    assert "Say which row holds the names of the columns" in bad.text


def test_columns_are_settled_once_for_a_header(organiser: Organiser, event: Event) -> None:
    other = AGENDA.replace("Title", "Wording").replace("Speakers", "Crew")
    uploaded(organiser, other)
    settled(organiser, **{"column-4": "title", "column-7": "people:panelist"})
    assert len(db.session.scalars(select(SheetMapping)).all()) == 1
    uploaded(organiser, other)
    page = page_of(organiser, "columns")
    assert fields_of(page)["column-7"] == "people:panelist"
    assert "as for this header before" in page


def test_what_columns_must_say_is_asked_for_and_choices_are_kept(organiser: Organiser, event: Event) -> None:
    uploaded(organiser)
    answer = settled(organiser, **{"column-0": "", "column-4": "", "column-3": "day"})
    assert answer.status_code == 422
    assert "Choose the column that says: Title or Reference code" in answer.text
    assert "Two columns are to say “Day”" in answer.text
    assert fields_of(answer.text)["column-3"] == "day"
    assert a_run().state == "uploaded"


def test_days_that_can_be_read_in_two_ways_are_asked_about(organiser: Organiser, event: Event) -> None:
    uploaded(organiser, "Title;Day\r\nOpening;3/4/2027\r\n")
    answer = settled(organiser)
    assert answer.status_code == 422
    assert "“3/4/2027” can be read in two ways" in answer.text
    settled(organiser, order="mdy")
    assert "Thu 4 Mar 2027" in page_of(organiser, "rows")


def test_names_are_proposed_and_the_organiser_decides(organiser: Organiser, event: Event) -> None:
    through(organiser)
    uploaded(organiser, "No.;Title;Where;Speakers\r\nS9;Talk;The Great Hall;Kwame Okafor, Mayor\r\n")
    settled(organiser)
    page = page_of(organiser, "names")
    assert "Kwame Okafor" in page
    assert "an initial fits" in page
    person = db.session.scalars(select(Person).where(Person.name == "K. Okafor")).one()
    assert f'value="have:{person.id}"' in page
    name = next(name for name, value in fields_of(page).items() if value == "new")
    named(organiser, **{name: f"have:{person.id}"})
    applied(organiser)
    assert db.session.scalars(select(Person).where(Person.name == "Kwame Okafor")).all() == []
    assert len(db.session.scalars(select(Room)).all()) == 1


def test_a_choice_that_was_not_offered_is_not_taken(organiser: Organiser, event: Event) -> None:
    uploaded(organiser)
    settled(organiser)
    named(organiser, **dict.fromkeys(fields_of(page_of(organiser, "names")), "have:999"))
    assert "Apply: 2 new" in page_of(organiser, "rows")
    assert "have:999" not in str(a_run().decisions)


def test_rows_can_be_left_out_and_taken_without_what_cannot_be_read(organiser: Organiser, event: Event) -> None:
    uploaded(organiser)
    settled(organiser)
    named(organiser)
    rows = f"{SHEETS}/{a_run().id}/rows"
    organiser.post(rows, {"loose": "yes"})
    assert "Apply: 3 new" in organiser.text(rows)
    organiser.post(rows, {"row": ["2", "3", "4"], "out": ["3"]})
    assert "Apply: 2 new" in organiser.text(rows)
    assert "Résilience" in organiser.text(f"{rows}?state=left+out")
    assert "Opening" not in organiser.text(f"{rows}?q=urbaine")
    applied(organiser)
    assert {row.title for row in db.session.scalars(select(Session))} == {"Opening", "Never"}


def test_one_can_go_back_and_come_back_later(organiser: Organiser, event: Event) -> None:
    uploaded(organiser)
    settled(organiser)
    named(organiser)
    settled(organiser, **{"column-7": ""})
    assert a_run().state == "mapped"
    assert organiser.get(f"{SHEETS}/{a_run().id}").location.endswith("/names")
    assert "agenda.csv" in organiser.text(SHEETS)
    named(organiser)
    assert "On the roster" not in page_of(organiser, "rows")


def test_what_was_not_seen_is_not_applied(organiser: Organiser, event: Event) -> None:
    uploaded(organiser)
    settled(organiser)
    named(organiser)
    answer = organiser.post(f"{SHEETS}/{a_run().id}/apply", {"seen": "another"})
    assert answer.location.endswith("/rows")
    assert db.session.scalars(select(Session)).all() == []


def test_an_undone_sheet_says_so_and_can_be_taken_again(organiser: Organiser, event: Event) -> None:
    through(organiser)
    with transaction():
        undo(a_run().act_id or 0, event.id)
    page = organiser.text(f"{SHEETS}/{a_run().id}")
    assert "The sheet was taken back" in page
    organiser.post(f"{SHEETS}/{a_run().id}/rows")
    applied(organiser)
    assert len(db.session.scalars(select(Session)).all()) == 2
