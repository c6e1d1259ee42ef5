"""Hostile files, private files, long files, other events' files; and what a page of them costs."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.imports.jobs import go_on_with_sheets
from eventsys.imports.models import SheetRun
from eventsys.imports.sheets import working
from eventsys.kit import storage
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.sessions.models import Session

from ...asking import statements
from ..organisers import Organiser, a_draft
from .steps import AGENDA, SHEETS, a_run, applied, named, page_of, settled, through, uploaded


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
    through(organiser)
    digest = a_run().digest
    organiser.post(f"{SHEETS}/{a_run().id}/discard")
    assert storage.read(digest)  # the other one still needs it
    organiser.post(f"{SHEETS}/{a_run().id}/discard")
    assert "No sheet yet" in organiser.text(SHEETS)
    with pytest.raises(FileNotFoundError):
        storage.read(digest)
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


def test_what_looks_like_a_formula_is_kept_as_text_and_told(organiser: Organiser, event: Event) -> None:
    through(organiser, "Title;Language\r\n=SUM(A1:A9);Arabic\r\n- a list;fr\r\n")
    page = page_of(organiser, "rows")
    assert page.count("looks like a formula: it is kept as text") == 1
    assert ">Arabic</ins>" in page
    assert ">French</ins>" in page
