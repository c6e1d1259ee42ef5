"""Languages, countries, seats, yes and no."""

import pytest

from eventsys.imports.reading.faults import Unfit
from eventsys.imports.sheets.values.languages import Spoken, spoken
from eventsys.imports.sheets.values.numbers import seats, truth
from eventsys.imports.sheets.values.places import country
from eventsys.imports.sheets.values.plain import is_unknown


@pytest.mark.parametrize(("text", "language", "others"), [
    ("EN", "en", ()), ("fr", "fr", ()), ("EN/FR", "en", ("fr",)), ("Arabic + EN", "ar", ("en",)),
    ("English (interpretation ES)", "en", ("es",)), ("EN > FR, ES", "en", ("fr", "es")),
    ("English with French interpretation", "en", ("fr",)), ("Englisch, Französisch", "en", ("fr",)),
    ("anglais et arabe", "en", ("ar",)), ("español e inglés", "es", ("en",)), ("العربية", "ar", ()),
    ("中文/EN", "zh", ("en",)), ("EN, FR & International Sign", "en", ("fr", "sgn-ils")), ("pt-BR", "pt-BR", ()),
    ("tbc", "", ()), ("", "", ()),
])
def test_languages_and_interpretation_are_told_apart(text: str, language: str, others: tuple[str, ...]) -> None:
    assert spoken(text) == Spoken(language, others)


def test_a_language_that_is_none_is_told() -> None:
    assert spoken("EN, Klingon") == Spoken("en", (), ("klingon",))


@pytest.mark.parametrize(("text", "code"), [
    ("Morocco", "MA"), ("ES", "ES"), ("Allemagne", "DE"), ("Brasil", "BR"), ("Côte d’Ivoire", "CI"), ("المغرب", "MA"),
    ("UK", "GB"), ("USA", "US"), ("GBR", "GB"), ("🇲🇦", "MA"), ("The Netherlands", "NL"), ("Türkiye", "TR"),
    ("Österreich", "AT"), ("中国", "CN"), ("Chengdu", ""), ("de", ""), ("", ""),
])
def test_countries_are_known_by_any_name(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(("text", "number"), [
    ("400", 400), ("ca. 60", 60), ("60.0", 60), ("1,200", 1200), ("120 seats", 120), ("60-80", 60), ("∞", None),
    ("n/a", None), ("", None), ("max. 30 pax", 30),
])
def test_seats_are_counted(text: str, number: int | None) -> None:
    assert seats(text) == number


@pytest.mark.parametrize(("text", "said"), [
    ("yes", True), ("Y", True), ("✓", True), ("oui", True), ("TRUE", True), ("no", False), ("nein", False),
    ("0", False), ("", None), ("n/a", None), ("tbc", None),
])
def test_yes_and_no(text: str, said: bool | None) -> None:
    assert truth(text) is said


def test_what_says_nothing_clear_is_refused() -> None:
    with pytest.raises(Unfit):
        seats("lots")
    with pytest.raises(Unfit):
        truth("perhaps")


@pytest.mark.parametrize("text", ["?", "tbc", "TBA", "–", "N/A", "(tbd)", "à confirmer", "N.N."])
def test_what_nobody_knows_yet_is_recognised(text: str) -> None:
    assert is_unknown(text)
