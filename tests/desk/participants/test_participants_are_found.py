"""The list: searched whatever the accents, sifted by what the address says, with columns of one's own."""

import re
from collections.abc import Callable
from datetime import date

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.registration.models import Answer, Answers, CareAnswers, Consent, Question, Registration

from ...registration.registering import a_category, a_summit, registers
from ..organisers import Organiser

LIST = "/desk/e/summit/participants"


def names_in(page: str) -> set[str]:
    return {name for name in EVERYBODY if name in page}


EVERYBODY = {"Ada Mensah", "Ben Okafor", "Cem Yılmaz", "Dörte Müller", "Eva Novak"}
ASKED = {
    "": EVERYBODY, "q=dorte": {"Dörte Müller"}, "q=yilmaz+cem": {"Cem Yılmaz"}, "q=eva@example": {"Eva Novak"},
    "q=accra": {"Ada Mensah"}, "state=pending": {"Ada Mensah", "Ben Okafor"}, "state=waitlisted": {"Eva Novak"},
    "country=NG": {"Ben Okafor"}, "country=none": {"Cem Yılmaz", "Dörte Müller", "Eva Novak"},
    "organisation=city+of": {"Ada Mensah", "Ben Okafor"}, "look=yes": set[str](), "mail=refused": set[str](),
    "first=no": set[str](), "state=nonsense&category=99999999999999999999&sort=nonsense": EVERYBODY}


def test_whoever_is_asked_for_is_found(organiser: Organiser, people: dict[str, Registration]) -> None:
    assert {asked: names_in(organiser.text(f"{LIST}?{asked}")) for asked in ASKED} == ASKED


def test_by_code_by_category_and_by_order(organiser: Organiser, people: dict[str, Registration]) -> None:
    assert names_in(organiser.text(f"{LIST}?q={people['Ben'].code.lower()}")) == {"Ben Okafor"}
    assert names_in(organiser.text(f"{LIST}?category={people['Eva'].category_id}")) == {
        "Cem Yılmaz", "Dörte Müller", "Eva Novak"}
    page = organiser.text(f"{LIST}?sort=name")
    assert page.index("Ada Mensah") < page.index("Cem Yılmaz") < page.index("Eva Novak")


def test_mail_that_did_not_get_through_is_shown_and_found(
        organiser: Organiser, people: dict[str, Registration]) -> None:
    with transaction():
        db.session.execute(db.update(Letter).where(Letter.subject_of == f"registration:{people['Cem'].id}").values(
            state="refused", server_words="550 nobody of that name"))
    page = organiser.text(f"{LIST}?mail=refused")
    assert names_in(page) == {"Cem Yılmaz"}
    assert "Mail did not get through" in page
    assert "550 nobody of that name" in organiser.text(f"{LIST}/{people['Cem'].code}")


def test_who_had_a_place_before_is_no_first_timer(organiser: Organiser, people: dict[str, Registration]) -> None:
    earlier = a_summit("earlier", starts=date(2098, 9, 14), ends=date(2098, 9, 14))
    registers(earlier, a_category(earlier), "Eva Novak")
    assert names_in(organiser.text(f"{LIST}?first=no")) == {"Eva Novak"}
    assert "Eva Novak" not in organiser.text(f"{LIST}?first=yes")


def test_answers_are_columns_and_filters_and_private_ones_only_for_who_may(
        event: Event, people: dict[str, Registration], as_role: Callable[[str], Organiser]) -> None:
    with transaction():
        tour, diet = (Question(event_id=event.id, kind="text", label=label, care=care)
                      for label, care in (("Which tour?", ""), ("What do you eat?", "diet")))
        db.session.add_all([tour, diet])
        db.session.flush()
        db.session.add(Answers(registration_id=people["Ada"].id, given=(
            Answer(tour.id, tour.label, "text", "Harbour", "Harbour"),)))
        db.session.add(CareAnswers(registration_id=people["Ben"].id, care="diet", given=(
            Answer(diet.id, diet.label, "text", "No nuts", "No nuts"),)))
        numbers = (tour.id, diet.id)
    editor, door = as_role("editor"), as_role("front desk")
    for who in (editor, door):
        assert names_in(who.text(f"{LIST}?question={numbers[0]}&answer=harbour")) == {"Ada Mensah"}
    shown = f"{LIST}?c=q{numbers[0]}&c=q{numbers[1]}"
    assert "No nuts" in editor.text(shown)
    assert "Harbour" in door.text(shown)
    assert "No nuts" not in door.text(shown)
    assert "What do you eat?" not in door.text(shown)
    asked = f"{LIST}?question={numbers[1]}&answer=nuts"
    assert names_in(editor.text(asked)) == {"Ben Okafor"}
    assert names_in(door.text(asked)) == set()
    assert "No nuts" in editor.text(f"{LIST}/{people['Ben'].code}")
    assert "No nuts" not in door.text(f"{LIST}/{people['Ben'].code}")


def test_what_was_agreed_to_last_counts(organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    with transaction():
        photos = Question(event_id=event.id, kind="consent", label="I agree to be photographed")
        db.session.add(photos)
        db.session.flush()
        for name, given in (("Ada", True), ("Ben", True), ("Ben", False)):
            db.session.add(Consent(registration_id=people[name].id, about=f"question:{photos.id}", words=photos.label,
                                   given=given, at=people[name].registered_at))
        number = photos.id
    assert names_in(organiser.text(f"{LIST}?question={number}&answer=yes")) == {"Ada Mensah"}
    assert names_in(organiser.text(f"{LIST}?question={number}&answer=no")) == {"Ben Okafor"}
    page = organiser.text(f"{LIST}?c=q{number}&sort=name")
    assert re.findall(r'photographed" dir="auto">(yes|no|)</td>', page) == ["yes", "no", "", "", ""]


def test_an_empty_list_says_what_to_do(organiser: Organiser, event: Event) -> None:
    assert "Nobody has registered yet" in organiser.text(LIST)
