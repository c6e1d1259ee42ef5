"""A summit of its own in the served demo, with a session and people whose names nobody else has."""

from dataclasses import dataclass
from itertools import count

from flask import Flask

from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.sessions.queries import Seat, seats

from ..desk.organisers import a_draft
from ..people.drafts import a_person, a_session, an_appearance, an_office, an_organisation

_number = count(1)
NAMES = ("Ola Przybylska", "محمد الزعتري", "Ximena Quetzal")


@dataclass(frozen=True)
class Stage:
    app: Flask
    slug: str
    session: int
    people: dict[str, int]
    mark: str  # stands in the names of its people, and in no others

    @property
    def path(self) -> str:
        return f"/desk/e/{self.slug}/sessions/{self.session}/roster"

    def roster(self) -> list[Seat]:
        with self.app.app_context():
            db.session.rollback()
            return seats(self.session)

    def names(self) -> list[str]:
        with self.app.app_context():
            return [db.session.get_one(Person, seat.person_id).name for seat in self.roster()]

    def person(self, name: str) -> Person | None:
        with self.app.app_context():
            return db.session.scalars(db.select(Person).where(Person.name == name)).first()


def a_stage(app: Flask, on_roster: int = 3) -> Stage:
    number = next(_number)
    mark = f"Qz{'abcdefghijklmnop'[number % 16]}{number}"
    with app.app_context():
        event = a_draft(f"stage-{number}", title=f"Stage {number}")
        session = a_session(event, "Opening of the stage", code="P 1")
        people = {name: a_person(f"{name} {mark}", country="PL").id for name in NAMES}
        mayor = a_person(f"Łucja Żółw {mark}", country="PL")
        an_office(mayor, "Mayor", an_organisation(f"City of {mark}", country="PL"))
        for rank, name in enumerate(NAMES[:on_roster]):
            an_appearance(session, db.session.get_one(Person, people[name]), rank=rank, position="Poet", country="PL")
        return Stage(app, event.slug, session.id, people | {"mayor": mayor.id}, mark)
