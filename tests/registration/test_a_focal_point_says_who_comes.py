"""By their link: naming, completing for somebody, swapping, withdrawing; states are seen, answers are not."""

import io
from datetime import UTC, datetime

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.journal import Act
from eventsys.registration.models import Category, Registration

from .delegates import Visitor, a_delegation, a_focal_point, by_name, completes, letters_to, link_to
from .registering import a_category, a_summit, states, wall


@pytest.fixture
def summit(app: Flask) -> Event:
    return a_summit()


@pytest.fixture
def category(summit: Event) -> Category:
    return a_category(summit, number=20)


@pytest.fixture
def focal(app: Flask, summit: Event, category: Category) -> Visitor:
    a_delegation(summit, {category: 3}, swaps_until=wall(1, 18))
    return a_focal_point(app)


def test_the_page_tells_places_and_the_cut_off(focal: Visitor) -> None:
    page = focal.text(focal.at)
    assert "0 of 3 places used" in page
    assert "Tue 1 September 2099, 18:00" in page
    assert "Nobody is named yet" in page


def test_whoever_is_named_gets_a_letter_and_completes_their_own_data(app: Flask, summit: Event, focal: Visitor) -> None:
    assert "Ada is named" in focal.names("Ada", "ada@porto.example", is_head="y").text
    start = link_to("ada@porto.example", "/register/n/")
    ada = Visitor(app, app.test_client())
    assert "City of Porto has named you" in ada.text(start)
    assert "You are registered" in completes(ada, start, name="Ada King", email="ada@porto.example").text
    assert states(summit) == {"Ada King": "confirmed"}
    assert "Complete" in focal.text(focal.at)
    assert "confirmed" in letters_to("ada@porto.example")[-1]


def test_the_focal_point_completes_for_somebody_without_an_address(summit: Event, focal: Visitor) -> None:
    focal.names("Ben")
    page = completes(focal, f"{focal.at}/members/{by_name('Ben').id}/complete", name="Ben Ode")
    assert "Ben Ode is registered" in page.text
    assert "Back to your delegation" in page.text
    assert states(summit) == {"Ben Ode": "confirmed"}
    assert not by_name("Ben Ode").is_listed


def test_what_the_nominee_began_to_type_the_focal_point_does_not_see(app: Flask, focal: Visitor) -> None:
    focal.names("Ada", "ada@porto.example")
    ada = Visitor(app, app.test_client())
    form = ada.post(link_to("ada@porto.example", "/register/n/"), follow_redirects=True).request.path
    ada.post(form, {"name": "Ada", "email": "ada@porto.example", "country": "PT", "position": "Private"})
    theirs = focal.member("Ada", "complete")
    assert theirs.request.path != form
    assert "Private" not in theirs.text


def test_a_form_that_is_sent_twice_names_one(summit: Event, focal: Visitor) -> None:
    for _press in range(2):
        focal.names("Ada", once="key")
    assert states(summit) == {"Ada": "offered"}


def test_more_than_there_are_places_are_refused_in_words(summit: Event, focal: Visitor) -> None:
    for name in ("Ada", "Ben", "Cem"):
        focal.names(name)
    refused = focal.names("Dee")
    assert refused.status_code == 409
    assert "Your delegation has no place left as “City delegate”" in refused.text
    assert "Dee" in refused.text
    assert len(states(summit)) == 3


def test_somebody_with_the_same_address_is_refused(focal: Visitor) -> None:
    focal.names("Ada", "ada@porto.example")
    refused = focal.names("Ben", "ADA@porto.example")
    assert (refused.status_code, "has a place already" in refused.text) == (409, True)


def test_a_name_is_swapped_in_the_same_place_and_the_old_links_open_nothing(
        app: Flask, summit: Event, focal: Visitor) -> None:
    focal.names("Ada", "ada@porto.example", is_head="y")
    old = link_to("ada@porto.example", "/register/n/")
    focal.member("Ada", "swap", **{"swap-name": "Ben", "swap-email": "ben@porto.example"})
    assert states(summit) == {"Ada": "cancelled", "Ben": "offered"}
    assert by_name("Ben").is_head
    assert app.test_client().get(old).status_code == 404
    assert "cancelled" in letters_to("ada@porto.example")[-1]


