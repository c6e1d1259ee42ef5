"""A file that was made of what is public names neither those who declined nor, where only the confirmed are shown,
those who have not answered: bringing it back takes nobody off."""

import pytest
from flask import Flask
from msgspec.structs import replace
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.programme.canonical import encode
from eventsys.programme.structs import Programme
from eventsys.publishing.services import collect
from eventsys.sessions.models import STATES, Appearance
from eventsys.sessions.rules import is_published

from ..people.drafts import a_person, a_session, an_appearance
from ..people.drafts import a_summit as a_summit_of
from .applied import bring


def a_summit(confirmed_only: bool) -> Event:
    """Its only session has a person in each state, called so, and one more who confirmed."""
    event = a_summit_of(confirmed_only=confirmed_only)
    session = a_session(event)
    for rank, state in enumerate((*STATES, "confirmed")):
        an_appearance(session, a_person(state or "unasked"), rank=rank, state=state)
    return event


def as_it_comes_back(event: Event) -> Programme:
    """What is public, but for the title and for the last who confirmed."""
    programme = collect(event)
    session = programme.sessions[0]
    return replace(programme, sessions=(replace(session, title="Changed", roster=session.roster[:-1]),))


@pytest.mark.parametrize("confirmed_only", [False, True])
def test_a_file_without_them_leaves_them_and_takes_off_whom_it_could_name(app: Flask, confirmed_only: bool) -> None:
    event = a_summit(confirmed_only)

    bring(encode(as_it_comes_back(event)))

    db.session.rollback()
    assert sorted(db.session.scalars(select(Appearance.state))) == sorted(STATES)


def test_the_rule_is_the_one_by_which_is_published(app: Flask) -> None:
    for confirmed_only in (False, True):
        event = a_summit(confirmed_only)
        shown = sum(is_published(state, confirmed_only) for state in (*STATES, "confirmed"))
        assert len(collect(event).sessions[0].roster) == shown
        with transaction():
            db.session.delete(event)
