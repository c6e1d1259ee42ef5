"""What programs write, in all their ways, becomes plain texts."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest

from eventsys.imports.sheets.reading.book import Flaw, Wanted
from eventsys.imports.sheets.reading.opened import read

from .files import ods, ods_row, rows, xlsx

TABLE = "Title;Rôle;Ort\nÖffnung;Modération;Köln\n"


def _formatted(value: Any, form: str) -> bytes:
    return xlsx([["x"]], more=lambda book, sheet: sheet.write(0, 1, value, book.add_format({"num_format": form})))


@pytest.mark.parametrize(("value", "form", "told"), [
    (date(2027, 9, 19), "dd/mm/yyyy", "2027-09-19"),
    (datetime(2027, 9, 19, 16, 45), "dd/mm/yyyy hh:mm", "2027-09-19 16:45"),
    (time(9, 0), "hh:mm", "09:00"),
    (time(16, 45, 30), "hh:mm:ss", "16:45:30"),
    (timedelta(minutes=75), "[h]:mm", "1:15"),
    (timedelta(hours=30), "[h]:mm", "30:00"),
    (90, "0", "90"),
    (0.375, "0.00", "0.375"),
    (True, "General", "TRUE"),
    ("  19/09/2027 ", "General", "19/09/2027"),
])
def test_dates_times_and_numbers_have_one_form(value: Any, form: str, told: str) -> None:
    assert rows(_formatted(value, form)) == [["x", told]]


def test_rows_keep_the_numbers_that_the_program_shows() -> None:
    assert rows(xlsx([[], ["Agenda"], [], ["Title"]])) == [[], ["Agenda"], [], ["Title"]]
    assert rows(b"\r\nAgenda\r\n\r\nTitle;Room\r\n;;\r\n", "a.csv") == [[], ["Agenda"], [], ["Title", "Room"]]


def test_merged_cells_are_filled_downwards_and_never_into_other_columns() -> None:
    data = xlsx([["Day", "Title", "Room"], ["", "Opening", ""], ["", "Panel", ""], ["", "", "Foyer"]],
                more=lambda book, sheet: (
                    sheet.merge_range(1, 0, 2, 0, "Sunday"), sheet.merge_range(3, 0, 3, 1, "Lunch")))
    assert rows(data) == [["Day", "Title", "Room"], ["Sunday", "Opening"], ["Sunday", "Panel"], ["Lunch", "", "Foyer"]]


def test_merged_cells_of_ods_are_filled_too() -> None:
    spanned = ('<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>'
               "Sunday</text:p></table:table-cell></table:table-row>")
    assert rows(ods(spanned + "<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="
                    '"string"><text:p>Panel</text:p></table:table-cell></table:table-row>'), "a.ods") == [
        ["Sunday"], ["Sunday", "Panel"]]


def test_repeated_rows_of_ods_are_as_many_rows() -> None:
    assert rows(ods(ods_row("a", times=3) + ods_row("", times=2) + ods_row("b")), "a.ods") == [
        ["a"], ["a"], ["a"], [], [], ["b"]]


def test_a_formula_gives_what_its_author_saw_and_is_never_computed() -> None:
    data = xlsx([["x"]], more=lambda book, sheet: (
        sheet.write_formula(0, 1, "=1+1", None, "seventeen"), sheet.write_string(0, 2, "=1+1")))
    assert rows(data) == [["x", "seventeen", "=1+1"]]


def test_a_formula_without_a_result_is_told() -> None:
    file, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["x", "=A1"])
    book.save(file)
    assert read(file.getvalue(), "a.xlsx").sheets[0].flaws == [Flaw(0, 1, "no result")]


def test_a_formula_that_failed_is_told() -> None:
    data = xlsx([["x"]], more=lambda book, sheet: sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!"))
    sheet = read(data, "a.xlsx").sheets[0]
    assert sheet.flaws == [Flaw(0, 1, "error")]


def test_all_worksheets_are_there_and_the_hidden_ones_are_marked() -> None:
    def more(book: Any, sheet: Any) -> None:
        book.add_worksheet("Räume").write_string(0, 0, "Room")
        book.add_worksheet("Notes").hide()
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"values": "=Agenda!$A$1:$A$1"})
        book.add_chartsheet("Chart").set_chart(chart)
    found = read(xlsx([["Title"]], more=more), "a.xlsx").sheets
    assert [(sheet.name, sheet.hidden) for sheet in found] == [("Agenda", False), ("Räume", False), ("Notes", True)]


@pytest.mark.parametrize(("codec", "told"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16"),
    ("utf-16-be", "utf-16"), ("cp1252", "windows-1252"),
])
def test_letters_are_read_in_the_encoding_of_the_file(codec: str, told: str) -> None:
    book = read(TABLE.encode(codec), "a.csv")
    assert book.sheets[0].rows[1] == ["Öffnung", "Modération", "Köln"]
    assert book.encoding == told


@pytest.mark.parametrize(("text", "codec"), [
    ("Название;Зал\nОткрытие саммита и приветствие мэров;Большой зал\nКруглый стол о городах;Малый зал\n", "cp1251"),
    ("العنوان;القاعة\nافتتاح القمة وكلمة العمدة;القاعة الكبرى\nحوار المدن حول الهجرة;القاعة الصغرى\n", "cp1256"),
    ("タイトル;部屋\n開会式と市長のあいさつ;大ホール\n移住と都市についての対話;小ホール\n", "shift_jis"),
    ("标题;房间\n开幕式和市长致辞;大厅\n关于城市与移民的对话;小厅\n", "gb18030"),
])
def test_other_scripts_are_recognised_by_their_letters(text: str, codec: str) -> None:
    assert read(text.encode(codec), "a.csv").sheets[0].rows[1][0] == text.split("\n")[1].split(";")[0]


def test_who_knows_better_says_the_encoding_and_the_delimiter() -> None:
    book = read("Titre|Salle\nÉlus|A;B\n".encode("mac-roman"), "a.csv", Wanted("mac-roman", "|"))
    assert book.sheets[0].rows == [["Titre", "Salle"], ["Élus", "A;B"]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = ["Agenda, draft", "", "Title;Room;Speakers", 'Opening, at last;Hall;"A; B, C"', "Lunch | break;Foyer;"]
    text = "\n".join(line if line.startswith("Agenda") else delimiter.join(
        f'"{cell}"' for cell in _cells(line)) for line in lines)
    assert rows(text.encode(), "a.txt")[3] == ["Opening, at last", "Hall", "A; B, C"]


def _cells(line: str) -> list[str]:
    return ["Opening, at last", "Hall", "A; B, C"] if line.startswith("Opening") else line.split(";")


def test_a_line_for_excel_says_the_delimiter() -> None:
    assert rows(b"sep=;\r\nTitle;Room, floor\r\n", "a.csv") == [[], ["Title", "Room, floor"]]


def test_line_ends_inside_a_cell_and_control_characters_do_no_harm() -> None:
    assert rows(b'Title;Room\r\n"Opening\r\nceremony";Ha\x00ll\r\nx;y', "a.csv")[1:] == [
        ["Opening\nceremony", "Hall"], ["x", "y"]]
    assert rows(b"Title;Room\rOpening;Hall\r", "a.csv") == [["Title", "Room"], ["Opening", "Hall"]]