def test_nobody_is_swapped_after_the_cut_off(summit: Event, focal: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    focal.names("Ada")
    monkeypatch.setattr("eventsys.kit.clock.now", lambda: datetime(2099, 9, 1, 17, 2, tzinfo=UTC))
    refused = focal.member("Ada", "swap", **{"swap-name": "Ben", "swap-email": ""})
    assert (refused.status_code, "The time for naming and swapping people is over" in refused.text) == (409, True)
    assert states(summit) == {"Ada": "offered"}


def test_after_the_event_the_link_opens_nothing_but_a_word(
        focal: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventsys.registration.delegation_links.is_over", lambda *_: True)
    assert "The event is over" in focal.get(focal.at).text
    assert focal.get(focal.at).status_code == 410


def test_a_corrected_address_gets_a_letter_and_the_old_one_is_worth_nothing(app: Flask, focal: Visitor) -> None:
    focal.names("Ada", "adda@porto.example")
    old = link_to("adda@porto.example", "/register/n/")
    focal.member("Ada", "correct", **{"correct-name": "Ada", "correct-email": "ada@porto.example"})
    assert link_to("ada@porto.example", "/register/n/")
    assert app.test_client().get(old).status_code == 404


def comes_in(app: Flask, email: str) -> Visitor:
    """By a fresh link to one's own pages."""
    visitor = Visitor(app, app.test_client())
    visitor.post("/register/summit/link", {"email": email})
    visitor.post(link_to(email, "/r/"))
    assert visitor.get("/my/registration").status_code == 200
    return visitor


def test_who_came_in_by_an_address_that_was_corrected_sees_nothing_more(app: Flask, focal: Visitor) -> None:
    focal.names("Ada", "adda@porto.example")
    stranger = comes_in(app, "adda@porto.example")
    focal.member("Ada", "correct", **{"correct-name": "Ada", "correct-email": "ada@porto.example"})
    assert stranger.get("/my/registration").status_code == 401


def test_who_gives_anothers_address_does_not_act_for_them(app: Flask, focal: Visitor) -> None:
    focal.names("Ada", "ada@porto.example")
    ada = comes_in(app, "ada@porto.example")
    completes(ada, "/my/complete", name="Ada", email="ben@porto.example")
    assert ada.get("/my/registration").status_code == 401
    assert ada.get("/my/erase").status_code == 401


def test_withdrawn_people_leave_their_place_to_the_delegation(summit: Event, focal: Visitor) -> None:
    focal.names("Ada")
    assert "1 of 3 places used" in focal.text(focal.at)
    focal.member("Ada", "withdraw")
    assert "0 of 3 places used" in focal.text(focal.at)
    assert states(summit) == {"Ada": "cancelled"}


def test_members_of_another_delegation_are_not_found(app: Flask, summit: Event, focal: Visitor) -> None:
    other = a_category(summit, "Press", number=2)
    focal.names("Ada")
    a_delegation(summit, {other: 1})
    another = a_focal_point(app)
    assert another.at != focal.at
    for act in ("", "swap", "withdraw", "head", "complete", "write", "correct"):
        assert another.client.open(f"{another.at}/members/{by_name('Ada').id}/{act}".rstrip("/"), method="POST" if act
                                   else "GET", data={"csrf_token": another.csrf}).status_code == 404


def test_a_list_names_all(summit: Event, focal: Visitor) -> None:
    rows = "Name\tE-mail\nAda\tada@porto.example\nBen\t\nCem\tcem@porto.example"
    assert "3 people are named" in focal.send("/list", rows=rows, category=_category()).text
    assert states(summit) == {"Ada": "offered", "Ben": "offered", "Cem": "offered"}


def test_a_list_with_a_fault_names_nobody_and_keeps_what_was_typed(summit: Event, focal: Visitor) -> None:
    rows = "Ada;ada@porto.example\n;nobody@porto.example\nCem;cem\nDee;ada@porto.example;Press"
    page = focal.send("/list", rows=rows, category=_category())
    assert page.status_code == 422
    for words in ("Row 2: Give the name", "Row 3: “cem” is no e-mail address",
                  "Row 4: The same e-mail address stands in row 1", "no places as “Press”", rows.splitlines()[0]):
        assert words in page.text
    assert states(summit) == {}


def test_a_list_that_is_too_long_for_the_places_names_nobody(summit: Event, focal: Visitor) -> None:
    page = focal.send("/list", rows="Ada\nBen\nCem\nDee", category=_category())
    assert "Row 4: Your delegation has no place left" in page.text
    assert states(summit) == {}
    assert db.session.scalar(db.select(db.func.count()).select_from(Registration)) == 0


def test_a_list_that_is_far_too_long_is_told_so_at_once(summit: Event, focal: Visitor) -> None:
    rows = "\n".join(f"a\ta{number}@b" for number in range(8_000))
    assert "more than 500 rows" in focal.send("/list", rows=rows, category=_category()).text
    assert states(summit) == {}


def test_a_spreadsheet_is_read_and_stands_as_text_where_something_is_wrong(summit: Event, focal: Visitor) -> None:
    file = (io.BytesIO(b"Name,Category,Email\nAda,City delegate,ada@porto.example\nBen,,ben"), "names.csv")
    page = focal.send("/list", file=file, category=_category(), rows="")
    assert "Row 3: “ben” is no e-mail address" in page.text
    assert "Ada\tCity delegate\tada@porto.example" in page.text
    no_sheet = focal.send("/list", file=(io.BytesIO(b"%PDF-1.7 something"), "names.pdf"), category=_category(), rows="")
    assert "not a spreadsheet" in no_sheet.text
    assert states(summit) == {}


def test_reading_writes_nothing(app: Flask, focal: Visitor) -> None:
    focal.names("Ada", "ada@porto.example")
    start, acts = link_to("ada@porto.example", "/register/n/"), _acts()
    for path in (focal.at, f"{focal.at}/list", f"{focal.at}/members/{by_name('Ada').id}", start):
        answer = focal.get(path)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert _acts() == acts


def _category() -> str:
    return str(db.session.scalars(db.select(Category.id)).first())


def _acts() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(Act)) or 0
