from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.invitations.models import Invitation
from eventsys.kit import clock, journal, tickets
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.kit.tickets import Ticket
from eventsys.publishing.services import collect, publish
from eventsys.sessions.absences import note_absence
from eventsys.sessions.models import Appearance
from eventsys.sessions.services import withdraw

from ..asking import statements
from ..desk.organisers import a_draft
from ..post import delivered, text_of
from .asked import Panelist, Summit, ask, furnish, link_of, states


def test_the_page_tells_what_when_where_and_with_whom(summit: Summit, ada: Panelist) -> None:
    page = ada.text()
    for words in ("Welcome, Dr Ada Mensah", "Cities and the sea", "Great Hall", "Moderated by", "Bo Li", "Cleo Ndiaye",
                  "Keynote", "Not answered yet", "14:00", 'data-starts="2027-09-14T14:00:00+01:00"', "Events office"):
        assert words in page


def test_nobody_on_the_way_keeps_the_page_or_learns_its_address(ada: Panelist) -> None:
    headers = ada.get().headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]


PAGES = ("", "answer", "name", "position", "biography", "links", "picture", "needs", "absences")


def test_following_the_link_writes_nothing(summit: Summit, ada: Panelist) -> None:
    for page in PAGES:
        db.session.remove()
        with statements(db.engine) as said:
            ada.text(page)
        assert [one for one in said if not one.lstrip().startswith("SELECT")] == []
    db.session.rollback()
    assert db.session.scalars(select(Invitation.opened_at)).all() == [None]


def test_the_pages_ask_the_database_little(ada: Panelist) -> None:
    for page in PAGES:
        db.session.remove()
        with statements(db.engine) as said:
            ada.text(page)
        assert len(said) <= 12, f"{page}: {len(said)}"


@pytest.mark.parametrize("path", ["/i/k_wrong", "/i/lost-not", "/i/k_" + "a" * 43, "/i/%00", "/i/k_" + "é" * 43])
def test_a_wrong_link_opens_nothing(app: Flask, path: str) -> None:
    response = app.test_client().get(path)
    assert response.status_code == 404
    assert "no-store" in response.headers["Cache-Control"]


def test_a_link_of_another_purpose_opens_nothing(app: Flask, summit: Summit, ada: Panelist) -> None:
    with transaction():
        token = tickets.mint("password", "1", 1)
    assert app.test_client().get(f"/i/{token}").status_code == 404


def test_a_link_that_is_too_old_or_revoked_opens_nothing(summit: Summit, ada: Panelist) -> None:
    with transaction():
        db.session.scalars(select(Ticket)).one().expires_at = clock.now() - timedelta(seconds=1)
    assert ada.get().status_code == 404
    assert ada.post("answer", {"all": "confirmed"}).status_code == 404
    assert states(summit, summit.ada)["Opening"] == "invited"


def test_only_the_hash_of_a_link_is_kept(summit: Summit, ada: Panelist) -> None:
    token = ada.path.removeprefix("/i/")
    kept = [str(value) for table in db.metadata.sorted_tables
            for row in db.session.execute(table.select()) for value in row]
    assert not any(token in value for value in kept)


def test_a_link_lasts_until_the_event_has_ended(app: Flask, monkeypatch: pytest.MonkeyPatch, summit: Summit,
                                                ada: Panelist) -> None:
    expires = db.session.scalars(select(Ticket.expires_at)).one()
    assert expires >= datetime(2027, 9, 15, 23, tzinfo=UTC)  # midnight in Lisbon
    with transaction():
        event = db.session.get_one(Event, summit.event.id)
        event.starts, event.ends = date(2020, 1, 1), date(2020, 1, 2)
    assert ada.get().status_code == 410
    assert ada.post("answer", {"all": "confirmed"}).status_code == 410


def test_whoever_is_on_no_roster_any_more_sees_nothing(summit: Summit, ada: Panelist) -> None:
    with transaction():
        for appearance in db.session.scalars(select(Appearance).where(Appearance.person_id == summit.ada.id)):
            db.session.delete(appearance)
    response = ada.get()
    assert response.status_code == 410
    assert "Cities and the sea" not in response.text


