"""Registrations of an event: searched, sifted, counted, and with what stands beside them. No query asks row by row."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Text, case, cast, func, literal, select, union_all
from sqlalchemy.orm import aliased

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.people.names import plain

from . import filters, line, places
from .filters import Filter
from .models import (
    Answer,
    Answers,
    CareAnswers,
    Category,
    Delegation,
    Places,
    Question,
    Registration,
    SignUp,
    SignUpSession,
)
from .places import Tally

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
    for at in range(0, len(ids), 5_000):
        rows |= {row.id: row for row in db.session.scalars(select(Registration).where(
            Registration.event_id == summit.id, Registration.id.in_(ids[at:at + 5_000])))}
    return [rows[number] for number in dict.fromkeys(ids) if number in rows]


def by_code(summit: Event, code: str) -> Registration | None:
    return db.session.scalar(select(Registration).where(Registration.event_id == summit.id,
                                                        Registration.code == code.upper()))


@dataclass(frozen=True)
class Asked:
    """A question, in a word."""

    id: int
    label: str
    care: str


@dataclass(frozen=True)
class Around:
    """What the registrations of an event have to do with, and how many there are."""

    states: dict[str, int]  # how many, by state
    countries: tuple[str, ...]  # that somebody named
    categories: dict[int, str]  # names; those out of use come last
    delegations: dict[int, str]  # organisations
    sessions: dict[int, str]  # slugs of those for which one signs up
    questions: tuple[Asked, ...]  # those that are asked no more come last
    tallies: dict[str, Tally]

    @property
    def total(self) -> int:
        return sum(self.states.values())


def around(summit: Event) -> Around:
    """One query."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in db.session.execute(union_all(*_kinds(summit))):
        rows[row.what].append(row)
    for what in ("category", "question"):
        rows[what].sort(key=lambda row: (row.late, row.rank, row.id))
    named = {what: {row.id: row.words for row in rows[what]} for what in ("category", "delegation", "session")}
    return Around(
        {row.words: row.id for row in rows["state"]}, tuple(sorted(row.words for row in rows["country"])),
        named["category"], dict(sorted(named["delegation"].items(), key=lambda one: plain(one[1]))), named["session"],
        tuple(Asked(row.id, row.words, row.more) for row in rows["question"]),
        {row.words: Tally(None if row.more == "" else int(row.more), row.id, row.rank) for row in rows["places"]})


def _kinds(summit: Event) -> list[Select[*tuple[Any, ...]]]:
    """Each: what, id, words, more, late, rank."""
    empty, no = literal(""), literal(0)
    of_event = Registration.event_id == summit.id

    def late(column: Any) -> Any:
        return case((column.is_(None), 0), else_=1).label("late")

    return [
        select(literal("state").label("what"), func.count().label("id"), Registration.state.label("words"),
               empty.label("more"), no.label("late"), no.label("rank")).where(of_event).group_by(Registration.state),
        select(literal("country"), no, Registration.country, empty, no, no).where(
            of_event, Registration.country != "").distinct(),
        select(literal("category"), Category.id, Category.name, empty, late(Category.closed_at), Category.rank).where(
            Category.event_id == summit.id),
        select(literal("delegation"), Delegation.id, Delegation.organisation, empty, no, no).where(
            Delegation.event_id == summit.id, Delegation.state == "granted"),
        select(literal("session"), SignUpSession.id, SignUpSession.session, empty, no, no).where(
            SignUpSession.event_id == summit.id),
        select(literal("question"), Question.id, Question.label, Question.care, late(Question.retired_at),
               Question.rank).where(Question.event_id == summit.id),
        select(literal("places"), Places.taken, Places.of, func.coalesce(cast(Places.places, Text), ""), no,
               Places.waiting).where((Places.of == places.event_key(summit.id)) | Places.of.in_(
                   select(literal("category:") + cast(Category.id, Text)).where(Category.event_id == summit.id))),
    ]


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
    """By registration and question; private ones only of the kinds in `care`."""
    told: dict[int, dict[int, Answer]] = {}
    rows: list[Any] = [*_in_portions(select(Answers), Answers.registration_id, ids)]
    if care:
        rows += _in_portions(select(CareAnswers).where(CareAnswers.care.in_(care)), CareAnswers.registration_id, ids)
    for row in rows:
        told.setdefault(row.registration_id, {}).update({one.question: one for one in row.given})
    return told


def positions(summit: Event) -> dict[int, int]:
    """In line, of each who waits; 1 for who is next in their category."""
    place = func.row_number().over(partition_by=Registration.category_id, order_by=line.ORDER)
    rows = db.session.execute(select(Registration.id, place.label("place")).where(
        Registration.event_id == summit.id, Registration.state == "waitlisted"))
    return {row.id: row.place for row in rows}


def came_before(summit: Event, ids: Collection[int]) -> set[int]:
    """Those who had a place at an earlier event, known by their address."""
    return set(_in_portions(select(Registration.id).where(_came_before(summit)), Registration.id, ids))


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
    kept: Any = CareAnswers if question.care else Answers
    rows = db.session.execute(select(kept.registration_id, kept.given).join(
        Registration, Registration.id == kept.registration_id).where(
        Registration.event_id == summit.id, *([kept.care == question.care] if question.care else [])))
    return {number for number, given in rows for one in given
            if one.question == question.id and filters.fits(one.value, one.words, wanted.answer)}


def _in_portions(asked: Any, column: Any, ids: Collection[int]) -> Iterable[Any]:
    listed = list(ids)
    for at in range(0, len(listed), 5_000):
        yield from db.session.scalars(asked.where(column.in_(listed[at:at + 5_000])))


def _last(text: str) -> tuple[bool, str]:
    return (not text, plain(text))


_ORDER: dict[str, Any] = {
    "newest": lambda one: -one.id, "oldest": lambda one: one.id, "name": lambda one: (_last(one.name), one.id),
    "organisation": lambda one: (_last(one.organisation), _last(one.name), one.id),
    "country": lambda one: (_last(one.country), _last(one.organisation), one.id),
    "line": lambda one: (one.line is None, one.category, -one.priority, one.line or 0, one.id),
}
