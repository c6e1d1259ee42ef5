"""Whatever refers to either refers to the one kept; undo puts all back as it was, and redo merges again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from eventsys.events.models import Organiser
from eventsys.invitations.models import Invitation, Submission
from eventsys.kit import undoing
from eventsys.kit.absorbing import references_to
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import NotUndone, Undone
from eventsys.people.merging import apart, merge, tell_apart
from eventsys.people.models import Office, Organisation, Person, PersonIdentity
from eventsys.registration.models.privacy import Erasure
from eventsys.sessions.models import Absence, Appearance, SessionOrganiser
from eventsys.sponsors.models import Listing, Tier

from ..conftest import empty
from .drafts import INSTANT, NOON, a_person, a_session, a_summit, an_appearance, an_office, an_organisation, everything

LATER = NOON.replace(hour=14)
# For each foreign key to people and organisations: a row that holds it. A new table is added here.
OF_PEOPLE: dict[type, Callable[[int, int, int, int], Any]] = {
    Absence: lambda who, summit, _s, n: Absence(person_id=who, summit_id=summit, starts=NOON, ends=LATER),
    Appearance: lambda who, _e, session, n: Appearance(
        person_id=who, session_id=session, role=("panelist", "chair")[n % 2], position=("", "Mayor")[n // 2 % 2]),
    Invitation: lambda who, summit, _s, n: Invitation(person_id=who, summit_id=summit, asked_at=(None, INSTANT)[n % 2]),
    Office: lambda who, _e, _s, n: Office(person_id=who, position=("Mayor", "Poet")[n % 2],
                                          since=(None, date(2020, 1, 1))[n // 2 % 2]),
    PersonIdentity: lambda who, _e, _s, n: PersonIdentity(person_id=who, source="s", scheme="id", mark=f"{who}-{n}"),
    Submission: lambda who, summit, _s, n: Submission(
        person_id=who, summit_id=summit, field="name", sent_at=INSTANT),
}
OF_ORGANISATIONS: dict[type, Callable[[int, int, int, int], Any]] = {
    Listing: lambda what, _e, _s, tier: Listing(organisation_id=what, tier_id=tier, name="Bonn"),
    Office: lambda what, _e, _s, _t: Office(organisation_id=what, person_id=1, position="Mayor"),
    Organiser: lambda what, summit, _s, _t: Organiser(organisation_id=what, event_id=summit, name="Bonn"),
    SessionOrganiser: lambda what, _e, session, _t: SessionOrganiser(
        organisation_id=what, session_id=session, name="Bonn"),
}


def references(of: type[Any], number: int) -> list[Any]:
    return [row for model, attribute in references_to(of)
            for row in db.session.scalars(select(model).where(getattr(model, attribute) == number))]


def test_every_table_that_names_people_or_organisations_is_tried_here(app: Flask) -> None:
    # Somebody who asked to be erased is, within a minute: nothing of that is undone.
    assert {model for model, _attribute in references_to(Person)} == {*OF_PEOPLE, Erasure}
    assert {model for model, _attribute in references_to(Organisation)} == set(OF_ORGANISATIONS)


@pytest.mark.parametrize("model", OF_PEOPLE)
def test_a_person_s_rows_move_with_them(app: Flask, model: type[Any]) -> None:
    summit = a_summit()
    session, kept, gone = a_session(summit), a_person("Sofia Berg"), a_person("BERG Sofia")
    with transaction():
        db.session.add(OF_PEOPLE[model](gone.id, summit.id, session.id, 0))

    with transaction():
        merge(kept, gone, {}, [summit.id])

    assert [row.person_id for row in db.session.scalars(select(model))] == [kept.id]
    assert db.session.get(Person, gone.id) is None


@pytest.mark.parametrize("model", OF_ORGANISATIONS)
def test_an_organisation_s_rows_move_with_it_and_keep_the_name_they_bear(app: Flask, model: type[Any]) -> None:
    summit = a_summit()
    session, _mayor, kept, gone = a_session(summit), a_person(), an_organisation(), an_organisation("Stadt Bonn")
    with transaction():
        tier = Tier(event_id=summit.id, key="t", title="Sponsors:")
        db.session.add(tier)
        db.session.flush()
        db.session.add(OF_ORGANISATIONS[model](gone.id, summit.id, session.id, tier.id))

    with transaction():
        merge(kept, gone, {"country": "DE"})

    row = db.session.scalars(select(model)).one()
    assert row.organisation_id == kept.id
    assert getattr(row, "name", "Bonn") == "Bonn"
    assert kept.country == "DE"


def test_one_place_on_a_roster_stays_one_and_knows_what_either_knew(app: Flask) -> None:
    session, kept, gone = a_session(a_summit()), a_person("Sofia Berg"), a_person("BERG Sofia")
    an_appearance(session, kept, country="DE")
    an_appearance(session, gone, position="Mayor", country="AT", state="confirmed")
    an_appearance(session, gone, role="chair")

    with transaction():
        merge(kept, gone, {})

    rows = db.session.scalars(select(Appearance).order_by(Appearance.id)).all()
    assert [(row.person_id, row.role) for row in rows] == [(kept.id, "panelist"), (kept.id, "chair")]
    assert (rows[0].position, rows[0].country, rows[0].state) == ("Mayor", "DE", "confirmed")


def test_facts_that_were_chosen_stand(app: Flask) -> None:
    kept, gone = a_person("Sofia Berg", email="s@b.example"), a_person("BERG Sofia", biography="<p>Mayor.</p>")

    with transaction():
        merge(kept, gone, {"name": "Sofia Berg", "biography": gone.biography, "email": kept.email, "slug": "other"})

    assert (kept.name, kept.email, kept.biography) == ("Sofia Berg", "s@b.example", "<p>Mayor.</p>")
    assert kept.slug == "sofia-berg"


def test_nobody_is_merged_with_themselves(app: Flask) -> None:
    person = a_person()
    with pytest.raises(ValueError, match="themselves"), transaction():
        merge(person, person, {})


def test_who_was_told_apart_from_one_is_told_apart_from_the_other(app: Flask) -> None:
    kept, gone, third, fourth = (a_person() for _ in range(4))
    with transaction():
        for pair in ((gone, third), (gone, kept), (fourth, kept), (gone, fourth)):
            tell_apart(*pair)

    with transaction():
        merge(kept, gone, {})

    assert apart(Person) == {(kept.id, third.id), (kept.id, fourth.id)}


def test_a_merge_is_not_undone_over_later_work(app: Flask) -> None:
    kept, gone = a_person("Sofia Berg"), a_person("BERG Sofia")
    an_office(gone)
    with transaction():
        act = merge(kept, gone, {"name": "Sofia B. Berg"})
    with transaction():
        kept.name = "Sofia Berg-Lind"

    with transaction():
        assert undoing.undo(act) == NotUndone((f"person:{kept.id}",))


ROWS = st.lists(st.tuples(st.sampled_from(sorted(OF_PEOPLE, key=lambda model: model.__name__)),
                          st.integers(0, 2), st.integers(0, 3), st.integers(0, 1)), max_size=10)


@settings(max_examples=30)
@given(ROWS, st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=3), st.booleans())
def test_undo_takes_back_exactly_what_a_merge_did_and_redo_does_it_again(
        app: Flask, rows: list[tuple[type, int, int, int]], told_apart: list[tuple[int, int]], turned: bool) -> None:
    people = _drawn(rows, told_apart)
    kept, gone = people[:2][::-1] if turned else people[:2]
    number = gone.id
    before = everything()

    with transaction():
        act = merge(kept, gone, {"name": gone.name, "note": gone.note})
    merged = everything()
    assert references(Person, number) == []
    assert all(number not in pair for pair in apart(Person))

    with transaction():
        undone = undoing.undo(act)
    assert everything() == before
    assert isinstance(undone, Undone)
    with transaction():
        assert isinstance(undoing.undo(undone.act_id), Undone)
    assert everything() == merged


def _drawn(rows: list[tuple[type, int, int, int]], told_apart: list[tuple[int, int]]) -> list[Person]:
    db.session.remove()
    empty()
    summits = [a_summit("one"), a_summit("two")]
    sessions = [a_session(summit) for summit in summits]
    people = [a_person(f"Sofia {n}", note=f"{n}") for n in range(3)]
    held = set()
    with transaction():
        for n, (model, who, kind, where) in enumerate(rows):
            if model is Invitation and (who, where) in held:
                continue
            held |= {(who, where)} if model is Invitation else set()
            n = n if model is PersonIdentity else kind
            db.session.add(OF_PEOPLE[model](people[who].id, summits[where].id, sessions[where].id, n))
        for one, other in told_apart:
            if one != other:
                tell_apart(people[one], people[other])
    return people
