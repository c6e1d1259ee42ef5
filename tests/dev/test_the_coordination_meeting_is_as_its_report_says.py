from datetime import date

import pytest

from eventsys.programme.richtext import plain
from eventsys.programme.structs import Appearance, Related
from eventsys.programme.view import View

LEAVE, COMBINING, NEXT = (
    "Leave No City Behind: Strategies and Approaches for Engaging Cities",
    "Combining Forces: How Can City Networks Work Together?",
    "What's Next?",
)


def spoken_in(meeting: View, title: str) -> list[str]:
    (session,) = [s for s in meeting.sessions if s.title == title]
    return [meeting.people[a.person].name for a in session.roster]


def of(meeting: View, name: str) -> Appearance:
    (key,) = [key for key, person in meeting.people.items() if person.name == name]
    return meeting.appearances[key][0][1]


def test_the_summit_took_three_days_in_new_york(fourth_summit: View) -> None:
    event = fourth_summit.event
    assert event.title == "Fourth Global Summit"
    assert (event.starts, event.ends) == (date(2023, 9, 19), date(2023, 9, 21))
    assert (event.city, event.country, event.zone) == ("New York City", "US", "America/New_York")
    assert [organiser.name for organiser in event.organisers] == ["Strong Cities Network"]


def test_its_summary_keeps_the_report_s_figures(fourth_summit: View) -> None:
    summary = plain(fourth_summit.event.summary)
    assert "over 240 participants" in summary
    assert "more than 115 cities from 50 countries globally" in summary
    assert "The Summit featured 11 events" in summary
    assert "\n" not in summary


def test_the_meeting_was_a_part_of_the_summit_on_its_second_day(meeting: View) -> None:
    assert meeting.event.title == "Peace & Security City Networks Coordination Meeting"
    assert meeting.event.kind == "coordination meeting"
    assert meeting.event.part_of == "fourth-global-summit"
    assert meeting.event.starts == meeting.event.ends == date(2023, 9, 20)


def test_five_organisations_convened_it(meeting: View) -> None:
    assert [organiser.name for organiser in meeting.event.organisers] == [
        "Strong Cities Network", "The Carter Center", "United Cities and Local Governments (UCLG)",
        "International Republican Institute (IRI)", "Peace in Our Cities"]


def test_two_discussions_and_the_closing_have_a_day_but_no_time(meeting: View) -> None:
    assert [session.title for session in meeting.sessions] == [LEAVE, COMBINING, NEXT]
    assert {session.day for session in meeting.sessions} == {date(2023, 9, 20)}
    assert {(s.starts, s.minutes, s.room) for s in meeting.sessions} == {(None, None, "")}


def test_who_spoke_in_which_of_them(meeting: View) -> None:
    assert spoken_in(meeting, LEAVE) == ["Laura Neuman", "Lisa Holmes", "Salima Ebrahim"]
    assert spoken_in(meeting, COMBINING) == ["Pablo Fernandez", "Eric Rosand", "Laura Neuman"]
    assert spoken_in(meeting, NEXT) == ["Bojan Francuz", "Barbara Smith"]
    assert {a.role for session in meeting.sessions for a in session.roster} == {"speaker"}


@pytest.mark.parametrize(("name", "position", "organisation"), [
    ("Laura Neuman", "Senior Advisor, Office of the Vice-President for Peace Programs", "The Carter Center"),
    ("Lisa Holmes", "Chief of Staff to Mayor Amarjeet Sohi", "City of Edmonton"),
    ("Salima Ebrahim", "Chief of Staff and Corporate Lead for Anti-Racism and Reconciliation",
     "City of Edmonton"),
    ("Pablo Fernandez", "Director of Partnerships", "UCLG"),
    ("Eric Rosand", "Executive Director", "Strong Cities Network"),
    ("Bojan Francuz", "Programme Officer", "Peace in Our Cities"),
    ("Barbara Smith", "Vice President for Peace Programmes", "The Carter Center"),
])
def test_every_speaker_has_position_and_organisation(
        meeting: View, name: str, position: str, organisation: str) -> None:
    appearance = of(meeting, name)
    assert (appearance.position, appearance.organisations) == (position, (organisation,))


def test_only_edmonton_s_country_is_told(meeting: View) -> None:
    told = {(a.organisations[0], a.country) for s in meeting.sessions for a in s.roster if a.country}
    assert told == {("City of Edmonton", "CA")}


def test_the_strip_is_in_the_donors_own_words(fourth_summit: View) -> None:
    (tier,) = fourth_summit.event.tiers
    assert tier.title == "Sponsors:"
    assert "strip" in tier.shown_on
    assert [listing.words for listing in tier.listings] == [
        "Co-funded by the European Union", "MINISTRY OF FOREIGN AFFAIRS OF DENMARK"]


def test_three_donors_and_two_partners_are_thanked(fourth_summit: View) -> None:
    thanks = fourth_summit.event.acknowledgement
    assert thanks is not None
    assert thanks.title == "Donors & Partners"
    assert thanks.donors == ("European Union", "Danish Ministry of Foreign Affairs", "US Department of State")
    assert thanks.partners == ("The Carter Center", "Peace in Our Cities")
    assert plain(thanks.text) == (
        "The Fourth Global Summit was made possible with generous support from the European Union, Danish "
        "Ministry of Foreign Affairs and US Department of State.\n\n"
        "Strong Cities is also grateful to The Carter Center and Peace in Our Cities for "
        "their support in making this coordination meeting happen.")


def test_the_disclaimer_and_the_contact_are_the_report_s(fourth_summit: View) -> None:
    assert fourth_summit.event.disclaimer == (
        "The views expressed do not necessarily reflect those of all meeting participants, Summit partners "
        "nor sponsors.")
    (contact,) = fourth_summit.event.contacts
    assert (contact.name, contact.position, contact.email) == (
        "Allison Curtis", "Deputy Executive Director", "ac@strongcitiesnetwork.org")


def test_it_follows_a_meeting_in_denver_held_on_the_margins_of_a_cities_summit(meeting: View) -> None:
    assert meeting.event.related == (Related(
        "follows", "Coordination meeting", on_the_margins_of="Cities Summit of the Americas",
        place="Denver (Colorado, USA)", when="April 2023"),)
