from datetime import date

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.programme.canonical import encode
from eventsys.publishing.services import collect
from eventsys.sponsors.models import Listing, Promise

from .conftest import Sponsors


def promises(number: int) -> tuple[Promise, ...]:
    db.session.expire_all()
    return db.session.get_one(Listing, number).promises


def seen(number: int) -> str:
    return str(journal.revision(f"listing:{number}"))


def test_what_is_owed_comes_first_and_says_what_is_late(two_tiers: Sponsors) -> None:
    two_tiers.send("/1/promises/new", words="A stand", due="2031-01-01")
    two_tiers.send("/2/promises/new", words="Five places at dinner", due="2020-01-01")
    two_tiers.send("/2/promises/new", words="A logo on the bags")
    page = two_tiers.text("/promises")
    assert page.index("Five places") < page.index("A stand") < page.index("A logo on the bags")
    assert page.count(">late<") == 1
    assert "3 still owed" in two_tiers.text()
    assert "1 late" in two_tiers.text()


def test_one_is_delivered_with_what_shows_it(two_tiers: Sponsors) -> None:
    two_tiers.send("/1/promises/new", words="A stand")
    page = two_tiers.send("/1/promises/0/deliver", seen=seen(1))
    assert promises(1)[0].delivered == clock.now().date()
    assert "Nothing is owed any more" in page
    two_tiers.send("/1/promises/0", words="A stand", delivered="2027-09-14", evidence="https://example.org/stand.jpg",
                   seen=seen(1))
    assert promises(1) == (Promise("A stand", None, date(2027, 9, 14), "https://example.org/stand.jpg"),)
    assert 'href="https://example.org/stand.jpg"' in two_tiers.text("/promises")


def test_two_at_the_same_list_lose_nothing(two_tiers: Sponsors) -> None:
    two_tiers.send("/1/promises/new", words="A stand")
    two_tiers.send("/1/promises/new", words="A banner")
    opened = seen(1)
    two_tiers.send("/1/promises/0/delete", seen=opened)
    page = two_tiers.late("/1/promises/0", words="A large stand", seen=opened)
    assert "A banner" in page
    assert 'value="A large stand"' in page
    assert "Nothing was done" in two_tiers.send("/1/promises/0/deliver", seen=opened)
    assert promises(1) == (Promise("A banner"),)


def test_promises_are_never_public(two_tiers: Sponsors, event: Event) -> None:
    two_tiers.send("/1/promises/new", words="A secret stand")
    with transaction():
        body = encode(collect(db.session.get_one(Event, event.id)))
    assert b"secret stand" not in body
