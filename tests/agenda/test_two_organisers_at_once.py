"""Races of real threads, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

from flask import Flask

from eventsys.agenda import moving
from eventsys.agenda.moving import Hand, Overtaken, Saved
from eventsys.agenda.queries import deeds_since, last_act
from eventsys.kit.database import db
from eventsys.kit.journal import Act

from .conftest import Desk, at


def at_once(app: Flask, *deeds: Callable[[], Any]) -> list[Any]:
    """All of them, each in a thread with a database session of its own, started together."""
    db.session.remove()
    barrier = Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        with app.app_context():
            barrier.wait()
            try:
                return deed()
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_of_two_who_move_the_same_session_one_wins_and_the_other_is_told(app: Flask, desk: Desk) -> None:
    for hour in range(10, 18):
        seen = desk.seen()
        one, other = at_once(app, partial(desk.as_(1).move, "Opening", at(f"{hour}:00"), seen),
                             partial(desk.as_(2).move, "Opening", at(f"{hour}:30"), seen))
        assert {type(one), type(other)} == {Saved, Overtaken}
        assert desk.place("Opening") == at(f"{hour}:{'00' if isinstance(one, Saved) else '30'}")


def test_the_same_save_sent_twice_at_once_is_made_once(app: Flask, desk: Desk) -> None:
    seen = desk.seen()
    answers = at_once(app, *[lambda: desk.move("Opening", at("11:00"), seen, save="twice")] * 4)
    assert len({answer.act for answer in answers}) == 1
    assert db.session.query(Act).filter(Act.verb == "agenda.move").count() == 1


def test_a_new_session_sent_twice_at_once_is_made_once(app: Flask, desk: Desk) -> None:
    def make() -> Any:
        with desk.doing() as summit:
            return moving.make(summit, summit, "Coffee", at("10:30"), Hand(save="coffee"))

    one, other = at_once(app, make, make)
    assert one == other
    assert len(desk.cards()) == 5


def test_moves_of_different_sessions_all_arrive(app: Flask, desk: Desk) -> None:
    seen = desk.seen()
    titles = list(desk.ids)
    answers = at_once(app, *[partial(desk.move, title, at("13:00", "garden"), seen) for title in titles])
    assert all(isinstance(answer, Saved) for answer in answers)
    assert {desk.place(title).room for title in titles} == {"garden"}


def test_acts_are_numbered_in_the_order_of_their_commits(app: Flask, desk: Desk) -> None:
    """Who polls by number misses none: no smaller one appears after a larger one was seen."""
    seen, titles = desk.seen(), list(desk.ids)
    base = last_act(desk.summit_id)
    read: list[list[int]] = []

    def watch() -> None:
        cursor = base
        for _look in range(60):
            db.session.rollback()
            for deed in deeds_since(desk.summit_id, cursor):
                read[0].append(deed.act)
                cursor = deed.act

    read.append([])
    at_once(app, watch, *[partial(desk.move, title, at("13:00", "garden"), seen) for title in titles])
    db.session.rollback()
    assert read[0] == [deed.act for deed in deeds_since(desk.summit_id, base)][:len(read[0])]
