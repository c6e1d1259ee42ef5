"""Registrations of an event: searched, sifted, counted, and with what stands beside them. No query asks row by row."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.people.names import plain

from . import filters
from .filters import Filter
from .models import (
    Answer,
    Answers,
    CareAnswers,
    Category,
    Consent,
    Question,
    Registration,
    SignUp,
)

ORDERS = ("newest", "oldest", "name", "organisation", "country", "line")
_SUBJECT = "registration:"


@dataclass(frozen=True, slots=True)
class Brief:
    """Of a registration what it takes to find and to sort it."""

    id: int
    name: str
    email: str
    organisation: str
    city: str
    country: str
    code: str
    category: int
    line: int | None
    priority: int


def found(summit: Event, wanted: Filter, order: str = "newest", sees_care: bool = False) -> list[Brief]:
    """In that order; three queries at most. Without `sees_care` no private answer decides who is found."""
    columns = (Registration.id, Registration.name, Registration.email, Registration.organisation, Registration.city,
               Registration.country, Registration.code, Registration.category_id, Registration.line,
               Registration.priority)
    rows = db.session.execute(select(*columns).where(*_conditions(summit, wanted)).order_by(Registration.id.desc()))
    briefs = [Brief(*tuple(row)) for row in rows]
    if wanted.question:
        saying = _saying(summit, wanted, sees_care)
        briefs = [one for one in briefs if one.id in saying]
    return sorted(filter(lambda one: _is_meant(one, wanted), briefs), key=_ORDER[order])


def numbers(summit: Event, wanted: Filter, sees_care: bool = False) -> list[int]:
    return [one.id for one in found(summit, wanted, sees_care=sees_care)]


def some(summit: Event, ids: Sequence[int]) -> list[Registration]:
    """Those of the event among them, in the order given."""
    rows: dict[int, Registration] = {}
    for portion in _portions(ids):
        rows |= {row.id: row for row in db.session.scalars(select(Registration).where(
            Registration.event_id == summit.id, Registration.id.in_(portion)))}
    return [rows[number] for number in dict.fromkeys(ids) if number in rows]


def with_standing(summit: Event, code: str) -> tuple[Registration, "Standing"] | None:
    """As `by_code`, with where they stand; one query."""
    row = db.session.execute(select(Registration, _came_before(summit), _ahead()).where(
        Registration.event_id == summit.id, Registration.code == code.upper())).first()
    return row and (row[0], Standing(bool(row[1]), 0 if row[0].line is None else 1 + row[2]))


def by_code(summit: Event, code: str) -> Registration | None:
    return db.session.scalar(select(Registration).where(Registration.event_id == summit.id,
                                                        Registration.code == code.upper()))


def categories(summit: Event) -> dict[int, Category]:
    """Those in use."""
    return {row.id: row for row in db.session.scalars(select(Category).where(
        Category.event_id == summit.id, Category.closed_at.is_(None)).order_by(Category.rank, Category.id))}


def questions(summit: Event) -> list[Question]:
    """In their order; those that are asked no more come last."""
    return list(db.session.scalars(select(Question).where(Question.event_id == summit.id).order_by(
        Question.retired_at.is_not(None), Question.rank, Question.id)))


def signed_up(ids: Collection[int]) -> dict[int, list[SignUp]]:
    """Of each registration."""
    told: dict[int, list[SignUp]] = {}
    for row in _in_portions(select(SignUp).order_by(SignUp.id), SignUp.registration_id, ids):
        told.setdefault(row.registration_id, []).append(row)
    return told


def answers(ids: Collection[int], care: Collection[str] = ()) -> dict[int, dict[int, Answer]]:
    """By registration and question; private ones only of the kinds in `care`. One query."""
    told: dict[int, dict[int, Answer]] = {}
    for portion in _portions(ids):
        asked: Any = select(Answers.registration_id, Answers.given).where(Answers.registration_id.in_(portion))
        if care:
            asked = asked.union_all(select(CareAnswers.registration_id, CareAnswers.given).where(
                CareAnswers.registration_id.in_(portion), CareAnswers.care.in_(care)))
        for number, given in db.session.execute(asked):
            told.setdefault(number, {}).update({one.question: one for one in given})
    return told


def agreements(ids: Collection[int], questions: Collection[int]) -> dict[int, dict[int, bool]]:
    """By registration and question: what was said last to questions for consent. One query."""
    told: dict[int, dict[int, bool]] = {}
    numbers = {f"question:{number}": number for number in questions}
    for row in _in_portions(select(Consent).where(Consent.about.in_(numbers)).order_by(Consent.id),
                            Consent.registration_id, ids):
        told.setdefault(row.registration_id, {})[numbers[row.about]] = row.given
    return told


@dataclass(frozen=True, slots=True)
class Standing:
    came_before: bool  # had a place at an earlier event; known by the address
    position: int  # in line, 1 for who is next in the category; 0 for who does not wait


def standings(summit: Event, ids: Collection[int]) -> dict[int, Standing]:
    """One query."""
    ahead, before = _ahead(), _came_before(summit)
    found: dict[int, Standing] = {}
    for portion in _portions(ids):
        rows = db.session.execute(select(Registration.id, before, ahead, Registration.line).where(
            Registration.id.in_(portion)))
        found |= {number: Standing(bool(came), 0 if line is None else 1 + ahead) for number, came, ahead, line in rows}
    return found


def _ahead() -> Any:
    """How many stand before somebody in line."""
    other = aliased(Registration)
    first = or_(other.priority > Registration.priority,
                and_(other.priority == Registration.priority, other.line < Registration.line))
    return select(func.count()).select_from(other).where(
        other.category_id == Registration.category_id, other.state == "waitlisted", first).correlate(
        Registration).scalar_subquery()


@dataclass(frozen=True)
class Agreed:
    words: str
    given: bool
    at: datetime


@dataclass(frozen=True)
class SignedUp:
    session: int  # number of the session to sign up for
    state: str


def agreed_and_signed_up(number: int) -> tuple[list[Agreed], list[SignedUp]]:
    """Of one registration; what was agreed to last comes first. One query."""
    rows = db.session.execute(select(
        literal("consent").label("what"), Consent.id.label("id"), Consent.words.label("words"),
        Consent.given.label("given"), Consent.at.label("at")).where(Consent.registration_id == number).union_all(
        select(literal("sign up"), SignUp.session_id, SignUp.state, true(), SignUp.at).where(
            SignUp.registration_id == number))).all()
    agreed = sorted((row for row in rows if row.what == "consent"), key=lambda row: -row.id)
    return ([Agreed(row.words, row.given, row.at) for row in agreed],
            [SignedUp(row.id, row.words) for row in rows if row.what == "sign up"])


def in_trouble(summit: Event) -> ColumnElement[bool]:
    """Whose last letter did not get through."""
    last = (select(func.max(Letter.id)).where(Letter.about == summit.id, Letter.subject_of.startswith(_SUBJECT),
                                              Letter.state.in_(("sent", "refused", "failed")))
            .group_by(Letter.subject_of))
    number = cast(func.substr(Letter.subject_of, len(_SUBJECT) + 1), Integer)
    return Registration.id.in_(select(number).where(Letter.id.in_(last), Letter.state != "sent"))


def _conditions(summit: Event, wanted: Filter) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = [Registration.event_id == summit.id]
    if wanted.states:
        asked.append(Registration.state.in_(wanted.states))
    for column, value in ((Registration.category_id, wanted.category), (Registration.source, wanted.source),
                          (Registration.delegation_id, wanted.delegation)):
        if value:
            asked.append(column == value)
    if wanted.country:
        asked.append(Registration.country == ("" if wanted.country == "none" else wanted.country.upper()))
    if wanted.look:
        asked.append(Registration.to_look_at.is_(True))
    if wanted.session:
        asked.append(Registration.id.in_(select(SignUp.registration_id).where(SignUp.session_id == wanted.session)))
    if wanted.mail:
        asked.append(in_trouble(summit))
    if wanted.first:
        before = _came_before(summit)
        asked.append(~before if wanted.first == "yes" else before)
    return asked


def _came_before(summit: Event) -> ColumnElement[bool]:
    earlier = aliased(Registration)
    return select(earlier.id).join(Event, Event.id == earlier.event_id).where(
        earlier.email == Registration.email, earlier.email != "", earlier.state == "confirmed",
        earlier.event_id != summit.id, Event.starts < summit.starts).correlate(Registration).exists()


def _is_meant(one: Brief, wanted: Filter) -> bool:
    return ((not wanted.q or filters.says(wanted.q, (one.name, one.email, one.organisation, one.city, one.code)))
            and (not wanted.organisation or filters.says(wanted.organisation, (one.organisation,)))
            and (not wanted.city or filters.says(wanted.city, (one.city,))))


def _saying(summit: Event, wanted: Filter, sees_care: bool) -> set[int]:
    question = db.session.get(Question, wanted.question)
    if question is None or question.event_id != summit.id or (question.care and not sees_care):
        return set()
    if question.kind == "consent":
        return _agreed(summit, question.id, wanted.answer)
    kept: Any = CareAnswers if question.care else Answers
    rows = db.session.execute(select(kept.registration_id, kept.given).join(
        Registration, Registration.id == kept.registration_id).where(
        Registration.event_id == summit.id, *([kept.care == question.care] if question.care else [])))
    return {number for number, given in rows for one in given
            if one.question == question.id and filters.fits(one.value, one.words, wanted.answer)}


def _agreed(summit: Event, question: int, answer: str) -> set[int]:
    """To a question for consent; "no" for those who took it back, or never gave it."""
    rows = db.session.execute(select(Consent.registration_id, Consent.given).join(
        Registration, Registration.id == Consent.registration_id).where(
        Registration.event_id == summit.id, Consent.about == f"question:{question}").order_by(Consent.id))
    last = {row.registration_id: row.given for row in rows}
    return {number for number, given in last.items() if given is not (answer == "no")}


def _in_portions(asked: Any, column: Any, ids: Collection[int]) -> Iterable[Any]:
    for portion in _portions(ids):
        yield from db.session.scalars(asked.where(column.in_(portion)))


def _portions(ids: Collection[int]) -> Iterable[list[int]]:
    """A statement takes so many values and not more."""
    listed = list(ids)
    return (listed[at:at + 5_000] for at in range(0, len(listed), 5_000))


def _last(text: str) -> tuple[bool, str]:
    return (not text, plain(text))


_ORDER: dict[str, Any] = {
    "newest": lambda one: -one.id, "oldest": lambda one: one.id, "name": lambda one: (_last(one.name), one.id),
    "organisation": lambda one: (_last(one.organisation), _last(one.name), one.id),
    "country": lambda one: (_last(one.country), _last(one.organisation), one.id),
    "line": lambda one: (one.line is None, one.category, -one.priority, one.line or 0, one.id),
}
