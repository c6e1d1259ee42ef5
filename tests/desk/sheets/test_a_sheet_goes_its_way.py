"""The pages of a sheet: upload, columns, names, rows, and what became of it."""

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from eventsys.events.models import Event, Room
from eventsys.imports.jobs import go_on_with_sheets
from eventsys.imports.models import SheetMapping, SheetRun
from eventsys.imports.sheets import working
from eventsys.kit import storage
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.kit.undoing import undo
from eventsys.people.models import Person
from eventsys.sessions.models import Session

from ...asking import statements
from ...imports.sheets.files import xlsx
from ..organisers import Organiser, a_draft

SHEETS = "/desk/e/summit/sheets"
AGENDA = ("No.;DAY;Start;End / Duration;Title;Type;Where;Speakers\r\n"
          "S1;14.9.27;09:00;10:30;Opening;Plenary;Great Hall;Chair: Sofia Berg, University of Oslo\r\n"
          "S2;15.9.27;16.45 Uhr;90;Résilience urbaine;Panel;great hall;K. Okafor | Speaker tbc\r\n"
          "S3;31.9.27;10:00;;Never;Panel;Room C;\r\n")


def uploaded(organiser: Organiser, data: bytes | str = AGENDA, name: str = "agenda.csv", kind: str = "sessions"
             ) -> TestResponse:
    body = data.encode() if isinstance(data, str) else data
    return organiser.post(SHEETS, {"kind": kind, "file": (io.BytesIO(body), name)})


def a_run() -> SheetRun:
    db.session.expire_all()
    return db.session.scalars(select(SheetRun).order_by(SheetRun.id.desc())).first()  # type: ignore[return-value]


def page_of(organiser: Organiser, step: str) -> str:
    return organiser.text(f"{SHEETS}/{a_run().id}/{step}")


def fields_of(page: str) -> dict[str, str]:
    """Lists and their chosen options, as a browser would send them."""
    found = {}
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else ""
    return found


def settled(organiser: Organiser, **more: str) -> TestResponse:
    return organiser.post(f"{SHEETS}/{a_run().id}/columns", {**fields_of(page_of(organiser, "columns")), **more})


def named(organiser: Organiser, **more: str) -> TestResponse:
    return organiser.post(f"{SHEETS}/{a_run().id}/names", {**fields_of(page_of(organiser, "names")), **more})


def applied(organiser: Organiser) -> TestResponse:
    page = page_of(organiser, "rows")
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    return organiser.post(f"{SHEETS}/{a_run().id}/apply", {"seen": seen[1] if seen else ""})


def through(organiser: Organiser, data: bytes | str = AGENDA, name: str = "agenda.csv", kind: str = "sessions") -> None:
    uploaded(organiser, data, name, kind)
    settled(organiser)
    if a_run().state == "mapped":
        named(organiser)
    applied(organiser)


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


def test_each_step_costs_few_queries_whatever_the_sheet_holds(organiser: Organiser, event: Event) -> None:
    many = AGENDA + "".join(f"X{n};14.9.27;09:00;60;Session {n};Panel;Room {n};Ada Byron{n}, Mayor\r\n"
                            for n in range(200))
    uploaded(organiser, many)
    counts = {}
    for step, go_on in (("columns", settled), ("names", named), ("rows", applied), ("", None)):
        with statements(db.engine) as asked:
            organiser.text(f"{SHEETS}/{a_run().id}/{step}".rstrip("/"))
        counts[step] = len(asked)
        if go_on:
            go_on(organiser)
    with statements(db.engine) as asked:
        organiser.text(SHEETS)
    assert max(*counts.values(), len(asked)) <= 13, counts  # one is the test's own


def test_a_hostile_file_is_refused_at_its_field_and_nothing_is_kept(organiser: Organiser, event: Event) -> None:
    answer = uploaded(organiser, b"PK\x03\x04 cut off", "agenda.xlsx")
    assert answer.status_code == 422
    assert "<title>Error: Spreadsheets" in answer.text
    assert answer.text.count("The file is damaged or cut off.") == 2
    assert 'href="#file"' in answer.text
    assert db.session.scalars(select(SheetRun)).all() == []


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
    assert "Read as windows-1252" in page
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


