from datetime import date, datetime

from eventsys.programme.richtext import plain
from eventsys.programme.structs import Affiliation, Session
from eventsys.programme.view import View


def test_the_forum_s_twelfth_session_was_held_in_cairo(forum: View) -> None:
    event = forum.event
    assert (event.title, event.subtitle, event.city, event.country, event.zone) == (
        "World Urban Forum", "Twelfth session", "Cairo", "EG", "Africa/Cairo")
    assert (event.starts, event.ends) == (date(2024, 11, 4), date(2024, 11, 8))


def test_code_title_and_language(vc_d_12: Session) -> None:
    assert (vc_d_12.code, vc_d_12.language) == ("VC-D 12", "en")
    assert vc_d_12.title == "Multilateral city diplomacy in crisis situations improving multilevel governance"


def test_its_time_is_ninety_minutes_from_eleven(vc_d_12: Session) -> None:
    assert (vc_d_12.starts, vc_d_12.minutes) == (datetime(2024, 11, 7, 11), 90)


def test_its_room_is_named_as_the_page_does(forum: View, vc_d_12: Session) -> None:
    assert forum.rooms[vc_d_12.room].name == "Voices from Cities - room D"


def test_the_session_has_its_own_organisation_and_country(vc_d_12: Session) -> None:
    assert vc_d_12.organisers == (Affiliation("Global Cities Hub", "CH"),)


def test_the_summary_is_four_paragraphs_word_for_word(vc_d_12: Session) -> None:
    paragraphs = plain(vc_d_12.summary).split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["In", "Cities", "The", "Cités"]
    assert "How are “target cities” and “refuge cities” forced to reorganize" in paragraphs[1]
    assert paragraphs[3].endswith("to International Organizations, including UNHCR and IOM.")


def test_four_objectives_follow_an_introduction(vc_d_12: Session) -> None:
    introduction = plain(vc_d_12.objectives_intro).split("\n\n")
    assert len(introduction) == 3
    assert introduction[0].startswith("Networks represent a successful avenue of multilateralism")
    assert len(vc_d_12.objectives) == 4
    assert vc_d_12.objectives[0] == (
        "Set the framework for the action of city networks in particular in crisis context like wars.")


def test_the_moderator_of_vc_d_12_has_no_position(forum: View, vc_d_12: Session) -> None:
    (moderator,) = [a for a in vc_d_12.roster if a.role == "moderator"]
    assert forum.people[moderator.person].name == "Dorothee Schmidt"
    assert (moderator.position, moderator.organisations) == ("", ())


def test_four_panelists_in_the_page_s_order(forum: View, vc_d_12: Session) -> None:
    shown = [(forum.people[a.person].honorific, forum.people[a.person].name, a.position, a.organisations)
             for a in vc_d_12.roster if a.role == "panelist"]
    assert shown == [
        ("Mr.", "Filiep Decorte", "Chief of Programme Development Branch", ("UN-Habitat",)),
        ("Ms.", "Sukaina Al-Nasrawi", "Lead of Sustainable Urban Development", ("UNESCWA",)),
        ("Mr.", "Sami Kanaan", "Mayor", ("City of Geneva",)),
        ("Ms.", "Clare Hart", "Vice-president", ("City of Monpelier - Cites Unies France",)),
    ]


def test_nobody_on_the_panel_has_a_country(vc_d_12: Session) -> None:
    assert {appearance.country for appearance in vc_d_12.roster} == {""}


def test_what_the_page_does_not_say_stays_empty(forum: View, vc_d_12: Session) -> None:
    assert (vc_d_12.kind, vc_d_12.track, vc_d_12.interpretation, vc_d_12.documents) == ("", "", (), ())
    event = forum.event
    assert (event.tiers, event.contacts, event.organisers, event.format) == ((), (), (), "")
    assert (forum.programme.tracks, forum.programme.venues) == ((), ())
