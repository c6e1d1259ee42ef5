"""Sessions with places of their own: no two at the same time, a line of their own, and the programme decides."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from eventsys.agenda.services import place
from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.publishing.services import publish
from eventsys.registration import leaving, places, session_lines, signing_up
from eventsys.registration.models import Registration, SignUpSession
from eventsys.registration.places import Tally, session_key
from eventsys.registration.signing_up import InLine, Refused, SignedUp
from eventsys.sessions.services import add_session

from .registering import a_category, a_summit, registers

DAY = date(2099, 9, 14)


@pytest.fixture
def summit(app: Flask) -> Event:
    """With two sessions at nine, one at eleven, and three people."""
    summit = a_summit()
    with transaction():
        for title, hour in (("Opening", 9), ("Workshop", 9), ("Walk", 11)):
            session = add_session(db.session.get_one(Event, summit.id), title)
            db.session.flush()
            place(session.id, day=DAY, starts=datetime(2099, 9, 14, hour), minutes=60)
    with transaction():
        publish(db.session.get_one(Event, summit.id), note="")
        for slug in ("opening", "workshop", "walk"):
            signing_up.set_places(summit, slug, 1, None)
    category = a_category(summit)
    for name in ("Ada", "Ben", "Cem"):
        registers(summit, category, name)
    return db.session.get_one(Event, summit.id)


def signs_up(summit: Event, name: str, slug: str) -> signing_up.SignedUp | InLine | Refused:
    with transaction():
        return signing_up.sign_up(summit, of(name), slug)


def signs_off(summit: Event, name: str, slug: str) -> None:
    with transaction():
        signing_up.sign_off(summit, of(name), slug)


def of(name: str) -> Registration:
    return db.session.scalars(db.select(Registration).where(Registration.name == name)).one()


def tally(slug: str) -> Tally:
    return places.tally(session_key(db.session.scalars(db.select(SignUpSession.id).where(
        SignUpSession.session == slug)).one()))


def test_the_first_has_the_place_and_the_next_stands_in_line(summit: Event) -> None:
    assert isinstance(signs_up(summit, "Ada", "walk"), SignedUp)
    assert isinstance(signs_up(summit, "Ada", "walk"), SignedUp)
    assert isinstance(signs_up(summit, "Ben", "walk"), InLine)
    assert tally("walk") == Tally(1, 1, 1)


def test_nobody_is_in_two_sessions_at_once(summit: Event) -> None:
    signs_up(summit, "Ada", "opening")
    assert signs_up(summit, "Ada", "workshop") == Refused("overlap", "opening")
    assert isinstance(signs_up(summit, "Ada", "walk"), SignedUp)


def test_a_freed_place_goes_down_the_line_past_who_is_elsewhere_then(summit: Event) -> None:
    signs_up(summit, "Ada", "opening")
    for name in ("Ben", "Cem"):
        signs_up(summit, name, "opening")
    signs_off(summit, "Ada", "opening")
    assert {name: signing_up.of_registration(of(name))["opening"].state for name in ("Ben", "Cem")} == {
        "Ben": "confirmed", "Cem": "waitlisted"}
    assert tally("opening") == Tally(1, 1, 1)


def test_more_places_are_filled_from_the_line(summit: Event) -> None:
    for name in ("Ada", "Ben", "Cem"):
        signs_up(summit, name, "walk")
    with transaction():
        assert signing_up.set_places(summit, "walk", 2, None)
    assert tally("walk") == Tally(2, 2, 1)
    with transaction():
        assert not signing_up.set_places(summit, "walk", 1, None)


def test_a_session_that_has_begun_or_was_taken_out_is_closed(summit: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    assert signs_up(summit, "Ada", "nowhere") == Refused("closed")
    monkeypatch.setattr("eventsys.kit.clock.now", lambda: datetime(2099, 9, 14, 12, tzinfo=UTC))
    assert signs_up(summit, "Ada", "walk") == Refused("closed")
    assert signing_up.offered(summit, datetime(2099, 9, 14, 12, tzinfo=UTC))[0].is_open is False


def test_only_who_has_a_place_at_the_event_signs_up(summit: Event) -> None:
    with transaction():
        leaving.cancel(summit, of("Ada"))
    assert signs_up(summit, "Ada", "walk") == Refused("state")


def test_whoever_cancels_gives_back_all_sessions_in_the_same_act(summit: Event) -> None:
    signs_up(summit, "Ada", "walk")
    signs_up(summit, "Ada", "opening")
    signs_up(summit, "Ben", "walk")
    with transaction():
        leaving.cancel(summit, of("Ada"))
    assert signing_up.of_registration(of("Ada")) == {}
    assert signing_up.of_registration(of("Ben"))["walk"].state == "confirmed"
    assert (tally("walk"), tally("opening")) == (Tally(1, 1, 0), Tally(1, 0, 0))
    assert "signed-up" in {letter.kind.rpartition(".")[2] for letter in db.session.scalars(db.select(Letter))}


def test_nobody_moves_up_into_what_has_begun(summit: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Ada", "Ben"):
        signs_up(summit, name, "walk")
    monkeypatch.setattr("eventsys.kit.clock.now", lambda: datetime(2099, 9, 14, 12, tzinfo=UTC))
    signs_off(summit, "Ada", "walk")
    assert signing_up.of_registration(of("Ben"))["walk"].state == "waitlisted"


def test_one_is_told_how_many_stand_before(summit: Event) -> None:
    for name in ("Ada", "Ben", "Cem"):
        signs_up(summit, name, "walk")
    number = signing_up.of_registration(of("Cem"))["walk"].session_id
    assert (signing_up.positions(of("Ben")), signing_up.positions(of("Cem"))) == ({number: 1}, {number: 2})
    assert signing_up.positions(of("Ada")) == {}
    assert signing_up.tallies(summit)["walk"] == Tally(1, 1, 2)


def test_to_stand_in_line_keeps_nobody_from_a_place_elsewhere(summit: Event) -> None:
    signs_up(summit, "Ada", "opening")
    signs_up(summit, "Ben", "opening")
    assert isinstance(signs_up(summit, "Ben", "workshop"), SignedUp)
    signs_off(summit, "Ada", "opening")
    assert signing_up.of_registration(of("Ben"))["opening"].state == "waitlisted"
    signs_off(summit, "Ben", "workshop")
    assert session_lines.tend() == 1
    db.session.rollback()
    assert signing_up.of_registration(of("Ben"))["opening"].state == "confirmed"
    assert session_lines.tend() == 0


def test_a_session_is_closed_again_while_nobody_is_signed_up(summit: Event) -> None:
    signs_up(summit, "Ada", "walk")
    for slug, closed in (("walk", False), ("opening", True)):
        with transaction():
            assert signing_up.close(summit, slug) is closed
    assert [one.session.slug for one in signing_up.offered(summit, datetime(2099, 1, 1, tzinfo=UTC))] == [
        "workshop", "walk"]
