"""A new edition tells each participant once what it changed in their agenda, before and after, and nobody else."""

from collections.abc import Iterable

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.registration import agendas, digests, leaving, signing_up
from eventsys.registration.models import AgendaDigest

from ..post import delivered, text_of
from .agendas import a_summit_with_sessions, moves, of, publishes, session_of, withdraws
from .registering import a_category, registers


@pytest.fixture
def summit(app: Flask) -> Event:
    """Ada starred two sessions and signed up for a third, Ben signed up, Cem has nothing."""
    summit = a_summit_with_sessions("walk", places=9)
    category = a_category(summit)
    for name in ("Ada", "Ben", "Cem"):
        registers(summit, category, name)
    stars("Ada", ["opening", "closing"], summit)
    with transaction():
        for name in ("Ada", "Ben"):
            signing_up.sign_up(summit, of(name), "walk")
    digests.tell_of_changes()
    db.session.execute(db.delete(Letter))
    db.session.commit()
    return db.session.get_one(Event, summit.id)


def stars(name: str, slugs: Iterable[str], summit: Event) -> None:
    view = signing_up.view_of(summit)
    assert view
    with transaction():
        agendas.star(view, of(name), slugs)


def told() -> dict[str, str]:
    """Letters by whom they are to."""
    return {str(letter["To"]): " ".join(text_of(letter).split()) for letter in delivered()}


def to(name: str, letters: dict[str, str]) -> str:
    return next(text for address, text in letters.items() if address.startswith(name))


def test_all_of_an_edition_is_one_letter_with_before_and_after(summit: Event) -> None:
    moves("opening", 10)
    moves("walk", 12)
    with transaction():
        session_of("walk").title = "City walk"
    withdraws("closing")
    publishes(summit)
    assert digests.tell_of_changes() == 2
    letters = told()
    ada = to("Ada", letters)
    for said in ("Opening", "Moved from Mon 14 Sept 09:00 to 10:00.", "City walk (you are signed up)",
                 "Was called “Walk”.", "Moved from Mon 14 Sept 11:00 to 12:00.", "Closing", "Withdrawn.", "Lisbon"):
        assert said in ada
    assert "Opening" not in to("Ben", letters)
    assert len(letters) == 2


def test_it_is_told_once_however_often_it_is_looked_for(summit: Event) -> None:
    moves("walk", 12)
    publishes(summit)
    assert (digests.tell_of_changes(), digests.tell_of_changes()) == (2, 0)
    assert len(told()) == 2


def test_work_that_broke_off_is_finished_and_nobody_is_told_twice(
        summit: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    moves("walk", 12)
    publishes(summit)
    monkeypatch.setattr(digests, "SOME", 1)
    write, done = digests._with_agendas, list[int]()

    def breaks(ids: list[int]) -> object:
        if done:
            raise RuntimeError("the machine stopped")
        done.extend(ids)
        return write(ids)

    monkeypatch.setattr(digests, "_with_agendas", breaks)
    with pytest.raises(RuntimeError):
        digests.tell_one(summit.id)
    monkeypatch.setattr(digests, "_with_agendas", write)
    moves("walk", 13)
    publishes(summit)  # meanwhile: told of in letters of its own
    digests.tell_of_changes()
    db.session.rollback()
    assert db.session.get_one(AgendaDigest, summit.id).told == 2
    digests.tell_of_changes()
    keys = [letter.key for letter in db.session.scalars(db.select(Letter))]
    assert len(keys) == len(set(keys)) == 4


def test_stars_are_news_and_sign_ups_are_needed(summit: Event) -> None:
    with transaction():
        of("Ada").wants_news = False
    moves("opening", 10)
    publishes(summit)
    assert digests.tell_of_changes() == 0
    moves("opening", 14)
    moves("walk", 12)
    publishes(summit)
    digests.tell_of_changes()
    assert "Opening" not in to("Ada", told())


def test_what_nobody_needs_to_know_is_no_letter(summit: Event) -> None:
    with transaction():
        session_of("walk").summary = "Bring good shoes."
    publishes(summit)
    assert digests.tell_of_changes() == 0
    assert db.session.get_one(AgendaDigest, summit.id).told == 2


def test_who_does_not_come_any_more_hears_nothing(summit: Event) -> None:
    with transaction():
        leaving.cancel(summit, of("Ben"))
    db.session.execute(db.delete(Letter))
    db.session.commit()
    moves("walk", 12)
    publishes(summit)
    assert digests.tell_of_changes() == 1