def test_each_session_is_confirmed_or_declined(summit: Summit, ada: Panelist) -> None:
    ada.post("answer", {f"session-{summit.opening.id}": "confirmed", f"session-{summit.panel.id}": "declined",
                        "message": "Ask Bo\ninstead."})
    assert states(summit, summit.ada) == {"Opening": "confirmed", "Cities and the sea": "declined"}
    invitation = db.session.scalars(select(Invitation)).one()
    assert invitation.message == "Ask Bo\ninstead."
    assert invitation.answered_at is not None
    assert invitation.opened_at is not None
    act = db.session.scalars(select(journal.Act).where(journal.Act.verb == "invitations.answer")).one()
    assert (act.actor, act.actor_name, act.about) == (f"person:{summit.ada.id}", "Ada Mensah", summit.event.id)
    assert "You do not take part" in ada.text()


def test_all_are_answered_by_one_press_and_the_mind_may_change(summit: Summit, ada: Panelist) -> None:
    ada.post("answer", {"all": "confirmed"})
    assert set(states(summit, summit.ada).values()) == {"confirmed"}
    ada.post("answer", {"all": "declined"})
    assert set(states(summit, summit.ada).values()) == {"declined"}
    assert "What the programme says of me" not in ada.text()


def test_a_session_without_an_answer_is_asked_for_and_what_was_typed_stays(summit: Summit, ada: Panelist) -> None:
    response = ada.post("answer", {f"session-{summit.opening.id}": "confirmed", "message": "Almost"})
    assert response.status_code == 422
    for words in ("There is a problem", "<title>Error:", f'href="#session-{summit.panel.id}-0"', "Almost",
                  'value="confirmed" checked'):
        assert words in response.text
    assert states(summit, summit.ada)["Opening"] == "invited"


def test_thanks_come_once_with_the_way_back(summit: Summit, ada: Panelist) -> None:
    ada.post("answer", {"all": "confirmed"})
    ada.post("answer", {"all": "confirmed"})
    letters = delivered()
    assert len(letters) == 1
    assert "we have noted that you take part in" in text_of(letters[0])
    assert "a photo of you" in text_of(letters[0])
    assert link_of(letters[0]) != ada.path


def test_sessions_of_others_and_withdrawn_ones_are_not_answered(summit: Summit, ada: Panelist) -> None:
    other = furnish_another()
    with transaction():
        withdraw(summit.opening, "Rain")
    ada.post("answer", {f"session-{summit.panel.id}": "confirmed", f"session-{summit.opening.id}": "confirmed",
                        f"session-{other.panel.id}": "confirmed"})
    assert states(summit, summit.ada) == {"Opening": "invited", "Cities and the sea": "confirmed"}
    assert states(summit, summit.bo) == {"Cities and the sea": ""}
    assert set(states(other, other.ada).values()) == {""}
    assert "Rain" in ada.text()


def furnish_another() -> Summit:
    return furnish(a_draft("other"))


