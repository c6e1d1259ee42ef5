"""Whom somebody means: chosen from the suggestions, from the list that is shown without script, or new."""

from dataclasses import dataclass

from flask import request

from eventsys.kit.database import db
from eventsys.people.finding import asked, nearness
from eventsys.people.models import Person

from ..directory import people
from ..directory.people import Row

MOST = 20
NEW = "new"


@dataclass(frozen=True)
class Meant:
    """What a form said: the words typed, and who that is; nobody as long as it is not chosen."""

    text: str
    person: Person | None
    is_new: bool
    found: tuple[Row, ...] = ()  # to choose from


def meant() -> Meant:
    text, chosen = request.form.get("who", "").strip()[:200], request.form.get("person", "")
    if chosen.isdecimal() and len(chosen) < 10 and (person := db.session.get(Person, int(chosen))) is not None:
        return Meant(text, person, is_new=False)
    return Meant(text, None, chosen == NEW, found(text))


def found(text: str) -> tuple[Row, ...]:
    words = asked(text)
    if not words:
        return ()
    rows = sorted(people.matching(people.rows(), text), key=lambda row: nearness(words, row.entry.name))
    return tuple(rows[:MOST])
