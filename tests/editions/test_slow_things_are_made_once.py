"""The PDFs: asked for in one place, made in another, by any number of workers."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select, update

from eventsys.app import create_app
from eventsys.editions import artifacts
from eventsys.editions.artifacts import Key
from eventsys.editions.models import Artifact
from eventsys.events.services import add_event
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.publishing.services import publish

from ..conftest import settings_for

DAY = date(2027, 9, 1)
KEY = Key("d" * 64, "summit", "booklet-a5")


def test_what_is_wanted_is_claimed_by_one_worker_only(app: Flask) -> None:
    artifacts.want(KEY)
    assert artifacts.claim() == KEY
    assert artifacts.claim() is None
    assert artifacts.state_of(KEY).state == "making"


def test_asking_twice_is_asking_once(app: Flask) -> None:
    artifacts.want(KEY)
    artifacts.want(KEY)
    assert artifacts.claim() == KEY
    assert artifacts.claim() is None


def test_what_is_made_can_be_fetched_and_is_not_made_again(app: Flask) -> None:
    artifacts.want(KEY)
    artifacts.made(artifacts.claim(), b"%PDF")
    artifacts.want(KEY)
    assert artifacts.find(KEY) == b"%PDF"
    assert artifacts.claim() is None


def test_nothing_is_known_of_what_nobody_asked_for(app: Flask) -> None:
    assert artifacts.state_of(KEY) is None
    assert artifacts.find(KEY) is None


def test_a_failure_is_tried_again_and_then_told(app: Flask) -> None:
    artifacts.want(KEY)
    for _ in range(artifacts.MOST_TRIES):
        assert artifacts.claim() == KEY
        artifacts.failed(KEY, "no font was found")
    assert artifacts.claim() is None
    assert artifacts.state_of(KEY) == artifacts.State("failed", "no font was found")


def test_what_a_dead_worker_had_claimed_is_claimed_again(app: Flask) -> None:
    artifacts.want(KEY)
    artifacts.claim()
    with transaction():
        db.session.execute(update(Artifact).values(
            changed_at=clock.now() - artifacts.GIVEN_UP_AFTER - timedelta(seconds=1)))
    assert artifacts.claim() == KEY


def test_what_takes_every_worker_down_is_given_up(app: Flask) -> None:
    artifacts.want(KEY)
    for _ in range(artifacts.MOST_TRIES):
        assert artifacts.claim() == KEY
        with transaction():
            db.session.execute(update(Artifact).values(
                changed_at=clock.now() - artifacts.GIVEN_UP_AFTER - timedelta(seconds=1)))
    assert artifacts.claim() is None
    assert artifacts.state_of(KEY) == artifacts.State("failed", "the worker ended while it was making it")


def test_a_wish_within_a_transaction_goes_with_it(app: Flask) -> None:
    class PowerCut(Exception):
        pass

    with pytest.raises(PowerCut), transaction():
        artifacts.want_within([KEY])
        raise PowerCut
    assert artifacts.state_of(KEY) is None


def test_many_threads_claim_each_thing_once(app: Flask) -> None:
    keys = {Key(f"{n:064}", "summit", "glance") for n in range(30)}
    for key in keys:
        artifacts.want(key)
    start = Barrier(6)

    def worker(_: int) -> list[Key]:
        with app.app_context():
            start.wait()
            return list(iter(artifacts.claim, None))

    with ThreadPoolExecutor(6) as pool:
        claimed = [key for found in pool.map(worker, range(6)) for key in found]
    assert len(claimed) == len(keys)
    assert set(claimed) == keys


def _claim_all(database: str, folder: str, out: "multiprocessing.Queue[list[Key]]") -> None:
    app = create_app(settings_for(database, Path(folder)))
    with app.app_context():
        out.put(list(iter(artifacts.claim, None)))
        db.engine.dispose()


def test_many_processes_claim_each_thing_once(app: Flask, tmp_path: Path) -> None:
    for n in range(30):
        artifacts.want(Key(f"{n:064}", "summit", "glance"))
    spawn = multiprocessing.get_context("spawn")
    out = spawn.Queue()
    workers = [spawn.Process(target=_claim_all, args=(app.config["SQLALCHEMY_DATABASE_URI"], str(tmp_path), out))
               for _ in range(3)]
    for worker in workers:
        worker.start()
    claimed = [key for _ in workers for key in out.get(timeout=60)]
    for worker in workers:
        worker.join()
    assert len(claimed) == len(set(claimed)) == 30


def test_of_older_editions_only_what_was_just_replaced_is_kept(app: Flask) -> None:
    with transaction():
        summit = add_event("summit", "Summit", kind="summit", zone="UTC", starts=DAY, ends=DAY)
    editions = []
    for subtitle in ("one", "two", "three"):
        with transaction():
            summit.subtitle = subtitle
            editions.append(publish(summit).edition.digest)
        artifacts.made(artifacts.claim(), b"%PDF")
    with db.engine.connect() as connection:
        kept = {(row.digest, row.state) for row in connection.execute(select(Artifact.digest, Artifact.state))}
    assert kept == {(editions[1], "made"), (editions[2], "made"), (editions[2], "wanted")}
