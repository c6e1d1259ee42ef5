"""Spreadsheets of participants: chosen columns, texts that no program runs, private answers only for who may."""

import csv
import io
from collections.abc import Callable

import openpyxl

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.registration.models import Answer, CareAnswers, Category, Question, Registration

from ...registration.registering import registers
from ..organisers import Organiser

OUT = "/desk/e/summit/participants/take-out"


def test_only_those_asked_for_with_the_columns_chosen(organiser: Organiser, people: dict[str, Registration]) -> None:
    answer = organiser.post(f"{OUT}?state=pending", {"column": ["name", "country", "state"], "form": "csv"})
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows == [["Name", "Country", "State"], ["Ben Okafor", "Nigeria", "To be approved"],
                    ["Ada Mensah", "Ghana", "To be approved"]]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_no_cell_is_a_formula(organiser: Organiser, event: Event, press: Category) -> None:
    registers(event, press, "=HYPERLINK(1)", email="x@example.org", organisation="@SUM(A1)")
    wanted = {"column": ["name", "organisation"]}
    sheet = organiser.post(OUT, wanted | {"form": "csv"}).data.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(sheet)))[1] == ["'=HYPERLINK(1)", "'@SUM(A1)"]
    book = openpyxl.load_workbook(io.BytesIO(organiser.post(OUT, wanted | {"form": "xlsx"}).data))
    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=HYPERLINK(1)", "s"), ("@SUM(A1)", "s")]


def test_private_answers_go_to_who_may_and_the_journal_says_so(
        event: Event, people: dict[str, Registration], as_role: Callable[[str], Organiser]) -> None:
    with transaction():
        diet = Question(event_id=event.id, kind="text", label="What do you eat?", care="diet")
        db.session.add(diet)
        db.session.flush()
        db.session.add(CareAnswers(registration_id=people["Ben"].id, care="diet", given=(
            Answer(diet.id, diet.label, "text", "No nuts", "No nuts"),)))
        wanted = {"column": ["name", f"q{diet.id}"], "form": "csv"}
    assert b"No nuts" not in as_role("front desk").post(OUT, wanted).data
    assert acts() == []
    assert b"No nuts" in as_role("editor").post(OUT, wanted).data
    assert acts() == [{"count": 5, "columns": "What do you eat?"}]


def acts() -> list[dict[str, object]]:
    db.session.rollback()
    return list(db.session.scalars(db.select(Act.told).where(Act.verb == "registration.take_out")))


def test_at_least_one_column_is_chosen(organiser: Organiser, people: dict[str, Registration]) -> None:
    answer = organiser.post(OUT, {"form": "xlsx"})
    assert answer.status_code == 422
    assert "Choose at least one column" in answer.text
