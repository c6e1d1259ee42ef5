"""The list of sessions, and the page of one."""

import re
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from eventsys.agenda.services import place
from eventsys.events.models import Event, Kind, Room, Track
from eventsys.events.services import keep
from eventsys.kit.database import db, transaction
from eventsys.programme.structs import Link
from eventsys.sessions.models import Session, SessionDocument
from eventsys.sessions.services import add_session
from eventsys.sponsors.services import add_tier, list_sponsor

from ...asking import statements
from ..full import a_full_event
from ..organisers import Organiser, an_organiser
from ..settings.papers import PDF


@pytest.fixture
def session(event: Event) -> Session:
    with transaction():
        keep(Kind, event, "panel", name="Panel")
        keep(Track, event, "cities", name="Cities", letter="C", colour="#0B6BA8")
        return add_session(event, "Opening", code="OP 1", kind_key="panel", interpretation=("fr",),
                           summary="<p>Why we meet</p>", links=(Link("https://example.org", "More"),),
                           objectives=("Meet", "Agree"))


def address(session: Session, act: str = "") -> str:
    return f"/desk/e/summit/sessions/{session.id}" + (f"/{act}" if act else "")


def sent(organiser: Organiser, session: Session, **facts: Any) -> dict[str, Any]:
    """The form as its page shows it, with some of it typed anew."""
    page = organiser.text(address(session)).split('class="session-desk"')[1]
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen is not None
    return {"title": "Opening", "code": "OP 1", "kind_key": "panel", "event_id": session.event_id, "track_key": "",
            "interpretation": "fr", "summary": "Why we meet", "links": "https://example.org More",
            "objectives": "Meet\nAgree", "seen": seen[1]} | facts


def now(session: Session) -> Session:
    db.session.rollback()
    return db.session.get_one(Session, session.id)


def test_what_is_typed_is_kept_as_the_programme_has_it(organiser: Organiser, session: Session) -> None:
    answer = organiser.post(address(session), sent(
        organiser, session, title="Grand opening", summary="Why **we** meet", objectives="Meet\n\n  Part as friends ",
        links="https://example.org/a A page\nmailto:info@example.org", interpretation=["fr", "ar"], expected="250",
        track_key="cities", language="en", note="Ask Ada", do_not_record="y"))
    assert answer.status_code == 303
    row = now(session)
    assert (row.title, row.summary, row.objectives) == (
        "Grand opening", "<p>Why <strong>we</strong> meet</p>", ("Meet", "Part as friends"))
    assert row.links == (Link("https://example.org/a", "A page"), Link("mailto:info@example.org"))
    assert (row.expected, row.track_key, row.do_not_record) == (250, "cities", True)
    assert set(row.interpretation) == {"fr", "ar"}
    assert "Saved: Grand opening" in organiser.text(address(session))


def test_withdrawing_wants_a_reason_and_says_so_at_the_field(organiser: Organiser, session: Session) -> None:
    answer = organiser.post(f"{address(session)}/withdraw", {"reason": " "})
    assert answer.status_code == 422
    assert 'href="#reason"' in answer.text
    assert 'id="reason-error"' in answer.text
    assert not now(session).withdrawn


def test_breaks_and_withdrawn_ones_are_counted_apart(organiser: Organiser, event: Event, session: Session) -> None:
    with transaction():
        keep(Kind, event, "pause", name="Pause", is_break=True)
        add_session(event, "Coffee", kind_key="pause")
    assert "1 session, 1 break" in organiser.text("/desk/e/summit/sessions/")
    assert "<span>1 session</span>" in organiser.text("/desk/e/summit/")
    organiser.post(f"{address(session)}/withdraw", {"reason": "ill"})
    assert "0 sessions, 1 break, 1 withdrawn" in organiser.text("/desk/e/summit/sessions/")


def test_documents_are_added_changed_and_taken_away(organiser: Organiser, session: Session) -> None:
    new = address(session, "documents/new")
    assert organiser.post(new, {"title": "Slides"}).status_code == 422
    page = organiser.post(new, {"title": "Slides", "file": (BytesIO(PDF), "slides.pdf"), "is_public": "y"},
                          follow_redirects=True).text
    assert "Saved: Slides" in page
    row = db.session.scalars(db.select(SessionDocument)).one()
    assert (row.session_id, row.media_type, row.is_public) == (session.id, "application/pdf", True)
    assert organiser.get(f"/desk/e/summit/files/{row.digest}").status_code == 200
    one = address(session, f"documents/{row.id}")
    organiser.post(one, {"title": "Paper", "url": "https://example.org/paper"})
    assert ">Paper</a>" in organiser.text(address(session))
    organiser.post(f"{one}/delete")
    assert ">Paper</a>" not in organiser.text(address(session))
    assert organiser.get(one).status_code == 410


def test_a_document_of_another_session_is_not_found(organiser: Organiser, event: Event, session: Session) -> None:
    with transaction():
        other = add_session(event, "Other")
        db.session.flush()
        document = SessionDocument(session_id=other.id, title="Theirs", url="https://example.org")
        db.session.add(document)
    assert organiser.get(address(session, f"documents/{document.id}")).status_code == 404
    assert organiser.post(address(session, f"documents/{document.id}/delete")).status_code == 404


def test_languages_have_names_and_those_of_the_event_come_first(
        organiser: Organiser, event: Event, session: Session) -> None:
    with transaction():
        db.session.get_one(Event, event.id).languages = ("en", "pt")
    listed = organiser.text(address(session)).split('id="language"')[1].split("</select>")[0]
    offered = re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)<', listed)
    assert [tag for tag, _name in offered[:3]] == ["", "en", "pt"]
    assert [tag for tag, name in offered[1:] if name in (tag, "")] == []


