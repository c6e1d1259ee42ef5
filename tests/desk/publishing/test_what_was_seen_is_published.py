"""From the draft to an edition through the desk: nothing goes out that was not looked at."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from eventsys.agenda.services import place
from eventsys.editions.models import Edition
from eventsys.events.models import Event, Room
from eventsys.events.services import keep
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.people.services import add_person
from eventsys.publishing.services import publish
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session, appear
from tests.desk.organisers import Organiser


@pytest.fixture
def session(event: Event) -> Session:
    """One session with one panelist, published."""
    with transaction():
        keep(Room, event, "hall", name="Hall")
        row = add_session(event, "Opening")
        ada = add_person("Ada Mensah", email="ada@example.org")
        eve = add_person("Eve Without")
        db.session.flush()
        appear(row, ada.id, "chair")
        appear(row, eve.id, "panelist", rank=1)
        place(row.id, day=event.starts, starts=at(event, 9), minutes=60, room_key="hall")
    with transaction(alone_on="edition"):
        publish(event)
    return row


def at(event: Event, hour: int) -> datetime:
    return datetime(event.starts.year, event.starts.month, event.starts.day, hour)


def move(session: Session, event: Event, hour: int) -> None:
    with transaction():
        place(session.id, day=event.starts, starts=at(event, hour), minutes=60, room_key="hall")


def rename(session: Session, title: str) -> None:
    with transaction():
        db.session.get_one(Session, session.id).title = title


def page(organiser: Organiser, path: str) -> str:
    answer = organiser.get(path)
    assert answer.status_code == 200, answer.status
    return answer.text


def digest(html: str) -> str:
    return re.search(r'name="digest" value="(\w+)"', html)[1]  # type: ignore[index]


def editions() -> int:
    db.session.rollback()
    return len(db.session.scalars(select(Edition.id)).all())


def test_the_page_says_in_words_what_people_will_see_otherwise(organiser: Organiser, event: Event,
                                                               session: Session) -> None:
    move(session, event, 11)
    html = page(organiser, f"/desk/e/{event.slug}/publish")
    assert "1 moved; 1 person can hear of it by mail" in html
    assert "Moved from" in html
    assert "Eve Without" in html, "who has no address is told"


def test_what_was_seen_is_published_and_letters_wait(organiser: Organiser, event: Event, session: Session) -> None:
    move(session, event, 11)
    seen = digest(page(organiser, f"/desk/e/{event.slug}/publish"))
    answer = organiser.post(f"/desk/e/{event.slug}/publish",
                            data={"digest": seen, "note": "Opening later", "letters": "y"})
    assert answer.status_code == 303
    assert editions() == 2
    [letter] = db.session.scalars(select(Letter).where(Letter.kind == "publishing.changes")).all()
    assert (letter.to_address, letter.state) == ("ada@example.org", "held")
    assert "11:00" in letter.body


def test_a_draft_that_changed_meanwhile_is_shown_again(organiser: Organiser, event: Event, session: Session) -> None:
    move(session, event, 11)
    seen = digest(page(organiser, f"/desk/e/{event.slug}/publish"))
    rename(session, "Grand opening")
    answer = organiser.post(f"/desk/e/{event.slug}/publish", data={"digest": seen, "note": "Kept words"})
    assert answer.status_code == 409
    assert editions() == 1
    assert "Grand opening" in answer.text
    assert "Kept words" in answer.text
    assert digest(answer.text) != seen


def test_some_kinds_of_change_go_alone(organiser: Organiser, event: Event, session: Session) -> None:
    move(session, event, 11)
    rename(session, "Grand opening")
    html = page(organiser, f"/desk/e/{event.slug}/publish?part=texts")
    assert "Stays in the draft" in html
    organiser.post(f"/desk/e/{event.slug}/publish", data={"digest": digest(html), "parts": ["texts"]})
    public = organiser.get(f"/e/{event.slug}/sessions/{session.slug}").text
    assert "Grand opening" in public
    assert "09:00" in public
    assert "11:00" not in public


def test_a_clash_that_blocks_keeps_it_back(organiser: Organiser, event: Event, session: Session) -> None:
    with transaction():
        other = add_session(event, "At the same time")
        db.session.flush()
        place(other.id, day=event.starts, starts=at(event, 9), minutes=60, room_key="hall")
    shown = page(organiser, f"/desk/e/{event.slug}/publish")
    assert '<button aria-describedby="held-up">' in shown
    answer = organiser.post(f"/desk/e/{event.slug}/publish", data={"digest": digest(shown)})
    assert answer.status_code == 409
    assert "Clashes stand in the way" in answer.text
    assert editions() == 1


def test_any_two_editions_are_compared_and_the_draft_made_like_one(organiser: Organiser, event: Event,
                                                                   session: Session) -> None:
    rename(session, "Grand opening")
    with transaction(alone_on="edition"):
        publish(event)
    assert "Was called" in page(organiser, f"/desk/e/{event.slug}/editions/compare?from=1&to=2")
    assert organiser.post(f"/desk/e/{event.slug}/editions/1/restore").status_code == 303
    assert "Opening" in page(organiser, f"/desk/e/{event.slug}/editions/compare?from=2&to=draft")
    assert "They say the same" in page(organiser, f"/desk/e/{event.slug}/editions/compare?from=1&to=draft")


@pytest.mark.parametrize("query", ["from=9&to=draft", "from=x&to=draft", "from=1&to=-1"])
def test_an_edition_that_never_was_is_not_found(organiser: Organiser, event: Event, session: Session,
                                                query: str) -> None:
    assert organiser.get(f"/desk/e/{event.slug}/editions/compare?{query}").status_code == 404


def test_a_first_edition_shows_all(organiser: Organiser, event: Event) -> None:
    html = page(organiser, f"/desk/e/{event.slug}/publish")
    assert "Nobody outside has seen this event yet" in html
    organiser.post(f"/desk/e/{event.slug}/publish", data={"digest": digest(html)})
    assert organiser.get(f"/e/{event.slug}/").status_code == 200


class TestPreview:
    def base(self, organiser: Organiser, event: Event) -> str:
        answer = organiser.post(f"/desk/e/{event.slug}/preview", data={"path": f"/e/{event.slug}/"})
        return answer.headers["Location"].removesuffix(f"/e/{event.slug}/")

    def test_the_draft_is_seen_in_every_form_and_links_lead_on(self, organiser: Organiser, event: Event,
                                                               session: Session) -> None:
        rename(session, "Grand opening")
        base = self.base(organiser, event)
        for leaf in ("", "agenda", f"sessions/{session.slug}", "calendar.ics", "programme.json", "schedule.xml",
                     "sessions.csv"):
            answer = organiser.get(f"{base}/e/{event.slug}/{leaf}")
            assert answer.status_code == 200, leaf
            assert "Grand opening" in answer.text or leaf == "", leaf
            assert answer.headers["Cache-Control"] == "private, no-store"
        html = organiser.get(f"{base}/e/{event.slug}/agenda").text
        assert f'href="{base}/e/{event.slug}/sessions/{session.slug}"' in html
        assert "Preview of the draft" in html

    def test_nobody_else_sees_it(self, organiser: Organiser, event: Event, session: Session) -> None:
        rename(session, "Grand opening")
        base = self.base(organiser, event)
        assert organiser.app.test_client().get(f"{base}/e/{event.slug}/").status_code == 303
        assert "Grand opening" not in organiser.get(f"/e/{event.slug}/sessions/{session.slug}").text

    @pytest.mark.parametrize("path", ["desk/", "desk/e/summit/publish", "healthz", "nowhere", "e/nowhere/"])
    def test_it_leads_nowhere_but_to_the_public_side(self, organiser: Organiser, event: Event, session: Session,
                                                     path: str) -> None:
        assert organiser.get(f"{self.base(organiser, event)}/{path}").status_code == 404

    def test_a_copy_of_another_event_is_not_shown(self, organiser: Organiser, event: Event, session: Session) -> None:
        base = self.base(organiser, event)
        digest = base.rpartition("/")[2]
        assert organiser.get(f"/desk/e/{event.slug}/preview/{'0' * 64}/e/{event.slug}/").status_code == 303
        assert len(digest) == 64


def test_a_restored_draft_is_told_as_changed(organiser: Organiser, event: Event, session: Session) -> None:
    rename(session, "Grand opening")
    with transaction(alone_on="edition"):
        publish(event)
    with transaction():
        db.session.scalars(select(Edition).where(Edition.number == 2)).one().published_at -= timedelta(minutes=1)
    organiser.post(f"/desk/e/{event.slug}/editions/1/restore")
    assert "changed since" in page(organiser, f"/desk/e/{event.slug}/editions")