def test_answers_of_two_browsers_at_once_leave_one_of_the_two(app: Flask, summit: Summit, ada: Panelist) -> None:
    both = [Panelist(app, ada.path), Panelist(app, ada.path)]
    codes: list[int] = []

    def say(browser: Panelist, answer: str) -> None:
        with app.app_context():
            codes.append(browser.post("answer", {"all": answer}).status_code)
            db.session.remove()

    threads = [Thread(target=say, args=(browser, answer))
               for browser, answer in zip(both, ("confirmed", "declined"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == [303, 303]
    assert len(set(states(summit, summit.ada).values())) == 1
    assert len(db.session.scalars(select(journal.Act).where(journal.Act.verb == "invitations.answer")).all()) == 2


def test_who_declined_is_not_in_the_next_edition(summit: Summit, ada: Panelist) -> None:
    ada.post("answer", {"all": "declined"})
    assert "Ada Mensah" not in {person.name for person in collect(summit.event).people}


def test_needs_and_diet_are_noted_at_once_and_never_published(summit: Summit, ada: Panelist) -> None:
    assert "step-free" in ada.text("needs")
    ada.post("needs", {"access_needs": "A ramp zzramp", "diet": "No nuts zznuts", "seen": "0"})
    db.session.refresh(summit.ada)
    assert (summit.ada.access_needs, summit.ada.diet) == ("A ramp zzramp", "No nuts zznuts")
    with transaction(alone_on="edition"):
        publish(summit.event)
    assert not any(word in str(collect(summit.event)) for word in ("zzramp", "zznuts"))


def test_needs_written_meanwhile_are_shown_beside_theirs(summit: Summit, ada: Panelist) -> None:
    seen = str(journal.revision(f"person:{summit.ada.id}"))
    with transaction():
        summit.ada.diet = "Vegan"
    response = ada.post("needs", {"access_needs": "", "diet": "No nuts", "seen": seen})
    assert response.status_code == 409
    assert "Vegan" in response.text
    assert "No nuts" in response.text


def test_absences_are_told_by_the_event_s_clock(summit: Summit, ada: Panelist) -> None:
    ada.post("absences", {"day": "2027-09-14", "starts": "9", "ends": "11.30", "note": "Flight"})
    ada.post("absences", {"day": "2027-09-15", "whole": "y"})
    page = ada.text("absences")
    assert "Tuesday 14 September, 09:00–11:30" in page
    assert "Wednesday 15 September, the whole day" in page
    response = ada.post("absences", {"day": "2027-09-14", "starts": "noonish", "ends": "25:00"})
    assert response.status_code == 422
    assert "noonish" in response.text
    ada.post("absences/1/remove")
    assert "09:00–11:30" not in ada.text("absences")


def test_absences_of_others_are_not_removed(summit: Summit, ada: Panelist) -> None:
    with transaction():
        noted = note_absence(summit.event, summit.ada.id, datetime(2027, 9, 14), datetime(2027, 9, 15), "organiser")
        other = note_absence(summit.event, summit.bo.id, datetime(2027, 9, 14), datetime(2027, 9, 15), "person")
        numbers = noted.absence.id, other.absence.id
    for number in numbers:
        assert ada.post(f"absences/{number}/remove").status_code == 404


def test_a_lost_link_is_sent_anew_and_the_page_says_the_same_to_everybody(app: Flask, summit: Summit,
                                                                       ada: Panelist) -> None:
    lost = Panelist(app, "/i/lost")
    known, unknown = lost.post("", {"email": "ADA@example.org"}), lost.post("", {"email": "eve@example.org"})
    assert known.text.replace("ADA@example.org", "") == unknown.text.replace("eve@example.org", "")
    fresh = Panelist(app, link_of())
    assert fresh.path != ada.path
    assert "Welcome" in fresh.text()
    assert "Welcome" in ada.text()


def test_nobody_is_sent_many_links(app: Flask, summit: Summit, ada: Panelist) -> None:
    lost = Panelist(app, "/i/lost")
    assert [lost.post("", {"email": "ada@example.org"}).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert len(db.session.scalars(select(Letter).where(Letter.kind == "invitations.link")).all()) == 3


def test_who_was_never_asked_gets_no_link(app: Flask, summit: Summit) -> None:
    Panelist(app, "/i/lost").post("", {"email": "bo@example.org"})
    assert db.session.scalars(select(Letter)).all() == []


def test_the_calendar_is_offered_as_soon_as_it_is_public(summit: Summit, ada: Panelist) -> None:
    assert "As soon as your sessions are published" in ada.text()
    with transaction(alone_on="edition"):
        publish(summit.event)
    assert "/e/summit/people/ada-mensah.ics" in ada.text()


def test_a_form_without_its_token_does_nothing(summit: Summit, ada: Panelist) -> None:
    response = ada.client.post(f"{ada.path}/answer", data={"all": "declined"})
    assert response.status_code == 400
    assert states(summit, summit.ada)["Opening"] == "invited"


def test_reminded_people_use_the_same_page(app: Flask, summit: Summit, ada: Panelist) -> None:
    ask(summit, summit.ada, purpose="remind", batch="2")
    assert "Welcome" in Panelist(app, link_of()).text()
