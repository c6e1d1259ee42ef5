"""A served summit whose panelists can be asked, with a mail server that is real: its letters arrive."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flask_migrate
from flask import Flask
from playwright.sync_api import Browser, Page

from eventsys.app import create_app
from eventsys.invitations.models import Wishes
from eventsys.kit.database import db, transaction
from eventsys.kit.postman import deliver
from eventsys.publishing.services import publish

from ..conftest import settings_for
from ..desk.organisers import a_draft
from ..invitations.asked import furnish
from ..kit.letters import PostOffice, opened
from ..post import text_of
from .conftest import Visit, organiser_s_cookie, served


@dataclass
class Asked:
    app: Flask
    address: str
    office: PostOffice
    visits: Callable[..., Visit]

    def organiser(self, path: str, **how: Any) -> Page:
        return self.visits([organiser_s_cookie(self.app, self.address)])(path, **how)

    def reader(self, path: str, **how: Any) -> Page:
        return self.visits([])(path, **how)

    def letters_go(self) -> list[Any]:
        """The worker's round; what has arrived since."""
        before = len(self.office.got)
        with self.app.app_context():
            deliver()
            db.session.remove()
        return self.office.got[before:]

    def link_in(self, letter: Any) -> str:
        found = re.search(rf"{re.escape(self.address)}(/i/\S+)", text_of(letter))
        assert found, text_of(letter)
        return found[1]


@contextmanager
def a_summit_that_asks(browser: Browser, folder: Path) -> Iterator[Asked]:
    """At the end nobody may have complained: see Visit."""
    visiting: list[Visit] = []
    with opened(PostOffice()) as office:
        app = create_app(settings_for(f"sqlite:///{folder / 'asked.db'}", folder, MAIL_URL=office.url))
        with app.app_context():
            flask_migrate.upgrade()
            summit = furnish(a_draft(title="Common Ground Summit"))
            with transaction():
                db.session.add(Wishes(event_id=summit.event.id, wants=("biography", "picture", "slides"),
                                      slides_for=("panel",)))
            with transaction(alone_on="edition"):
                publish(summit.event)
            db.session.remove()
        with served(app) as address:
            def visit(cookies: list[dict[str, str]]) -> Visit:
                visiting.append(Visit(browser, address, [], [], cookies))
                return visiting[-1]

            yield Asked(app, address, office, visit)
            for each in visiting:
                for context in each.open:
                    context.close()
    assert [complaint for each in visiting for complaint in each.complaints] == []
