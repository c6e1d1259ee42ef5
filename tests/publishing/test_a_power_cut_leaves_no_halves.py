"""A process that publishes again and again is killed at any moment; what stands is whole."""

import multiprocessing
import os
import random
import time
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from eventsys.app import create_app
from eventsys.editions import reading
from eventsys.editions.models import Artifact, Edition, Publication
from eventsys.events.models import Event
from eventsys.events.services import find
from eventsys.kit.database import db, transaction
from eventsys.programme.canonical import decode, digest
from eventsys.publishing.services import publish

from ..conftest import settings_for

KILLS = int(os.environ.get("KILLS", "3"))


def _publish_for_ever(database: str, folder: str, seed: str, started: Any) -> None:
    app = create_app(settings_for(database, Path(folder)))
    with app.app_context():
        for number in count():
            with transaction(alone_on="edition"):
                summit = find("summit")
                summit.subtitle = f"{seed} {number}"
                publish(summit, note=summit.subtitle)
            started.set()


def test_every_edition_is_whole_and_the_last_one_shows(summit: Event, app: Flask, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    for kill in range(KILLS):
        started = spawn.Event()
        process = spawn.Process(target=_publish_for_ever, args=(
            app.config["SQLALCHEMY_DATABASE_URI"], str(tmp_path), f"round {kill},", started))
        process.start()
        assert started.wait(60)
        time.sleep(random.random() / 5)
        process.kill()
        process.join()
        _everything_is_whole()


def _everything_is_whole() -> None:
    with transaction():
        editions = db.session.scalars(select(Edition).order_by(Edition.number)).all()
        assert [edition.number for edition in editions] == list(range(1, len(editions) + 1))
        last = editions[-1]
        for edition in editions:
            assert digest(edition.body) == edition.digest
            assert decode(edition.body).root.subtitle == edition.note
        assert db.session.scalars(select(Publication.edition_id)).all() == [last.id]
        assert find("summit").subtitle == last.note
        wanted = db.session.scalars(select(Artifact.kind).where(Artifact.digest == last.digest)).all()
        assert sorted(wanted) == ["booklet-a5", "glance"]
        shown = reading.current("summit")
        assert shown is not None
        assert shown.digest == last.digest
