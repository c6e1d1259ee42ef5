"""A sheet of participants on its way through the desk's pages."""

from collections.abc import Callable

from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.publishing.standing import standing
from eventsys.registration.models import Category, Registration
from eventsys.registration.queries import by_code

from ...asking import statements
from ...registration.many import many
from ...registration.registering import states
from ..organisers import Organiser
from ..sheets.steps import a_run, page_of, settled, through, uploaded
from .conftest import found

SHEET = ("Name;E-mail;Organisation;Country;Category\r\nGil Novo;gil@example.org;City of Porto;Portugal;Press\r\n"
         "Hua Wu;hua@example.org;;China;Press\r\nIda Berg;ida@example.org;;;Press\r\nJan Lee;;;;Press\r\n")


def test_it_is_looked_at_then_applied_and_letters_are_sent_by_hand(
        organiser: Organiser, event: Event, press: Category) -> None:
    uploaded(organiser, SHEET, "people.csv", "registrations")
    settled(organiser)
    rows = page_of(organiser, "rows")
    assert "there is no place left: it goes on the waiting list" in rows
    assert "it has no e-mail address" in rows
    assert "No letter goes" in rows
    through(organiser, SHEET, "people.csv", "registrations")
    assert states(event) == {"Gil Novo": "confirmed", "Hua Wu": "confirmed", "Ida Berg": "waitlisted"}
    done = organiser.text(f"/desk/e/summit/sheets/{a_run().id}")
    assert "See the participants" in done
    assert "Undo" not in done
    assert db.session.scalar(db.select(Letter)) is None
    people = found(event)
    organiser.post("/desk/e/summit/participants/chosen?source=sheet", {"act": "letter", "all": "yes"})
    assert {letter.to_name for letter in db.session.scalars(db.select(Letter))} == {row.name for row in people.values()}


def test_the_programme_counts_as_unchanged(organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    organiser.post("/desk/e/summit/participants/chosen", {"act": "approve", "chosen": [str(people["Ada"].id)]})
    assert journal.revision(f"registration:{people['Ada'].id}")
    assert not standing(event).is_changed


def test_no_choice_of_columns_asks_more_than_twelve_times(
        event: Event, as_role: Callable[[str], Organiser]) -> None:
    many(event, 120, first_code="MANY-MANY-11")
    owner = as_role("owner")
    row = by_code(event, "many-many-11")
    assert row is not None
    pages = ("?c=sessions&c=first&c=position_in_line&c=q1&c=q4&c=state&sort=line", "?question=1&answer=harbour",
             f"/{row.code}", f"/{row.code}/answers", "/take-out")
    owner.get("/desk/e/summit/participants")  # the programme, for its titles, is kept from the first time on
    asked = {}
    for page in pages:
        db.session.rollback()
        db.session.expunge_all()
        with statements(db.engine) as said:
            assert owner.get(f"/desk/e/summit/participants{page}").status_code == 200
        asked[page] = len(said)
    assert {page: number for page, number in asked.items() if number > 12} == {}
