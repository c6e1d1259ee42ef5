from datetime import date

from eventsys.programme.richtext import plain
from eventsys.programme.structs import Session
from eventsys.programme.view import View

TITLE = ("Can cities save the world? The impact of city networks and city-partnerships for peace and "
         "development")


def session_of(dialogue: View) -> Session:
    (session,) = dialogue.sessions
    return session


def test_it_has_a_day_and_no_time(dialogue: View) -> None:
    assert dialogue.event.starts == dialogue.event.ends == date(2023, 9, 19)
    session = session_of(dialogue)
    assert (session.day, session.starts, session.minutes, session.room) == (date(2023, 9, 19), None, None, "")


def test_series_and_title(dialogue: View) -> None:
    assert (dialogue.event.title, dialogue.event.subtitle) == ("Berlin Summer Dialogue", TITLE)
    assert session_of(dialogue).title == TITLE


def test_the_abstract_is_word_for_word(dialogue: View) -> None:
    abstract = plain(dialogue.event.summary)
    assert abstract.startswith("Over half of the world's population already lives in urban areas, by 2050")
    assert abstract.endswith("contribute to crises prevention and sustainable development.")


def test_the_session_s_text_has_the_abstract_a_heading_and_what_stands_under_it(dialogue: View) -> None:
    abstract, heading, text = plain(session_of(dialogue).summary).split("\n\n")
    assert abstract == plain(dialogue.event.summary)
    assert heading == "OPPORTUNITIES AND LIMITATIONS OF CITY NETWORKS IN ADDRESSING GLOBAL CHALLENGES"
    assert '"States talk — cities act"' in text
    assert text.endswith("And does the growing number of city networks also have downsides?")


def test_nora_witt_took_the_chair(dialogue: View) -> None:
    (chair,) = [a for a in session_of(dialogue).roster if a.role == "chair"]
    assert dialogue.people[chair.person].name == "Nora Witt"
    assert (chair.position, chair.organisations) == (
        "Research Coordinator", ("Development and Peace Foundation (sef:)",))


def test_three_discussants_one_of_them_for_two_organisations(dialogue: View) -> None:
    shown = [(dialogue.people[a.person].name, a.position, a.organisations)
             for a in session_of(dialogue).roster if a.role == "discussant"]
    assert shown == [
        ("Alfredo Malaret Baldo", "Urban Violence Program Officer",
         ("Peace in Our Cities", "Kroc Institute for Peace and Justice, University of San Diego")),
        ("Laura Valdés Cano", "Head of Policy", ("Metropolis",)),
        ("Lorenzo Kihlgren Grandi", "Leiter des City Diplomacy Lab", ("Columbia Global Centers",)),
    ]


def test_what_the_page_does_not_say_stays_empty(dialogue: View) -> None:
    event = dialogue.event
    assert (event.organisers, event.contacts, event.tiers, event.venue, event.format) == ((), (), (), "", "")
    assert {a.country for a in session_of(dialogue).roster} == {""}
    assert session_of(dialogue).language == ""
