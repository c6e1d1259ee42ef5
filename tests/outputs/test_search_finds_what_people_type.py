import pytest

from eventsys.outputs.search import marked, people, reason, search, words_of
from eventsys.programme.view import view
from tests.builders import a_person, a_programme, a_room, a_session, an_appearance

NAMES = {"a": "Laura Valdés Cano", "b": "Łukasz Żółkiewski", "c": "محمد الأنصاري", "d": "王小明", "e": "Юлия Ёлкина",
         "f": "Søren Åkerström", "g": "Đặng Thị Hồng", "h": "أحمد", "i": "Ada O’Brien", "j": "Ümit Straße"}


@pytest.fixture
def everybody():
    return view(a_programme(
        a_session("opening", roster=tuple(an_appearance(key) for key in NAMES)),
        people=tuple(a_person(key, name) for key, name in NAMES.items())))


@pytest.mark.parametrize(("typed", "found"), [
    ("valdes", "a"), ("VALDÉS cano", "a"), ("cano valdes", "a"), ("zolkiewski", "b"), ("lukasz", "b"),
    ("الانصاري", "c"), ("محمّد", "c"), ("小明", "d"), ("елкина", "e"), ("soren akerstrom", "f"), ("dang thi", "g"),
    ("احمد", "h"), ("o'brien", "i"), ("STRASSE", "j"), ("umit", "j"),
])
def test_people_are_found_in_any_script_without_accents(everybody, typed, found):
    assert [person.key for person in people(everybody, typed)] == [found]


def test_every_word_must_be_found(everybody):
    assert people(everybody, "laura zolkiewski") == []


def found(programme, query):
    return [hit.thing.slug for hit in search(view(programme), query).sessions]


def test_a_code_is_found_with_and_without_its_blank():
    programme = a_programme(a_session("a", code="VC-D 12"), a_session("b", code="VC-D 1"))
    assert found(programme, "vc-d12") == ["a"]
    assert found(programme, "VC-D 12") == ["a"]


def test_a_title_comes_before_a_text_and_the_beginning_of_a_word_before_its_inside():
    programme = a_programme(
        a_session("text", title="Other", summary="<p>Peace in our time</p>"),
        a_session("inside", title="Worldpeace"), a_session("title", title="Peace now"))
    assert found(programme, "peace") == ["title", "inside", "text"]


def test_rooms_people_and_objectives_are_looked_through():
    programme = a_programme(
        a_session("a", room="salt"), a_session("b", roster=(an_appearance(organisations=("Metropolis",)),)),
        a_session("c", objectives=("Set the framework",)), rooms=(a_room("salt", name="Salt Room"),))
    assert [found(programme, query) for query in ("salt room", "metropolis", "framework")] == [["a"], ["b"], ["c"]]


def test_a_removed_session_is_not_found():
    assert found(a_programme(a_session("a", title="Peace", status="removed")), "peace") == []


def test_the_excerpt_is_cut_around_what_was_found():
    text = "word " * 100 + "needle " + "word " * 100
    hit, = search(view(a_programme(a_session("a", summary=f"<p>{text}</p>"))), "needle").sessions
    assert "needle" in hit.excerpt
    assert len(hit.excerpt) < 200
    assert hit.excerpt.startswith("… ")
    assert hit.excerpt.endswith(" …")


@pytest.mark.parametrize("summary", [
    '<p>The <a href="https://example.org/needle">needle</a> and its eye</p>',
    "<p>The needle https://example.org/a?b=c. and its eye</p>",
    "<p>The needle &lt;https://example.org&gt; and its eye</p>",
])
def test_an_excerpt_holds_no_addresses(summary):
    hit, = search(view(a_programme(a_session("a", summary=summary))), "needle").sessions
    assert hit.excerpt.replace(" .", "") == "The needle and its eye"


def test_what_only_an_address_holds_is_not_found():
    assert found(a_programme(a_session("a", summary='<p><a href="https://needle.org">Slides</a></p>')), "needle") == []


@pytest.mark.parametrize(("typed", "organisation", "excerpt"), [
    ("ada", "", ""),
    ("metropolis", "City of Metropolis", ""),
    ("ada metropolis", "City of Metropolis", ""),
    ("gotham", "City of Gotham", ""),
    ("violin", "", "Plays the violin."),
    ("violin gotham", "City of Gotham", "Plays the violin."),
])
def test_who_was_found_by_more_than_the_name_says_by_what(typed, organisation, excerpt):
    seen = view(a_programme(
        a_session("a", roster=(an_appearance("ada", organisations=("City of Metropolis",)),)),
        a_session("b", roster=(an_appearance("ada", organisations=("City of Gotham",)),)),
        people=(a_person("ada", biography="<p>Plays the violin.</p>"),)))
    why = reason(seen, seen.person("ada"), words_of(typed))
    assert (" ".join(why.appearance.organisations) if why.appearance else "", why.excerpt) == (organisation, excerpt)


@pytest.mark.parametrize(("text", "query", "pieces"), [
    ("Valdés Cano", "valdes", [(True, "Valdés"), (False, " Cano")]),
    ("Économie", "eco", [(True, "Éco"), (False, "nomie")]),
    ("E\u0301conomie", "eco", [(True, "E\u0301co"), (False, "nomie")]),
    ("مُحَمَّد", "محمد", [(True, "مُحَمَّد")]),
    ("Straße", "strasse", [(True, "Straße")]),
    ("aaa", "a aa", [(True, "aaa")]),
    ("<b>", "b", [(False, "<"), (True, "b"), (False, ">")]),
    ("none", "zzz", [(False, "none")]),
    ("", "a", []),
])
def test_what_was_found_is_marked_where_it_stands(text, query, pieces):
    assert marked(text, words_of(query)) == pieces


@pytest.mark.parametrize("query", ["", "   ", "\u0301", "\u200b"])
def test_a_question_of_nothing_finds_nothing(everybody, query):
    results = search(everybody, query)
    assert (results.sessions_found, results.people_found) == (0, 0)


def test_a_very_long_question_is_cut(everybody):
    assert search(everybody, "laura " * 10_000).people_found == 1
