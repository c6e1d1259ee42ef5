from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from eventsys.kit import clock, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter

from ..asking import statements
from ..post import delivered
from .letters import state_of, template, time_passes, write

__all__ = ["template", "write"]
Write = Callable[..., Letter]


def known() -> int:
    with transaction():
        return db.session.scalar(select(func.count()).select_from(Letter)) or 0


def test_with_what_it_tells_of_or_not_at_all(app: Flask, template: Callable[[str], str]) -> None:
    with pytest.raises(RuntimeError, match="no"), transaction():
        outbox.post(to="anna@example.org", kind="test", template=template("Subject: x\n\ny\n"), values={}, key="one")
        raise RuntimeError("no")
    assert known() == 0


def test_the_same_key_again_is_the_same_letter(write: Write) -> None:
    first, second = write(), write(values={"name": "Berta"})
    assert first.id == second.id
    assert second.subject == "Welcome, Anna"
    assert known() == 1
    assert len(delivered()) == 1
    assert write().id == first.id
    assert delivered() == []


def test_held_ones_wait_until_somebody_releases_them(write: Write) -> None:
    letters = [write(key=str(number), held=True) for number in range(3)]
    assert delivered() == []
    with transaction():
        assert outbox.release(letters[:2]) == 2
        assert outbox.release(letters[:2]) == 0
    assert len(delivered()) == 2
    assert state_of(letters[2]) == "held"


def test_a_withdrawn_one_does_not_go_and_may_go_later_after_all(write: Write) -> None:
    letter = write()
    with transaction():
        assert outbox.withdraw([letter]) == 1
    assert delivered() == []
    assert state_of(letter) == "withdrawn"
    with transaction():
        assert outbox.retry([letter]) == 1
    assert len(delivered()) == 1


def test_what_has_gone_is_not_withdrawn_nor_tried_again(write: Write) -> None:
    letter = write()
    delivered()
    with transaction():
        assert outbox.withdraw([letter]) == 0
        assert outbox.retry([letter]) == 0
        assert not outbox.can("withdraw", letter)
    assert state_of(letter) == "sent"


def test_sent_again_is_a_letter_of_its_own_once(write: Write) -> None:
    letter = write(subject_of="person:12")
    (first,) = delivered()
    with transaction():
        again = outbox.again(letter)
        assert outbox.again(letter).id == again.id != letter.id
    (second,) = delivered()
    assert first["Message-ID"] != second["Message-ID"]
    assert first["Subject"] == second["Subject"]
    with transaction():
        assert [found.id for found in outbox.letters_of("person:12")] == [again.id, letter.id]


def test_a_person_has_trouble_while_their_last_letter_did_not_get_through(write: Write) -> None:
    for key, who, state in (("1", "1", "refused"), ("2", "2", "refused"), ("3", "2", "sent"), ("4", "3", "sent"),
                            ("5", "3", "failed"), ("6", "4", "refused"), ("7", "4", "queued")):
        letter = write(key=key, subject_of=f"person:{who}")
        with transaction():
            row = db.session.get_one(Letter, letter.id)
            row.state, row.sent_at = state, clock.now() if state == "sent" else None
    with transaction(), statements(db.engine) as asked:
        trouble = outbox.trouble_of([f"person:{number}" for number in range(9)])
        assert {who: letter.key for who, letter in trouble.items()} == {
            "person:1": "1", "person:3": "5", "person:4": "6"}
        assert outbox.trouble_of([]) == {}
    assert len(asked) <= 1


def test_letters_are_found_by_event_state_kind_and_words(write: Write) -> None:
    for number in range(5):
        write(key=str(number), about=7, to_name=f"Person {number}", held=number == 3)
    write(key="other", about=8)
    write(key="none", to="50%_off@example.org")
    with transaction():
        assert [letter.key for letter in outbox.found(7)] == ["4", "3", "2", "1", "0"]
        assert [letter.key for letter in outbox.found(7, state="held")] == ["3"]
        assert [letter.key for letter in outbox.found(7, kind="test", words="person 2")] == ["2"]
        assert outbox.found(7, kind="other") == []
        assert [letter.key for letter in outbox.found(None, words="%_")] == ["none"]
        newest = outbox.found(7, most=2)
        assert [letter.key for letter in outbox.found(7, before=newest[-1].id, most=2)] == ["2", "1"]
        assert outbox.counts(7) == {("held", "test"): 1, ("queued", "test"): 4}


def test_a_worker_that_died_often_of_a_letter_leaves_it(write: Write) -> None:
    letter = write()
    time_passes(state="sending", claim="dead", claimed_at=clock.now().replace(year=2020), tries=30)
    assert delivered() == []
    assert state_of(letter) == "failed"
