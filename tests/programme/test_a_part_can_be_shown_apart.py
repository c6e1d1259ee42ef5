from eventsys.programme.canonical import encode
from eventsys.programme.compare import compare
from eventsys.programme.view import view

from ..builders import a_programme, a_session, an_appearance, an_event


def programme(apart: bool = True):  # type: ignore[no-untyped-def]
    """A summit with a workshop, which has a clinic; each with a session."""
    return a_programme(
        a_session("opening", "09:00"),
        a_session("craft", "10:00", event="workshop", roster=(an_appearance("ada"),)),
        a_session("cases", "11:00", event="clinic"),
        events=(an_event(), an_event("workshop", part_of="summit", shown_apart=apart),
                an_event("clinic", part_of="workshop")))


def held(slug: str, apart: bool = True) -> list[str]:
    return [session.slug for session in view(programme(apart), slug).sessions]


def test_its_sessions_and_people_are_left_out_of_the_whole() -> None:
    assert held("summit") == ["opening"]
    assert held("summit", apart=False) == ["opening", "craft", "cases"]
    assert view(programme(), "summit").people == {}


def test_it_has_them_itself_with_what_is_part_of_it() -> None:
    assert held("workshop") == ["craft", "cases"]
    assert held("clinic") == ["cases"]


def test_the_whole_still_leads_to_it() -> None:
    assert [part.slug for part in view(programme(), "summit").parts] == ["workshop"]


def test_pages_about_its_sessions_stand_under_it() -> None:
    whole = view(programme(), "summit")
    assert [whole.home_of(slug) for slug in ("summit", "workshop", "clinic")] == ["summit", "workshop", "workshop"]
    together = view(programme(apart=False), "summit")
    assert [together.home_of(slug) for slug in ("workshop", "clinic")] == ["summit", "summit"]


def test_to_set_it_apart_is_no_withdrawal() -> None:
    before, after = programme(apart=False), programme()
    assert compare(before, after, "summit").changes == ()
    assert [change.fields for change in compare(before, after).changes] == [("shown_apart",)]


def test_what_is_together_takes_no_bytes() -> None:
    assert b"shown_apart" not in encode(programme(apart=False))
    assert b'"shown_apart":true' in encode(programme())
