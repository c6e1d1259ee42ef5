"""Any names of columns, in many languages; titles above the table, worksheets beside it."""

from datetime import date

import pytest

from eventsys.imports.sheets.columns.fields import SheetKind, fields
from eventsys.imports.sheets.columns.header import header_row, likeliest, table
from eventsys.imports.sheets.columns.proposals import proposals, signature
from eventsys.imports.sheets.reading.book import Book, Sheet
from eventsys.imports.sheets.values.dates import Days

SUMMIT = Days(date(2027, 9, 19), date(2027, 9, 21))


def meant(header: list[str], kind: SheetKind = "sessions", cells: list[list[str]] | None = None) -> list[str]:
    return [one.field for one in proposals(header, cells or [[] for _name in header], kind, SUMMIT)]


@pytest.mark.parametrize(("header", "kind", "means"), [
    ("No.|DAY|Start|End / Duration|Titel / Title|Type|Where|Speakers (role, organisation)|Language|Abstract",
     "sessions", "code|day|start|end_or_length|title|kind|room|people|language|summary"),
    ("Nr.|Datum|Uhrzeit|Ende|Titel|Art|Raum|Moderation|Referenten|Sprache|Beschreibung", "sessions",
     "code|day|start|end|title|kind|room|people:moderator|people|language|summary"),
    ("N°|Date|Heure de début|Durée|Titre|Salle|Intervenants|Langue|Résumé", "sessions",
     "code|day|start|minutes|title|room|people|language|summary"),
    ("Número|Fecha|Hora|Duración|Título|Sala|Ponentes|Idioma|Descripción", "sessions",
     "code|day|start|minutes|title|room|people|language|summary"),
    ("№|Дата|Время|Название|Зал|Спикеры|Язык", "sessions", "code|day|start|title|room|people|language"),
    ("اليوم|الوقت|العنوان|القاعة|المتحدثون|اللغة", "sessions", "day|start|title|room|people|language"),
    ("日期|时间|标题|房间|嘉宾|语言", "sessions", "day|start|title|room|people|language"),
    ("First name|SURNAME|Position|City / Org.|Country|E-mail|Session(s)|Arrival", "rosters",
     "first|family|position|organisation|country|email|sessions|"),
    ("Vorname|Nachname|Funktion|Organisation|Land|E-Mail|Telefon", "people",
     "first|family|position|organisation|country|email|phone"),
    ("Room|cap.|booth?", "rooms", "name|capacity|booths"),
    ("Level|Sponsor|Website|Country", "sponsors", "tier|name|url|country"),
    ("Moderator|Speakers|Panelists|Panelists", "sessions", "people:moderator|people|people:panelist|people:panelist"),
])
def test_columns_are_known_by_name(header: str, kind: SheetKind, means: str) -> None:
    assert meant(header.split("|"), kind) == means.split("|")


def test_a_name_with_a_slip_is_still_known() -> None:
    assert meant(["Titel", "Langauge", "Desciption"]) == ["title", "language", "summary"]


def test_columns_without_a_telling_name_are_known_by_their_cells() -> None:
    cells = [["19/09/2027", "20/09/2027"], ["09:00-10:30", "11:00"], ["Opening", "Panel"], ["Words " * 40]]
    assert meant(["A", "B", "Title", "D"], cells=cells) == ["day", "start", "title", "summary"]
    assert meant(["Name", "Kontakt"], "people", [["Ada"], ["ada@example.org"]]) == ["name", "email"]


def test_no_field_is_proposed_twice_where_one_column_is_to_say_it() -> None:
    assert meant(["Title", "Titel"]).count("title") == 1


@pytest.mark.parametrize("kind", ["sessions", "people", "rosters", "rooms", "sponsors"])
def test_our_own_words_are_known(kind: SheetKind) -> None:
    words = [field.words for field in fields(kind).values()]
    assert [field for field, key in zip(meant(words, kind), fields(kind), strict=True) if field != key] == []


def test_a_header_is_the_same_however_it_is_capitalised() -> None:
    assert signature(["Title", "Room "]) == signature(["TITLE", "room"])
    assert signature(["Title", "Room"]) != signature(["Room", "Title"])


@pytest.mark.parametrize(("rows", "at"), [
    ([["Title", "Room"], ["Opening", "Hall"]], 1),
    ([["Agenda draft v7"], [], ["No.", "Title", "Room"], ["1", "Opening", "Hall"]], 3),
    ([["Summit", "2027"], ["as of", "3 May"], [], ["Titre", "Salle", "Heure"]], 4),
    ([["Aba", "Obo", "Iki"], ["x", "y", "z"]], 1),
    ([[], ["Programme of the summit"], ["A", "B", "C", "D"], ["1", "2", "3", "4"]], 3),
])
def test_the_header_is_found_below_titles(rows: list[list[str]], at: int) -> None:
    assert header_row(Sheet("", rows), "sessions") == at


def test_the_worksheet_that_fits_is_taken_first() -> None:
    book = Book("xlsx", [Sheet("Panelists", [["First name", "Surname", "E-mail"], ["Ada", "Byron", "a@example.org"]]),
                         Sheet("Rooms", [["Room", "cap.", "booth?"], ["Hall", "400", "yes"]]), Sheet("Empty", [])])
    assert likeliest(book, "rooms").name == "Rooms"
    assert likeliest(book, "people").name == "Panelists"


def test_headers_that_come_again_are_passed_over_with_a_reason() -> None:
    rows = [["Title", "Room"], ["Opening", "Hall"], [], ["TITLE", "Room"], ["Lunch", "Foyer"], ["", "", "aside"]]
    found = table(Sheet("", rows), 1, "sessions", SUMMIT)
    assert [row.number for row in found.rows] == [2, 5, 6]
    assert [(row.number, row.reason) for row in found.passed] == [(4, "it is the header again")]
    assert found.header == ("Title", "Room", "")
