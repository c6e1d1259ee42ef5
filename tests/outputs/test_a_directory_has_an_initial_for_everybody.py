import pytest

from eventsys.outputs.names import directory, initial, sort_name
from tests.builders import a_person


@pytest.mark.parametrize(("name", "sort", "letter"), [
    ("Sami Kanaan", "", "K"), ("Sami Kanaan", "Sami", "S"), ("Émile Écu", "", "E"), ("Łukasz Łęcki", "", "L"),
    ("Юлия Ёлкина", "", "Ё"), ("王小明", "", "王"), ("محمد الأنصاري", "", "ا"), ("0xff", "", "#"), ("(anon)", "", "A"),
    ("…", "", "#"), ("Plato", "", "P"), ("Ian ffoulkes", "", "F"), ("ǆ", "", "D"),
])
def test_everybody_stands_under_a_letter(name, sort, letter):
    assert initial(a_person(name=name, sort_name=sort)) == letter


def test_the_last_word_of_a_name_is_sorted_by():
    assert sort_name(a_person(name="Sami van der Kanaan")) == "Kanaan, Sami van der"


def test_letters_come_once_and_names_in_their_order_within():
    names = ("Žofia Zeta", "Adam Zebra", "王小明", "0xff", "Bo Élan", "Ann Eland", "Юлия Орлова")
    found = directory(a_person(str(n), name) for n, name in enumerate(names))
    assert [letter for letter, _ in found] == ["E", "Z", "О", "王", "#"]
    assert [person.name for person in found[0][1]] == ["Bo Élan", "Ann Eland"]
    assert [person.name for person in found[1][1]] == ["Adam Zebra", "Žofia Zeta"]
