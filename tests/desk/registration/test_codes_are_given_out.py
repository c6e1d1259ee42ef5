"""Codes that groups are told, and personal links that go by letter."""

from typing import Any

from eventsys.events.models import Event
from eventsys.kit import outbox, tickets
from eventsys.kit.database import db, transaction
from eventsys.registration import codes, giving, places
from eventsys.registration.models import Code
from eventsys.registration.places import code_key

from ...registration.registering import a_category
from ..organisers import Organiser

AT = "/desk/e/summit/registration/codes"


def test_names_and_addresses_are_read_however_they_are_pasted() -> None:
    guests, unread = giving.read("Ada Lovelace <Ada@example.org>\n\nben@example.org\tBen B\n"
                                 "\"Cem, C\", cem@example.org\nada@example.org\nnobody")
    assert [(one.name, one.email) for one in guests] == [
        ("Ada Lovelace", "ada@example.org"), ("Ben B", "ben@example.org"), ("Cem, C", "cem@example.org")]
    assert unread == ["nobody"]


def test_each_guest_gets_a_link_of_their_own_once_it_was_looked_at(event: Event, organiser: Organiser) -> None:
    press = a_category(event, "Press", admission="invitation")
    data: dict[str, Any] = {"people": "Ada <ada@example.org>\nBen <ben@example.org>", "category_id": str(press.id),
                            "message": "We look forward.", "priority": "5"}
    look = organiser.post(f"{AT}/invite", data)
    assert "2 people will be written to" in look.text
    assert not outbox.found(event.id)
    assert organiser.post(f"{AT}/invite", data | {"sure": "2"}).status_code == 303
    assert organiser.post(f"{AT}/invite", data | {"sure": "2"}).status_code == 200  # pressed twice
    letters = outbox.found(event.id, kind=giving.KIND)
    assert sorted(letter.to_address for letter in letters) == ["ada@example.org", "ben@example.org"]
    assert "We look forward." in letters[0].body
    found = db.session.scalars(db.select(Code).order_by(Code.id)).all()
    assert [(code.email, code.uses, code.priority) for code in found] == [
        ("ada@example.org", 1, 5), ("ben@example.org", 1, 5)]


def test_a_link_that_is_sent_again_makes_the_earlier_one_worthless(event: Event, organiser: Organiser) -> None:
    press = a_category(event, "Press", admission="invitation")
    with transaction():
        code = giving.invite(event, press, [giving.Guest("Ada", "ada@example.org")])[0]
        earlier = tickets.mint(codes.PLACE, str(code.id), 10)
    assert "fresh link" in organiser.post(f"{AT}/{code.id}/send", follow_redirects=True).text
    assert codes.of_link(earlier) is None
    assert len(outbox.found(event.id, kind=giving.KIND)) == 2
    organiser.post(f"{AT}/{code.id}/close")
    assert "Nothing was sent" in organiser.post(f"{AT}/{code.id}/send", follow_redirects=True).text


def test_a_code_is_used_so_often_and_never_fewer_times_than_it_was(event: Event, organiser: Organiser) -> None:
    press = a_category(event, "Press", admission="invitation")
    data = {"words": "mayors-2027", "category_id": str(press.id), "uses": "10"}
    assert "MAYORS-2027" in organiser.post(f"{AT}/new", data, follow_redirects=True).text
    assert "already" in organiser.post(f"{AT}/new", data).text
    code = db.session.scalars(db.select(Code)).one()
    with transaction():
        assert places.take([code_key(code.id)], 3)
    refused = organiser.post(f"{AT}/{code.id}", {"uses": "2"})
    assert "It was used 3 times" in refused.text
    assert organiser.post(f"{AT}/{code.id}", {"uses": "3", "note": "Sent by hand"}).status_code == 303
    assert "3 of 3" in organiser.text(AT)
    assert "No code and nobody" in organiser.text(f"{AT}?q=civil")
