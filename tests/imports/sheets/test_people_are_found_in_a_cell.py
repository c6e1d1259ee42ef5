"""Several people in one cell, in the habits of offices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventsys.imports.sheets.people.mentions import Mention, is_doubtful, mention
from eventsys.imports.sheets.people.naming import Name, name_from, name_of
from eventsys.imports.sheets.people.splitting import between, mentions


def _told(met: Mention) -> tuple[str | None, str, str, str, str]:
    return met.role, met.name.name, met.position, " + ".join(met.organisations), met.country


@pytest.mark.parametrize(("text", "role", "name", "position", "organisation", "country"), [
    ("Hon. Amina El Fassi, Mayor, City of Rabat (MA)", None, "Amina El Fassi", "Mayor", "City of Rabat", "MA"),
    ("محمد الهاشمي, Mayor, City of Saida, Lebanon", None, "محمد الهاشمي", "Mayor", "City of Saida", "LB"),
    ("Chair: Prof. Sofia Berg, University of Oslo", "chair", "Sofia Berg", "", "University of Oslo", ""),
    ("K. Okafor", None, "K. Okafor", "", "", ""),
    ("Zoë Krüger (moderator), Programme Officer, Peace in Cities", "moderator", "Zoë Krüger", "Programme Officer",
     "Peace in Cities", ""),
    ("Dr Ngozi Eze; Head of Policy; Lagos State", None, "Ngozi Eze", "Head of Policy", "Lagos State", ""),
    ("JEAN-BAPTISTE N'GUESSAN; Maire; Commune de Cocody; Côte d'Ivoire", None, "Jean-Baptiste N'Guessan", "Maire",
     "Commune de Cocody", "CI"),
    ("王小明, Director, Chengdu", None, "王小明", "Director", "Chengdu", ""),
    ("Luis Pérez Ortega - Deputy Mayor - Ayuntamiento de Málaga - Spain", None, "Luis Pérez Ortega", "Deputy Mayor",
     "Ayuntamiento de Málaga", "ES"),
    ("Иван Петров, Deputy Mayor, City of Skopje", None, "Иван Петров", "Deputy Mayor", "City of Skopje", ""),
    ("moderator: Ada Byron (Mayor, Cairo, EG)", "moderator", "Ada Byron", "Mayor", "Cairo", "EG"),
    ("Keynote – Ada Byron, Minister of Health, Egypt", "keynote", "Ada Byron", "Minister of Health", "", "EG"),
    ("Ada Byron, moderator", "moderator", "Ada Byron", "", "", ""),
    ("Byron, Ada", None, "Ada Byron", "", "", ""),
    ("BERG Sofia, University of Oslo, Professor of Law, Norway", None, "Sofia Berg", "Professor of Law",
     "University of Oslo", "NO"),
    ("Ada Byron (UNHCR)", None, "Ada Byron", "", "UNHCR", ""),
    ("Ada Byron (tbc)", None, "Ada Byron", "", "", ""),
    ("محمد الهاشمي، عمدة، مدينة صيدا", None, "محمد الهاشمي", "عمدة", "مدينة صيدا", ""),
    ("山田太郎（市長）", None, "山田太郎", "市長", "", ""),
    ("Moderatorin: Frau Dr. Zoë Krüger", "moderator", "Zoë Krüger", "", "", ""),
])
def test_a_mention_is_taken_apart(text: str, role: str | None, name: str, position: str, organisation: str,
                                  country: str) -> None:
    met = mention(text)
    assert met
    assert _told(met) == (role, name, position, organisation, country)


@pytest.mark.parametrize("text", ["Speaker tbc", "TBC", "?", "N.N.", "Moderator: tba", "to be confirmed", "-"])
def test_nobody_is_nobody(text: str) -> None:
    assert mention(text) is None


@pytest.mark.parametrize(("cell", "names"), [
    ("Ada Byron, Mayor, Cairo\nGrace Hopper, Admiral, Navy", ["Ada Byron", "Grace Hopper"]),
    ("Ada Byron | Grace Hopper", ["Ada Byron", "Grace Hopper"]),
    ("A. Smith; B. Jones; C. Doe", ["A. Smith", "B. Jones", "C. Doe"]),
    ("Dr Ngozi Eze; Head of Policy; Lagos State", ["Ngozi Eze"]),
    ("Ada Byron, Mayor; Grace Hopper, Admiral", ["Ada Byron", "Grace Hopper"]),
    ("Smith, John; Doe, Jane", ["John Smith", "Jane Doe"]),
    ("moderator: Ada Byron (Mayor, Cairo, EG); panelist: Grace Hopper (Admiral, Navy, US)",
     ["Ada Byron", "Grace Hopper"]),
    ("Sofia Berg, Ngozi Eze, Luis Pérez", ["Sofia Berg", "Ngozi Eze", "Luis Pérez"]),
    ("Sofia Berg and Ngozi Eze", ["Sofia Berg", "Ngozi Eze"]),
    ("1. Ada Byron\n2) Grace Hopper\n- Sofia Berg", ["Ada Byron", "Grace Hopper", "Sofia Berg"]),
])
def test_a_cell_is_parted_as_its_column_is_written(cell: str, names: list[str]) -> None:
    assert [met.name.name for met in mentions(cell, between([cell]))[0]] == names


def test_one_cell_of_another_habit_does_not_change_the_column() -> None:
    column = ["Dr Ngozi Eze; Head of Policy; Lagos State", "Ada Byron; Mayor; Cairo", "A. Smith; B. Jones"]
    assert between(column) == "lines"


def test_a_heading_in_a_cell_holds_for_those_below_it() -> None:
    found, nobody = mentions("Moderator: Sofia Berg\nPanelists:\nAda Byron\nSpeaker tbc\nChair: Luis Pérez")
    assert [(met.role, met.name.name) for met in found] == [
        ("moderator", "Sofia Berg"), ("panelist", "Ada Byron"), ("chair", "Luis Pérez")]
    assert nobody == ["Speaker tbc"]


@pytest.mark.parametrize(("text", "name"), [
    ("Hon. Amina El Fassi", Name("Amina El Fassi", "Hon.")),
    ("H.E. Ms Ada Byron", Name("Ada Byron", "H.E. Ms")),
    ("Prof. Dr. Ada Byron", Name("Ada Byron", "Prof. Dr.")),
    ("Zoë KRÜGER", Name("Zoë Krüger", "", "Krüger, Zoë")),
    ("Amina EL FASSI", Name("Amina El Fassi", "", "El Fassi, Amina")),
    ("EL FASSI Amina", Name("Amina El Fassi", "", "El Fassi, Amina")),
    ("Maria J. LÓPEZ", Name("Maria J. López", "", "López, Maria J.")),
    ("MARIA DA CONCEIÇÃO DE ALBUQUERQUE E CASTRO", Name("Maria da Conceição de Albuquerque e Castro")),
    ("Ada Byron, PhD", Name("Ada Byron")),
    ("J. P. Morgan", Name("J. P. Morgan")),
    ("JP Morgan", Name("JP Morgan")),
    ("Don Draper", Name("Don Draper")),
    ("王小明", Name("王小明")),
])
def test_a_name_stands_as_on_a_badge(text: str, name: Name) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(("first", "family", "name"), [
    ("Zoë", "KRÜGER", Name("Zoë Krüger", "", "Krüger, Zoë")),
    ("Amina", "El Fassi", Name("Amina El Fassi", "", "El Fassi, Amina")),
    ("小明", "王", Name("王小明", "", "王小明")),
    ("Dr Ngozi", "EZE", Name("Ngozi Eze", "Dr", "Eze, Ngozi")),
    ("", "N'GUESSAN", Name("N'Guessan")),
])
def test_a_name_in_two_columns_is_put_together(first: str, family: str, name: Name) -> None:
    assert name_from(first, family) == name


@pytest.mark.parametrize("name", ["3 mayors", "UNHCR representative", "mayors of the region", "City of Rabat"])
def test_what_may_be_no_person_is_doubtful(name: str) -> None:
    assert is_doubtful(name)
    assert not is_doubtful("Amina El Fassi")


@given(st.text(max_size=200))
def test_no_cell_is_too_odd(cell: str) -> None:
    found, nobody = mentions(cell, between([cell]))
    assert all(met.name.name for met in found)
    assert all(piece in cell for piece in nobody)