def test_who_applied_it_is_in_the_journal(organiser: Organiser, event: Event) -> None:
    through(organiser)
    act = db.session.scalars(select(Act).where(Act.verb == "sheets.apply")).one()
    assert (act.actor, act.about) == (f"account:{organiser.account_id}", event.id)
    assert "Took in the sheet <bdi>agenda.csv</bdi>" in organiser.text("/desk/e/summit/journal")


def test_the_file_is_kept_in_private(app: Flask, organiser: Organiser, event: Event) -> None:
    uploaded(organiser)
    digest = a_run().digest
    assert storage.read(digest) == AGENDA.encode()
    for ending in ("csv", "xlsx", "pdf", "png"):
        assert app.test_client().get(f"/files/{digest}.{ending}").status_code == 404


def test_it_can_be_taken_off_the_list(organiser: Organiser, event: Event) -> None:
    through(organiser)
    organiser.post(f"{SHEETS}/{a_run().id}/discard")
    assert "No sheet yet" in organiser.text(SHEETS)
    assert len(db.session.scalars(select(Session)).all()) == 2


def test_a_sheet_of_another_event_is_not_found(as_role: Callable[[str], Organiser], organiser: Organiser, event: Event
                                               ) -> None:
    uploaded(organiser)
    a_draft("other")
    everybody_s = as_role("administrator")
    for step in ("", "/columns", "/names", "/rows"):
        assert everybody_s.get(f"/desk/e/other/sheets/{a_run().id}{step}").status_code == 404


def test_texts_of_a_sheet_never_become_markup(organiser: Organiser, event: Event) -> None:
    evil = "<script>alert(1)</script>"
    sheet = f'{evil};Title;Where;Speakers\r\n{evil};{evil};{evil};"{evil} Byron, {evil}"\r\n'
    uploaded(organiser, sheet, f"{evil}.csv")
    pages = [page_of(organiser, "columns")]
    settled(organiser)
    pages.append(page_of(organiser, "names"))
    named(organiser)
    pages += [page_of(organiser, "rows"), organiser.text(SHEETS)]
    assert not any("<script>alert" in page for page in pages)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_template_is_downloaded_and_comes_back_unchanged(organiser: Organiser, event: Event, form: str) -> None:
    through(organiser)
    answer = organiser.get(f"{SHEETS}/template/sessions.{form}")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=summit-sessions.{form}"
    assert answer.headers["Cache-Control"] == "private, no-store"
    uploaded(organiser, answer.data, f"summit-sessions.{form}")
    settled(organiser)
    assert "The draft says all this already" in page_of(organiser, "rows")
    assert a_run().report["counts"]["unchanged"] == 2


def test_a_long_sheet_is_the_workers_and_tells_how_far_it_is(
        organiser: Organiser, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "SMALL", 2)
    uploaded(organiser)
    assert settled(organiser).location.endswith(f"/sheets/{a_run().id}")
    waiting = organiser.text(f"{SHEETS}/{a_run().id}")
    assert '<progress value="0" max="3"' in waiting
    assert '<meta http-equiv="refresh" content="3">' in waiting
    go_on_with_sheets()
    assert organiser.get(f"{SHEETS}/{a_run().id}").location.endswith("/names")
    named(organiser)
    go_on_with_sheets()
    applied(organiser)
    told = organiser.get(f"{SHEETS}/{a_run().id}", headers={"Accept": "application/json"}).json
    assert (told["waits"], told["total"]) == (True, 3)
    go_on_with_sheets()
    act = db.session.scalars(select(Act).where(Act.verb == "sheets.apply")).one()
    assert act.actor == f"account:{organiser.account_id}"
    assert "The sheet is in the draft" in organiser.text(f"{SHEETS}/{a_run().id}")


def test_a_file_that_is_not_kept_any_more_is_asked_for(organiser: Organiser, event: Event) -> None:
    uploaded(organiser)
    with transaction():
        a_run().digest = "0" * 64
    assert organiser.get(f"{SHEETS}/{a_run().id}/columns").location.endswith("/sheets")
    assert "The file is not kept any more. Upload it again." in organiser.text(SHEETS)


def test_a_sheet_that_the_worker_fails_on_is_refused_and_not_tried_for_ever(
        organiser: Organiser, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "SMALL", 0)
    uploaded(organiser)
    settled(organiser)
    with transaction():
        a_run().digest = "0" * 64
    go_on_with_sheets()
    assert a_run().awaits == ""
    assert "The sheet was not taken" in organiser.text(f"{SHEETS}/{a_run().id}")