def test_what_was_not_touched_makes_no_act(organiser: Organiser, session: Session) -> None:
    organiser.post(address(session), sent(organiser, session))
    assert "Nothing was changed" in organiser.text(address(session))


@pytest.mark.parametrize(("facts", "words"), [
    ({"title": " "}, "Give the session a title"), ({"links": "javascript:alert(1)"}, "Line 1: begin with the address"),
    ({"stream_url": "//evil.example"}, "A link begins with https://"), ({"expected": "-3"}, "Give a number of people"),
    ({"kind_key": "nonsense"}, "Not a valid choice")])
def test_what_can_t_be_is_told_and_nothing_typed_is_lost(
        organiser: Organiser, session: Session, facts: dict[str, str], words: str) -> None:
    answer = organiser.post(address(session), sent(organiser, session, subtitle="Typed with care", **facts))
    assert answer.status_code == 422
    assert words in answer.text
    assert "Typed with care" in answer.text
    assert now(session).title == "Opening"


def test_two_who_change_the_same_see_both_versions(app: Flask, organiser: Organiser, event: Event,
                                                   session: Session) -> None:
    mine = sent(organiser, session, title="My opening", subtitle="Mine")
    other = an_organiser(app, "editor", event, "ben@example.org")
    other.post(address(session), sent(other, session, title="Their opening", code="OP 9"))
    answer = organiser.post(address(session), mine)
    assert answer.status_code == 409
    assert "Their opening" in answer.text
    assert 'value="My opening"' in answer.text
    seen = re.findall(r'name="seen" value="(\d+)"', answer.text)
    assert organiser.post(address(session), mine | {"seen": seen[0], "code": "OP 9"}).status_code == 303
    assert (now(session).title, now(session).code) == ("My opening", "OP 9")


def test_a_sponsor_of_the_event_can_be_named(organiser: Organiser, event: Event, session: Session) -> None:
    with transaction():
        listing = list_sponsor(add_tier(event.id, "sponsors", "Sponsors:"), "City Bank")
        db.session.flush()
        number = listing.id
    organiser.post(address(session), sent(organiser, session, sponsor_id=number))
    assert now(session).sponsor_id == number
    organiser.post(address(session), sent(organiser, session, sponsor_id=""))
    assert now(session).sponsor_id is None


def test_withdrawing_asks_for_a_reason_and_can_be_taken_back(organiser: Organiser, session: Session) -> None:
    assert "Give the reason" in organiser.post(address(session, "withdraw"), {"reason": " "}).text
    assert not now(session).withdrawn
    organiser.post(address(session, "withdraw"), {"reason": "The speaker fell ill"})
    assert (now(session).withdrawn, now(session).withdrawn_reason) == (True, "The speaker fell ill")
    organiser.post(address(session, "restore"))
    assert not now(session).withdrawn


def test_a_deleted_session_comes_back_by_the_undo_beside_the_notice(
        organiser: Organiser, event: Event, session: Session) -> None:
    with transaction():
        keep(Room, event, "hall", name="Hall")
        place(session.id, room_key="hall", minutes=45)
    page = organiser.post(address(session, "delete"), follow_redirects=True).text
    assert "Deleted: Opening" in page
    assert organiser.get(address(session)).status_code == 410
    undo = re.search(r'action="(/desk/e/summit/undo/\d+)"', page)
    assert undo is not None
    organiser.post(undo[1])
    assert now(session).title == "Opening"
    assert "Opening" in organiser.text(address(session))


def test_a_new_session_waits_to_be_placed(organiser: Organiser, event: Event, session: Session) -> None:
    answer = organiser.post("/desk/e/summit/sessions/new", {
        "title": "Closing", "event_id": event.id, "kind_key": "", "track_key": ""}, follow_redirects=True)
    assert "It is not placed yet" in answer.text
    assert "Not placed yet" in organiser.text("/desk/e/summit/sessions/?q=clos")


def test_the_list_is_searched_sifted_and_sorted(organiser: Organiser, event: Event, session: Session) -> None:
    with transaction():
        add_session(event, "Aftermath", code="AF 2", withdrawn=True)

    def titles(query: str) -> list[str]:
        return re.findall(r'sessions/\d+" dir="auto">([^<]*)</a>', organiser.text(f"/desk/e/summit/sessions/{query}"))

    assert titles("?q=op") == ["Opening"]
    assert titles("?kind=panel") == ["Opening"]
    assert titles("?state=withdrawn") == ["Aftermath"]
    assert titles("?state=waiting") == ["Opening"]
    assert titles("?sort=title") == ["Aftermath", "Opening"]
    assert titles("?sort=code&page=99999999999999999999") == ["Aftermath", "Opening"]
    assert titles("?state=nonsense&track=none") == []
    assert "No session is as you ask" in organiser.text("/desk/e/summit/sessions/?q=zebra")


def test_an_event_without_sessions_says_what_to_do(organiser: Organiser) -> None:
    assert "Make the first session" in organiser.text("/desk/e/summit/sessions/")


def test_who_only_looks_sees_no_form(app: Flask, event: Event, session: Session) -> None:
    viewer = an_organiser(app, "viewer", event)
    page = viewer.text(address(session))
    assert "Why we meet" in page
    assert "Save the session" not in page
    assert "Ask Ada" not in page


def test_pages_of_five_hundred_sessions_ask_the_database_twelve_times_at_most(app: Flask) -> None:
    event = a_full_event(app, 500, people=700)
    organiser, slug = an_organiser(app, "owner", event), event.slug
    for path in ("", "new", "2"):
        with statements(db.engine) as asked:
            assert organiser.get(f"/desk/e/{slug}/sessions/{path}").status_code == 200
        assert len(asked) <= 12, "\n".join(asked)
