"""Organisers grant and refuse, change numbers within what is free and used, and send links."""

from collections.abc import Callable

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import delegating, granting, places
from eventsys.registration.models import Category, Delegation
from eventsys.registration.places import Tally, category_key

from ...asking import statements
from ...post import delivered, text_of
from ...registration.delegates import FACTS, a_delegation, a_focal_point
from ...registration.registering import a_category, a_summit
from ..organisers import Organiser, an_organiser

AT = "/desk/e/summit/delegations"


@pytest.fixture
def event(app: Flask) -> Event:
    return a_summit()


@pytest.fixture
def category(event: Event) -> Category:
    return a_category(event, number=5)


@pytest.fixture
def applied(event: Event, category: Category) -> Delegation:
    with transaction():
        return granting.apply(event, FACTS, {category.id: 3}, once="key", message="The mayor comes.")


def posted(organiser: Organiser, path: str, **data: str) -> str:
    return organiser.post(f"{AT}{path}", data, follow_redirects=True).text


def numbers(category: Category, number: int | str) -> dict[str, str]:
    return {f"places-{category.id}": str(number)}


def taken(category: Category) -> int:
    db.session.rollback()
    return places.tally(category_key(category.id)).taken


def letters() -> list[str]:
    return [text_of(letter) for letter in delivered() if "rita@porto.example" in str(letter["To"])]


def test_an_application_stands_first_and_is_granted(
        organiser: Organiser, applied: Delegation, category: Category) -> None:
    assert "1 delegation applies for places" in organiser.text("/desk/e/summit/")
    page = organiser.text(AT)
    assert "1 waits for an answer" in page
    assert "wishes for 3 places" in page
    assert 'value="3"' in organiser.text(f"{AT}/1")
    letters()
    told = posted(organiser, "/1/places", **numbers(category, 2), answer="Two must do.", swaps_until="2099-09-01T18:00")
    assert "A letter tells Rita Focal" in told
    assert taken(category) == 2
    (letter,) = letters()
    for words in ("2 places: City delegate", "Two must do.", "/delegation/", "Tuesday 1 September 2099, 18:00"):
        assert words in letter


def test_an_application_is_refused_with_words(organiser: Organiser, applied: Delegation, category: Category) -> None:
    letters()
    assert "Refused" in posted(organiser, "/1/refuse", **{"refuse-answer": "No room left."})
    assert "No room left." in letters()[0]
    assert "decided already" in posted(organiser, "/1/refuse")
    assert taken(category) == 0


def test_more_than_are_free_is_told_at_the_field(organiser: Organiser, applied: Delegation, category: Category) -> None:
    page = posted(organiser, "/1/places", **numbers(category, 6))
    assert "Only 5 can be kept" in page
    assert 'value="6"' in page
    assert taken(category) == 0


def test_fewer_than_are_used_is_told_at_the_field(organiser: Organiser, event: Event, category: Category) -> None:
    made = a_delegation(event, {category: 3})
    for name in ("Ada", "Ben"):
        with transaction():
            delegating.nominate(event, made, category, name)
    page = posted(organiser, f"/{made.id}/places", **numbers(category, 1))
    assert "Give a number from 2, which are used already, to 5, which can be kept" in page
    assert "A letter tells" in posted(organiser, f"/{made.id}/places", **numbers(category, 2))
    assert places.tally(category_key(category.id)) == Tally(5, 2, 0)


def test_one_is_made_with_its_places_once(organiser: Organiser, category: Category) -> None:
    data = FACTS | numbers(category, 2) | {"once": "key", "swaps_until": "2099-09-01T18:00", "note": "By phone"}
    for _press in range(2):
        assert "City of Porto" in posted(organiser, "/new", **data)
    assert taken(category) == 2
    assert len(letters()) == 1


def test_another_focal_point_gets_a_link_and_the_old_one_opens_nothing(
        app: Flask, organiser: Organiser, event: Event, category: Category) -> None:
    made = a_delegation(event, {category: 3})
    old = a_focal_point(app)
    seen = organiser.text(f"{AT}/{made.id}/facts").split('name="seen" value="')[1].split('"')[0]
    posted(organiser, f"/{made.id}/facts", **FACTS | {"focal_email": "new@porto.example", "seen": seen})
    assert old.get(old.at).status_code == 404
    fresh = a_focal_point(app, "new@porto.example")
    assert "City of Porto" in fresh.text(fresh.at)


def test_many_are_pasted_or_none(organiser: Organiser, category: Category) -> None:
    head = "Focal point\tOrganisation\tCity delegate\tE-mail\n"
    wrong = posted(organiser, "/many", rows=f"{head}Ada\tCity of Lima\t2\tada\nBen\t\tx\tben@example.org", once="key")
    for words in ("Row 2: “ada” is no e-mail address", "Row 3: Give the organisation", "“x” is no number of places"):
        assert words in wrong
    many = posted(organiser, "/many", rows=f"{head}Ada\tCity of Lima\t4\tada@l.example\nBen\tOslo\t2\tb@o.example")
    assert "Row 3: City delegate: only 1 can be kept" in many
    assert taken(category) == 0
    right = f"{head}Ada\tCity of Lima\t3\tada@l.example\nBen\tOslo\t2\tb@o.example"
    for _press in range(2):
        assert "2 delegations were added" in posted(organiser, "/many", rows=right, once="key")
    assert taken(category) == 5


def test_the_front_desk_sees_and_changes_nothing(
        app: Flask, event: Event, applied: Delegation, as_role: Callable[[str], Organiser]) -> None:
    front = an_organiser(app, "front desk", event)
    assert "Grant these places" not in front.text(f"{AT}/1")
    assert front.post(f"{AT}/1/places", {}).status_code == 403


def test_lists_ask_little(organiser: Organiser, event: Event, category: Category) -> None:
    wide = a_category(event, "Observer")
    for number in range(12):
        with transaction():
            granting.add(event, FACTS | {"organisation": f"City {number}"}, {wide.id: 2})
    db.session.expunge_all()
    for path in (AT, f"{AT}/3"):
        with statements(db.engine) as asked:
            organiser.get(path)
        assert len(asked) <= 12, asked
